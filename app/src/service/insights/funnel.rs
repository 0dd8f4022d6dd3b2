//! From a touch to a won deal, in counts of the same days.
//!
//! | step | counts |
//! |---|---|
//! | touches | units of kinds that reach somebody, and of any act with an outcome |
//! | conversations | units that somebody answered: from a reply onwards, a no included |
//! | meetings | units booked, or held, whichever are more: the same meeting is often recorded as both |
//! | proposals | units that led to one or are one, or deals that came into such a stage, whichever are more |
//! | won | deals won, or units with that outcome, whichever are more |
//!
//! The steps are counted over the same days, not over the same people: a deal
//! won today may come from a call of last year. Where a step has more than the
//! one before it, there is no rate between them, and none is given.

use std::collections::BTreeSet;

use legwork_core::vocabulary::Outcome;
use serde::Serialize;

use super::range::ends;
use super::rate::{RateView, rate};
use crate::Result;
use crate::service::book::Book;
use crate::service::context::Context;
use crate::service::today::Span;
use crate::store::activity::OutcomeSum;
use crate::store::{self, DayTotal, DealMove, DealStatus, Tx};

/// The steps from a touch to a won deal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Funnel {
    /// The steps, from touches to won deals.
    pub steps: Vec<Step>,
}

/// One step of a funnel.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// `touches`, `conversations`, `meetings`, `proposals` or `won`.
    pub step: &'static str,
    /// How many.
    pub count: i64,
    /// The share of the step before; none for the first, after an empty step,
    /// and where there are more than before.
    pub rate: Option<RateView>,
}

/// The funnel over a range of days.
pub(super) async fn over(
    context: &Context,
    tx: &mut Tx,
    book: &Book,
    span: Span,
    done: (&[DayTotal], &[OutcomeSum]),
) -> Result<Funnel> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let (from, to) = ends(span);
    let moves = store::deal::moves_between(tx, workspace, member, from, to).await?;
    let days = (from, to);
    let won = store::deal::closed_between(tx, workspace, member, DealStatus::Won, days).await?;
    let counted = Counted {
        book,
        totals: done.0,
        outcomes: done.1,
    };
    let deals = (offered(&moves), count(won.len()));
    Ok(Funnel {
        steps: steps(counted.all(deals)),
    })
}

fn steps(counts: [(&'static str, i64); 5]) -> Vec<Step> {
    let before = std::iter::once(None).chain(counts.iter().map(|count| Some(count.1)));
    let step = |((step, count), before): (&(&'static str, i64), Option<i64>)| Step {
        step,
        count: *count,
        rate: before.and_then(|before| rate(*count, before)),
    };
    counts.iter().zip(before).map(step).collect()
}

/// What was done, to be counted step by step.
struct Counted<'a> {
    book: &'a Book,
    totals: &'a [DayTotal],
    outcomes: &'a [OutcomeSum],
}

impl Counted<'_> {
    /// All steps; `deals` are those that were offered and those that were won.
    fn all(&self, deals: (i64, i64)) -> [(&'static str, i64); 5] {
        let led_to = |outcome: Outcome| self.led(|_, it| it == outcome);
        let held = self.held();
        [
            ("touches", self.touches()),
            ("conversations", self.conversations()),
            ("meetings", held.max(led_to(Outcome::MeetingBooked))),
            ("proposals", self.proposals().max(deals.0)),
            ("won", led_to(Outcome::Won).max(deals.1)),
        ]
    }

    fn touches(&self) -> i64 {
        let touch = |kind: &str| self.book.counts(kind, "touch");
        self.done(touch) + self.led(|kind, _| !touch(kind))
    }

    /// Answered by somebody, or held without a word about how it went.
    fn conversations(&self) -> i64 {
        let said_nothing =
            self.done(|kind| self.meets(kind)) - self.led(|kind, _| self.meets(kind));
        self.led(|_, outcome| answered(outcome)) + said_nothing.max(0)
    }

    /// Meetings that took place, as far as is known.
    fn held(&self) -> i64 {
        let failed = |outcome: Outcome| outcome == Outcome::NoShow || !answered(outcome);
        let of_kind = self.done(|kind| self.meets(kind));
        let not_held = self.led(|kind, outcome| self.meets(kind) && failed(outcome));
        let others = self.led(|kind, it| !self.meets(kind) && it == Outcome::MeetingHeld);
        (of_kind - not_held).max(0) + others
    }

    fn proposals(&self) -> i64 {
        let is_one = |kind: &str| self.book.counts(kind, "proposal");
        self.done(is_one) + self.led(|kind, it| !is_one(kind) && it == Outcome::Proposal)
    }

    fn meets(&self, kind: &str) -> bool {
        self.book.counts(kind, "meeting")
    }

    /// Units of the kinds that fit.
    fn done(&self, fits: impl Fn(&str) -> bool) -> i64 {
        let fitting = self.totals.iter().filter(|total| fits(&total.kind));
        fitting.map(|total| total.quantity).sum()
    }

    /// Units of the kinds and outcomes that fit.
    fn led(&self, fits: impl Fn(&str, Outcome) -> bool) -> i64 {
        let fitting = self.outcomes.iter().filter(|sum| fits(&sum.0, sum.1.0));
        fitting.map(|sum| sum.2).sum()
    }
}

/// Whether somebody was there and answered.
const fn answered(outcome: Outcome) -> bool {
    !matches!(
        outcome,
        Outcome::NoAnswer | Outcome::Voicemail | Outcome::NoShow
    )
}

/// Deals that came into a stage in which something is offered. Stages have the
/// member's own names, so it goes by the word in them.
fn offered(moves: &[DealMove]) -> i64 {
    const WORDS: [&str; 4] = ["proposal", "offer", "quote", "tender"];
    let offers = |one: &&DealMove| {
        let stage = one.stage.to_lowercase();
        WORDS.iter().any(|word| stage.contains(word))
    };
    let deals: BTreeSet<_> = moves.iter().filter(offers).map(|one| one.deal_id).collect();
    count(deals.len())
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
