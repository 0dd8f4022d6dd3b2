//! What is heard of others: who wrote to the member, and what that changes.

use std::collections::BTreeSet;

use jiff::Zoned;
use legwork_core::classify::Decision;
use legwork_core::classify::address::comparable;
use legwork_core::sighting::{Contact, Seen, Sighting};

use super::draft::act;
use super::known::Known;
use super::proposal::Proposal;
use super::sight::people_of;
use super::take::{Taken, rules};
use crate::Result;
use crate::service::context::Context;
use crate::service::text::{NOTE, TITLE, clipped};
use crate::store::{self, Capture, Day, Tx};

/// Why received mail is never proposed.
const RECEIVED: &str = "received: who wrote is remembered";

/// Remembers who wrote; `news` gathers those who wrote earlier than was known.
/// Mail by programs says nothing of anybody.
pub(super) async fn remember(
    context: &Context,
    now: &Zoned,
    received: &[&Sighting],
    news: &mut BTreeSet<String>,
) -> Result<Taken> {
    let mut taken = Taken::default();
    let mut tx = context.db.write().await?;
    let today = context.today(now);
    for sighting in received {
        taken.skip(RECEIVED);
        let bulk = matches!(sighting.what, Seen::Mail { bulk: true, .. });
        if bulk || sighting.day > today {
            continue;
        }
        let people = people_of(&sighting.what).iter();
        let addresses = people.filter_map(|one| comparable(one.email.as_deref()?));
        for address in addresses.filter(|address| address.len() <= TITLE) {
            if wrote(context, &mut tx, &address, Day(sighting.day)).await? {
                news.insert(address);
            }
        }
    }
    tx.commit().await?;
    Ok(taken)
}

/// Remembers that somebody wrote on a day; whether that is earlier than was known.
async fn wrote(context: &Context, tx: &mut Tx, address: &str, day: Day) -> Result<bool> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let before = store::correspondent::first_day(tx, workspace, member, address).await?;
    store::correspondent::wrote(tx, workspace, member, address, day).await?;
    Ok(before.is_none_or(|before| before > day))
}

/// Asks the rules again about what waits and was sent to these addresses. The
/// kind and the reason are put right; nothing is taken over or left out by it.
pub(super) async fn judge_anew(
    context: &Context,
    now: &Zoned,
    news: &BTreeSet<String>,
) -> Result<()> {
    if news.is_empty() {
        return Ok(());
    }
    let mut change = context.change(now, "captures").await?;
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let is_news = |one: &Contact| {
        let address = one.email.as_deref().and_then(comparable);
        address.is_some_and(|address| news.contains(&address))
    };
    let mut waiting = store::capture::waiting(change.tx(), workspace, member).await?;
    waiting.retain(|row| Proposal::of(row).people.iter().any(is_news));
    let mut changed = false;
    for row in waiting {
        if let Some(fresh) = judged(context, change.tx(), &row).await? {
            change.tx().put(&fresh).await?;
            changed = true;
        }
    }
    if changed {
        store::revision::add(change.tx(), workspace).await?;
    }
    change.commit().await?;
    Ok(())
}

/// A capture as the rules see it now, where that is something else.
async fn judged(context: &Context, tx: &mut Tx, row: &Capture) -> Result<Option<Capture>> {
    let proposal = Proposal::of(row);
    let Some(sighting) = &proposal.sighting else {
        return Ok(None);
    };
    let mut known = Known::load(context, tx, &row.source).await?;
    let seen = act(tx, &mut known, &row.source, sighting).await?;
    let verdict = rules(context, tx).await?.decide(&seen);
    let Decision::Propose {
        kind: Some(kind),
        confidence,
        ..
    } = verdict.decision
    else {
        return Ok(None);
    };
    let said = row.evidence.as_deref().unwrap_or_default();
    if kind == row.kind && said.starts_with(&verdict.reason) {
        return Ok(None);
    }
    let proposal = Proposal {
        confidence,
        ..proposal
    };
    Ok(Some(Capture {
        kind,
        evidence: Some(clipped(&verdict.reason, NOTE)),
        proposal: proposal.stored()?,
        ..row.clone()
    }))
}
