//! `legwork connect folder`.

use std::path::PathBuf;

use super::common;
use crate::Result;
use crate::cli::session::Session;
use crate::service::connect::{ConnectorKind, Fields, folder_at};

/// Look at a folder of text files: every line is a line of a log
///
/// For notes that your phone or another program leaves there: files that end
/// in .txt, a line for each thing done. The files stay as they are.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork connect folder ~/Notes/legwork
  legwork connect folder ~/Notes/legwork --dry-run")]
pub struct Args {
    /// The folder
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,

    /// What to call it
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,

    /// Only try it, and say what it sees
    #[arg(long)]
    dry_run: bool,
}

/// Adds the folder.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let fields = Fields {
        title: args.title.clone(),
        address: Some(folder_at(&args.folder)?),
        ..Fields::default()
    };
    common::keep(ConnectorKind::Folder, &fields, args.dry_run, session)
}
