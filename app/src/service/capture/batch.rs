//! Takes some sightings together, in one transaction.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::classify::Order;
use legwork_core::sighting::Sighting;

use super::draft::{Desk, Draft};
use super::known::Known;
use super::proposal::Proposal;
use super::sight::{cleaned, refusal};
use super::take::{Taken, rules};
use super::twice::{OnRecord, deed};
use super::write::write;
use crate::Result;
use crate::service::board::Board;
use crate::service::context::Context;
use crate::service::seal::begin;
use crate::store::{self, Capture, CaptureState, Change};

/// Takes some sightings of one source.
pub(super) async fn take_some(
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
    rules: Order,
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
        if let Some(doubt) = record.doubt(book, &capture, &deed) {
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
