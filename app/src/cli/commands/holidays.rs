//! `legwork holidays`.

use std::path::PathBuf;

use clap::Subcommand;
use legwork_core::parse::date::Sense;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::{dates, files, ical, view};
use crate::service::holidays;

/// Choose the days on which nothing is owed; none until you choose
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork holidays countries
  legwork holidays use DE-BY
  legwork holidays add 2027-12-24 \"Christmas Eve\"
  legwork holidays import office.ics
  legwork holidays off")]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    List(List),
    Countries(Countries),
    Use(Use),
    Add(Add),
    Remove(Remove),
    Import(Import),
    Off(Off),
}

/// List the holidays of this year and the next
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork holidays list
  legwork holidays list 2028")]
struct List {
    /// Another year
    #[arg(value_name = "YEAR")]
    year: Option<i16>,
}

/// List the countries whose public holidays are known
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork holidays countries")]
struct Countries {}

/// Follow the public holidays of a country
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork holidays use US
  legwork holidays use GB-SCT")]
struct Use {
    /// Code of the country, with a region where that matters
    #[arg(value_name = "CODE")]
    country: String,
}

/// Add a day of your own
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork holidays add 2027-12-24 \"Christmas Eve\"")]
struct Add {
    /// The day
    #[arg(value_name = "DAY")]
    day: String,

    /// What it is called
    #[arg(value_name = "NAME", required = true)]
    name: Vec<String>,
}

/// Make a holiday an ordinary day
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork holidays remove 2027-10-31")]
struct Remove {
    /// The day
    #[arg(value_name = "DAY")]
    day: String,
}

/// Add the all-day events of a calendar file
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork holidays import office.ics
  legwork holidays import - < office.ics")]
struct Import {
    /// An iCalendar file; - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Stop following a country; days of your own stay
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork holidays off")]
struct Off {}

/// Does what was asked with holidays; lists them when nothing was.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None => list(None, session),
        Some(Action::List(args)) => list(args.year, session),
        Some(Action::Countries(_)) => countries(session),
        Some(Action::Use(args)) => follow(Some(&args.country), session),
        Some(Action::Off(_)) => follow(None, session),
        Some(Action::Add(args)) => add(args, session),
        Some(Action::Remove(args)) => remove(args, session),
        Some(Action::Import(args)) => import(args, session),
    }
}

fn list(year: Option<i16>, session: &mut Session) -> Result<()> {
    session.answer(
        async |context, now| holidays::list(context, now, year).await,
        view::setting::holidays,
    )
}

fn countries(session: &mut Session) -> Result<()> {
    session.show(&holidays::countries(), view::setting::countries)
}

fn follow(country: Option<&String>, session: &mut Session) -> Result<()> {
    let country = country.map(String::as_str);
    session.change(
        async |context, now| holidays::follow(context, now, country).await,
        view::setting::holidays,
    )
}

fn add(args: &Add, session: &mut Session) -> Result<()> {
    let day = dates::day(&args.day, session.calendar(Sense::Future)?)?;
    let name = args.name.join(" ");
    session.change(
        async |context, now| holidays::add(context, now, day, &name).await,
        view::setting::holidays,
    )
}

fn remove(args: &Remove, session: &mut Session) -> Result<()> {
    let day = dates::day(&args.day, session.calendar(Sense::Future)?)?;
    session.change(
        async |context, now| holidays::remove(context, now, day).await,
        view::setting::holidays,
    )
}

fn import(args: &Import, session: &mut Session) -> Result<()> {
    let found = ical::days_off(&files::read_text(&args.file, session)?)?;
    session.change(
        async |context, now| holidays::add_calendar(context, now, &found).await,
        view::setting::holidays,
    )
}
