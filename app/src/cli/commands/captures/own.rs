//! `legwork captures own`: which addresses are one's own.

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::capture::rules;

/// Say which addresses are your own
///
/// Whoever shares the domain is of your firm: mail and meetings among
/// yourselves are left out.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork captures own
  legwork captures own me@harbour.example
  legwork captures own --remove me@old.example")]
pub struct Args {
    /// The address; all are listed when left out
    #[arg(value_name = "ADDRESS")]
    address: Option<String>,

    /// It is not yours any more
    #[arg(long, requires = "address")]
    remove: bool,
}

/// Lists addresses, adds one or removes one.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match (&args.address, args.remove) {
        (None, _) => session.answer(
            async |context, _| rules::own_addresses(context).await,
            view::capture::own,
        ),
        (Some(address), false) => session.change(
            async |context, now| rules::own_here(context, now, address).await,
            view::capture::own,
        ),
        (Some(address), true) => session.change(
            async |context, now| rules::own_no_more(context, now, address).await,
            view::capture::own,
        ),
    }
}
