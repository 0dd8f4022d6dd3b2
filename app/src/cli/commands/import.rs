//! `legwork import`.

use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use crate::cli::edge;
use crate::cli::progress::Progress;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::import::foreign::worker::Workshop;
use crate::service::import::foreign::{self, Given, Wanted};
use crate::service::import::{self, Imported, Input, Options};
use crate::{Error, Result};

/// Take over files of other programs, or exports of Legwork
///
/// What a file is, is found out by its content: contacts (Google, Outlook,
/// HubSpot, Pipedrive, Salesforce, Zoho, LinkedIn, vCard, CSV), deals and
/// activities (CSV, XLSX), time entries (Toggl, CSV), a LinkedIn archive (ZIP or
/// folder), calendars (ICS), habits (Loop). All of it is taken over, or nothing;
/// the same file again changes nothing; `legwork undo` takes it back as one step.
///
/// An export of Legwork comes back row for row into an empty database. Into one
/// that holds the same data, new rows are added and equal ones are left alone.
#[expect(clippy::doc_markdown, reason = "it is the help")]
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork import contacts.csv --dry-run
  legwork import Basic_LinkedInDataExport.zip
  legwork import accounts.csv contacts.csv deals.csv activities.csv --owner \"Ann Lee\"
  legwork import list.csv --map \"Full name=name\" --map \"Firm=organisation\"
  legwork import my-legwork.jsonl")]
pub struct Args {
    /// The files or folders; - for standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    #[command(flatten)]
    how: How,

    /// Let rows of an export take the place of rows that differ
    #[arg(long)]
    replace: bool,
}

/// How files of other programs are taken over.
#[derive(Debug, clap::Args)]
pub struct How {
    /// Only say what would happen: counts, samples, what is left out and why
    #[arg(long)]
    dry_run: bool,

    /// Say what a column holds: "Full name=name"
    #[arg(long, value_name = "COLUMN=FIELD")]
    map: Vec<String>,

    /// Only rows of this owner, where a file holds those of several
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,

    /// Whose calendar it is, by e-mail address
    #[arg(long, value_name = "ADDRESS")]
    me: Option<String>,

    /// The currency of amounts that name none
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,

    /// Write rows that cannot be read to this file; NAME.skipped.csv when left out
    #[arg(long, value_name = "FILE")]
    skipped: Option<PathBuf>,
}

/// The bar is drawn for files of more bytes than this, behind it.
const PATIENCE: u64 = 8 << 20;

/// The largest table that is read from standard input, in bytes.
const LARGEST: u64 = 64 << 20;

/// Takes the files over.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let (mut own, mut others) = (Vec::new(), Vec::new());
    for file in &args.files {
        match open(file)? {
            Opened::Own(input) => own.push(input),
            Opened::Foreign(given) => others.push(given),
        }
    }
    match (own.is_empty(), others.is_empty()) {
        (false, true) => take_own(args, own, session),
        (true, _) => take_foreign(&args.how, &others, session),
        (false, false) => Err(Error::usage(
            "exports of Legwork and files of other programs are not taken over together",
        )
        .hint("import one after the other")),
    }
}

/// A file, as far as it is known what it is.
enum Opened {
    Own(Input),
    Foreign(Given),
}

fn open(file: &Path) -> Result<Opened> {
    if file.as_os_str() == "-" {
        return stream();
    }
    if import::is_own(file) {
        return Input::open(file).map(Opened::Own);
    }
    Ok(Opened::Foreign(given(file)))
}

/// A file of another program.
fn given(file: &Path) -> Given {
    Given::Path(file.to_owned(), file.display().to_string())
}

fn stream() -> Result<Opened> {
    let name = "standard input";
    let mut input = BufReader::new(io::stdin());
    if import::starts_own(input.fill_buf()?) {
        return Input::stream(name, Box::new(input)).map(Opened::Own);
    }
    let mut bytes = Vec::new();
    input.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(
            Error::refused("standard input is larger than 64 MB; nothing was changed")
                .hint("name the file instead"),
        );
    }
    Ok(Opened::Foreign(Given::Text(bytes, name.to_owned())))
}

fn take_own(args: &Args, inputs: Vec<Input>, session: &mut Session) -> Result<()> {
    let options = Options {
        dry_run: args.how.dry_run,
        replace: args.replace,
    };
    let mut progress = Progress::new("importing", session);
    let taken = session.call_db(async |db, _| {
        import::import_from(db, inputs, options, &mut |at, of| progress.tell(at, of)).await
    })?;
    progress.end();
    session.show_plainly(&taken, view::import::taken)
}

/// Takes files of other programs over, and says how to take that back.
pub fn take_foreign(how: &How, files: &[Given], session: &mut Session) -> Result<()> {
    let skipped = how.skipped.clone().or_else(|| beside(files.first()));
    let wanted = Wanted {
        dry_run: how.dry_run,
        map: how.map.clone(),
        owner: how.owner.clone(),
        me: how.me.clone(),
        currency: how.currency.clone(),
        skipped: skipped.filter(|_| !how.dry_run),
        workshop: edge::program().map_or(Workshop::Here, Workshop::Program),
    };
    let mut progress = Progress::new("importing", session).after(PATIENCE);
    let taken: Imported = session.call(async |context, now| {
        let tell = &mut |at, of| progress.tell(at, of);
        foreign::take(context, now, files, &wanted, tell).await
    })?;
    progress.end();
    session.show_plainly(&taken, view::import::taken)?;
    if taken.dry_run || taken.is_nothing() {
        return Ok(());
    }
    session.undo_hint()
}

/// Reads contacts from files: `legwork people import`.
pub fn people(files: &[PathBuf], how: &How, session: &mut Session) -> Result<()> {
    let files: Vec<Given> = files.iter().map(|file| given(file)).collect();
    take_foreign(how, &files, session)
}

/// Where rows that cannot be read are written to, unless it is said.
fn beside(file: Option<&Given>) -> Option<PathBuf> {
    match file? {
        Given::Path(path, _) => {
            let mut name = path.file_stem()?.to_owned();
            name.push(".skipped.csv");
            Some(path.with_file_name(name))
        }
        Given::Text(..) => Some(PathBuf::from("import.skipped.csv")),
    }
}
