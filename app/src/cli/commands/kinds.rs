//! `legwork kinds`.

use clap::Subcommand;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::kinds::{self, EditKind};

/// List the kinds of activity, and set their minutes
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork kinds
  legwork kinds edit cold-call --minutes 8
  legwork kinds add \"walk the dog\" --minutes 30")]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    List(List),
    Add(Add),
    Edit(Edit),
}

/// List the kinds of activity
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork kinds list
  legwork kinds list --json")]
struct List {}

/// Add a kind of your own
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork kinds add \"walk the dog\" --minutes 30
  legwork kinds add \"pub quiz\" --counts-as networking-event --selling true")]
struct Add {
    /// What to call it
    #[arg(value_name = "NAME", required = true)]
    name: Vec<String>,

    #[command(flatten)]
    traits: Traits,
}

/// Change a kind: its minutes, its name, what it counts as
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork kinds edit cold-call --minutes 8
  legwork kinds edit pub-quiz --counts-as networking-event --selling true")]
struct Edit {
    /// The kind
    #[arg(value_name = "KIND")]
    kind: String,

    /// What to call it
    #[arg(long, value_name = "NAME")]
    title: Option<String>,

    #[command(flatten)]
    traits: Traits,
}

/// What planning and reading need to know of a kind.
#[derive(Debug, clap::Args)]
struct Traits {
    /// Minutes that one takes
    #[arg(long, value_name = "N")]
    minutes: Option<u32>,

    /// A more general kind that it counts as; may be given more than once
    #[arg(long = "counts-as", value_name = "KIND")]
    counts_as: Vec<String>,

    /// Whether it is selling, which makes "every day" mean workdays
    #[arg(long, value_name = "true|false")]
    selling: Option<bool>,
}

/// Does what was asked with kinds; lists them when nothing was.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None | Some(Action::List(_)) => session.answer(
            async |context, _| kinds::kinds(context).await,
            view::setting::kinds,
        ),
        Some(Action::Add(args)) => add(args, session),
        Some(Action::Edit(args)) => edit(args, session),
    }
}

impl Traits {
    fn input(&self, title: Option<String>) -> EditKind {
        EditKind {
            title,
            minutes: self.minutes,
            counts_as: (!self.counts_as.is_empty()).then(|| self.counts_as.clone()),
            selling: self.selling,
        }
    }
}

fn add(args: &Add, session: &mut Session) -> Result<()> {
    let (name, input) = (args.name.join(" "), args.traits.input(None));
    session.change(
        async |context, now| kinds::add(context, now, &name, input).await,
        view::setting::kinds,
    )
}

fn edit(args: &Edit, session: &mut Session) -> Result<()> {
    let (kind, input) = (&args.kind, args.traits.input(args.title.clone()));
    session.change(
        async |context, now| kinds::edit(context, now, kind, input).await,
        view::setting::kinds,
    )
}
