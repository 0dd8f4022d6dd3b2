//! Trying a connector before it is kept.

use std::collections::BTreeMap;

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::sighting::{Flow, Seen, Sighting};
use serde::Serialize;
use serde_json::Value;

use super::Outside;
use super::renewal::begin_fresh;
use super::secrets::Secrets;
use super::settings::Settings;
use crate::Result;
use crate::store::ConnectorKind;

/// How many of the things seen are shown.
const SAMPLES: usize = 3;

/// What a first look saw.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Tried {
    /// How many things were seen that count; when there are many, in the first
    /// part alone.
    pub seen: u64,
    /// How many things there are to look through.
    pub of: u64,
    /// How many were left out, by reason.
    pub skipped: BTreeMap<String, u64>,
    /// The newest, in words.
    pub samples: Vec<Sample>,
}

/// One thing that was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sample {
    /// When it happened.
    pub day: Date,
    /// What it was, in words.
    pub what: String,
}

/// Looks once without keeping anything but a token that was renewed.
pub(super) async fn attempt(
    outside: &Outside,
    kind: ConnectorKind,
    settings: &Settings,
    secrets: &mut Secrets,
    now: &Zoned,
) -> Result<Tried> {
    let from = (&Value::Null, now);
    let mut looking = begin_fresh(outside, kind, settings, secrets, from).await?;
    let Some(batch) = looking.next().await? else {
        return Ok(Tried::default());
    };
    let mut newest: Vec<&Sighting> = batch.sightings.iter().collect();
    newest.sort_by_key(|one| std::cmp::Reverse(one.day));
    let sample = |sighting: &&Sighting| Sample {
        day: sighting.day,
        what: words(&sighting.what),
    };
    let people = batch.cards.iter().map(|card| Sample {
        day: now.date(),
        what: card.name.clone(),
    });
    let people: Vec<Sample> = people.take(SAMPLES).collect();
    Ok(Tried {
        seen: (batch.sightings.len() + batch.cards.len()) as u64,
        of: batch.of,
        samples: newest
            .iter()
            .take(SAMPLES)
            .map(sample)
            .chain(people)
            .collect(),
        skipped: batch.left,
    })
}

/// What was seen, in a few words.
fn words(seen: &Seen) -> String {
    match seen {
        Seen::Mail { flow, people, .. } => {
            let first = people.first();
            let name = first.and_then(|one| one.name.clone().or_else(|| one.email.clone()));
            let side = if *flow == Flow::Out {
                "mail to"
            } else {
                "mail from"
            };
            format!("{side} {}", name.unwrap_or_else(|| "nobody".to_owned()))
        }
        Seen::Meeting { title, .. } | Seen::Entry { title, .. } => title.clone(),
        Seen::Invitation { .. } => "an invitation".to_owned(),
        Seen::Line { text } => text.clone(),
    }
}
