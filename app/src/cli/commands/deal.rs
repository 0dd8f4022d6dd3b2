//! `legwork deal`.

pub mod add;
pub mod close;
pub mod edit;

use clap::Subcommand;
use legwork_core::parse::date::Sense;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::deals::{self, DealFilter};

/// Keep deals: add, correct, move, win, lose
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork deal add \"New website\" --at Acme --value \"EUR 12,000\"
  legwork deal move website proposal
  legwork deal won website
  legwork deal list")]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    Add(add::Args),
    Edit(edit::Args),
    Move(Move),
    Won(close::Args),
    Lost(close::LostArgs),
    List(List),
    Show(Show),
}

/// Move a deal to another stage
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork deal move website proposal
  legwork deal move website \"in negotiation\" --on yesterday")]
struct Move {
    /// Id, start of it, or words of its title
    #[arg(value_name = "DEAL")]
    deal: String,

    /// The stage, in your own words
    #[arg(value_name = "STAGE", required = true)]
    stage: Vec<String>,

    /// The day; today when left out
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
}

/// List deals, open ones first
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork deal list
  legwork deal list --all --json")]
struct List {
    /// Won and lost ones too
    #[arg(long)]
    all: bool,
}

/// Show one deal in full
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork deal show website")]
struct Show {
    /// Id, start of it, or words of its title
    #[arg(value_name = "DEAL", required = true)]
    deal: Vec<String>,
}

/// Does what was asked with deals; lists them when nothing was.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None => list(false, session),
        Some(Action::Add(args)) => add::run(args, session),
        Some(Action::Edit(args)) => edit::run(args, session),
        Some(Action::Move(args)) => stage(args, session),
        Some(Action::Won(args)) => close::won(args, session),
        Some(Action::Lost(args)) => close::lost(args, session),
        Some(Action::List(args)) => list(args.all, session),
        Some(Action::Show(args)) => show(args, session),
    }
}

fn list(all: bool, session: &mut Session) -> Result<()> {
    session.answer(
        async |context, _| deals::list(context, &DealFilter { all, limit: None }).await,
        view::deal::list,
    )
}

fn show(args: &Show, session: &mut Session) -> Result<()> {
    let name = args.deal.join(" ");
    session.answer(
        async |context, now| deals::show(context, now, &name).await,
        view::deal::card,
    )
}

fn stage(args: &Move, session: &mut Session) -> Result<()> {
    let on = session.maybe_day(args.on.as_deref(), Sense::Past)?;
    let (deal, stage) = (&args.deal, args.stage.join(" "));
    session.change(
        async |context, now| deals::move_to(context, now, deal, &stage, on).await,
        view::deal::card,
    )
}
