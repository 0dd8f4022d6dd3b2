//! The commitments of a member with everything that decides how they stand.
//!
//! Loaded once, in a handful of reads whose cost does not grow with history:
//! sealed periods are frozen in the store, so only what came after them is
//! read and reckoned again.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;
use legwork_core::cadence::{
    Cadence, Draft, Entry, Exclusions, Excuse, Ledger, Standing, Terms, Tile, Version, Weekdays,
    clock, evaluate,
};

use super::book::Book;
use super::context::{Context, weekday};
use super::days_off::DaysOff;
use crate::ids::CommitmentId;
use crate::store::{self, Commitment, CommitmentVersion, Day, DayTotal, Tx};
use crate::{Error, Result};

/// Commitments of a member, reckoned as of a day.
pub(super) struct Board {
    /// As of this day.
    pub(super) today: Date,
    /// The kinds.
    pub(super) book: Book,
    /// Days on which nothing is owed.
    pub(super) off: DaysOff,
    /// The commitments, in the order in which they were made.
    pub(super) held: Vec<Held>,
    /// What was done since the oldest period that is not sealed, by kind.
    pub(super) totals: Vec<DayTotal>,
}

/// One commitment, reckoned.
pub(super) struct Held {
    /// As stored.
    pub(super) row: Commitment,
    /// Its targets, oldest first.
    pub(super) versions: Vec<CommitmentVersion>,
    /// What it promises.
    pub(super) terms: Terms,
    /// Days on which it asks for nothing.
    pub(super) exclusions: Exclusions,
    /// Where the sealed periods left it.
    pub(super) sealed: Option<Standing>,
    /// How it stands.
    pub(super) ledger: Ledger,
}

impl Board {
    /// Reads and reckons the running commitments.
    pub(super) async fn load(context: &Context, tx: &mut Tx, today: Date) -> Result<Self> {
        let (workspace, member) = (context.workspace_id(), context.member_id);
        let mut rows = store::commitment::list(tx, workspace, member).await?;
        rows.retain(|row| !is_over(row, today));
        Self::reckon(context, tx, today, rows).await
    }

    /// The same, kept from the last time where nothing has changed since.
    pub(super) async fn seen(context: &Context, tx: &mut Tx, today: Date) -> Result<Arc<Self>> {
        let state = context.shelf.state(context, tx, today).await?;
        let Some(state) = state else {
            return Ok(Arc::new(Self::load(context, tx, today).await?));
        };
        if let Some(board) = context.shelf.seen(context, &state) {
            return Ok(board);
        }
        let board = Arc::new(Self::load(context, tx, today).await?);
        context.shelf.keep_seen(context, state, &board);
        Ok(board)
    }

    /// Reads and reckons the running commitments, and the ended ones whose last
    /// periods still have to be sealed.
    pub(super) async fn load_unsealed(context: &Context, tx: &mut Tx, today: Date) -> Result<Self> {
        let (workspace, member) = (context.workspace_id(), context.member_id);
        let rows = store::commitment::list(tx, workspace, member).await?;
        Self::reckon(context, tx, today, rows).await
    }

    /// Reads and reckons these commitments.
    pub(super) async fn reckon(
        context: &Context,
        tx: &mut Tx,
        today: Date,
        rows: Vec<Commitment>,
    ) -> Result<Self> {
        let today_alone = Tile {
            start: today,
            end: today.saturating_add(1.day()),
        };
        Self::reckon_over(context, tx, today, rows, today_alone).await
    }

    /// Reads and reckons these commitments, and knows the days off of `span`
    /// as well, however long ago or far ahead that is.
    pub(super) async fn reckon_over(
        context: &Context,
        tx: &mut Tx,
        today: Date,
        rows: Vec<Commitment>,
        span: Tile,
    ) -> Result<Self> {
        let (workspace, member) = (context.workspace_id(), context.member_id);
        let book = Book::load(tx, workspace).await?;
        let mut versions = by_commitment(store::commitment::versions(tx, workspace).await?);
        let sealed = store::sealed::latest::<Standing>(tx, workspace).await?;
        let mut sealed: BTreeMap<_, _> = sealed.into_iter().collect();
        let excuses = store::sealed::excuses(tx, workspace).await?;
        let since = oldest(&rows, &sealed, today);
        let horizon = rows.iter().map(|row| horizon(row, today)).max();
        let off_from = since.min(span.start);
        let off_to = span.last().max(horizon.unwrap_or(today));
        let off = DaysOff::load(context, tx, off_from, off_to).await?;
        let (first, last) = (Day(since), Day(today));
        let mut totals = store::totals::between(tx, workspace, member, first, last).await?;
        totals.sort_by(|a, b| a.kind.cmp(&b.kind));
        let mut board = Self {
            today,
            book,
            off,
            held: Vec::with_capacity(rows.len()),
            totals,
        };
        for row in rows {
            let id = row.commitment_id;
            let versions = versions.remove(&id).unwrap_or_default();
            let excuses = excuses.iter().filter(|excuse| excuse.commitment_id == id);
            let excuses = excuses.map(|excuse| excused(excuse, context)).collect();
            let held = board.hold(row, versions, excuses, sealed.remove(&id))?;
            board.held.push(held);
        }
        Ok(board)
    }

    fn hold(
        &self,
        row: Commitment,
        versions: Vec<CommitmentVersion>,
        excuses: Vec<Excuse>,
        sealed: Option<Standing>,
    ) -> Result<Held> {
        let terms = terms(&row, &versions)?;
        let exclusions = Exclusions {
            holidays: self.off.holidays(),
            pauses: self.off.pauses(row.commitment_id),
            excuses,
        };
        let entries = self.entries(&row);
        let ledger = evaluate(&terms, &exclusions, &entries, self.today, sealed.as_ref());
        Ok(Held {
            row,
            versions,
            terms,
            exclusions,
            sealed,
            ledger,
        })
    }

    /// What was done that counts for this commitment.
    pub(super) fn entries(&self, row: &Commitment) -> Vec<Entry> {
        // Many days, few kinds: what counts is decided once for each kind.
        let of_a_kind = self.totals.chunk_by(|a, b| a.kind == b.kind);
        let counted = of_a_kind.filter(|of| self.book.counts(&of[0].kind, &row.kind));
        counted.flatten().map(|total| entry(row, total)).collect()
    }

    /// Reckons again what `total`, added to what was done, counts for.
    pub(super) fn add(&mut self, total: DayTotal) {
        let kind = total.kind.clone();
        self.sum(total);
        for index in 0..self.held.len() {
            let held = &self.held[index];
            if !self.book.counts(&kind, &held.row.kind) {
                continue;
            }
            let entries = self.entries(&held.row);
            let ledger = evaluate(
                &held.terms,
                &held.exclusions,
                &entries,
                self.today,
                held.sealed.as_ref(),
            );
            self.held[index].ledger = ledger;
        }
    }

    /// Adds to the total of its day, so that a board that is kept stays as small
    /// as what the store holds.
    fn sum(&mut self, total: DayTotal) {
        let same = |known: &&mut DayTotal| {
            (&known.kind, known.day, known.recorded) == (&total.kind, total.day, total.recorded)
        };
        match self.totals.iter_mut().find(same) {
            Some(known) => known.grow(&total),
            None => self.totals.push(total),
        }
    }

    /// The commitment with this id.
    pub(super) fn find(&self, id: CommitmentId) -> Option<&Held> {
        self.held.iter().find(|held| held.row.commitment_id == id)
    }
}

/// Whether nothing is promised any more on a date.
pub(super) fn is_over(row: &Commitment, date: Date) -> bool {
    let before = |day: Option<Day>| day.is_some_and(|day| day.date() < date);
    before(row.ends_on) || row.retired_on.is_some_and(|on| on.date() <= date)
}

/// The units of one day that count for a commitment: its minutes when minutes
/// are what is promised, else its quantity.
pub(super) fn units(row: &Commitment, total: &DayTotal) -> u32 {
    let units = match row.quantity_unit.as_str() {
        "minutes" => total.minutes,
        _ => total.quantity,
    };
    u32::try_from(units.max(0)).unwrap_or(u32::MAX)
}

fn entry(row: &Commitment, total: &DayTotal) -> Entry {
    Entry {
        date: total.day.date(),
        quantity: units(row, total),
        recorded: total.recorded.date(),
    }
}

fn excused(excuse: &store::sealed::Excuse, context: &Context) -> Excuse {
    let marked = excuse.marked.timestamp().to_zoned(jiff::tz::TimeZone::UTC);
    Excuse {
        date: excuse.starts_on.date(),
        spent: clock::stamp(&context.local(&marked)),
    }
}

/// The terms that a stored commitment and its versions say.
pub(super) fn terms(row: &Commitment, versions: &[CommitmentVersion]) -> Result<Terms> {
    let every = u16::try_from(row.every).map_err(|_| unreadable(row))?;
    let mask = u8::try_from(row.mask).map_err(|_| unreadable(row))?;
    let draft = Draft {
        direction: row.direction.0,
        cadence: Cadence::new(row.unit.0, every)?,
        mask: Weekdays::from_bits(mask)?,
        week_start: weekday(row.week_start),
        anchor: row.anchor.map(Date::from),
        fiscal_month: i8::try_from(row.fiscal_month).map_err(|_| unreadable(row))?,
        start: row.starts_on.date(),
        end: row.ends_on.map(Date::from),
        versions: versions.iter().map(version).collect(),
        cap: u32::try_from(row.cap).map_err(|_| unreadable(row))?,
        grace: u16::try_from(row.grace).map_err(|_| unreadable(row))?,
    };
    Ok(Terms::new(draft)?)
}

fn version(row: &CommitmentVersion) -> Version {
    Version {
        from: row.from_day.date(),
        target: u32::try_from(row.target).unwrap_or(u32::MAX),
    }
}

fn unreadable(row: &Commitment) -> Error {
    Error::failed(format!(
        "the commitment '{}' cannot be read back",
        row.title
    ))
    .hint("run `legwork doctor`")
}

fn by_commitment(rows: Vec<CommitmentVersion>) -> HashMap<CommitmentId, Vec<CommitmentVersion>> {
    let mut sorted: HashMap<CommitmentId, Vec<CommitmentVersion>> = HashMap::new();
    for row in rows {
        sorted.entry(row.commitment_id).or_default().push(row);
    }
    sorted
}

/// The first day whose acts still matter: the start of the oldest period that
/// is not sealed, and never later than a week ago.
fn oldest(rows: &[Commitment], sealed: &BTreeMap<CommitmentId, Standing>, today: Date) -> Date {
    let of = |row: &Commitment| {
        let through = sealed
            .get(&row.commitment_id)
            .map(|standing| standing.through);
        let over = through > row.ends_on.map(Date::from) && row.ends_on.is_some();
        (!over).then(|| through.unwrap_or(row.starts_on.date()))
    };
    let week = today.saturating_sub(7.days());
    rows.iter()
        .filter_map(of)
        .min()
        .map_or(week, |first| first.min(week))
}

/// A day by which the current period of any cadence has ended.
fn horizon(row: &Commitment, today: Date) -> Date {
    let days = match row.unit.0 {
        legwork_core::vocabulary::PeriodUnit::Day => row.every,
        legwork_core::vocabulary::PeriodUnit::Week => row.every.saturating_mul(7),
        _ => 366,
    };
    today.saturating_add(days.clamp(31, 1_000).days())
}
