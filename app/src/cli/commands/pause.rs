//! `legwork pause`.

use clap::Subcommand;
use legwork_core::parse::date::Sense;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::{dates, view};
use crate::service::pauses::{self, AddPause};

/// Pause everything for some days: nothing is owed, nothing is lost
#[derive(Debug, clap::Args)]
#[command(
    before_help = "\
Examples:
  legwork pause 2027-08-10..2027-08-21 --reason \"summer holiday\"
  legwork pause tomorrow
  legwork pause list
  legwork pause end",
    args_conflicts_with_subcommands = true
)]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,

    #[command(flatten)]
    days: Days,
}

#[derive(Debug, clap::Args)]
struct Days {
    /// The days: FIRST..LAST, both included
    #[arg(value_name = "DAYS")]
    days: Vec<String>,

    /// Why
    #[arg(long, value_name = "REASON")]
    reason: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Action {
    List(List),
    End(End),
}

/// List all pauses
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork pause list")]
struct List {}

/// End the pause of everything today, or take back the one to come
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork pause end")]
struct End {}

/// Saves, ends or lists pauses.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match (&args.action, super::joined(&args.days.days)) {
        (Some(Action::End(_)), _) => end(None, session),
        (Some(Action::List(_)), _) | (None, None) => list(session),
        (None, Some(days)) => add(None, &days, args.days.reason.as_deref(), session),
    }
}

/// Pauses one commitment, or everything, for these days.
pub fn add(
    commitment: Option<&str>,
    days: &str,
    reason: Option<&str>,
    session: &mut Session,
) -> Result<()> {
    let (first, last) = dates::range(days, session.calendar(Sense::Future)?)?;
    let input = AddPause {
        first,
        last,
        commitment: commitment.map(str::to_owned),
        reason: reason.map(str::to_owned),
    };
    session.change(
        async |context, now| pauses::pause(context, now, input).await,
        view::pause::added,
    )
}

/// Ends the pause of one commitment, or of everything.
pub fn end(commitment: Option<String>, session: &mut Session) -> Result<()> {
    session.change(
        async |context, now| pauses::resume(context, now, commitment).await,
        view::pause::ended,
    )
}

fn list(session: &mut Session) -> Result<()> {
    session.answer(
        async |context, now| pauses::pauses(context, now).await,
        view::pause::list,
    )
}
