//! `legwork week`.

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::span;

/// Show a week, day by day
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork week
  legwork week 2027-02-08
  legwork week last friday")]
pub struct Args {
    /// A day of the week to show; this week when left out
    #[arg(value_name = "DAY")]
    day: Vec<String>,
}

/// Draws one week.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    super::days(&args.day, span::week, view::days::week, session)
}
