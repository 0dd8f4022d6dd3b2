//! `legwork attribute`.

mod trial;

use clap::Subcommand;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::attribute as service;

/// Say what an hour of each activity has come with
///
/// Your rates beside the published ones, how long each act takes, the money that
/// an hour came with, and whether one activity brings more than another: benchmark
/// only, open, leaning or clear. It says what came with what, never what caused it;
/// to know more, let the weeks of two activities alternate.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork attribute
  legwork attribute --sources
  legwork attribute trial begin \"cold call\" \"LinkedIn invite\" --weeks 12
  legwork attribute --json")]
pub struct Args {
    /// Where the published rates were read
    #[arg(long)]
    sources: bool,

    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    Trial(trial::Args),
}

/// Draws the hours, or does what was asked with a test.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    if let Some(Action::Trial(args)) = &args.action {
        return trial::run(args, session);
    }
    session.answer(
        async |context, now| service::attribute(context, now).await,
        |found, today, ui| view::attribute::draw(found, args.sources, today, ui),
    )
}
