//! `legwork man`.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Command;
use clap_mangen::Man;

use crate::cli::parser;
use crate::cli::session::Session;
use crate::cli::ui::words;
use crate::{Error, Result};

/// Print the manual page, or write one page per command into a folder
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork man | man -l -
  legwork man ~/.local/share/man/man1")]
pub struct Args {
    /// The folder for one page per command
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

/// Writes the page to standard output, or all pages into the folder.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    let mut root = with_examples(parser::command().override_help(""));
    root.build();
    match &args.folder {
        None => session.ui.raw(&page(root)?),
        Some(folder) => {
            fs::create_dir_all(folder).map_err(|error| cannot_write(folder, &error))?;
            let written = write_all(&root, folder)?;
            let pages = words::count(written, "manual page");
            session
                .ui
                .note(format!("wrote {pages} to {}", folder.display()))
        }
    }
}

/// The page of `command` and of all that are below it; how many were written.
fn write_all(command: &Command, folder: &Path) -> Result<usize> {
    let name = command
        .get_display_name()
        .unwrap_or_else(|| command.get_name());
    let file = folder.join(format!("{name}.1"));
    fs::write(&file, page(command.clone())?).map_err(|error| cannot_write(&file, &error))?;
    let mut written = 1;
    for sub in command
        .get_subcommands()
        .filter(|sub| sub.get_name() != "help")
    {
        written += write_all(sub, folder)?;
    }
    Ok(written)
}

fn page(command: Command) -> Result<Vec<u8>> {
    let mut page = Vec::new();
    Man::new(command).manual("Legwork").render(&mut page)?;
    Ok(page)
}

/// Manual pages end with the examples that help begins with, and show what
/// short help leaves out.
fn with_examples(command: Command) -> Command {
    let examples = command.get_before_help().cloned();
    let command = command
        .mut_subcommands(with_examples)
        .mut_args(|arg| arg.hide_short_help(false));
    match examples {
        Some(examples) => command.after_help(examples),
        None => command,
    }
}

fn cannot_write(place: &Path, error: &std::io::Error) -> Error {
    Error::failed(format!("cannot write {}: {error}", place.display()))
}
