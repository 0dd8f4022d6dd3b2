//! `legwork restore`.

use std::path::PathBuf;

use crate::Result;
use crate::cli::done;
use crate::cli::session::Session;
use crate::cli::ui::text::Role;
use crate::service::backup;

use super::export::rows;

/// Put a backup in the place of the database; the old one is kept beside it
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork restore legwork-2027-02-08.db")]
pub struct Args {
    /// The backup
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Proves the copy and puts it in place.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let place = session.database()?;
    let restored = session.block_on(backup::restore(&place, &args.file))?;
    session.show_plainly(&restored, |restored, ui| {
        let what = format!("{} into {}", rows(restored.rows), restored.path);
        done::fact(Role::Good, "restored", &what, ui)?;
        match &restored.kept {
            Some(kept) => ui.line(format!("  what was there before is now {kept}")),
            None => Ok(()),
        }
    })
}
