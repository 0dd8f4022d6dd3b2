//! The one error type of the app: a kind, one clear sentence, and hints.
//!
//! The kind decides the exit code of the command line (and, later, the status
//! of a web answer). Only [`Kind::Internal`] carries a cause to be shown: every
//! other error is complete in its own words.

use std::error::Error as StdError;
use std::fmt;
use std::io;

use crate::store::{Failure, StoreError};

/// `Result` with this crate's [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// What sort of thing went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The request itself makes no sense: a bad option, an impossible date, a
    /// sentence that cannot be read.
    Usage,
    /// The thing asked for does not exist.
    NotFound,
    /// Understood, and declined: the rules do not allow it.
    Refused,
    /// It does not fit what is there already: a duplicate, an ambiguous
    /// prefix, a change that something newer has overtaken.
    Conflict,
    /// The database is in use; trying again may well work.
    Busy,
    /// The world outside did not cooperate: a file, a disk, a server.
    Failed,
    /// A fault of ours; shown with its chain of causes.
    Internal,
    /// The reader of our output went away; nothing to say about it.
    BrokenPipe,
}

impl Kind {
    /// The documented exit code of the command line.
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::BrokenPipe => 0,
            Self::Failed | Self::Internal => 1,
            Self::Usage => 2,
            Self::NotFound => 3,
            Self::Refused => 4,
            Self::Conflict => 5,
            Self::Busy => 75,
        }
    }
}

/// What went wrong, in a sentence, with what may help.
#[derive(Debug)]
pub struct Error {
    kind: Kind,
    message: String,
    hints: Vec<String>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// An error of `kind` with this sentence: plain words, no trailing full stop.
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            hints: Vec::new(),
            source: None,
        }
    }

    /// [`Kind::Usage`] with this sentence.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Kind::Usage, message)
    }

    /// [`Kind::NotFound`] with this sentence.
    pub fn not_found(message: impl Into<String>) -> Self {
        Self::new(Kind::NotFound, message)
    }

    /// [`Kind::Refused`] with this sentence.
    pub fn refused(message: impl Into<String>) -> Self {
        Self::new(Kind::Refused, message)
    }

    /// [`Kind::Conflict`] with this sentence.
    pub fn conflict(message: impl Into<String>) -> Self {
        Self::new(Kind::Conflict, message)
    }

    /// [`Kind::Busy`] with this sentence.
    pub fn busy(message: impl Into<String>) -> Self {
        Self::new(Kind::Busy, message)
    }

    /// [`Kind::Failed`] with this sentence.
    pub fn failed(message: impl Into<String>) -> Self {
        Self::new(Kind::Failed, message)
    }

    /// [`Kind::Internal`]: what we were doing, and what stopped us.
    pub fn internal(
        message: impl Into<String>,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        Self {
            source: Some(source.into()),
            ..Self::new(Kind::Internal, message)
        }
    }

    /// Adds a line that helps: what to type, where to look.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// What sort of error this is.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The sentence.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The lines that help, in order.
    pub fn hints(&self) -> &[String] {
        &self.hints
    }

    /// The causes to show, outermost first: empty unless the fault is ours.
    pub fn chain(&self) -> Vec<String> {
        let mut causes = Vec::new();
        let mut next: Option<&(dyn StdError + 'static)> = match self.kind {
            Kind::Internal => self.source(),
            _ => None,
        };
        while let Some(cause) = next {
            causes.push(cause.to_string());
            next = cause.source();
        }
        causes
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source
            .as_ref()
            .map(|cause| cause.as_ref() as &(dyn StdError + 'static))
    }
}

/// A rule of the core was broken by what was asked.
impl From<legwork_core::Error> for Error {
    fn from(error: legwork_core::Error) -> Self {
        Self::usage(error.to_string())
    }
}

/// The store failed; only its own faults show their causes.
impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        let kind = match error.kind {
            Failure::Busy => Kind::Busy,
            Failure::Conflict => Kind::Conflict,
            Failure::Future | Failure::Refused => Kind::Refused,
            Failure::ReadOnly
            | Failure::Full
            | Failure::Corrupt
            | Failure::NotADatabase
            | Failure::Unreachable => Kind::Failed,
            Failure::Internal => return Self::internal("the database failed", error),
        };
        Self::new(kind, error.message)
    }
}

/// A file or a stream failed; a closed pipe is no failure.
impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::new(Kind::BrokenPipe, "the reader went away"),
            io::ErrorKind::StorageFull => {
                Self::failed("the disk is full: what was being written is not complete")
            }
            _ => Self::failed(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exit_codes_are_the_documented_ones() {
        let codes = [
            (Kind::BrokenPipe, 0),
            (Kind::Failed, 1),
            (Kind::Internal, 1),
            (Kind::Usage, 2),
            (Kind::NotFound, 3),
            (Kind::Refused, 4),
            (Kind::Conflict, 5),
            (Kind::Busy, 75),
        ];
        for (kind, code) in codes {
            assert_eq!(kind.exit_code(), code);
        }
    }

    #[test]
    fn only_our_own_faults_show_their_causes() {
        let fault = Error::internal("cannot read the row", io::Error::other("bad bytes"));
        assert_eq!(fault.chain(), ["bad bytes"]);
        assert!(Error::refused("no").chain().is_empty());
    }

    #[test]
    fn what_the_store_says_keeps_its_words_and_its_class() {
        let full = Error::from(StoreError::new(Failure::Full, "the disk is full"));
        assert_eq!(
            (full.kind(), full.message()),
            (Kind::Failed, "the disk is full")
        );
        let later = Error::from(StoreError::new(Failure::Future, "too new"));
        assert_eq!(later.kind(), Kind::Refused);
        let fault = Error::from(StoreError::new(Failure::Internal, "no such column"));
        assert_eq!(fault.chain(), ["no such column"]);
    }

    #[test]
    fn a_closed_pipe_is_quiet() {
        let error = Error::from(io::Error::from(io::ErrorKind::BrokenPipe));
        assert_eq!(error.kind(), Kind::BrokenPipe);
    }
}
