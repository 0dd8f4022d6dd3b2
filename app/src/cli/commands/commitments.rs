//! `legwork commitments`.

pub mod edit;
pub mod pause;

use clap::Subcommand;
use legwork_core::parse::date::Sense;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::commitment;

/// List, change, pause and retire commitments
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork commitments
  legwork commitments edit \"cold calls\" --count 3 --reason \"it goes well\"
  legwork commitments pause newsletter 2027-08-01..2027-08-31
  legwork commitments retire sweets
  legwork commitments restart newsletter
  legwork commitments history \"cold calls\"")]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,

    /// Ended ones too
    #[arg(long)]
    all: bool,
}

#[derive(Debug, Subcommand)]
enum Action {
    List(List),
    Show(Name),
    Edit(Box<edit::Args>),
    Pause(pause::Args),
    Resume(Resume),
    Retire(Retire),
    Restart(Restart),
    History(History),
}

/// List commitments and the hours they ask
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork commitments list
  legwork commitments list --all --json")]
struct List {
    /// Ended ones too
    #[arg(long)]
    all: bool,
}

/// Show one commitment in full
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork commitments show \"cold calls\"")]
struct Name {
    /// Its id, the start of it, or words of its title
    #[arg(value_name = "COMMITMENT", required = true)]
    name: Vec<String>,
}

/// Show everything that ever happened to a commitment
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork commitments history \"cold calls\"")]
struct History {
    /// Its id, the start of it, or words of its title
    #[arg(value_name = "COMMITMENT", required = true)]
    name: Vec<String>,
}

/// End a pause today
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork commitments resume newsletter")]
struct Resume {
    /// Its id, the start of it, or words of its title
    #[arg(value_name = "COMMITMENT", required = true)]
    name: Vec<String>,
}

/// End a commitment; what was done and kept stays
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork commitments retire sweets --reason \"done with it\"
  legwork commitments retire newsletter --on 2027-06-30")]
struct Retire {
    /// Its id, the start of it, or words of its title
    #[arg(value_name = "COMMITMENT")]
    name: String,

    /// Last day on which it holds; yesterday when left out
    #[arg(long, value_name = "DAY")]
    on: Option<String>,

    /// Why
    #[arg(long, value_name = "REASON")]
    reason: Option<String>,
}

/// Begin again what had ended: nothing is owed from before
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork commitments restart newsletter
  legwork commitments restart \"cold calls\" --count 1")]
struct Restart {
    /// Its id, the start of it, or words of its title
    #[arg(value_name = "COMMITMENT")]
    name: String,

    /// Another number than it had last
    #[arg(long, value_name = "N")]
    count: Option<u32>,
}

/// Does what was asked with commitments; lists them when nothing was.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None => list(&List { all: args.all }, session),
        Some(Action::List(args)) => list(args, session),
        Some(Action::Show(args)) => show(args, session),
        Some(Action::Edit(args)) => edit::run(args, session),
        Some(Action::Pause(args)) => pause::run(args, session),
        Some(Action::Resume(args)) => super::pause::end(Some(args.name.join(" ")), session),
        Some(Action::Retire(args)) => retire(args, session),
        Some(Action::Restart(args)) => restart(args, session),
        Some(Action::History(args)) => history(args, session),
    }
}

fn list(args: &List, session: &mut Session) -> Result<()> {
    session.answer(
        async |context, now| commitment::list(context, now, args.all).await,
        view::commitment::list,
    )
}

fn show(args: &Name, session: &mut Session) -> Result<()> {
    let name = args.name.join(" ");
    session.answer(
        async |context, now| commitment::history(context, now, &name).await,
        view::commitment::card,
    )
}

fn history(args: &History, session: &mut Session) -> Result<()> {
    let name = args.name.join(" ");
    session.answer(
        async |context, now| commitment::history(context, now, &name).await,
        view::commitment::history,
    )
}

fn retire(args: &Retire, session: &mut Session) -> Result<()> {
    let on = session.maybe_day(args.on.as_deref(), Sense::Future)?;
    let (name, reason) = (&args.name, args.reason.clone());
    session.change(
        async |context, now| commitment::retire(context, now, name, on, reason).await,
        view::commitment::retired,
    )
}

fn restart(args: &Restart, session: &mut Session) -> Result<()> {
    let (name, count) = (&args.name, args.count);
    session.change(
        async |context, now| commitment::restart(context, now, name, count).await,
        view::commitment::saved,
    )
}
