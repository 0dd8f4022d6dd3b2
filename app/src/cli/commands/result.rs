//! `legwork result`.

use std::path::PathBuf;

use clap::Subcommand;
use legwork_core::parse::date::Sense;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::{files, view};
use crate::service::results::{self, AddResult, Columns, ImportResults};

/// Record results: amounts that count towards a goal
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork result add \"EUR 12,500\" --note \"invoice 17\"
  legwork result add 81.2 --goal weigh --date yesterday
  legwork result import invoices.csv --dry-run
  legwork result list")]
pub struct Args {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    Add(Add),
    Import(Import),
    List(List),
}

/// Record a result
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork result add \"EUR 12,500\" --note \"invoice 17\"
  legwork result add \"USD 500\" --rate 0.92
  legwork result add 81.2 --goal weigh --date yesterday")]
struct Add {
    /// The amount: 12500, "EUR 12,500", 81.2
    #[arg(value_name = "AMOUNT", required = true, allow_negative_numbers = true)]
    amount: Vec<String>,

    /// The goal it counts for; needed when there are several
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,

    /// The day; today when left out
    #[arg(long, value_name = "DAY")]
    date: Option<String>,

    /// Free text
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    /// What one unit of its currency is worth in that of the goal: 0.92
    #[arg(long, value_name = "RATE")]
    rate: Option<String>,
}

/// Record the dated amounts of a file with columns
///
/// An export of invoices or accounts, in English or German. A row that was
/// taken over before is left alone, so the same file can come again; one that
/// cannot be read is left out and told.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork result import invoices.csv --dry-run
  legwork result import invoices.csv --goal revenue
  legwork result import bank.csv --date-column Valuta --amount-column Haben
  legwork result import dollars.csv --rate 0.92")]
struct Import {
    /// A file with columns; - for standard input
    #[arg(value_name = "FILE.csv")]
    file: PathBuf,

    /// The goal they count for; needed when there are several
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,

    /// Only say what would happen
    #[arg(long)]
    dry_run: bool,

    /// What one unit of another currency is worth in that of the goal: 0.92
    #[arg(long, value_name = "RATE")]
    rate: Option<String>,

    /// The column of the day
    #[arg(long, value_name = "COLUMN")]
    date_column: Option<String>,

    /// The column of the amount
    #[arg(long, value_name = "COLUMN")]
    amount_column: Option<String>,

    /// The column of the note
    #[arg(long, value_name = "COLUMN")]
    note_column: Option<String>,
}

/// List results, newest first
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork result list
  legwork result list --goal revenue --json")]
struct List {
    /// For this goal only
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,
}

/// Does what was asked with results; lists them when nothing was.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    match &args.action {
        None => list(None, session),
        Some(Action::List(args)) => list(args.goal.as_deref(), session),
        Some(Action::Add(args)) => add(args, session),
        Some(Action::Import(args)) => import(args, session),
    }
}

fn list(goal: Option<&str>, session: &mut Session) -> Result<()> {
    session.answer(
        async |context, now| results::list(context, now, goal).await,
        view::result::list,
    )
}

fn add(args: &Add, session: &mut Session) -> Result<()> {
    let input = AddResult {
        amount: args.amount.join(" "),
        goal: args.goal.clone(),
        date: session.maybe_day(args.date.as_deref(), Sense::Past)?,
        note: args.note.clone(),
        rate: args.rate.clone(),
        id: None,
    };
    session.change(
        async |context, now| results::add(context, now, &input).await,
        view::result::added,
    )
}

fn import(args: &Import, session: &mut Session) -> Result<()> {
    let text = files::read_table(&args.file, session)?;
    let name = args.file.file_name().unwrap_or_default();
    let input = ImportResults {
        name: name.to_string_lossy().into_owned(),
        goal: args.goal.clone(),
        columns: Columns {
            date: args.date_column.clone(),
            amount: args.amount_column.clone(),
            note: args.note_column.clone(),
        },
        rate: args.rate.clone(),
        dry_run: args.dry_run,
    };
    let done =
        session.call(async |context, now| results::import(context, now, &text, &input).await)?;
    view::result::left_out(&done, &mut session.ui)?;
    session.show(&done, view::result::imported)?;
    if done.dry_run || done.added == 0 {
        return Ok(());
    }
    session.undo_hint()
}
