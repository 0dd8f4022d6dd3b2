//! `legwork month`.

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::span;

/// Show a month, day by day
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork month
  legwork month 2027-01-15")]
pub struct Args {
    /// A day of the month to show; this month when left out
    #[arg(value_name = "DAY")]
    day: Vec<String>,
}

/// Draws one month.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    super::days(&args.day, span::month, view::days::month, session)
}
