//! What became of something that was to be sent.

use crate::Error;
use crate::error::Kind;

/// Why something was not sent, as far as is known.
#[derive(Debug)]
pub struct Unsent {
    /// What is wrong, and what to do about it.
    pub error: Error,
    /// What may come of another try.
    pub hope: Hope,
}

/// What may come of another try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hope {
    /// It was not sent; the next try may go better.
    Again,
    /// It was not sent, and never will be as things stand.
    None,
    /// It may have been sent: the other side did not say. Another try may say
    /// the same thing twice.
    Unsure,
}

impl Unsent {
    /// Something that another try may mend.
    pub const fn again(error: Error) -> Self {
        Self {
            error,
            hope: Hope::Again,
        }
    }

    /// The error of a trial: what was to be set up by it was not.
    pub fn of_trial(self) -> Error {
        if self.error.kind() == Kind::Internal {
            return self.error;
        }
        let says = format!("the trial did not go through: {}", self.error.message());
        let hints = self.error.hints().iter();
        hints.fold(Error::refused(says), Error::hint)
    }

    /// Something that has to be mended first.
    pub const fn never(error: Error) -> Self {
        Self {
            error,
            hope: Hope::None,
        }
    }

    /// Something of which nobody knows whether it was sent.
    pub const fn unsure(error: Error) -> Self {
        Self {
            error,
            hope: Hope::Unsure,
        }
    }
}
