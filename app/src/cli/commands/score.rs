//! `legwork score`.

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::score;

/// Show how well promises were kept
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork score
  legwork score --json")]
pub struct Args {}

/// Draws one row per commitment.
pub fn run(_: &Args, session: &mut Session) -> Result<()> {
    session.answer(
        async |context, now| score::scores(context, now).await,
        view::score::draw,
    )
}
