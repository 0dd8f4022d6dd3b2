//! The deals that a goal may count, as the forecast knows them.

use std::collections::BTreeMap;

use jiff::civil::Date;
use legwork_core::forecast::{Close, Deal, Known, Record};

use crate::Result;
use crate::ids::ActivityId;
use crate::service::context::Context;
use crate::service::deals::{Counts, outcome};
use crate::store::{self, Activity, Day, DealStatus, Tx};

/// The member's deals, and which act each of them came from.
pub(super) struct All {
    rows: Vec<store::Deal>,
    /// The kind and the day of the acts that deals came from.
    origins: BTreeMap<ActivityId, (String, Date)>,
}

/// Those of them that one goal may count.
pub(super) struct Deals<'a> {
    rows: Vec<&'a store::Deal>,
    origins: &'a BTreeMap<ActivityId, (String, Date)>,
    counts: Counts,
}

impl All {
    /// Reads them.
    pub(super) async fn load(context: &Context, tx: &mut Tx) -> Result<Self> {
        let mut rows = store::deal::list(tx, context.workspace_id(), None).await?;
        rows.retain(|row| row.member_id == context.member_id);
        let mut origins = BTreeMap::new();
        for id in rows.iter().filter_map(|row| row.origin_activity_id) {
            let act = tx.get::<Activity>(&(context.workspace_id(), id)).await?;
            if let Some(act) = act {
                origins.insert(id, (act.kind, act.day.date()));
            }
        }
        Ok(Self { rows, origins })
    }

    /// Those that a goal may count.
    pub(super) fn fit(&self, counts: Counts) -> Deals<'_> {
        let fit = |row: &&store::Deal| fits(row, &self.rows, counts);
        Deals {
            rows: self.rows.iter().filter(fit).collect(),
            origins: &self.origins,
            counts,
        }
    }
}

impl Deals<'_> {
    /// What of them was known at the start of `today`. `named` says which kinds
    /// of work are part of the question.
    pub(super) fn known(
        &self,
        context: &Context,
        today: Date,
        named: impl Fn(&str) -> bool,
    ) -> Known {
        let deal = |row: &&store::Deal| {
            let origin = self.origin(row);
            Deal {
                from_activity: origin.is_some_and(|(kind, _)| named(kind)),
                ..self.deal(row)
            }
        };
        let deals = self.rows.iter().map(deal).collect();
        Record::new(self.began(context).unwrap_or(today), deals).known_at(today)
    }

    /// All of them, whatever they came from, to look back at any day.
    pub(super) fn record(&self, context: &Context, today: Date) -> Record {
        let deals = self.rows.iter().map(|row| self.deal(row)).collect();
        Record::new(self.began(context).unwrap_or(today), deals)
    }

    /// The kind and the day of the acts that led to deals opened before `today`.
    pub(super) fn led(&self, today: Date) -> impl Iterator<Item = (&str, Date)> {
        let before = self
            .rows
            .iter()
            .filter(move |row| row.opened.date() < today);
        before.filter_map(|row| self.origin(row))
    }

    /// Whether one was opened or decided on a day.
    pub(super) fn moved_on(&self, day: Date) -> bool {
        let on = |moved: Day| moved.date() == day;
        self.rows
            .iter()
            .any(|row| on(row.opened) || row.closed.is_some_and(on))
    }

    /// The middle worth of the deals, in minor units, whatever became of them.
    pub(super) fn middle_worth(&self) -> Option<i64> {
        let mut worth: Vec<i64> = self.rows.iter().filter_map(|row| self.worth(row)).collect();
        worth.sort_unstable();
        worth.get(worth.len().checked_sub(1)? / 2).copied()
    }

    fn origin(&self, row: &store::Deal) -> Option<(&str, Date)> {
        let (kind, day) = self.origins.get(&row.origin_activity_id?)?;
        Some((kind, *day))
    }

    fn deal(&self, row: &store::Deal) -> Deal {
        let close = |outcome| Close {
            on: row.closed.unwrap_or(row.opened).date(),
            outcome,
            amount: self.worth(row),
        };
        Deal {
            amount: self.worth(row),
            close: outcome(row.status.0).map(close),
            ..Deal::opened(row.opened.date())
        }
    }

    fn worth(&self, row: &store::Deal) -> Option<i64> {
        let money = matches!(self.counts, Counts::Money(_));
        row.value.filter(|minor| money && *minor > 0)
    }

    /// The day from which on deals were written down: that of the first close
    /// that is known, or that on which the first deal was added. Nobody adds
    /// what was lost long before, so an old deal says nothing of its time.
    fn began(&self, context: &Context) -> Option<Date> {
        let added = |row: &&store::Deal| {
            let at = row.created.timestamp().to_zoned(jiff::tz::TimeZone::UTC);
            context.local(&at).date()
        };
        let closed = self.rows.iter().filter_map(|row| row.closed);
        let closed = closed.map(Date::from);
        self.rows.iter().map(added).chain(closed).min()
    }
}

/// Whether the goal may count a deal: money in its currency, and new buyers who
/// have not bought before.
fn fits(row: &store::Deal, all: &[store::Deal], counts: Counts) -> bool {
    match counts {
        Counts::Deals => true,
        Counts::Money(currency) => row
            .currency
            .as_deref()
            .is_none_or(|code| code == currency.code()),
        Counts::Buyers => !all.iter().any(|other| bought_before(other, row)),
    }
}

/// Whether the buyer of `row` bought `other` before it was decided.
fn bought_before(other: &store::Deal, row: &store::Deal) -> bool {
    let same = match row.organisation_id {
        Some(firm) => other.organisation_id == Some(firm),
        None => row.person_id.is_some() && other.person_id == row.person_id,
    };
    let earlier = row
        .closed
        .is_none_or(|closed| (other.closed, other.deal_id) < (Some(closed), row.deal_id));
    same && other.deal_id != row.deal_id && other.status.0 == DealStatus::Won && earlier
}
