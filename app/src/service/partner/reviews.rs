//! What the last reviews came to, for the commitments that were chosen alone.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use crate::Result;
use crate::service::context::Context;
use crate::service::review::{Decision, Tally, decisions};
use crate::service::today::Span;
use crate::store::{self, Day, Review, ReviewFacts, Tx};

/// How many reviews are looked back on.
const REVIEWS: i64 = 6;

/// What one review came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenReview {
    /// `week`, `month` or `quarter`.
    pub scale: String,
    /// Its days; `end` is exclusive.
    pub span: Span,
    /// The day on which it was finished.
    pub finished: Date,
    /// How the periods of the chosen commitments ended, as it was seen then.
    pub tally: Tally,
    /// What was decided on the chosen commitments, oldest first.
    pub decisions: Vec<SeenDecision>,
}

/// What was decided: without the reason, which is the member's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenDecision {
    /// What is promised.
    pub title: String,
    /// The choice; `confirm` and `excuse` as well.
    pub choice: String,
    /// The new number of units.
    pub count: Option<u32>,
    /// The new weekdays.
    pub days: Vec<String>,
    /// The day from which it holds.
    pub from: Date,
    /// The last day of a pause.
    pub until: Option<Date>,
}

/// What of the facts that were kept is seen.
#[derive(Deserialize)]
struct Facts {
    scale: String,
    commitments: Vec<Fact>,
}

/// The same of one commitment.
#[derive(Deserialize)]
struct Fact {
    id: String,
    periods: Tally,
}

/// The last finished reviews. `chosen` are titles by the ids of commitments.
pub(super) async fn reviews(
    context: &Context,
    tx: &mut Tx,
    chosen: &BTreeMap<String, String>,
) -> Result<Vec<SeenReview>> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let rows = store::review::finished(tx, workspace, member, Day::MAX, REVIEWS).await?;
    let mut seen = Vec::with_capacity(rows.len());
    for row in rows {
        let facts = tx.get::<ReviewFacts>(&(workspace, row.review_id)).await?;
        // A review of before the facts were kept has none to show.
        let facts = facts.and_then(|facts| serde_json::from_value(facts.facts.0).ok());
        if let Some(facts) = facts {
            seen.extend(one(context, row, &facts, chosen));
        }
    }
    Ok(seen)
}

fn one(
    context: &Context,
    row: Review,
    facts: &Facts,
    chosen: &BTreeMap<String, String>,
) -> Option<SeenReview> {
    let finished = row.finished?.timestamp();
    let finished = context.local(&finished.to_zoned(jiff::tz::TimeZone::UTC));
    let mut tally = Tally::default();
    for fact in &facts.commitments {
        if chosen.contains_key(&fact.id) {
            tally.add(fact.periods);
        }
    }
    let span = Span {
        start: row.starts_on.date(),
        end: row.ends_on.date(),
    };
    let decided = decisions(&[row]);
    let told = |one: &Decision| Some(told(chosen.get(&one.commitment)?, one));
    Some(SeenReview {
        scale: facts.scale.clone(),
        span,
        finished: finished.date(),
        tally,
        decisions: decided.iter().filter_map(told).collect(),
    })
}

fn told(title: &str, one: &Decision) -> SeenDecision {
    SeenDecision {
        title: title.to_owned(),
        choice: one.choice.clone(),
        count: one.count,
        days: one.days.clone().unwrap_or_default(),
        from: one.from,
        until: one.until,
    }
}
