//! Takes what a connector saw, each thing once however often it is seen.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::classify::Rule;
use legwork_core::classify::address::comparable;
use legwork_core::sighting::{Flow, Seen, Sighting};

use super::draft::{Desk, Draft};
use super::known::Known;
use super::proposal::Proposal;
use super::sight::{cleaned, people_of, refusal};
use super::twice::{OnRecord, deed};
use super::write::write;
use crate::Result;
use crate::service::board::Board;
use crate::service::context::Context;
use crate::service::seal::begin;
use crate::service::text;
use crate::store::{self, Capture, CaptureState, Change, Day};

/// So many sightings are taken in one transaction: nobody waits long for it,
/// and little is done again after a crash.
const TOGETHER: usize = 200;

/// Why received mail is never proposed.
const RECEIVED: &str = "received, not sent";

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
    fn skip(&mut self, reason: impl Into<String>) {
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
/// Of received mail only is remembered who wrote, first and last. Hand it in
/// with or before what was sent, since rules ask who had written.
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
    for some in received.chunks(TOGETHER) {
        taken.add(remember(context, now, some).await?);
    }
    for some in rest.chunks(TOGETHER) {
        taken.add(take_some(context, now, &source, some).await?);
    }
    Ok(taken)
}

fn is_received(sighting: &Sighting) -> bool {
    matches!(sighting.what, Seen::Mail { flow: Flow::In, .. })
}

/// Remembers who wrote. Mail by programs says nothing of anybody.
async fn remember(context: &Context, now: &Zoned, received: &[&Sighting]) -> Result<Taken> {
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
        for address in addresses.filter(|address| address.len() <= text::TITLE) {
            let (workspace, member) = (context.workspace_id(), context.member_id);
            let day = Day(sighting.day);
            store::correspondent::wrote(&mut tx, workspace, member, &address, day).await?;
        }
    }
    tx.commit().await?;
    Ok(taken)
}

/// The member's rules that are followed, in order.
pub(super) async fn rules(context: &Context, tx: &mut store::Tx) -> Result<Vec<Rule>> {
    let rows = store::capture_rule::list(tx, context.workspace_id(), context.member_id).await?;
    let active = rows.into_iter().filter(|row| row.active);
    Ok(active.map(|row| row.rule.0).collect())
}

async fn take_some(
    context: &Context,
    now: &Zoned,
    source: &str,
    sightings: &[&Sighting],
) -> Result<Taken> {
    let (mut change, board) = begin(context, now, "captures").await?;
    let known = Known::load(context, change.tx(), source).await?;
    let rules = rules(context, change.tx()).await?;
    let mut batch = Batch {
        context,
        now,
        source,
        change,
        board,
        known,
        rules,
        days: HashMap::new(),
        taken: Taken::default(),
        wrote: false,
    };
    for sighting in sightings {
        batch.take(sighting).await?;
    }
    batch.end().await
}

/// Some sightings that are taken together.
struct Batch<'a> {
    context: &'a Context,
    now: &'a Zoned,
    source: &'a str,
    change: Change,
    board: Board,
    known: Known,
    rules: Vec<Rule>,
    days: HashMap<Date, OnRecord>,
    taken: Taken,
    wrote: bool,
}

impl Batch<'_> {
    async fn take(&mut self, sighting: &Sighting) -> Result<()> {
        if let Some(reason) = refusal(sighting, self.board.today) {
            self.taken.skip(reason);
            return Ok(());
        }
        let sighting = cleaned(sighting);
        match self.before(&sighting).await? {
            Before::Unknown => self.add(&sighting).await,
            Before::Settled => {
                self.taken.known += 1;
                Ok(())
            }
            Before::Waiting(row) => {
                self.taken.known += 1;
                self.refresh(*row, &sighting).await
            }
        }
    }

    /// What is known of a sighting from before.
    async fn before(&mut self, sighting: &Sighting) -> Result<Before> {
        let (workspace, id) = (self.context.workspace_id(), &sighting.source_id);
        let tx = self.change.tx();
        if let Some(row) = store::capture::by_source(tx, workspace, self.source, id).await? {
            return Ok(match row.state.0 {
                CaptureState::Waiting => Before::Waiting(Box::new(row)),
                _ => Before::Settled,
            });
        }
        let tx = self.change.tx();
        let taken = store::activity::from_source(tx, workspace, self.source, id).await?;
        Ok(taken.map_or(Before::Unknown, |_| Before::Settled))
    }

    /// Takes what is new.
    async fn add(&mut self, sighting: &Sighting) -> Result<()> {
        for draft in self.drafts(sighting).await? {
            self.settle(draft).await?;
        }
        Ok(())
    }

    async fn drafts(&mut self, sighting: &Sighting) -> Result<Vec<Draft>> {
        let desk = Desk {
            context: self.context,
            now: self.now,
            board: &self.board,
            rules: &self.rules,
            source: self.source,
        };
        desk.drafts(self.change.tx(), &mut self.known, sighting)
            .await
    }

    /// What waits and has changed at its source, such as a meeting that was
    /// moved, is proposed as it is now.
    async fn refresh(&mut self, row: Capture, sighting: &Sighting) -> Result<()> {
        if Proposal::of(&row).sighting.as_ref() == Some(sighting) {
            return Ok(());
        }
        let drafts = self.drafts(sighting).await?;
        let [draft] = drafts.as_slice() else {
            return Ok(());
        };
        let fresh = Capture {
            capture_id: row.capture_id,
            seen: row.seen,
            ..draft.capture.clone()
        };
        if fresh.state == row.state {
            self.change.tx().put(&fresh).await?;
            self.wrote = true;
        }
        Ok(())
    }

    async fn settle(&mut self, draft: Draft) -> Result<()> {
        let Draft {
            mut capture,
            mut accept,
            because,
        } = draft;
        self.wrote = true;
        if let Some(because) = because {
            self.taken.skip(because);
            return Ok(self.change.tx().insert(&capture).await?);
        }
        let day = capture.day.date();
        let proposal = Proposal::of(&capture);
        let tx = self.change.tx();
        if let Entry::Vacant(day_of) = self.days.entry(day) {
            day_of.insert(OnRecord::of(self.context, tx, &mut self.known, day).await?);
        }
        let deed = deed(tx, &mut self.known, &capture, &proposal.people).await?;
        let book = &self.board.book;
        let Some(record) = self.days.get_mut(&day) else {
            return Ok(());
        };
        if let Some(twin) = record.twin(book, &capture, &deed) {
            capture.state.0 = CaptureState::Ignored;
            let said = capture.evidence.take().unwrap_or_default();
            capture.evidence = Some(format!("{said}; {}", twin.says));
            self.taken.skip(twin.sort());
            return Ok(tx.insert(&capture).await?);
        }
        if let Some(doubt) = record.nameless(book, &capture, &deed) {
            let said = capture.evidence.take().unwrap_or_default();
            capture.evidence = Some(format!("{said}; {doubt}"));
            accept = false;
        }
        tx.insert(&capture).await?;
        if accept {
            self.taken.accepted += 1;
            let board = &mut self.board;
            let known = &mut self.known;
            write(
                self.context,
                self.now,
                (&mut self.change, board, known),
                capture,
                None,
            )
            .await?;
            self.known.forget_people();
            return Ok(());
        }
        self.taken.proposed += 1;
        record.remember(tx, &mut self.known, capture).await
    }

    /// Makes it last.
    async fn end(self) -> Result<Taken> {
        let Self {
            mut change, taken, ..
        } = self;
        if !self.wrote {
            change.roll_back().await?;
            return Ok(taken);
        }
        let (count, source) = (taken.accepted, self.source);
        change.relabel(&format!("captures accept {count} of {source} by rule"));
        store::revision::add(change.tx(), self.context.workspace_id()).await?;
        change.commit().await?;
        Ok(taken)
    }
}

/// What is known of a sighting from before.
enum Before {
    /// Nothing.
    Unknown,
    /// It was answered, or left out.
    Settled,
    /// It waits.
    Waiting(Box<Capture>),
}
