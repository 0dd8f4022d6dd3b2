//! `legwork export`.

use std::io;
use std::path::PathBuf;

use crate::cli::done;
use crate::cli::progress::Progress;
use crate::cli::session::Session;
use crate::cli::ui::text::Role;
use crate::cli::ui::words;
use crate::service::export::{self, Target};
use crate::{Error, Result};

/// Write everything into open formats
///
/// A name that ends in .jsonl gives one file of JSON Lines, - the same on
/// standard output; any other name gives a folder with a file per table and
/// spreadsheets for people to read.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork export --all my-legwork
  legwork export --all my-legwork.jsonl
  legwork export --all - | gzip > my-legwork.jsonl.gz")]
pub struct Args {
    /// Everything there is
    #[arg(long)]
    all: bool,

    /// The folder or the file; - for standard output
    #[arg(value_name = "PLACE")]
    place: PathBuf,

    /// Replace what is there
    #[arg(long, short = 'f')]
    force: bool,
}

/// Writes the export.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    if !args.all {
        return Err(Error::usage("say --all: an export is always of everything")
            .hint("legwork export --all my-legwork"));
    }
    let stream = args.place.as_os_str() == "-";
    let target = if stream {
        Target::Stream(Box::new(io::stdout()))
    } else {
        Target::at(&args.place)
    };
    let force = args.force;
    let mut progress = Progress::new("exporting", session);
    let written = session.call_db(async |db, now| {
        export::export(db, now, target, force, &mut |at, of| progress.tell(at, of)).await
    })?;
    progress.end();
    if stream {
        return Ok(());
    }
    session.show_plainly(&written, |written, ui| {
        let place = written.path.as_deref().unwrap_or_default();
        done::fact(
            Role::Good,
            "exported",
            &format!("{} to {place}", rows(written.rows)),
            ui,
        )
    })
}

/// "1 row", "12,345 rows".
pub fn rows(rows: u64) -> String {
    words::count(rows, "row")
}
