//! What is kept with a capture: what was seen, and what would be logged.

use legwork_core::classify::Confidence;
use legwork_core::sighting::{Contact, Sighting};
use legwork_core::vocabulary::Outcome;
use serde::{Deserialize, Serialize};

use crate::store::{Capture, Json};
use crate::{Error, Result};

/// What was seen, and what would be logged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Proposal {
    /// What was seen, so that rules can be tried on it; none for captures of
    /// earlier versions.
    #[serde(default)]
    pub(super) sighting: Option<Sighting>,
    /// How sure the rule was.
    #[serde(default = "low")]
    pub(super) confidence: Confidence,
    /// Units.
    #[serde(default = "one")]
    pub(super) quantity: i64,
    /// Minutes spent, if known.
    #[serde(default)]
    pub(super) minutes: Option<i64>,
    /// With whom it was, from outside.
    #[serde(default)]
    pub(super) people: Vec<Contact>,
    /// The organisation that a line names.
    #[serde(default)]
    pub(super) organisation: Option<String>,
    /// What a line says it led to.
    #[serde(default)]
    pub(super) outcome: Option<Outcome>,
    /// What else a line says.
    #[serde(default)]
    pub(super) note: Option<String>,
    /// The labels of a line.
    #[serde(default)]
    pub(super) tags: Vec<String>,
}

const fn low() -> Confidence {
    Confidence::Low
}

const fn one() -> i64 {
    1
}

impl Default for Proposal {
    fn default() -> Self {
        Self {
            sighting: None,
            confidence: low(),
            quantity: one(),
            minutes: None,
            people: Vec::new(),
            organisation: None,
            outcome: None,
            note: None,
            tags: Vec::new(),
        }
    }
}

impl Proposal {
    /// What a capture keeps; the least that can be where it cannot be read.
    pub(super) fn of(capture: &Capture) -> Self {
        serde_json::from_value(capture.proposal.0.clone()).unwrap_or_default()
    }

    /// As a capture keeps it.
    pub(super) fn stored(&self) -> Result<Json<serde_json::Value>> {
        serde_json::to_value(self)
            .map(Json)
            .map_err(|cause| Error::internal("a capture cannot be written", cause))
    }
}
