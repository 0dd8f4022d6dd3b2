//! `legwork attribute trial`.

use clap::Subcommand;
use legwork_core::parse::date::Sense;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::attribute as service;
use crate::service::attribute::trial::{self, NewTrial};

/// Test one activity against another, week about
///
/// Each pair of weeks has a week for either, and chance says which comes first:
/// good weeks, warm leads and effort that follows success then fall on both alike.
/// Spend about the same hours in each week, and log as always.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork attribute trial
  legwork attribute trial begin \"cold call\" \"LinkedIn invite\"
  legwork attribute trial begin cold-call referral-ask --weeks 20 --from \"next month\"
  legwork attribute trial end")]
pub(super) struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    Show(Show),
    Begin(Begin),
    End(End),
}

/// Show the weeks of the test and what it has found
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork attribute trial show
  legwork attribute trial show --json")]
struct Show {}

/// Begin a test of two activities
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork attribute trial begin \"cold call\" \"LinkedIn invite\"
  legwork attribute trial begin cold-call referral-ask --weeks 20 --from 1/3/2027")]
struct Begin {
    /// The first kind
    #[arg(value_name = "KIND")]
    a: String,

    /// The second
    #[arg(value_name = "KIND")]
    b: String,

    /// How many weeks: an even number, 4 to 52
    #[arg(long, value_name = "N", default_value_t = 12)]
    weeks: u32,

    /// The first week that begins on this day or later; today unless told
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
}

/// Give the running test up; what its whole pairs of weeks found stays
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork attribute trial end")]
struct End {}

/// Does what was asked with the test; shows it when nothing was.
pub(super) fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None | Some(Action::Show(_)) => session.answer(
            async |context, now| service::attribute(context, now).await,
            view::trial::draw,
        ),
        Some(Action::Begin(args)) => begin(args, session),
        Some(Action::End(_)) => session.change(
            async |context, now| trial::end(context, now).await,
            view::trial::draw,
        ),
    }
}

fn begin(args: &Begin, session: &mut Session) -> Result<()> {
    let input = NewTrial {
        a: args.a.clone(),
        b: args.b.clone(),
        weeks: Some(args.weeks),
        from: session.maybe_day(args.from.as_deref(), Sense::Future)?,
    };
    session.change(
        async |context, now| trial::begin(context, now, &input).await,
        view::trial::draw,
    )
}
