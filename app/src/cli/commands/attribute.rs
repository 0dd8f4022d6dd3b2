//! `legwork attribute`.

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::attribute as service;

/// Say what an hour of each activity has come with
///
/// Your rates beside the published ones, how long each act takes, the money that
/// an hour came with, and whether one activity brings more than another: benchmark
/// only, open, leaning or clear. It says what came with what, never what caused it.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork attribute
  legwork attribute --sources
  legwork attribute --json")]
pub struct Args {
    /// Where the published rates were read
    #[arg(long)]
    sources: bool,
}

/// Draws the hours.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    session.answer(
        async |context, now| service::attribute(context, now).await,
        |found, today, ui| view::attribute::draw(found, args.sources, today, ui),
    )
}
