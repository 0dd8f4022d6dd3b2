//! What the log shows of a figure.

use legwork_core::benchmark::{Activity, Key, Part, Table, Warmth};
use legwork_core::evidence::WinBelief;
use legwork_core::plan::Record;

use super::Learned;
use super::name::Name;
use crate::Result;
use crate::service::board::Board;
use crate::service::closed::{Closed, closed};
use crate::service::context::Context;
use crate::service::record;
use crate::store::Tx;

/// What was done and what came of it.
pub(super) struct Log {
    records: Vec<Record>,
    closed: Closed,
}

impl Log {
    /// Reads it for the kinds of the table.
    pub(super) async fn load(
        context: &Context,
        tx: &mut Tx,
        board: &Board,
        table: &Table,
    ) -> Result<Self> {
        Ok(Self {
            records: record::lately(context, tx, board, table).await?,
            closed: closed(context, tx, table, &board.book).await?,
        })
    }

    /// The figure of this name, blended with what was seen; none while nothing
    /// was.
    pub(super) fn of(&self, name: &Name, table: &Table) -> Option<Learned> {
        match name {
            Name::Of(Key::Of(slug, part)) => {
                let activity = table.find(slug)?;
                let record = self.records.iter().find(|record| record.slug == *slug)?;
                match part {
                    Part::Chance => chance(activity, record),
                    Part::Minutes => minutes(activity, record),
                    Part::Ceiling | Part::Lag => None,
                }
            }
            Name::Of(Key::Won(warmth)) => {
                let usual = table.funnel.won(*warmth).value();
                won(usual, self.closed[*warmth as usize])
            }
            Name::Of(_) | Name::WinRate | Name::TypicalDeal => None,
        }
    }
}

fn chance(activity: &Activity, record: &Record) -> Option<Learned> {
    let acts = record.batches.iter().map(|batch| batch.acts).sum();
    let belief = activity.prior().after(&record.batches, activity.lag());
    let (low, high) = belief.range();
    (acts > 0).then(|| Learned {
        mean: belief.mean(),
        low: Some(low),
        high: Some(high),
        of: acts,
        led: Some(record.batches.iter().map(|batch| batch.successes).sum()),
    })
}

fn minutes(activity: &Activity, record: &Record) -> Option<Learned> {
    record.minutes.are_own().then(|| Learned {
        mean: record.minutes.blend(activity.minutes.value()),
        low: None,
        high: None,
        of: record.minutes.logs,
        led: None,
    })
}

fn won(usual: f64, (won, lost): (u64, u64)) -> Option<Learned> {
    let belief = WinBelief::new(usual, won, lost);
    let (low, high) = belief.range();
    (won + lost > 0).then(|| Learned {
        mean: belief.mean(),
        low: Some(low),
        high: Some(high),
        of: won + lost,
        led: Some(won),
    })
}

/// How well buyers know the seller, in words.
pub(super) const fn buyers(warmth: Warmth) -> &'static str {
    match warmth {
        Warmth::Cold => "strangers",
        Warmth::Inbound => "people who came forward or met you",
        Warmth::Warm => "clients and people sent by one",
    }
}
