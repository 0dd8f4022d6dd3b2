//! One look at one connector: what the protocol sees is stored part by part,
//! and the place where to go on moves only with what was stored before.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Zoned};
use legwork_core::sighting::Sighting;
use serde_json::Value;

use super::edit::{keep_renewed, open};
use super::renewal::begin_fresh;
use super::settings::Settings;
use super::{Outside, schedule};
use crate::connect::{Batch, Card};
use crate::service::capture;
use crate::service::context::Context;
use crate::service::people::{self, PersonFields, Took};
use crate::store::{self, Connector, ConnectorLook, Hold, Instant, Json};
use crate::{Error, Result};

/// For how long a looker keeps others away; it renews that with each part. One
/// that died is in nobody's way for longer.
const HELD: SignedDuration = SignedDuration::from_mins(2);

/// How many sightings are stored at once.
const PART: usize = 200;

/// What was stored of one look, or of a part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Whether a look before was broken off, and this one went on from there.
    pub(super) resumed: bool,
    pub(super) seen: u64,
    pub(super) proposed: u64,
    pub(super) accepted: u64,
    pub(super) known: u64,
    pub(super) skipped: BTreeMap<String, u64>,
}

/// How a look ended.
pub(super) enum Ended {
    /// Somebody else looks just now.
    Held,
    /// It saw this, and maybe failed after that.
    Looked(Tally, Option<Error>),
    /// It saw this before it was told to stop.
    Stopped(Tally),
}

/// Hears how much is done, and of how much.
pub(super) type Tell<'a> = &'a mut (dyn FnMut(u64, u64) + Send);

/// Looks at a connector, unless somebody else does.
pub(super) async fn look(
    context: &Context,
    outside: &Outside,
    row: &Connector,
    tell: Tell<'_>,
) -> Result<Ended> {
    let hold = Hold {
        workspace: row.workspace_id,
        connector: row.connector_id,
        holder: context.ids.entity::<uuid::Uuid>().to_string(),
    };
    let now = (outside.clock)();
    let mut tally = Tally {
        resumed: was_broken_off(context, &hold).await?,
        ..Tally::default()
    };
    if !store::look::take(&context.db, &hold, now.timestamp().into(), until(&now)).await? {
        return Ok(Ended::Held);
    }
    let done = tokio::select! {
        done = run(context, outside, row, (&hold, &mut tally), tell) => done,
        () = outside.stop.notified() => {
            stopped(context, outside, &hold).await?;
            return Ok(Ended::Stopped(tally));
        }
    };
    let failed = done.err();
    end(context, outside, row, &hold, failed.as_ref()).await?;
    Ok(Ended::Looked(tally, failed))
}

/// Whether the last looker never let go: it was killed or told to stop.
async fn was_broken_off(context: &Context, hold: &Hold) -> Result<bool> {
    let mut tx = context.read().await?;
    let key = (hold.workspace, hold.connector);
    let look = tx.get::<ConnectorLook>(&key).await?;
    Ok(look.is_some_and(|look| look.holder.is_some()))
}

/// Lets others look at once, but keeps its name there: that tells them that it
/// did not come to its end.
async fn stopped(context: &Context, outside: &Outside, hold: &Hold) -> Result<()> {
    let now = (outside.clock)().timestamp();
    let before = now.checked_sub(SignedDuration::from_secs(1)).unwrap_or(now);
    let mut tx = context.db.write().await?;
    store::look::renew(&mut tx, hold, before.into()).await?;
    Ok(tx.commit().await?)
}

fn until(now: &Zoned) -> Instant {
    let at = now.timestamp();
    at.checked_add(HELD).unwrap_or(at).into()
}

async fn run(
    context: &Context,
    outside: &Outside,
    row: &Connector,
    (hold, tally): (&Hold, &mut Tally),
    tell: Tell<'_>,
) -> Result<()> {
    let mut tx = context.read().await?;
    let key = (row.workspace_id, row.connector_id);
    let place = tx.get::<ConnectorLook>(&key).await?;
    let place = place.map_or(Value::Null, |look| look.place.0);
    let mut secrets = open(outside, &mut tx, row).await?;
    drop(tx);
    let settings = Settings::read(&row.settings.0)?;
    super::add::complete(row.kind.0, &settings, &secrets)?;
    let now = context.local(&(outside.clock)());
    let from = (&place, &now);
    let begun = begin_fresh(outside, row.kind.0, &settings, &mut secrets, from).await;
    // Also when it failed after that: the one before may be worth nothing now.
    keep_renewed(context, outside, row, &mut secrets).await?;
    let mut looking = begun?;
    while let Some(batch) = looking.next().await? {
        let (done, of) = (batch.done, batch.of);
        store(context, outside, &settings.source, (hold, tally), batch).await?;
        tell(done, of);
    }
    Ok(())
}

/// Stores what a part of a look saw, a handful at a time.
async fn store(
    context: &Context,
    outside: &Outside,
    source: &str,
    (hold, tally): (&Hold, &mut Tally),
    batch: Batch,
) -> Result<()> {
    let mut parts = batch.sightings.chunks(PART).peekable();
    let mut left = batch.left;
    let mut met = meet(context, &(outside.clock)(), source, &batch.cards).await?;
    loop {
        let part = parts.next().unwrap_or_default();
        let last = parts.peek().is_none();
        let now = (outside.clock)();
        let mut stored = take(context, &now, source, part).await?;
        stored.add(&std::mem::take(&mut met));
        for (reason, count) in std::mem::take(&mut left) {
            stored.seen += count;
            *stored.skipped.entry(reason).or_default() += count;
        }
        let place = last.then_some(&batch.cursor);
        note(context, hold, &now, &stored, place).await?;
        tally.add(&stored);
        if last {
            return Ok(());
        }
    }
}

/// Hands sightings to the inbox, under the name of what they were seen in.
async fn take(
    context: &Context,
    now: &Zoned,
    source: &str,
    sightings: &[Sighting],
) -> Result<Tally> {
    if sightings.is_empty() {
        return Ok(Tally::default());
    }
    let taken = capture::take(context, now, source, sightings).await?;
    Ok(Tally {
        seen: sightings.len() as u64,
        proposed: taken.proposed,
        accepted: taken.accepted,
        known: taken.known,
        skipped: taken.skipped,
        ..Tally::default()
    })
}

/// Hands cards to the people, a handful in each change. Nobody asks before:
/// adding people is what an address book is connected for, and one undo takes
/// a handful back.
async fn meet(context: &Context, now: &Zoned, source: &str, cards: &[Card]) -> Result<Tally> {
    let mut tally = Tally::default();
    let today = context.today(now);
    for part in cards.chunks(PART) {
        let mut change = context.change(now, format!("sync {source}")).await?;
        for card in part {
            tally.seen += 1;
            let fields = PersonFields {
                name: Some(card.name.clone()),
                organisation: card.organisation.clone(),
                emails: card.emails.clone(),
                phones: card.phones.clone(),
                ..PersonFields::default()
            };
            match people::take_card(context, &mut change, &fields, today).await? {
                Took::Added => tally.accepted += 1,
                Took::Known => tally.known += 1,
                Took::Left(reason) => *tally.skipped.entry(reason.to_owned()).or_default() += 1,
            }
        }
        change.commit().await?;
    }
    Ok(tally)
}

/// Notes what was stored, and where to go on.
async fn note(
    context: &Context,
    hold: &Hold,
    now: &Zoned,
    stored: &Tally,
    place: Option<&Value>,
) -> Result<()> {
    let mut tx = context.db.write().await?;
    if !store::look::renew(&mut tx, hold, until(now)).await? {
        return Err(lost());
    }
    let key = (hold.workspace, hold.connector);
    let mut look: ConnectorLook = tx.get(&key).await?.ok_or_else(lost)?;
    if let Some(place) = place {
        look.place = Json(place.clone());
    }
    let count = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    look.seen += count(stored.seen);
    look.proposed += count(stored.proposed);
    look.accepted += count(stored.accepted);
    look.known += count(stored.known);
    for (reason, n) in &stored.skipped {
        *look.skipped.0.entry(reason.clone()).or_default() += n;
    }
    tx.overwrite(&look).await?;
    Ok(tx.commit().await?)
}

/// Notes how the look ended and when the next is due, and lets go.
async fn end(
    context: &Context,
    outside: &Outside,
    row: &Connector,
    hold: &Hold,
    failed: Option<&Error>,
) -> Result<()> {
    let now = (outside.clock)().timestamp();
    let mut tx = context.db.write().await?;
    if !store::look::renew(&mut tx, hold, now.into()).await? {
        // It was taken away or removed meanwhile, and others note how it goes.
        return Ok(());
    }
    let key = (hold.workspace, hold.connector);
    let mut look: ConnectorLook = tx.get(&key).await?.ok_or_else(lost)?;
    look.looked = Some(now.into());
    look.failures = failed.map_or(0, |_| look.failures.saturating_add(1));
    look.failing = failed.and(Some(look.failing.unwrap_or_else(|| now.into())));
    look.problem = failed.map(|error| error.message().to_owned());
    look.advice = failed.and_then(|error| advice(error, row));
    look.due = Some(schedule::next(row.kind.0, now, look.failures).into());
    tx.overwrite(&look).await?;
    store::look::let_go(&mut tx, hold).await?;
    Ok(tx.commit().await?)
}

/// What to do about an error, naming the connector.
pub(super) fn advice(error: &Error, row: &Connector) -> Option<String> {
    let hint = error.hints().first()?;
    Some(hint.replace("NAME", &format!("\"{}\"", row.title)))
}

fn lost() -> Error {
    Error::busy("another run took over looking there, or it was removed")
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.seen += other.seen;
        self.proposed += other.proposed;
        self.accepted += other.accepted;
        self.known += other.known;
        for (reason, n) in &other.skipped {
            *self.skipped.entry(reason.clone()).or_default() += n;
        }
    }
}
