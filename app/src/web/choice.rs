//! Lists to choose from.

use legwork_core::vocabulary::Outcome;

use super::texts::Texts;

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
