//! `legwork partner`.

mod share;

use clap::Subcommand;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::partner;

pub(in crate::cli) use share::Shown;

/// Let somebody see how chosen commitments go: an accountability partner
///
/// They get a secret link to one page that only reads: the commitments that you
/// choose, and what your reviews of them came to if you say so. Never a person, a
/// deal, an amount, a goal, a note or a reason. A link ends on its day, or at once
/// when you end it. Their browser must be able to reach `legwork serve`.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork partner share Ann \"cold calls\" newsletter --reviews
  legwork partner share \"my coach\" \"blog post\" --for 6w
  legwork partner
  legwork partner revoke Ann")]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    List(List),
    Share(share::Args),
    Revoke(Revoke),
}

/// List what is shared with whom, and until when
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork partner list
  legwork partner list --json")]
struct List {}

/// End a link: it opens nothing any more, at once and for good
///
/// Undo does not bring it back. To share again, make a new link.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork partner revoke Ann
  legwork partner revoke 4f1c0a2b
  legwork partner revoke --all")]
struct Revoke {
    /// Whom it is for, its id, or the start of it
    #[arg(value_name = "NAME", required_unless_present = "all")]
    name: Vec<String>,

    /// End every link
    #[arg(long, conflicts_with = "name")]
    all: bool,
}

/// Does what was asked with links; lists them when nothing was.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None | Some(Action::List(_)) => session.answer(partner::list, view::partner::list),
        Some(Action::Share(args)) => share::run(args, session),
        Some(Action::Revoke(args)) => revoke(args, session),
    }
}

fn revoke(args: &Revoke, session: &mut Session) -> Result<()> {
    let name = args.name.join(" ");
    session.answer(
        async |context, now| {
            if args.all {
                partner::revoke_all(context, now).await
            } else {
                partner::revoke(context, now, &name).await
            }
        },
        view::partner::ended,
    )
}
