//! The small deeds of a review: confirm, excuse, later, finish.

use legwork_core::parse::date::Sense;

use super::which::Which;
use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::review::{self as service, SpendSkip};
use crate::service::warning;

/// Confirm that a limit was kept: silence alone is not success
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork review confirm sweets
  legwork log 1 sweet on Tuesday        what to do when it was not")]
pub(super) struct Confirm {
    /// Its id, the start of it, or words of its title
    #[arg(value_name = "COMMITMENT", required = true)]
    name: Vec<String>,

    #[command(flatten)]
    which: Which,
}

/// Spend a free skip on a missed period: the streak goes on
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork review excuse \"cold calls\" --reason \"a day in hospital\"
  legwork review excuse \"cold calls\" --day 2027-02-08")]
pub(super) struct Excuse {
    /// Its id, the start of it, or words of its title
    #[arg(value_name = "COMMITMENT")]
    name: String,

    /// A day of the missed period; the newest one when left out
    #[arg(long, value_name = "DAY")]
    day: Option<String>,

    /// Why
    #[arg(long, value_name = "REASON")]
    reason: Option<String>,
}

/// Ask nothing about a commitment for two weeks
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork review later \"cold calls\"")]
pub(super) struct Later {
    /// Its id, the start of it, or words of its title
    #[arg(value_name = "COMMITMENT", required = true)]
    name: Vec<String>,
}

/// Finish the review: whatever is left open is kept as it is
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork review finish
  legwork review finish --month 2027-01")]
pub(super) struct Finish {
    #[command(flatten)]
    which: Which,
}

/// Confirms a limit.
pub(super) fn confirm(args: &Confirm, session: &mut Session) -> Result<()> {
    let (name, which) = (args.name.join(" "), args.which.name()?);
    session.change(
        async |context, now| service::confirm(context, now, which.as_deref(), &name).await,
        view::review::confirmed,
    )
}

/// Spends a free skip.
pub(super) fn excuse(args: &Excuse, session: &mut Session) -> Result<()> {
    let input = SpendSkip {
        commitment: args.name.clone(),
        day: session.maybe_day(args.day.as_deref(), Sense::Past)?,
        reason: args.reason.clone(),
    };
    session.change(
        async |context, now| service::excuse(context, now, input).await,
        view::review::excused,
    )
}

/// Puts a question off.
pub(super) fn later(args: &Later, session: &mut Session) -> Result<()> {
    let name = args.name.join(" ");
    session.change(
        async |context, now| warning::later(context, now, &name).await,
        view::review::put_off,
    )
}

/// Finishes a review.
pub(super) fn finish(args: &Finish, session: &mut Session) -> Result<()> {
    let which = args.which.name()?;
    session.change(
        async |context, now| service::finish(context, now, which.as_deref()).await,
        view::review::finished,
    )
}
