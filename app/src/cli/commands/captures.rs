//! `legwork captures`.

pub mod answer;
pub mod own;
pub mod rules;

use clap::Subcommand;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::capture::{self, CaptureFilter};

/// Say yes or no to what mail, calendar and feeds saw
///
/// What a connector sees waits here until you say that you did it. Each says
/// where it comes from, why it is proposed, and how sure that is, and is named by
/// the end of its id. Rules of your own decide before those that ship with Legwork.
/// `legwork connect` says what is looked at, `legwork sync` looks now.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork captures
  legwork captures accept 63c5
  legwork captures accept --all --kind \"client email\"
  legwork captures correct 63c5 --kind \"client call\" --minutes 30
  legwork captures dismiss 63c5 8b6e
  legwork captures rules")]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    List(List),
    Accept(answer::Accept),
    Correct(answer::Correct),
    Dismiss(answer::Dismiss),
    Rules(rules::Args),
    Own(own::Args),
}

/// List what waits for a yes, the latest day first
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork captures list
  legwork captures list --kind meeting --json
  legwork captures list --ignored")]
struct List {
    /// Of this source only
    #[arg(long, value_name = "SOURCE")]
    source: Option<String>,

    /// Of this kind only
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,

    /// What rules left out, with the reason
    #[arg(long)]
    ignored: bool,

    /// So many at most
    #[arg(long, short = 'n', value_name = "N", default_value_t = 50)]
    limit: u32,
}

/// Does what was asked with captures; lists them when nothing was.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None => list(
            &List {
                source: None,
                kind: None,
                ignored: false,
                limit: 50,
            },
            session,
        ),
        Some(Action::List(args)) => list(args, session),
        Some(Action::Accept(args)) => answer::accept(args, session),
        Some(Action::Correct(args)) => answer::correct(args, session),
        Some(Action::Dismiss(args)) => answer::dismiss(args, session),
        Some(Action::Rules(args)) => rules::run(args, session),
        Some(Action::Own(args)) => own::run(args, session),
    }
}

fn list(args: &List, session: &mut Session) -> Result<()> {
    let filter = CaptureFilter {
        source: args.source.clone(),
        kind: args.kind.clone(),
        ignored: args.ignored,
        limit: Some(args.limit),
    };
    session.answer(
        async |context, now| capture::list(context, now, &filter).await,
        view::capture::list,
    )
}
