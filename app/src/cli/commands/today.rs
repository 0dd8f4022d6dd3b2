//! `legwork today`, and `legwork` alone.

use crate::Result;
use crate::cli::session::Session;
use crate::cli::{view, welcome};
use crate::service::today;

/// Show what is done, what is due and what comes next
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork
  legwork today --json")]
pub struct Args {}

/// Draws today, or leads a newcomer to a first goal, commitment and log.
pub fn run(_: &Args, session: &mut Session) -> Result<()> {
    let answer = session.call(async |context, now| today::today(context, now).await)?;
    if answer.commitments.is_empty() && !session.json() {
        return welcome::run(session);
    }
    session.show(&answer, |today, _, ui| view::today::draw(today, ui))
}
