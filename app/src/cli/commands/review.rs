//! `legwork review`.

mod answer;
mod decide;
mod flow;
mod goal;
mod small;
mod which;

use clap::Subcommand;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::review as service;

use which::Which;

/// Look back on a week, decide what changes, and see what comes next
///
/// The facts first, then one commitment after the other: keep it, raise it, shrink
/// it, move it, pause it or let it go. What each would change is said before you
/// choose; Enter takes what is advised. Everything is saved at once: stop at any
/// point and go on later.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork review
  legwork review --week 2027-W06
  legwork review --month
  legwork review decide \"cold calls\" shrink --count 1 --reason \"a busy month\"
  legwork review finish
  legwork review --json")]
pub struct Args {
    #[command(flatten)]
    which: Which,

    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    Show(Show),
    Decide(decide::Args),
    Confirm(small::Confirm),
    Excuse(small::Excuse),
    Later(small::Later),
    Goal(goal::Args),
    Finish(small::Finish),
}

/// Show the facts and ask nothing
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork review show
  legwork review show --quarter 2027-Q1")]
struct Show {
    #[command(flatten)]
    which: Which,
}

/// Reviews, shows, or does one thing of a review.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None if session.ui.can_ask() && !session.json() => flow::run(&args.which, session),
        None => show(&args.which, session),
        Some(Action::Show(args)) => show(&args.which, session),
        Some(Action::Decide(args)) => decide::run(args, session),
        Some(Action::Confirm(args)) => small::confirm(args, session),
        Some(Action::Excuse(args)) => small::excuse(args, session),
        Some(Action::Later(args)) => small::later(args, session),
        Some(Action::Goal(args)) => goal::run(args, session),
        Some(Action::Finish(args)) => small::finish(args, session),
    }
}

fn show(which: &Which, session: &mut Session) -> Result<()> {
    let name = which.name()?;
    session.answer(
        async |context, now| service::facts(context, now, name.as_deref()).await,
        view::review::all,
    )
}
