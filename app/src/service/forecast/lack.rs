//! What a goal lacks to be forecast, and what to do about it.

use legwork_core::money::Currency;

use crate::Error;
use crate::ids::GoalId;
use crate::store::StoreError;

/// Why nothing can be said of a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lack {
    /// It names no figure to reach.
    Figure,
    /// Its figure depends on where things stood at the start.
    Baseline,
    /// It has no last day.
    LastDay,
    /// Nothing says what a deal is worth, in this currency.
    Worth(Currency),
    /// There are too few results: how many it takes, in a sentence.
    Results(String),
    /// Something else, in a sentence.
    Other(String),
}

/// Why there is no forecast: something is missing, or something went wrong.
#[derive(Debug)]
pub(super) enum Stop {
    Lacks(Lack),
    Failed(Error),
}

impl Lack {
    /// The same as an error, with the commands that help.
    pub(super) fn error(&self, goal: GoalId) -> Error {
        let refused = |why: &str| Error::refused(format!("no forecast: {why}"));
        match self {
            Self::Figure => refused("the goal names no figure to reach").hint(format!(
                "say it with `legwork goal edit {goal} --target 20`"
            )),
            Self::Baseline => {
                refused("the goal's figure depends on where things stood at the start").hint(
                    format!("say it with `legwork goal edit {goal} --baseline 500000`"),
                )
            }
            Self::LastDay => refused("the goal has no last day").hint(format!(
                "set one with `legwork goal edit {goal} --due \"31 December\"`"
            )),
            Self::Worth(currency) => refused(
                "nothing says what a deal is worth, since none has a value yet",
            )
            .hint(format!(
                "say what a typical one brings: `legwork rates set deal.worth \"{currency} 5,000\"`"
            ))
            .hint("or add your deals with their value: `legwork deal add`"),
            Self::Results(why) => refused(why).hint(format!(
                "record one with `legwork result add 12 --goal {goal} --date yesterday`"
            )),
            Self::Other(why) => refused(why),
        }
    }
}

impl Stop {
    /// The same as an error.
    pub(super) fn error(self, goal: GoalId) -> Error {
        match self {
            Self::Lacks(lack) => lack.error(goal),
            Self::Failed(error) => error,
        }
    }
}

impl From<Lack> for Stop {
    fn from(lack: Lack) -> Self {
        Self::Lacks(lack)
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<legwork_core::Error> for Stop {
    fn from(error: legwork_core::Error) -> Self {
        Self::Failed(error.into())
    }
}
