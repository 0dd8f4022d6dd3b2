//! The rule that the last answers teach, offered until something else is
//! answered or the rule is there.

use legwork_core::classify::{
    Act, Decision, Order, Rule, decide, from_correction, from_dismissals,
};
use serde::Serialize;

use super::draft::act;
use super::known::Known;
use super::proposal::Proposal;
use super::rules::{Effect, effect};
use super::take::rules;
use crate::Result;
use crate::service::book::Book;
use crate::service::context::Context;
use crate::store::{self, Activity, Capture, CaptureState, Tx};

/// So many of the last answers are looked at.
const LAST: i64 = 50;

/// A rule that the member may take over with one key.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Offer {
    /// The rule.
    pub rule: Rule,
    /// The rule as a sentence.
    pub says: String,
    /// What it would change of what was seen so far.
    pub effect: Effect,
}

/// The rule that the last answer teaches, if it teaches one that is not
/// followed already.
pub(super) async fn offer(context: &Context, tx: &mut Tx, book: &Book) -> Result<Option<Offer>> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let last = store::capture::answered(tx, workspace, member, LAST).await?;
    let Some(latest) = last.first() else {
        return Ok(None);
    };
    let mut known = Known::load(context, tx, "").await?;
    let Some(seen) = act_of(tx, &mut known, latest).await? else {
        return Ok(None);
    };
    let lesson = match latest.state.0 {
        CaptureState::Dismissed => {
            let mut before = Vec::new();
            let dismissed = |row: &&Capture| row.state.0 == CaptureState::Dismissed;
            for row in last.iter().skip(1).filter(dismissed) {
                before.extend(act_of(tx, &mut known, row).await?);
            }
            from_dismissals(&seen, &before)
        }
        CaptureState::Accepted => match corrected(tx, latest).await? {
            Some(kind) => from_correction(&seen, &kind),
            None => None,
        },
        CaptureState::Waiting | CaptureState::Ignored => None,
    };
    let followed = rules(context, tx).await?;
    let Some(rule) = lesson.filter(|rule| is_news(&followed, rule, &seen)) else {
        return Ok(None);
    };
    let with = followed.clone().after(rule.clone());
    Ok(Some(Offer {
        says: rule.says(|slug| book.title(slug).to_owned()),
        effect: effect(context, tx, (&followed, &with)).await?,
        rule,
    }))
}

/// What a capture shows, as the rules look at it.
pub(super) async fn act_of(tx: &mut Tx, known: &mut Known, row: &Capture) -> Result<Option<Act>> {
    match Proposal::of(row).sighting {
        Some(sighting) => Ok(Some(act(tx, known, &row.source, &sighting).await?)),
        None => Ok(None),
    }
}

/// The kind that a capture was corrected to; none when it was taken as it was.
async fn corrected(tx: &mut Tx, row: &Capture) -> Result<Option<String>> {
    let Some(id) = row.activity_id else {
        return Ok(None);
    };
    let activity = tx.get::<Activity>(&(row.workspace_id, id)).await?;
    let same_thing = activity.filter(|one| one.source == row.source);
    let kind = same_thing.map(|one| one.kind);
    Ok(kind.filter(|kind| *kind != row.kind))
}

/// Whether a rule would say something else than those that are followed.
fn is_news(followed: &Order, rule: &Rule, seen: &Act) -> bool {
    let now = followed.decide(seen);
    let then = decide(std::slice::from_ref(rule), seen);
    let left_out = |verdict: &Decision| matches!(verdict, Decision::Ignore(_));
    if left_out(&now.decision) && left_out(&then.decision) {
        return false;
    }
    !then.has_effect_of(&now)
}
