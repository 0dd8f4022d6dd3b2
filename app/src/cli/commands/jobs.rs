//! `legwork jobs`.

use clap::Subcommand;
use serde::Serialize;

use crate::cli::session::Session;
use crate::cli::view;
use crate::service::jobs;
use crate::{Result, jobs as runner};

/// See what Legwork does by itself, and what it had to give up
///
/// A nudge that could not be sent is tried again some times, ever later; then
/// it waits here for you.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork jobs
  legwork jobs retry 4f1c
  legwork jobs drop all
  legwork jobs run")]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    List(List),
    Run(Run),
    Retry(Retry),
    Drop(Discard),
}

/// List what waits, what was given up, and what was done last
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork jobs list
  legwork jobs list --json")]
struct List {}

/// Do what is due now, and end: for a timer, where no server runs
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork jobs run
  */5 * * * * legwork jobs run")]
struct Run {}

/// Try again at once
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork jobs retry 4f1c
  legwork jobs retry all")]
struct Retry {
    /// Id or start of it; `all` for all that were given up
    #[arg(value_name = "JOB")]
    job: String,
}

/// Drop one that is not wanted any more
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork jobs drop 4f1c
  legwork jobs drop all")]
struct Discard {
    /// Id or start of it; `all` for all that were given up
    #[arg(value_name = "JOB")]
    job: String,
}

/// What a run did.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct Ran {
    schema: u8,
    /// How many jobs were taken, whether or not they went well.
    pub(in crate::cli) jobs: u64,
}

/// Does what was asked with jobs; lists them when nothing was.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None | Some(Action::List(_)) => session.answer(jobs::list, view::job::list),
        Some(Action::Run(_)) => turn(session),
        Some(Action::Retry(args)) => session.answer(
            async |context, now| jobs::retry(context, now, &args.job).await,
            |done, _, ui| view::job::done("due again", done, ui),
        ),
        Some(Action::Drop(args)) => session.answer(
            async |context, now| jobs::discard(context, now, &args.job).await,
            |done, _, ui| view::job::done("dropped", done, ui),
        ),
    }
}

fn turn(session: &mut Session) -> Result<()> {
    let outside = session.go_online()?;
    let jobs = session.call(async |context, _| runner::turn(context, &outside, None).await)?;
    let ran = Ran {
        schema: crate::service::SCHEMA,
        jobs,
    };
    session.show_plainly(&ran, view::job::ran)
}
