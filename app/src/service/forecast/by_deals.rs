//! For a goal to which won deals add.

use legwork_core::forecast::{Deal, Known, Measure, Question, Target, forecast};
use legwork_core::money::Currency;

use super::answer::{Case, shown};
use super::asked::whole;
use super::ground::Trade;
use super::lack::Stop;
use super::stated::stated;
use super::{AskForecast, Forecast, Parts, Told};
use crate::Error;
use crate::service::amount::{self, hundredth};
use crate::service::context::Context;
use crate::service::deals::Counts;
use crate::service::goal::GoalView;

impl Case<'_> {
    /// What the goal has reached besides, by an invoice or without a deal that
    /// was won before it was set, is taken off the figure and added to the
    /// range.
    pub(super) fn by_deals(
        &self,
        context: &Context,
        ask: &AskForecast,
        trade: &Trade,
        counts: Counts,
        told: Told,
    ) -> Result<Forecast, Stop> {
        let (work, deals) = (&trade.work, trade.deals.fit(counts));
        let currency = currency(counts);
        let known = deals.known(context, self.today, |kind| work.names(kind));
        let besides = self.besides(&known, currency)?;
        let figure = whole(self.asked.figure, currency)?.saturating_sub(besides);
        let activities = work.activities(&deals);
        let question = Question {
            activities: &activities,
            adherence: work.adherence(),
            rhythm_changed: trade.rhythm_changed,
            ..Question::new(
                self.target(figure, currency),
                &known,
                stated(context, ask, (&deals, work.said()), counts, &known)?,
                self.dead,
            )
        };
        let answer = forecast(&question, self.seed)?;
        let full = answer.chance_at_full_adherence;
        let total = |figure: i64| Some(amount::major(figure.saturating_add(besides), currency));
        let told = Told {
            chance_full: Some(full.to_string()),
            share_full: Some(full.share()),
            promised: work.promises(),
            rhythm_changed: trade.rhythm_changed,
            only_new: is_only_new(&told.goal, &known),
            waits: told.waits || deals.moved_on(self.today),
            narrowed_by: answer.narrowed_by,
            ..told
        };
        Ok(Forecast {
            chance_full_adherence: Some(shown(full)),
            p10: total(answer.range.p10),
            p50: total(answer.range.p50),
            p90: total(answer.range.p90),
            parts: Some(parts(&answer.parts, besides, currency)),
            ..self.forecast(answer.chance, answer.draws, told)
        })
    }

    /// What is reached by more, or by less, than the deals that are known.
    fn besides(&self, known: &Known, currency: Option<Currency>) -> Result<i64, Error> {
        let reached = self
            .asked
            .reached_before(self.results, self.today)
            .ok_or_else(|| Error::refused("these results are too large to be added up"))?;
        let days = self.asked.first..=self.asked.last;
        let wins = known.deals().iter().filter_map(Deal::win);
        let within = wins.filter(|win| days.contains(&win.on));
        let won: i64 = match currency {
            Some(_) => within.filter_map(|win| win.amount).sum(),
            None => within.map(|_| 1).sum(),
        };
        Ok(whole(reached, currency)?.saturating_sub(won))
    }

    const fn target(&self, figure: i64, currency: Option<Currency>) -> Target {
        Target {
            measure: match currency {
                Some(_) => Measure::Amount,
                None => Measure::Wins,
            },
            figure,
            direction: self.asked.direction,
            first: self.asked.first,
            last: self.asked.last,
        }
    }
}

/// Whether nothing is known of what the goal starts from.
fn is_only_new(goal: &GoalView, known: &Known) -> bool {
    let starts = goal.baseline.is_some_and(|before| before > 0.0);
    starts && goal.actual <= 0.0 && known.wins().next().is_none()
}

/// The parts in the goal's own unit: money to its minor unit, things to a
/// hundredth, since four tenths of a client are not none.
fn parts(made: &legwork_core::forecast::Parts, besides: i64, currency: Option<Currency>) -> Parts {
    let unit = |figure: f64| match currency {
        Some(_) => amount::major(nearest(figure), currency),
        None => hundredth(figure),
    };
    let won = nearest(made.won).saturating_add(besides);
    Parts {
        won: amount::major(won, currency),
        open: unit(made.open),
        work_done: unit(made.work_done),
        work_promised: unit(made.work_promised),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the cast itself cuts what is too large"
)]
fn nearest(amount: f64) -> i64 {
    amount.round() as i64
}

const fn currency(counts: Counts) -> Option<Currency> {
    match counts {
        Counts::Money(currency) => Some(currency),
        Counts::Deals | Counts::Buyers => None,
    }
}
