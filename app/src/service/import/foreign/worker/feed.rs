//! What another process gives, read as it comes; how it ended is known at the end.

use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::{Error, Result};

/// The longest sentence that is taken from such a process, in bytes.
const SENTENCE: u64 = 1_000;

/// A process and what it gives.
pub(super) struct Feed {
    child: Child,
    out: ChildStdout,
    file: String,
    ended: bool,
}

impl Feed {
    /// Starts a process that works on a file.
    pub(super) fn start<'a>(
        program: &Path,
        arguments: impl Iterator<Item = &'a OsStr>,
        file: &Path,
    ) -> Result<Self> {
        let cannot = |error: &dyn std::fmt::Display| {
            Error::failed(format!(
                "cannot start the process that reads {}: {error}",
                file.display()
            ))
        };
        let started = Command::new(program)
            .args(arguments)
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let mut child = started.map_err(|error| cannot(&error))?;
        let out = child.stdout.take().ok_or_else(|| cannot(&"no output"))?;
        Ok(Self {
            child,
            out,
            file: file.display().to_string(),
            ended: false,
        })
    }

    /// Waits for the end; a failure is a sentence.
    fn end(&mut self) -> io::Result<()> {
        self.ended = true;
        let mut said = String::new();
        if let Some(err) = self.child.stderr.take() {
            // What is no text says nothing.
            _ = err.take(SENTENCE).read_to_string(&mut said);
        }
        let status = self.child.wait()?;
        if status.success() {
            return Ok(());
        }
        let first = said.lines().next().unwrap_or_default();
        let sentence = Some(first).filter(|_| status.code() == Some(4));
        let sentence = sentence.map_or_else(
            || {
                format!(
                    "{} takes more memory or time to read than a file may; nothing was changed",
                    self.file
                )
            },
            str::to_owned,
        );
        Err(io::Error::new(io::ErrorKind::InvalidInput, sentence))
    }
}

impl Read for Feed {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.ended {
            return Ok(0);
        }
        let read = self.out.read(to)?;
        if read == 0 && !to.is_empty() {
            self.end()?;
        }
        Ok(read)
    }
}

impl Drop for Feed {
    fn drop(&mut self) {
        if !self.ended {
            // It may be gone already.
            _ = self.child.kill();
            _ = self.child.wait();
        }
    }
}
