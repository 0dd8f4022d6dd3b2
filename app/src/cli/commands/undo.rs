//! `legwork undo`.

use crate::Result;
use crate::cli::session::Session;
use crate::cli::ui::text::Line;
use crate::cli::view;
use crate::service::journal;

/// Take back the last change, or the last few
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork undo
  legwork undo 3
  legwork redo       do it again after all")]
pub struct Args {
    /// How many changes
    #[arg(value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    steps: u32,
}

/// Undoes, newest first.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let steps = args.steps;
    session.answer(
        async |context, now| journal::undo(context, now, steps).await,
        |undone, _, ui| view::change::done(undone, "undone", ui),
    )?;
    if session.json() || !session.ui.look().interactive {
        return Ok(());
    }
    session.ui.note(
        Line::new()
            .muted("  do it again with ")
            .accent("legwork redo"),
    )
}
