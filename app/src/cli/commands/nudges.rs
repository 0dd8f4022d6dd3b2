//! `legwork nudges`.

mod feed;
mod mail;
mod preview;
mod push;
mod set;
mod webhook;

use clap::Subcommand;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::letter;
use crate::service::nudge;

pub(in crate::cli) use feed::Address;

/// Choose when Legwork reminds you, and how; never until you choose
///
/// Once a day the next due thing, once a week a digest with three numbers, one
/// insight and one question: at the times you choose, never in quiet hours, on
/// a pause or on a day off. `legwork serve` sends them while it runs, or
/// `legwork jobs run` from a timer of the system.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork nudges
  legwork nudges mail ann@acme.example --host smtp.acme.example
  legwork nudges set --time 09:00 --review \"FR 16:00\" --quiet 21:00-07:00
  legwork nudges push
  legwork nudges preview digest
  legwork nudges test
  legwork nudges off")]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    Show(Show),
    Set(set::Args),
    Mail(mail::Args),
    Webhook(webhook::Args),
    Push(push::Args),
    Feed(feed::Args),
    Preview(preview::Args),
    Test(Test),
    Off(Off),
}

/// Show when and how you are reminded
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork nudges show
  legwork nudges show --json")]
struct Show {}

/// Send a trial by the channel that you chose, whatever the hour
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork nudges test")]
struct Test {}

/// Stop; what you set up is kept
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork nudges off")]
struct Off {}

/// Does what was asked with nudges; shows them when nothing was.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None | Some(Action::Show(_)) => session.answer(nudge::show, view::nudge::card),
        Some(Action::Set(args)) => set::run(args, session),
        Some(Action::Mail(args)) => mail::run(args, session),
        Some(Action::Webhook(args)) => webhook::run(args, session),
        Some(Action::Push(args)) => push::run(args, session),
        Some(Action::Feed(args)) => feed::run(args, session),
        Some(Action::Preview(args)) => preview::run(args, session),
        Some(Action::Test(_)) => test(session),
        Some(Action::Off(_)) => session.change(nudge::off, view::nudge::stopped),
    }
}

fn test(session: &mut Session) -> Result<()> {
    let outside = session.go_online()?;
    let sent = session.call(async |context, now| {
        nudge::try_out(context, &outside, now, letter::trial).await?;
        nudge::show(context, now).await
    })?;
    session.show(&sent, view::nudge::tried)
}
