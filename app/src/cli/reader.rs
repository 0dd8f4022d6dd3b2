//! Work on files that cannot be trusted: this program, started by itself.

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use crate::error::Kind;
use crate::service::import::foreign::worker;

/// Does the work that this process was started for; none when it was started
/// for a command.
pub(super) fn work(arguments: &[OsString]) -> Option<ExitCode> {
    let done = worker::asked(arguments, io::stdout().lock())?;
    Some(match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Whoever started it reads one sentence; without it the exit code speaks.
            _ = writeln!(io::stderr(), "{error}");
            let is_ours = matches!(error.kind(), Kind::Refused | Kind::Failed);
            let code = if is_ours { Kind::Refused } else { error.kind() };
            ExitCode::from(code.exit_code())
        }
    })
}
