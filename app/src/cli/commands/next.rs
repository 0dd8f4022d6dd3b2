//! `legwork next`.

pub mod done;
pub mod put_off;
pub mod rhythm;
pub mod step;

use clap::Subcommand;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::next::{self, NAMED, NextQuery};

/// Show whom to reach next, and why
#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    before_help = "\
Examples:
  legwork next
  legwork next --commitment \"current clients\" -n 5
  legwork next done \"Ann Lee\" --outcome voicemail
  legwork next step \"Ann Lee\" \"send the offer\" --on friday
  legwork next snooze Bob --days 30"
)]
pub struct Args {
    /// Only for this commitment: id, start of it, or words
    #[arg(long, value_name = "COMMITMENT")]
    commitment: Option<String>,

    /// So many for each commitment
    #[arg(short = 'n', long = "names", value_name = "N", default_value_t = NAMED)]
    n: u32,

    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    Done(done::Args),
    Step(step::Args),
    Snooze(put_off::Snooze),
    Never(put_off::Never),
    Again(put_off::Again),
    Rhythm(rhythm::Args),
}

/// Names people, or does with them what was asked.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None => names(args, session),
        Some(Action::Done(args)) => done::run(args, session),
        Some(Action::Step(args)) => step::run(args, session),
        Some(Action::Snooze(args)) => put_off::snooze(args, session),
        Some(Action::Never(args)) => put_off::never(args, session),
        Some(Action::Again(args)) => put_off::again(args, session),
        Some(Action::Rhythm(args)) => rhythm::run(args, session),
    }
}

fn names(args: &Args, session: &mut Session) -> Result<()> {
    let query = NextQuery {
        commitment: args.commitment.clone(),
        n: Some(args.n),
    };
    session.answer(
        async |context, now| next::next(context, now, &query).await,
        view::next::names,
    )
}
