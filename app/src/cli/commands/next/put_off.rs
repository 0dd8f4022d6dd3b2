//! `legwork next snooze`, `legwork next never` and `legwork next again`.

use legwork_core::parse::date::Sense;

use crate::cli::session::Session;
use crate::cli::view;
use crate::service::next::{self, Until};
use crate::{Error, Result};

/// Do not name a person for a while
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork next snooze \"Ann Lee\" --until 2027-03-01
  legwork next snooze bob --days 30")]
pub struct Snooze {
    /// Id, start of it, or name
    #[arg(value_name = "PERSON")]
    person: String,

    /// The day on which they may be named again
    #[arg(long, value_name = "DAY", required_unless_present = "days")]
    until: Option<String>,

    /// For so many days
    #[arg(long, value_name = "N", conflicts_with = "until")]
    days: Option<u32>,
}

/// Never name a person
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork next never \"Bob Ray\"")]
pub struct Never {
    /// Id, start of it, or name
    #[arg(value_name = "PERSON")]
    person: String,
}

/// Name a person again who was put off
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork next again \"Bob Ray\"")]
pub struct Again {
    /// Id, start of it, or name
    #[arg(value_name = "PERSON")]
    person: String,
}

/// Puts a person off.
pub fn snooze(args: &Snooze, session: &mut Session) -> Result<()> {
    let until = match (args.days, &args.until) {
        (Some(days), _) => Until::Days(days),
        (None, Some(day)) => Until::Day(session.day(day, Sense::Future)?),
        (None, None) => return Err(Error::usage("say until when: --days 30")),
    };
    let person = &args.person;
    session.change(
        async |context, now| next::snooze(context, now, person, until).await,
        view::next::put_off,
    )
}

/// Puts a person off for good.
pub fn never(args: &Never, session: &mut Session) -> Result<()> {
    let person = &args.person;
    session.change(
        async |context, now| next::never(context, now, person).await,
        view::next::put_off,
    )
}

/// Takes that back.
pub fn again(args: &Again, session: &mut Session) -> Result<()> {
    let person = &args.person;
    session.change(
        async |context, now| next::again(context, now, person).await,
        view::next::put_off,
    )
}
