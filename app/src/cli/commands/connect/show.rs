//! `legwork connect list` and `legwork connect show`.

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::connect;

/// List connectors with their health
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork connect list
  legwork connect list --json")]
pub struct ListArgs {}

/// Show one connector in full
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork connect show feed")]
pub struct Args {
    /// Id, start of it, or words of its title
    #[arg(value_name = "CONNECTOR", required = true)]
    connector: Vec<String>,
}

/// Lists them.
pub fn list(session: &mut Session) -> Result<()> {
    session.answer(
        async |context, now| connect::list(context, now).await,
        view::connector::list,
    )
}

/// Shows one.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let name = args.connector.join(" ");
    session.answer(
        async |context, now| connect::show(context, now, &name).await,
        view::connector::cards,
    )
}
