//! `legwork commitments edit`.

use legwork_core::parse::date::Sense;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::terms::Terms;
use crate::cli::view;
use crate::service::commitment::{self, EditCommitment};

/// Change the terms of a commitment from a day on
///
/// Asking for less takes effect with the next period, asking for more today;
/// --effective names another day. Periods that are over never change.
///
/// A promise keeps its first day and its side (at least, at most): to change
/// those, retire it and commit anew.
#[derive(Debug, clap::Args)]
#[command(
    before_help = "\
Examples:
  legwork commitments edit \"cold calls\" --count 3
  legwork commitments edit newsletter --minutes 90 --reason \"it takes longer\"
  legwork commitments edit gym --count 1 --effective 2027-03-01",
    // Known, so that the refusal can say what to do instead, but not offered.
    mut_arg("at_least", |option| option.hide(true)),
    mut_arg("at_most", |option| option.hide(true)),
    mut_arg("exactly", |option| option.hide(true)),
    mut_arg("from", |option| option.hide(true))
)]
pub struct Args {
    /// Its id, the start of it, or words of its title
    #[arg(value_name = "COMMITMENT")]
    name: String,

    #[command(flatten)]
    terms: Terms,

    /// The day from which the new number or period holds
    #[arg(long, value_name = "DAY")]
    effective: Option<String>,

    /// Why, for the history
    #[arg(long, value_name = "REASON")]
    reason: Option<String>,

    /// The goal it serves from now on
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,
}

/// Saves the changed terms.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let input = EditCommitment {
        terms: args.terms.input(session)?,
        effective: session.maybe_day(args.effective.as_deref(), Sense::Future)?,
        reason: args.reason.clone(),
        goal: args.goal.clone(),
    };
    let name = &args.name;
    session.change(
        async |context, now| commitment::edit(context, now, name, input).await,
        view::commitment::saved,
    )
}
