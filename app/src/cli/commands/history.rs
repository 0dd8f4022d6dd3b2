//! `legwork history`.

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::journal;

/// List changes, newest first, undone ones included
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork history
  legwork history -n 100 --json")]
pub struct Args {
    /// So many at most
    #[arg(long, short = 'n', value_name = "N", default_value_t = 20)]
    limit: u32,
}

/// Draws the newest part of the journal.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let limit = args.limit;
    session.answer(
        async |context, now| journal::history(context, now, limit).await,
        view::change::list,
    )
}
