//! Takes what a connector saw, each thing once however often it is seen.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Zoned;
use legwork_core::classify::Order;
use legwork_core::sighting::{Flow, Seen, Sighting};

use super::batch::take_some;
use super::heard::{judge_anew, remember};
use crate::Result;
use crate::service::context::Context;
use crate::service::text;
use crate::store::{self, CaptureRule, Tx};

/// So many sightings are taken in one transaction: nobody waits long for it,
/// and little is done again after a crash.
const TOGETHER: usize = 200;

/// What became of sightings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// How many wait for a yes now.
    pub proposed: u64,
    /// How many a rule took over at once.
    pub accepted: u64,
    /// How many were taken before.
    pub known: u64,
    /// How many were left out, by reason.
    pub skipped: BTreeMap<String, u64>,
}

impl Taken {
    pub(super) fn skip(&mut self, reason: impl Into<String>) {
        *self.skipped.entry(reason.into()).or_default() += 1;
    }

    fn add(&mut self, other: Self) {
        self.proposed += other.proposed;
        self.accepted += other.accepted;
        self.known += other.known;
        for (reason, count) in other.skipped {
            *self.skipped.entry(reason).or_default() += count;
        }
    }
}

/// Takes what a source saw. What has the name of something that this source
/// saw before adds nothing, and what was taken before a crash stays, so that
/// the same sightings may come as often as they like, in parts of any size.
///
/// Of received mail only is remembered who wrote, first and last. What waits and
/// was sent to somebody of whom it was not known yet that they had written is
/// judged anew.
pub async fn take(
    context: &Context,
    now: &Zoned,
    source: &str,
    sightings: &[Sighting],
) -> Result<Taken> {
    let source = text::title("the source", source)?;
    let (received, rest): (Vec<&Sighting>, Vec<&Sighting>) =
        sightings.iter().partition(|one| is_received(one));
    let mut taken = Taken::default();
    let mut news = BTreeSet::new();
    for some in received.chunks(TOGETHER) {
        taken.add(remember(context, now, some, &mut news).await?);
    }
    judge_anew(context, now, &news).await?;
    for some in rest.chunks(TOGETHER) {
        taken.add(take_some(context, now, &source, some).await?);
    }
    Ok(taken)
}

fn is_received(sighting: &Sighting) -> bool {
    matches!(sighting.what, Seen::Mail { flow: Flow::In, .. })
}

/// The rules that are followed, in order.
pub(super) async fn rules(context: &Context, tx: &mut Tx) -> Result<Order> {
    let rows = store::capture_rule::list(tx, context.workspace_id(), context.member_id).await?;
    Ok(order(&rows))
}

/// The order of rules that these rows say.
pub(super) fn order(rows: &[CaptureRule]) -> Order {
    Order::of(rows.iter().map(|row| (&row.rule.0, row.active)))
}
