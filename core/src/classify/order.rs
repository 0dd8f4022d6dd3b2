//! The order in which rules are asked: the member's own, then those that ship
//! with Legwork; unless the member puts one of these among their own, or does
//! without it.

use serde::{Deserialize, Serialize};

use super::defaults::{BuiltIn, defaults};
use super::rule::Rule;

/// What a member says of the order: a rule of their own, or the place of one
/// that ships with Legwork.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Entry {
    /// One that ships, by its name: whatever it says in this version.
    BuiltIn {
        /// Its name.
        built_in: String,
    },
    /// One of the member's own.
    Own(Rule),
}

impl Entry {
    /// The place of the rule that ships under this name.
    pub fn built_in(name: &str) -> Self {
        Self::BuiltIn {
            built_in: name.to_owned(),
        }
    }

    /// The name of the rule that ships; none for one of the member's own.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::BuiltIn { built_in } => Some(built_in),
            Self::Own(_) => None,
        }
    }

    /// The member's own rule; none for one that ships.
    pub const fn own(&self) -> Option<&Rule> {
        match self {
            Self::Own(rule) => Some(rule),
            Self::BuiltIn { .. } => None,
        }
    }
}

/// A rule in its turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// One of the member's own.
    Own(Rule),
    /// One that ships.
    BuiltIn(BuiltIn),
}

/// Every rule that is followed, in the order in which they are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    pub(super) steps: Vec<Step>,
}

impl Order {
    /// What a member says, each with whether it is followed; below it what
    /// ships and is not named there. A name that this version does not know is
    /// passed over.
    pub fn of<'a>(said: impl IntoIterator<Item = (&'a Entry, bool)>) -> Self {
        let mut rest = defaults();
        let mut steps = Vec::new();
        for (entry, followed) in said {
            let step = match entry {
                Entry::Own(rule) => Some(Step::Own(rule.clone())),
                Entry::BuiltIn { built_in } => {
                    let at = rest.iter().position(|one| one.name == built_in);
                    at.map(|at| Step::BuiltIn(rest.remove(at)))
                }
            };
            steps.extend(step.filter(|_| followed));
        }
        steps.extend(rest.into_iter().map(Step::BuiltIn));
        Self { steps }
    }

    /// These rules of a member, then all that ship.
    pub fn own(rules: &[Rule]) -> Self {
        let own = rules.iter().cloned().map(Step::Own);
        let rest = defaults().into_iter().map(Step::BuiltIn);
        Self {
            steps: own.chain(rest).collect(),
        }
    }

    /// The same with one more rule of the member's in front.
    #[must_use]
    pub fn after(mut self, rule: Rule) -> Self {
        self.steps.insert(0, Step::Own(rule));
        self
    }
}
