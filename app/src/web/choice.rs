//! Lists to choose from.

use legwork_core::vocabulary::{Outcome, Relationship};

use super::texts::Texts;
use crate::service::kinds::KindView;

/// One entry of a list to choose from.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

/// What an act may have led to.
pub fn outcomes(texts: Texts) -> Vec<Choice> {
    let choice = |outcome: &Outcome| Choice {
        value: outcome.to_string(),
        label: texts.say(&format!("outcome-{outcome}")).into_owned(),
    };
    Outcome::ALL.iter().map(choice).collect()
}

/// How a person may stand to the member.
pub fn relationships(texts: Texts) -> Vec<Choice> {
    let choice = |one: &Relationship| Choice {
        value: one.to_string(),
        label: texts.say(&format!("relationship-{one}")).into_owned(),
    };
    Relationship::ALL.iter().map(choice).collect()
}

/// The kinds of activity.
pub fn kinds(known: Vec<KindView>) -> Vec<Choice> {
    let choice = |kind: KindView| Choice {
        value: kind.kind,
        label: kind.title,
    };
    known.into_iter().map(choice).collect()
}
