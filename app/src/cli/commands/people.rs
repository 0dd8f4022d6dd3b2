//! `legwork people`.

pub mod fields;
pub mod merge;

use std::path::PathBuf;

use clap::Subcommand;
use legwork_core::parse::date::Sense;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::people::{self, PersonFields, PersonFilter};

/// Keep the people you sell to
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork people
  legwork people add \"Ann Lee\" --at Acme --as client --email ann@acme.example
  legwork people show ann
  legwork people edit ann --as lapsed")]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    Add(Add),
    List(List),
    Show(Show),
    Edit(Edit),
    Merge(merge::Merge),
    Split(merge::Split),
    Duplicates(merge::Duplicates),
    Distinct(merge::Distinct),
    Tags(Tags),
    Import(Import),
}

/// Add a person
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork people add \"Ann Lee\" --at Acme --as client
  legwork people add Bob --phone \"+44 20 7946 0000\" --keep-in-touch 30")]
struct Add {
    /// The name
    #[arg(value_name = "NAME", required = true)]
    name: Vec<String>,

    #[command(flatten)]
    fields: fields::Fields,
}

/// List people by name
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork people list
  legwork people list acme --as client --json
  legwork people list --tag golf --due")]
struct List {
    /// Words in the name, the organisation or the addresses
    #[arg(value_name = "WORDS")]
    words: Vec<String>,

    /// Of this relationship only: prospect, client, lapsed, referrer, partner, other
    #[arg(long = "as", value_name = "RELATIONSHIP")]
    relationship: Option<String>,

    /// With this tag only
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,

    /// Those who are due only, the longest first
    #[arg(long)]
    due: bool,

    /// So many at most
    #[arg(long, short = 'n', value_name = "N", default_value_t = 50)]
    limit: u32,
}

/// Show a person with what was done and the deals
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork people show ann lee")]
struct Show {
    /// Id, start of it, or name
    #[arg(value_name = "PERSON", required = true)]
    person: Vec<String>,
}

/// Change what is known of a person
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork people edit ann --as client --since 2027-03-01
  legwork people edit ann --name \"Ann Lee-Ray\" --note \"moved to Leeds\"
  legwork people edit ann --remove-email ann@old.example --untag golf")]
struct Edit {
    /// Id, start of it, or name
    #[arg(value_name = "PERSON")]
    person: String,

    /// New name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,

    /// The day from which they stand so, with --as; today when left out
    #[arg(long, value_name = "DAY", requires = "relationship")]
    since: Option<String>,

    #[command(flatten)]
    fields: fields::Fields,

    #[command(flatten)]
    without: fields::Without,
}

/// List the tags that people have
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork people tags
  legwork people list --tag golf
  legwork next rhythm 30 --tag golf")]
struct Tags {}

/// Take over contacts from files: the same as `legwork import`
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork people import contacts.vcf --dry-run
  legwork people import list.csv --map \"Full name=name\"")]
struct Import {
    /// The files
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    #[command(flatten)]
    how: super::import::How,
}

/// Does what was asked with people; lists them when nothing was.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None => list(
            &List {
                words: Vec::new(),
                relationship: None,
                tag: None,
                due: false,
                limit: 50,
            },
            session,
        ),
        Some(Action::Add(args)) => add(args, session),
        Some(Action::List(args)) => list(args, session),
        Some(Action::Show(args)) => show(args, session),
        Some(Action::Edit(args)) => edit(args, session),
        Some(Action::Merge(args)) => merge::merge(args, session),
        Some(Action::Split(args)) => merge::split(args, session),
        Some(Action::Duplicates(args)) => merge::duplicates(args, session),
        Some(Action::Distinct(args)) => merge::distinct(args, session),
        Some(Action::Tags(_)) => tags(session),
        Some(Action::Import(args)) => super::import::people(&args.files, &args.how, session),
    }
}

fn add(args: &Add, session: &mut Session) -> Result<()> {
    let input = args.fields.input(Some(args.name.join(" ")));
    session.change(
        async |context, now| people::add(context, now, &input).await,
        view::person::card,
    )
}

fn list(args: &List, session: &mut Session) -> Result<()> {
    let filter = PersonFilter {
        text: super::joined(&args.words),
        relationship: args.relationship.clone(),
        tag: args.tag.clone(),
        due: args.due,
        limit: Some(args.limit),
        ..PersonFilter::default()
    };
    let narrowed = [&filter.text, &filter.relationship, &filter.tag];
    let all = !filter.due && narrowed.iter().all(|one| one.is_none());
    session.answer(
        async |context, now| people::list(context, now, &filter).await,
        |found, today, ui| view::person::list(found, all, today, ui),
    )
}

fn show(args: &Show, session: &mut Session) -> Result<()> {
    let name = args.person.join(" ");
    session.answer(
        async |context, now| people::show(context, now, &name).await,
        view::person::card,
    )
}

fn edit(args: &Edit, session: &mut Session) -> Result<()> {
    let input = PersonFields {
        since: session.maybe_day(args.since.as_deref(), Sense::Past)?,
        ..args.without.input(args.fields.input(args.name.clone()))
    };
    session.change(
        async |context, now| people::edit(context, now, &args.person, &input).await,
        view::person::card,
    )
}

fn tags(session: &mut Session) -> Result<()> {
    session.answer(
        async |context, _| people::tags(context).await,
        view::person::tags,
    )
}
