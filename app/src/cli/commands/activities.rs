//! `legwork activities`.

pub mod edit;

use clap::Subcommand;
use legwork_core::parse::date::Sense;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::{done, view};
use crate::service::activities::{self, ActivityFilter};
use crate::service::edit_activity;

/// List, search, change and remove what was logged
#[derive(Debug, clap::Args)]
#[command(
    before_help = "\
Examples:
  legwork activities
  legwork activities voicemail --since 2027-01-01
  legwork activities --kind cold-call --person \"Ann Lee\" --json
  legwork activities edit 0199a --minutes 20
  legwork activities remove 0199a",
    args_conflicts_with_subcommands = true
)]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,

    #[command(flatten)]
    list: List,
}

#[derive(Debug, Subcommand)]
enum Action {
    Edit(Box<edit::Args>),
    Remove(Remove),
}

#[derive(Debug, clap::Args)]
struct List {
    /// Words in the kind, the note, the tags or the names
    #[arg(value_name = "WORDS")]
    words: Vec<String>,

    /// From this day
    #[arg(long, value_name = "DAY")]
    since: Option<String>,

    /// To this day, included
    #[arg(long, value_name = "DAY")]
    until: Option<String>,

    /// Of this kind only
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,

    /// With this person only
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,

    /// So many at most
    #[arg(long, short = 'n', value_name = "N", default_value_t = 20)]
    limit: u32,
}

/// Remove an activity that did not happen
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork activities remove 0199a")]
struct Remove {
    /// Its id, or the start of it
    #[arg(value_name = "ID")]
    id: String,
}

/// Does what was asked with activities; lists them when nothing was.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None => list(&args.list, session),
        Some(Action::Edit(args)) => edit::run(args, session),
        Some(Action::Remove(args)) => remove(args, session),
    }
}

fn list(args: &List, session: &mut Session) -> Result<()> {
    let filter = ActivityFilter {
        from: session.maybe_day(args.since.as_deref(), Sense::Past)?,
        to: session.maybe_day(args.until.as_deref(), Sense::Past)?,
        kind: args.kind.clone(),
        person: args.person.clone(),
        text: super::joined(&args.words),
        limit: Some(args.limit),
    };
    session.answer(
        async |context, _| activities::list(context, &filter).await,
        view::activity::list,
    )
}

fn remove(args: &Remove, session: &mut Session) -> Result<()> {
    let id = &args.id;
    session.change(
        async |context, now| edit_activity::remove(context, now, id).await,
        |gone, _, ui| done::line("removed", &gone.activity.says, ui),
    )
}
