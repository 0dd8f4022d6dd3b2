//! `legwork result`.

use clap::Subcommand;
use legwork_core::parse::date::Sense;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::results::{self, AddResult};

/// Record results: amounts that count towards a goal
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork result add \"EUR 12,500\" --note \"invoice 17\"
  legwork result add 81.2 --goal weigh --date yesterday
  legwork result list")]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    Add(Add),
    List(List),
}

/// Record a result
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork result add \"EUR 12,500\" --note \"invoice 17\"
  legwork result add \"USD 500\" --rate 0.92
  legwork result add 81.2 --goal weigh --date yesterday")]
struct Add {
    /// The amount: 12500, "EUR 12,500", 81.2
    #[arg(value_name = "AMOUNT", required = true, allow_negative_numbers = true)]
    amount: Vec<String>,

    /// The goal it counts for; needed when there are several
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,

    /// The day; today when left out
    #[arg(long, value_name = "DAY")]
    date: Option<String>,

    /// Free text
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    /// What one unit of its currency is worth in that of the goal: 0.92
    #[arg(long, value_name = "RATE")]
    rate: Option<String>,
}

/// List results, newest first
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork result list
  legwork result list --goal revenue --json")]
struct List {
    /// For this goal only
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,
}

/// Does what was asked with results; lists them when nothing was.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None => list(None, session),
        Some(Action::List(args)) => list(args.goal.as_deref(), session),
        Some(Action::Add(args)) => add(args, session),
    }
}

fn list(goal: Option<&str>, session: &mut Session) -> Result<()> {
    session.answer(
        async |context, now| results::list(context, now, goal).await,
        view::result::list,
    )
}

fn add(args: &Add, session: &mut Session) -> Result<()> {
    let input = AddResult {
        amount: args.amount.join(" "),
        goal: args.goal.clone(),
        date: session.maybe_day(args.date.as_deref(), Sense::Past)?,
        note: args.note.clone(),
        rate: args.rate.clone(),
        id: None,
    };
    session.change(
        async |context, now| results::add(context, now, &input).await,
        view::result::added,
    )
}
