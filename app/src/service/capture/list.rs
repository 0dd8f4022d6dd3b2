//! Shows the captures that wait.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use jiff::Zoned;
use serde::Serialize;

use super::known::Known;
use super::offer::{Offer, offer};
use super::proposal::Proposal;
use super::twice::{OnRecord, Twin, deed};
use super::view::{CaptureView, view};
use super::write::Made;
use crate::Result;
use crate::service::book::Book;
use crate::service::context::Context;
use crate::service::kinds::named;
use crate::service::{SCHEMA, find};
use crate::store::capture::Wanted;
use crate::store::{self, Capture, CaptureState, Tx};

/// How many captures are listed unless more are asked for.
const LISTED: u32 = 50;

/// Which captures to list.
#[derive(Debug, Clone, Default)]
pub struct CaptureFilter {
    /// Of this source only.
    pub source: Option<String>,
    /// Of this kind only (slug or words).
    pub kind: Option<String>,
    /// Those that a rule left out, instead of those that wait.
    pub ignored: bool,
    /// At most so many, 1 to 10,000; default 50.
    pub limit: Option<u32>,
}

/// A list of captures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Captures {
    /// Version of this shape.
    pub schema: u8,
    /// Latest day first.
    pub captures: Vec<CaptureView>,
    /// How many wait, listed or not.
    pub waiting: i64,
    /// Whether there are more than these.
    pub more: bool,
    /// What waits by kind and source, the most first.
    pub sorts: Vec<SortView>,
    /// The rule that the last answers teach, if there is one.
    pub offer: Option<Offer>,
}

/// How much of one sort waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SortView {
    /// Slug of the kind; empty when nothing says it.
    pub kind: String,
    /// The source.
    pub source: String,
    /// How many.
    pub count: i64,
    /// "12 client emails".
    pub says: String,
}

async fn sorts(context: &Context, tx: &mut Tx, book: &Book) -> Result<Vec<SortView>> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let rows = store::capture::sorts(tx, workspace, member).await?;
    let view = |(kind, source, count): (String, String, i64)| SortView {
        says: book.says(&kind, count),
        kind,
        source,
        count,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// The member's captures that the filter keeps, latest day first.
pub async fn list(context: &Context, _: &Zoned, filter: &CaptureFilter) -> Result<Captures> {
    let mut tx = context.read().await?;
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let book = Book::load(&mut tx, workspace).await?;
    let kind = filter.kind.as_deref().map(|words| named(&book, words));
    let kind = kind.transpose()?.map(|kind| kind.slug.to_string());
    let limit = filter.limit.unwrap_or(LISTED).clamp(1, 10_000);
    let wanted = Wanted {
        state: if filter.ignored {
            CaptureState::Ignored
        } else {
            CaptureState::Waiting
        },
        source: filter.source.as_deref(),
        kind: kind.as_deref(),
        limit: i64::from(limit) + 1,
    };
    let mut rows = store::capture::newest(&mut tx, workspace, member, wanted).await?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    Ok(Captures {
        schema: SCHEMA,
        captures: views(context, &mut tx, &book, &rows).await?,
        waiting: store::capture::count_waiting(&mut tx, workspace, member).await?,
        more,
        sorts: sorts(context, &mut tx, &book).await?,
        offer: offer(context, &mut tx, &book).await?,
    })
}

/// One capture: by id, the start of it, or words of what it was.
pub async fn show(context: &Context, words: &str) -> Result<CaptureView> {
    let mut tx = context.read().await?;
    let row = find::capture(context, &mut tx, words).await?;
    let book = Book::load(&mut tx, context.workspace_id()).await?;
    let mut shown = views(context, &mut tx, &book, std::slice::from_ref(&row)).await?;
    Ok(shown.pop().unwrap_or_else(|| view(&book, &row, None)))
}

async fn views(
    context: &Context,
    tx: &mut Tx,
    book: &Book,
    rows: &[Capture],
) -> Result<Vec<CaptureView>> {
    let mut twins = Twins::load(context, tx).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let waits = row.state.0 == CaptureState::Waiting;
        let twin = if waits {
            twins.of(context, tx, book, row).await?
        } else {
            None
        };
        views.push(view(book, row, twin.map(|twin| twin.says)));
    }
    Ok(views)
}

/// Looks for acts that captures are a second report of, each day read once.
pub(super) struct Twins {
    known: Known,
    days: HashMap<store::Day, OnRecord>,
}

impl Twins {
    pub(super) async fn load(context: &Context, tx: &mut Tx) -> Result<Self> {
        Ok(Self {
            known: Known::load(context, tx, "").await?,
            days: HashMap::new(),
        })
    }

    /// The act on record that a capture is a second report of, if it was logged.
    pub(super) async fn of(
        &mut self,
        context: &Context,
        tx: &mut Tx,
        book: &Book,
        row: &Capture,
    ) -> Result<Option<Twin>> {
        let people = Proposal::of(row).people;
        let deed = deed(tx, &mut self.known, row, &people).await?;
        if let Entry::Vacant(day) = self.days.entry(row.day) {
            day.insert(OnRecord::logged(context, tx, row.day.date()).await?);
        }
        let record = self.days.get(&row.day);
        Ok(record.and_then(|record| record.twin(book, row, &deed)))
    }

    /// Whom the captures name.
    pub(super) const fn known(&mut self) -> &mut Known {
        &mut self.known
    }

    /// Remembers what was taken over just now.
    pub(super) fn add(&mut self, made: Made) {
        if let Some(record) = self.days.get_mut(&made.row.day) {
            record.add(made.row, &made.people);
        }
    }
}
