//! `legwork organisations`.

use clap::Subcommand;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::organisations::{self, FirmFields};

/// Keep the organisations that people work for
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork organisations
  legwork organisations show acme
  legwork organisations edit acme --as client --domain acme.example
  legwork organisations merge \"Acme\" \"Acme GmbH\"")]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    List(List),
    Show(Show),
    Edit(Edit),
    Merge(Merge),
    Split(Split),
    Duplicates(Duplicates),
    Distinct(Distinct),
}

/// List organisations by name
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork organisations list
  legwork organisations list acme --json")]
struct List {
    /// Words in the name or the domain
    #[arg(value_name = "WORDS")]
    words: Vec<String>,

    /// So many at most
    #[arg(long, short = 'n', value_name = "N", default_value_t = 50)]
    limit: u32,
}

/// Show an organisation with its people, its deals and what was done
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork organisations show acme")]
struct Show {
    /// Id, start of it, or name
    #[arg(value_name = "ORGANISATION", required = true)]
    organisation: Vec<String>,
}

/// Change what is known of an organisation
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork organisations edit acme --name \"Acme Works\"
  legwork organisations edit acme --domain acme.example --note \"two sites\"")]
struct Edit {
    /// Id, start of it, or name
    #[arg(value_name = "ORGANISATION")]
    organisation: String,

    /// New name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,

    /// How it stands to you: prospect, client, lapsed, referrer, partner, other
    #[arg(long = "as", value_name = "RELATIONSHIP")]
    relationship: Option<String>,

    /// Its domain on the web
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,

    /// Free text
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
}

/// Make two organisations one; the first stays and takes over everything
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork organisations merge \"Acme\" \"Acme GmbH\"")]
struct Merge {
    /// Which stays: id, start of it, or name
    #[arg(value_name = "KEEP")]
    keep: String,

    /// Which goes
    #[arg(value_name = "OTHER")]
    other: String,
}

/// Take a merge back
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork organisations split \"Acme\"
  legwork organisations split \"Acme\" --merged \"Acme GmbH\"")]
struct Split {
    /// Id, start of it, or name
    #[arg(value_name = "ORGANISATION")]
    organisation: String,

    /// The one to bring back, by name or by the id of the merge; the last when left out
    #[arg(long, value_name = "NAME")]
    merged: Option<String>,
}

/// List organisations that may be one
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork organisations duplicates")]
struct Duplicates {}

/// Remember that two organisations are not one, so that they are not listed as duplicates
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork organisations distinct \"Acme\" \"Acme GmbH\"")]
struct Distinct {
    /// The one: id, start of it, or name
    #[arg(value_name = "ORGANISATION")]
    one: String,

    /// The other
    #[arg(value_name = "OTHER")]
    other: String,
}

/// Does what was asked with organisations; lists them when nothing was.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None => list("", 50, session),
        Some(Action::List(args)) => list(&args.words.join(" "), args.limit, session),
        Some(Action::Show(args)) => show(args, session),
        Some(Action::Edit(args)) => edit(args, session),
        Some(Action::Merge(args)) => merge(args, session),
        Some(Action::Split(args)) => split(args, session),
        Some(Action::Duplicates(_)) => duplicates(session),
        Some(Action::Distinct(args)) => distinct(args, session),
    }
}

fn list(words: &str, limit: u32, session: &mut Session) -> Result<()> {
    session.answer(
        async |context, _| organisations::list(context, words, limit).await,
        view::organisation::list,
    )
}

fn show(args: &Show, session: &mut Session) -> Result<()> {
    let words = args.organisation.join(" ");
    session.answer(
        async |context, _| organisations::show(context, &words).await,
        view::organisation::card,
    )
}

fn edit(args: &Edit, session: &mut Session) -> Result<()> {
    let fields = FirmFields {
        name: args.name.clone(),
        relationship: args.relationship.clone(),
        domain: args.domain.clone(),
        note: args.note.clone(),
    };
    session.change(
        async |context, now| organisations::edit(context, now, &args.organisation, &fields).await,
        view::organisation::card,
    )
}

fn merge(args: &Merge, session: &mut Session) -> Result<()> {
    session.change(
        async |context, now| organisations::merge(context, now, &args.keep, &args.other).await,
        view::organisation::card,
    )
}

fn split(args: &Split, session: &mut Session) -> Result<()> {
    let merged = args.merged.as_deref();
    session.change(
        async |context, now| organisations::split(context, now, &args.organisation, merged).await,
        view::organisation::card,
    )
}

fn duplicates(session: &mut Session) -> Result<()> {
    session.answer(
        async |context, _| organisations::duplicates(context).await,
        |found, _, ui| view::pair::list(found, "organisations", ui),
    )
}

fn distinct(args: &Distinct, session: &mut Session) -> Result<()> {
    session.change(
        async |context, now| organisations::distinct(context, now, &args.one, &args.other).await,
        view::pair::apart,
    )
}
