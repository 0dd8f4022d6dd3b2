//! `legwork import`.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::Result;
use crate::cli::done;
use crate::cli::progress::Progress;
use crate::cli::session::Session;
use crate::cli::ui::Ui;
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::import::{self, Imported, Input, Options};

use super::export::rows;

/// Take over exports: all of them, or nothing
///
/// Into an empty database an export comes back row for row. Into one that holds
/// the same data, new rows are added and equal ones are left alone.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork import my-legwork
  legwork import my-legwork.jsonl --dry-run
  zcat my-legwork.jsonl.gz | legwork import -")]
pub struct Args {
    /// The files or folders; - for standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Only say what would happen
    #[arg(long)]
    dry_run: bool,

    /// Let rows of the file take the place of rows that differ
    #[arg(long)]
    replace: bool,
}

/// So many places are named of lines that were left out.
const PLACES: usize = 3;

/// Takes the files over.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let inputs = args
        .files
        .iter()
        .map(|file| open(file))
        .collect::<Result<Vec<Input>>>()?;
    let options = Options {
        dry_run: args.dry_run,
        replace: args.replace,
    };
    let mut progress = Progress::new("importing", session);
    let taken = session.call_db(async |db, _| {
        import::import_from(db, inputs, options, &mut |at, of| progress.tell(at, of)).await
    })?;
    progress.end();
    session.show_plainly(&taken, draw)
}

fn open(file: &Path) -> Result<Input> {
    if file.as_os_str() == "-" {
        return Input::stream("standard input", Box::new(io::BufReader::new(io::stdin())));
    }
    Input::open(file)
}

fn draw(taken: &Imported, ui: &mut Ui) -> Result<()> {
    let total: u64 = taken.tables.values().sum();
    let word = if taken.dry_run {
        "would import"
    } else {
        "imported"
    };
    done::fact(Role::Good, word, &rows(total), ui)?;
    let counts = &taken.counts;
    let parts = [
        (counts.activities, "activity|activities"),
        (counts.people, "person|people"),
        (counts.organisations, "organisation"),
        (counts.deals, "deal"),
        (counts.results, "result"),
    ];
    let parts = parts.into_iter().filter(|part| part.0 > 0);
    let parts: Vec<String> = parts
        .map(|(number, noun)| words::count(number, noun))
        .collect();
    if !parts.is_empty() {
        ui.line(
            Line::new()
                .muted("  among them ")
                .plain(words::list(&parts)),
        )?;
    }
    if taken.replaced > 0 {
        ui.line(format!(
            "  {} took the place of others",
            rows(taken.replaced)
        ))?;
    }
    skipped(taken, ui)?;
    taken.notices.iter().try_for_each(|notice| ui.note(notice))
}

/// What was left out: how much, and for each reason the first few places.
fn skipped(taken: &Imported, ui: &mut Ui) -> Result<()> {
    if taken.counts.skipped == 0 {
        return Ok(());
    }
    let count = words::count(taken.counts.skipped, "line");
    ui.line(format!("  {count} left out"))?;
    let mut by_reason: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for one in &taken.skipped {
        let lines = by_reason.entry(&one.reason).or_default();
        lines.push(one.line.to_string());
    }
    by_reason.into_iter().try_for_each(|(reason, lines)| {
        let more = if lines.len() > PLACES { " ..." } else { "" };
        let some = lines[..lines.len().min(PLACES)].join(", ");
        let noun = if lines.len() == 1 { "line" } else { "lines" };
        let line = Line::from("    ").plain(reason);
        ui.line(line.muted(format!(": {noun} {some}{more}")))
    })
}
