//! `legwork review decide`.

use legwork_core::parse::date::Sense;

use super::which::Which;
use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::review::{self as service, Decide};

/// Decide on one commitment
///
/// What asks for less holds from the next period, what asks for more at once. What
/// has passed stays as it was.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork review decide \"cold calls\" keep
  legwork review decide \"cold calls\" raise --count 3 --reason \"it goes well\"
  legwork review decide newsletter move --days TU,TH
  legwork review decide newsletter pause --until 2027-03-01
  legwork review decide invites recommit --count 5")]
pub(super) struct Args {
    /// Its id, the start of it, or words of its title
    #[arg(value_name = "COMMITMENT")]
    name: String,

    /// keep, shrink, raise, move, pause, retire, recommit or archive
    #[arg(value_name = "CHOICE")]
    choice: String,

    /// The new number; half of it when left out, to shrink or recommit
    #[arg(long, value_name = "N")]
    count: Option<u32>,

    /// The new weekdays, such as MO,WE
    #[arg(long, value_name = "DAYS")]
    days: Option<String>,

    /// The last day of a pause
    #[arg(long, value_name = "DAY")]
    until: Option<String>,

    /// The day from which it holds
    #[arg(long, value_name = "DAY")]
    from: Option<String>,

    /// Why
    #[arg(long, value_name = "REASON")]
    reason: Option<String>,

    #[command(flatten)]
    which: Which,
}

/// Decides, and writes it down in the review.
pub(super) fn run(args: &Args, session: &mut Session) -> Result<()> {
    let input = Decide {
        review: args.which.name()?,
        commitment: args.name.clone(),
        choice: args.choice.parse()?,
        count: args.count,
        days: args.days.clone(),
        until: session.maybe_day(args.until.as_deref(), Sense::Future)?,
        from: session.maybe_day(args.from.as_deref(), Sense::Future)?,
        reason: args.reason.clone(),
    };
    session.change(
        async |context, now| service::decide(context, now, input).await,
        view::review::decided,
    )
}
