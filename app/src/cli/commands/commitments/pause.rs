//! `legwork commitments pause`.

use crate::Result;
use crate::cli::commands::pause;
use crate::cli::session::Session;

/// Pause one commitment for some days; nothing is owed on them
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork commitments pause newsletter 2027-08-01..2027-08-31
  legwork commitments pause gym \"today to friday\" --reason \"a cold\"")]
pub struct Args {
    /// Its id, the start of it, or words of its title
    #[arg(value_name = "COMMITMENT")]
    name: String,

    /// The days: FIRST..LAST, both included
    #[arg(value_name = "DAYS")]
    days: String,

    /// Why
    #[arg(long, value_name = "REASON")]
    reason: Option<String>,
}

/// Saves the pause.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    pause::add(
        Some(&args.name),
        &args.days,
        args.reason.as_deref(),
        session,
    )
}
