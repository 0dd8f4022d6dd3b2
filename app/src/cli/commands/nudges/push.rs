//! `legwork nudges push`.

use clap::Subcommand;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::letter;
use crate::service::nudge::push;

/// See which browsers show nudges, try them, remove them
///
/// A browser is chosen in the browser itself: Settings > Nudges, "Nudge me on
/// this device". Whoever runs the service of the browser passes the nudge on, and
/// cannot read it.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork nudges push
  legwork nudges push test \"Firefox on Linux\"
  legwork nudges push remove 4f1c")]
pub(super) struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    List(List),
    Test(Test),
    Remove(Remove),
    Allow(Allow),
}

/// List the browsers that show nudges
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork nudges push list
  legwork nudges push list --json")]
struct List {}

/// Send a trial to one browser, or to all of them
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork nudges push test
  legwork nudges push test \"Firefox on Linux\"")]
struct Test {
    /// Its name, or the start of its id; all of them when left out
    #[arg(value_name = "BROWSER")]
    browser: Option<String>,
}

/// Forget a browser: nothing is sent to it any more
///
/// This cannot be undone; it can be chosen again in that browser.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork nudges push remove \"Firefox on Linux\"
  legwork nudges push remove all")]
struct Remove {
    /// Its name, or the start of its id; `all` for all of them
    #[arg(value_name = "BROWSER")]
    browser: String,
}

/// Let messages go to a service on a private network
///
/// Browsers are reached through a service that their maker runs, on the Internet
/// and by https. Where you run such a service yourself, name its host here.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork nudges push allow push.home.example
  legwork nudges push allow push.home.example --off")]
struct Allow {
    /// The host
    #[arg(value_name = "HOST")]
    host: String,

    /// Not any more
    #[arg(long)]
    off: bool,
}

/// Does what was asked with browsers; lists them when nothing was.
pub(super) fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None | Some(Action::List(_)) => session.answer(push::devices_of, view::push::list),
        Some(Action::Test(args)) => test(args, session),
        Some(Action::Remove(args)) => session.answer(
            async |context, now| push::remove(context, now, &args.browser).await,
            |done, _, ui| view::push::done("removed", done, ui),
        ),
        Some(Action::Allow(args)) => session.change(
            async |context, now| push::allow(context, now, &args.host, args.off).await,
            view::push::allowed,
        ),
    }
}

fn test(args: &Test, session: &mut Session) -> Result<()> {
    let outside = session.go_online()?;
    session.answer(
        async |context, now| {
            let browser = args.browser.as_deref();
            push::trial(context, &outside, now, browser, letter::trial).await
        },
        |done, _, ui| view::push::done("sent a trial to", done, ui),
    )
}
