//! What was done and is promised towards new deals.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use legwork_core::benchmark;
use legwork_core::cadence::Score;
use legwork_core::evidence::Prior;
use legwork_core::forecast::{Activity, Acts, Adherence};
use legwork_core::vocabulary::Direction;

use super::deals::Deals;
use crate::Result;
use crate::service::board::{Board, Held};
use crate::service::context::Context;
use crate::service::hours::acts_a_week;
use crate::service::rates::Stated;
use crate::store::{self, Day, DayTotal, Tx};

/// How many days back acts still say something: a year.
const LOOK_BACK: i64 = 365;

/// The kinds of work that are known to lead to deals.
pub(super) struct Work {
    board: Board,
    said: Stated,
    totals: Vec<DayTotal>,
}

impl Work {
    /// Reads the promises in force and what was done in the last year.
    pub(super) async fn load(context: &Context, tx: &mut Tx, today: Date) -> Result<Self> {
        let board = Board::load(context, tx, today).await?;
        let said = Stated::load(context, tx, &board.book).await?;
        let (from, to) = (
            Day(today.saturating_sub(LOOK_BACK.days())),
            Day(today.saturating_sub(1.day())),
        );
        let (workspace, member) = (context.workspace_id(), context.member_id);
        Ok(Self {
            board,
            said,
            totals: store::totals::between(tx, workspace, member, from, to).await?,
        })
    }

    /// What the member said of deals: the share that is won, and their worth.
    pub(super) const fn said(&self) -> &Stated {
        &self.said
    }

    /// Whether acts of this kind are known to lead to deals.
    pub(super) fn names(&self, kind: &str) -> bool {
        self.row(kind).is_some()
    }

    /// Whether something is promised that is known to lead to deals.
    pub(super) fn promises(&self) -> bool {
        self.promised().next().is_some()
    }

    /// Each kind of work with what is promised, what was done and to how many
    /// deals it led. The published figures are those of booked meetings; a deal
    /// is what is worth a proposal, so the meeting must be held and lead to one.
    pub(super) fn activities(&self, deals: &Deals) -> Vec<Activity> {
        let mut found: BTreeMap<&str, Activity> = BTreeMap::new();
        let mut acts: BTreeMap<(&str, Date), Acts> = BTreeMap::new();
        for (row, weekly) in self.promised() {
            self.entry(&mut found, row).weekly += weekly;
        }
        for total in &self.totals {
            if let Some(row) = self.row(&total.kind) {
                let on = total.day.date();
                let day = acts.entry((&row.slug, on)).or_insert(none(on));
                day.count = day.count.saturating_add(count(total.quantity));
            }
        }
        for (kind, on) in deals.led(self.board.today) {
            if let Some(day) = self
                .row(kind)
                .and_then(|row| acts.get_mut(&(row.slug.as_str(), on)))
            {
                day.led = day.led.saturating_add(1).min(day.count);
            }
        }
        for ((slug, _), day) in acts {
            if let Some(row) = self.said.table.find(slug) {
                self.entry(&mut found, row).done.push(day);
            }
        }
        found.into_values().collect()
    }

    /// How far promises are kept: the mean of the scores of those that lead to
    /// deals.
    pub(super) fn adherence(&self) -> Adherence {
        let scores: Vec<Score> = self.leading().map(|(_, held)| held.ledger.score).collect();
        Adherence {
            silent: self.silent(),
            ..Adherence::from(Score::mean(&scores))
        }
    }

    /// The weeks in a row, up to today, in which nothing promised was done.
    fn silent(&self) -> u32 {
        let done = self
            .totals
            .iter()
            .filter(|total| total.quantity > 0 && self.names(&total.kind))
            .map(|total| total.day.date().saturating_add(1.day()));
        let begun = self.leading().map(|(_, held)| held.terms.start).min();
        let since = done.max().max(begun).unwrap_or(self.board.today);
        u32::try_from((self.board.today - since).get_days() / 7).unwrap_or_default()
    }

    fn promised(&self) -> impl Iterator<Item = (&benchmark::Activity, f64)> {
        self.leading().filter_map(|(row, held)| {
            let weekly = acts_a_week(held, self.board.today, &self.board.book)?;
            Some((row, weekly))
        })
    }

    /// The promises in force whose work is known to lead to deals.
    fn leading(&self) -> impl Iterator<Item = (&benchmark::Activity, &Held)> {
        let today = self.board.today;
        let in_force = move |held: &&Held| {
            held.terms.covers(today) && held.terms.direction != Direction::AtMost
        };
        let held = self.board.held.iter().filter(in_force);
        held.filter_map(|held| Some((self.row(&held.row.kind)?, held)))
    }

    fn row(&self, kind: &str) -> Option<&benchmark::Activity> {
        self.said.table.of(self.board.book.find(kind)?)
    }

    fn entry<'a, 'b>(
        &self,
        found: &'b mut BTreeMap<&'a str, Activity>,
        row: &'a benchmark::Activity,
    ) -> &'b mut Activity {
        let funnel = &self.said.table.funnel;
        let deals = funnel.held(row.warmth).value() * funnel.proposal.value();
        found.entry(&row.slug).or_insert_with(|| Activity {
            prior: Prior {
                chance: row.chance.value() * deals,
                ..row.prior()
            },
            weekly: 0.0,
            lag: row.lag(),
            done: Vec::new(),
        })
    }
}

const fn none(on: Date) -> Acts {
    Acts {
        on,
        count: 0,
        led: 0,
    }
}

fn count(quantity: i64) -> u32 {
    u32::try_from(quantity.max(0)).unwrap_or(u32::MAX)
}
