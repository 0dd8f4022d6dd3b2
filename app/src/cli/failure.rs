//! How a command that did not succeed says so.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::Error;
use crate::error::Kind;

use super::edge;
use super::globals::Globals;
use super::stop::Stop;
use super::ui::text::{Line, Role};

/// Says what went wrong on standard error and gives the exit code.
pub fn report(stop: Stop, globals: &Globals) -> ExitCode {
    match stop {
        Stop::Shown(text) => match io::stdout().write_all(text.as_bytes()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => ExitCode::from(Error::from(error).kind().exit_code()),
        },
        Stop::Error(error) => {
            if error.kind() != Kind::BrokenPipe {
                // When even standard error is closed, the exit code still speaks.
                _ = say(&error, globals);
            }
            ExitCode::from(error.kind().exit_code())
        }
    }
}

fn say(error: &Error, globals: &Globals) -> crate::Result<()> {
    let mut ui = edge::ui(globals, &edge::environment);
    ui.note(Line::of(Role::Bad, "error: ").plain(error.message()))?;
    for cause in error.chain() {
        ui.note(Line::new().muted(format!("  because: {cause}")))?;
    }
    for line in error.hints().iter().flat_map(|hint| hint.lines()) {
        ui.hint(Line::from("  ").plain(line))?;
    }
    ui.flush()
}
