//! `legwork backup`.

use std::path::PathBuf;

use crate::Result;
use crate::cli::done;
use crate::cli::session::Session;
use crate::cli::ui::text::Role;
use crate::service::backup;

use super::export::rows;

/// Copy the database into a file, and prove the copy
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork backup legwork-2027-02-08.db
  legwork restore legwork-2027-02-08.db     put it back")]
pub struct Args {
    /// The file
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Replace the file when it is there
    #[arg(long, short = 'f')]
    force: bool,
}

/// Makes the copy.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let made = session.call_db(async |db, _| backup::backup(db, &args.file, args.force).await)?;
    session.show_plainly(&made, |made, ui| {
        done::fact(
            Role::Good,
            "copied",
            &format!("{} to {}", rows(made.rows), made.path),
            ui,
        )
    })
}
