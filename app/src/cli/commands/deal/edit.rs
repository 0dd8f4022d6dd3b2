//! `legwork deal edit`.

use legwork_core::parse::date::Sense;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::deals::{self, EditDeal, Expected};

/// Correct a deal: its words, its days, what it began with
///
/// What it went through stays as it was. The results of a won deal follow its
/// value and its day; a goal that is closed keeps its figures.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork deal edit website --value \"EUR 14,000\" --expected \"end of June\"
  legwork deal edit website --with \"Bob Ray\" --at none
  legwork deal edit website --origin suggested
  legwork deal edit website --rate 0.92
  legwork deal edit website --origin 0199a")]
pub struct Args {
    /// Id, start of it, or words of its title
    #[arg(value_name = "DEAL")]
    deal: String,

    /// What it is about
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,

    /// The person: id, start of it, or name; made when new; `none` for none
    #[arg(long, visible_alias = "person", value_name = "PERSON")]
    with: Option<String>,

    /// The organisation; made when new; `none` for none
    #[arg(long, visible_alias = "organisation", value_name = "ORGANISATION")]
    at: Option<String>,

    /// What it is worth: 12000, "EUR 12,000"; `none` when not known
    #[arg(long, value_name = "AMOUNT")]
    value: Option<String>,

    /// The day it was opened
    #[arg(long, value_name = "DAY")]
    opened: Option<String>,

    /// The day it is expected to close; `none` when not known
    #[arg(long, value_name = "DAY")]
    expected: Option<String>,

    /// The day it was won or lost
    #[arg(long, value_name = "DAY")]
    closed: Option<String>,

    /// What won or lost it
    #[arg(long, value_name = "REASON")]
    reason: Option<String>,

    /// The activity it began with: id, start of it, or words; `suggested`; `none`
    #[arg(long, value_name = "ACTIVITY")]
    origin: Option<String>,

    /// Of a won deal: what one unit of its currency is worth in that of your goal
    #[arg(long, value_name = "RATE")]
    rate: Option<String>,
}

/// Saves what was corrected.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let expected = match args.expected.as_deref() {
        None => Expected::Stays,
        Some("none") => Expected::Unknown,
        Some(text) => Expected::On(session.day(text, Sense::Future)?),
    };
    let input = EditDeal {
        title: args.title.clone(),
        person: args.with.clone(),
        organisation: args.at.clone(),
        value: args.value.clone(),
        opened: session.maybe_day(args.opened.as_deref(), Sense::Past)?,
        expected,
        closed: session.maybe_day(args.closed.as_deref(), Sense::Past)?,
        reason: args.reason.clone(),
        origin: args.origin.clone(),
        rate: args.rate.clone(),
    };
    session.change(
        async |context, now| deals::edit(context, now, &args.deal, &input).await,
        view::deal::corrected,
    )
}
