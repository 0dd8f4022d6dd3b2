//! `legwork deal add`.

use legwork_core::parse::date::Sense;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::deals::{self, AddDeal};

/// Add a deal
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork deal add \"New website\" --at Acme --value \"EUR 12,000\"
  legwork deal add \"Tax advice\" --with \"Ann Lee\" --expected \"end of June\" --from-activity 0199a")]
pub struct Args {
    /// What it is about
    #[arg(value_name = "TITLE", required = true)]
    title: Vec<String>,

    /// The person: id, start of it, or name; made when new
    #[arg(long, value_name = "PERSON")]
    with: Option<String>,

    /// The organisation; made when new
    #[arg(long, value_name = "ORGANISATION")]
    at: Option<String>,

    /// What it is worth: 12000, "EUR 12,000"
    #[arg(long, value_name = "AMOUNT")]
    value: Option<String>,

    /// The stage, in your own words
    #[arg(long, value_name = "STAGE")]
    stage: Option<String>,

    /// The day it was opened; today when left out
    #[arg(long, value_name = "DAY")]
    opened: Option<String>,

    /// The day it is expected to close
    #[arg(long, value_name = "DAY")]
    expected: Option<String>,

    /// The activity it began with: id, or start of it; `none` for none; when left out, what
    /// was logged with them before says it
    #[arg(long, value_name = "ID")]
    from_activity: Option<String>,
}

/// Saves the deal.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let input = AddDeal {
        title: args.title.join(" "),
        person: args.with.clone(),
        organisation: args.at.clone(),
        value: args.value.clone(),
        stage: args.stage.clone(),
        opened: session.maybe_day(args.opened.as_deref(), Sense::Past)?,
        expected: session.maybe_day(args.expected.as_deref(), Sense::Future)?,
        origin: args.from_activity.clone(),
        id: None,
    };
    session.change(
        async |context, now| deals::add(context, now, &input).await,
        view::deal::card,
    )
}
