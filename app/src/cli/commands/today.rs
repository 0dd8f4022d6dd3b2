//! `legwork today`, and `legwork` alone.

use crate::Result;
use crate::cli::session::Session;
use crate::cli::{view, welcome};
use crate::service::{commitment, today};

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
        return nothing_yet(session);
    }
    session.show(&answer, |today, _, ui| view::today::draw(today, ui))
}

/// Nothing is promised for today: what begins later, or how to begin.
fn nothing_yet(session: &mut Session) -> Result<()> {
    let all = session.call(async |context, now| commitment::list(context, now, false).await)?;
    if all.commitments.is_empty() {
        return welcome::run(session);
    }
    session.show(&all.commitments, |coming, today, ui| {
        view::today::to_come(coming, today, ui)
    })
}
