//! The command line: one file per command, one table that lists them.
//!
//! A command is an `Args` struct whose doc comment is its help, and a `run`
//! that calls one use case and renders its answer. Only [`edge`] reads the
//! clock, the environment and the terminal.

pub mod ask;
pub mod catalogue;
pub mod dates;
pub mod deed;
pub mod done;
pub mod edge;
pub mod failure;
pub mod files;
pub mod globals;
pub mod ical;
pub mod parser;
pub mod progress;
mod reader;
pub mod session;
pub mod stop;
pub mod terms;
pub mod ui;
pub mod unknown;
pub mod view;
pub mod welcome;

pub mod commands;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::ArgMatches;

use crate::Result;

use globals::Globals;
use session::Session;
use stop::Stop;

pub use parser::command;

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let arguments = edge::arguments();
    if let Some(done) = reader::work(&arguments) {
        return done;
    }
    match invoke(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => failure::report(stop, &look(&arguments)),
    }
}

/// Reads the arguments, opens the session and runs the command.
fn invoke(arguments: &[OsString]) -> std::result::Result<(), Stop> {
    let matches = parser::read(arguments)?;
    let globals = parser::globals(&matches)?;
    Ok(invoke_in(&matches, globals)?)
}

/// How to look when something is wrong: as was asked for, even when the rest of
/// the arguments could not be read.
fn look(arguments: &[OsString]) -> Globals {
    parser::read(arguments)
        .ok()
        .and_then(|matches| parser::globals(&matches).ok())
        .unwrap_or_default()
}

/// Runs a command that has been read, in a session of its own.
pub fn invoke_in(matches: &ArgMatches, globals: Globals) -> Result<()> {
    let ui = edge::ui(&globals, &edge::environment);
    let mut session = Session::new(globals, ui);
    let done = run(matches, &mut session);
    let flushed = session.ui.flush();
    // What was acknowledged is on the disk. Closing the database as well would
    // fold its log back at every command, which costs more than the command.
    std::mem::forget(session);
    done.and(flushed)
}

fn run(matches: &ArgMatches, session: &mut Session) -> Result<()> {
    let (name, inner) = matches.subcommand().unwrap_or(("today", matches));
    match catalogue::find(name) {
        Some(entry) => (entry.run)(inner, session),
        None => Err(crate::Error::not_found(format!(
            "there is no command '{name}'"
        ))),
    }
}
