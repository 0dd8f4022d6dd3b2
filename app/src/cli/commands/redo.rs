//! `legwork redo`.

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::journal;

/// Do again what was undone
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork redo
  legwork redo 3")]
pub struct Args {
    /// How many changes
    #[arg(value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    steps: u32,
}

/// Redoes, in the order in which it was done first.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let steps = args.steps;
    session.answer(
        async |context, now| journal::redo(context, now, steps).await,
        |again, _, ui| view::change::done(again, "done again", ui),
    )
}
