//! `legwork goal`.

pub mod add;
pub mod edit;

use clap::Subcommand;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::{done, view};
use crate::service::forecast;
use crate::service::goal::{self, CloseGoal, OneGoal};

pub use add::{Args as AddArgs, run as add};

/// Set goals: results wanted by a date
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork goal add \"grow revenue by 20% in 2027\" --baseline 500000 --currency EUR
  legwork goal add \"win 8 new clients by the end of June\"
  legwork goal list
  legwork goal show revenue")]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    Add(add::Args),
    List(List),
    Show(Show),
    Edit(edit::Args),
    Close(Close),
}

/// List goals, open ones first
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork goal list
  legwork goal list --all --json")]
struct List {
    /// Closed ones too
    #[arg(long)]
    all: bool,
}

/// Show one goal in full
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork goal show revenue")]
struct Show {
    /// Its id, the start of it, or words of its sentence
    #[arg(value_name = "GOAL", required = true)]
    goal: Vec<String>,
}

/// Close a goal that is reached or given up
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork goal close revenue
  legwork goal close revenue --given-up --reason \"the market moved\"")]
struct Close {
    /// Its id, the start of it, or words of its sentence
    #[arg(value_name = "GOAL", required = true)]
    goal: Vec<String>,

    /// It was reached, whatever the figures say
    #[arg(long, conflicts_with = "given_up")]
    reached: bool,

    /// It was not reached
    #[arg(long)]
    given_up: bool,

    /// Why
    #[arg(long, value_name = "REASON")]
    reason: Option<String>,
}

/// Does what was asked with goals; lists them when nothing was.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None => list(&List { all: false }, session),
        Some(Action::Add(args)) => add::run(args, session),
        Some(Action::List(args)) => list(args, session),
        Some(Action::Show(args)) => show(args, session),
        Some(Action::Edit(args)) => edit::run(args, session),
        Some(Action::Close(args)) => close(args, session),
    }
}

fn list(args: &List, session: &mut Session) -> Result<()> {
    session.answer(
        async |context, now| forecast::list(context, now, args.all).await,
        view::goal::list,
    )
}

fn show(args: &Show, session: &mut Session) -> Result<()> {
    let name = args.goal.join(" ");
    session.answer(
        async |context, now| {
            let seen = forecast::one(context, now, &name).await?;
            Ok(OneGoal::from(seen))
        },
        view::goal::card,
    )
}

fn close(args: &Close, session: &mut Session) -> Result<()> {
    let name = args.goal.join(" ");
    let reached = match (args.reached, args.given_up) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    let input = CloseGoal {
        reached,
        reason: args.reason.clone(),
    };
    session.change(
        async |context, now| goal::close(context, now, &name, &input).await,
        |one, _, ui| done::line("closed", &one.goal.sentence, ui),
    )
}
