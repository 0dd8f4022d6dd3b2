//! `legwork goal edit`.

use legwork_core::parse::date::Sense;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::goal::{self, EditGoal};

/// Change parts of a goal
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork goal edit revenue --baseline 480000
  legwork goal edit revenue --due 2028-03-31 --why \"room for a second office\"")]
pub struct Args {
    /// Its id, the start of it, or words of its sentence
    #[arg(value_name = "GOAL")]
    goal: String,

    /// What is measured
    #[arg(long, value_name = "NAME")]
    metric: Option<String>,

    /// Where things stood at the start
    #[arg(long, value_name = "AMOUNT")]
    baseline: Option<String>,

    /// The figure to reach
    #[arg(long, value_name = "AMOUNT")]
    target: Option<String>,

    /// Currency of the amounts
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,

    /// First day that counts
    #[arg(long, value_name = "DAY")]
    start: Option<String>,

    /// Last day that counts
    #[arg(long, value_name = "DAY")]
    due: Option<String>,

    /// Why it matters to you
    #[arg(long, value_name = "REASON")]
    why: Option<String>,
}

/// Saves the changed parts.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let input = EditGoal {
        metric: args.metric.clone(),
        baseline: args.baseline.clone(),
        target: args.target.clone(),
        currency: args.currency.clone(),
        start: session.maybe_day(args.start.as_deref(), Sense::Future)?,
        due: session.maybe_day(args.due.as_deref(), Sense::Future)?,
        why: args.why.clone(),
    };
    session.change(
        async |context, now| goal::edit(context, now, &args.goal, &input).await,
        view::goal::card,
    )
}
