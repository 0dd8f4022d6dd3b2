//! The chance, the range and the parts of a goal.

use jiff::ToSpan;
use jiff::civil::Date;
use legwork_core::draw::Seed;
use legwork_core::forecast::results::{Outlook, Series, Sort, outlook};
use legwork_core::forecast::{
    DeadTime, Deal, Known, Likelihood, Measure, Question, Stated, Target, forecast,
};
use legwork_core::money::Currency;

use super::asked::{Asked, whole};
use super::deals::Deals;
use super::work::Work;
use super::{AskForecast, Forecast, Parts, Told};
use crate::service::amount;
use crate::service::context::Context;
use crate::service::deals::Counts;
use crate::service::goal::{self, GoalView};
use crate::store::{self, Goal, GoalResult, Tx};
use crate::{Error, Result};

/// The forecast of a goal at the start of `today`.
pub(super) async fn of(
    context: &Context,
    tx: &mut Tx,
    row: &Goal,
    ask: &AskForecast,
    today: Date,
) -> Result<Forecast> {
    let results = store::result::for_goal(tx, context.workspace_id(), row.goal_id).await?;
    let asked = Asked::of(context, row, &results, today)?;
    let view = goal::view_of(context, tx, row, today).await?;
    let of_today = |one: &GoalResult| one.day.date() == today;
    let told = Told {
        waits: results.iter().any(of_today),
        ..told(&asked, view)
    };
    if today > asked.last {
        return Ok(settled(&asked, told, today));
    }
    let dead = dead_time(context, tx).await?;
    let seed = Seed::of_goal(row.goal_id.uuid(), today);
    let case = Case {
        asked: &asked,
        results: &results,
        dead: &dead,
        today,
        seed,
    };
    match asked.counts() {
        Some(counts) => {
            let deals = Deals::load(context, tx, counts).await?;
            let work = Work::load(context, tx, today).await?;
            case.by_deals(context, ask, (&deals, counts), &work, told)
        }
        None => case.by_results(row, told),
    }
}

/// Everything that both ways of looking ahead need.
struct Case<'a> {
    asked: &'a Asked,
    results: &'a [GoalResult],
    dead: &'a DeadTime,
    today: Date,
    seed: Seed,
}

impl Case<'_> {
    /// For a goal to which won deals add. What it has reached besides, by an
    /// invoice or without a deal that was won before it was set, is taken off
    /// the figure and added to the range.
    fn by_deals(
        &self,
        context: &Context,
        ask: &AskForecast,
        (deals, counts): (&Deals, Counts),
        work: &Work,
        told: Told,
    ) -> Result<Forecast> {
        let currency = currency(counts);
        let known = deals.known(context, self.today, |kind| work.names(kind));
        let besides = self.besides(&known, currency)?;
        let figure = whole(self.asked.figure, currency)?.saturating_sub(besides);
        let activities = work.activities(deals);
        let question = Question {
            activities: &activities,
            adherence: work.adherence(),
            ..Question::new(
                self.target(figure, currency),
                &known,
                stated(context, ask, deals, counts, &known)?,
                self.dead,
            )
        };
        let answer = forecast(&question, self.seed)?;
        let unit = |figure: i64| amount::major(figure, currency);
        let total = |figure: i64| Some(unit(figure.saturating_add(besides)));
        let full = answer.chance_at_full_adherence;
        Ok(Forecast {
            chance_full_adherence: Some(shown(full)),
            p10: total(answer.range.p10),
            p50: total(answer.range.p50),
            p90: total(answer.range.p90),
            parts: Some(Parts {
                won: unit(answer.parts.won.saturating_add(besides)),
                open: unit(answer.parts.open),
                work_done: unit(answer.parts.work_done),
                work_promised: unit(answer.parts.work_promised),
            }),
            ..self.forecast(
                answer.chance,
                answer.draws,
                Told {
                    chance_full: Some(full.to_string()),
                    share_full: Some(full.share()),
                    promised: work.promises(),
                    waits: told.waits || deals.moved_on(self.today),
                    narrowed_by: answer.narrowed_by.iter().map(ToString::to_string).collect(),
                    ..told
                },
            )
        })
    }

    /// For a goal that is measured by results alone.
    fn by_results(&self, row: &Goal, told: Told) -> Result<Forecast> {
        let series = self.asked.series(self.results);
        let level = self.asked.aim.is_level();
        let asked = Series {
            sort: if level { Sort::Level } else { Sort::Count },
            as_of: self.today,
            first: self.asked.first,
            last: self.asked.last,
            figure: self.asked.figure.to_f64(),
            direction: self.asked.direction,
            results: &series,
            dead: self.dead,
        };
        let Outlook {
            chance,
            p10,
            p50,
            p90,
            totals,
        } = outlook(&asked, self.seed).map_err(|error| too_few(row, &error))?;
        Ok(Forecast {
            p10: Some(hundredth(p10)),
            p50: Some(hundredth(p50)),
            p90: Some(hundredth(p90)),
            ..self.forecast(chance, totals.len(), told)
        })
    }

    fn forecast(&self, chance: Likelihood, draws: usize, told: Told) -> Forecast {
        Forecast {
            goal: Some(told.goal.id.clone()),
            chance: Some(shown(chance)),
            draws,
            told: Some(Told {
                chance: chance.to_string(),
                share: chance.share(),
                seed: Some(self.seed.value()),
                ..told
            }),
            ..Forecast::nothing(self.today)
        }
    }

    /// What is reached by more, or by less, than the deals that are known.
    fn besides(&self, known: &Known, currency: Option<Currency>) -> Result<i64> {
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

/// A goal whose last day is over was reached, or it was not.
fn settled(asked: &Asked, told: Told, today: Date) -> Forecast {
    let (actual, reached) = (asked.stands.actual, asked.stands.reached);
    let share = if reached { 1.0 } else { 0.0 };
    let word = if reached { "reached" } else { "not reached" };
    let parts = Parts {
        won: actual,
        open: 0.0,
        work_done: 0.0,
        work_promised: 0.0,
    };
    let by_deals = asked.counts().is_some();
    Forecast {
        goal: Some(told.goal.id.clone()),
        chance: Some(share),
        chance_full_adherence: by_deals.then_some(share),
        p10: Some(actual),
        p50: Some(actual),
        p90: Some(actual),
        parts: by_deals.then_some(parts),
        told: Some(Told {
            chance: word.to_owned(),
            share,
            decided: true,
            ..told
        }),
        ..Forecast::nothing(today)
    }
}

fn told(asked: &Asked, goal: GoalView) -> Told {
    Told {
        goal,
        days: (asked.first, asked.last),
        direction: asked.direction,
        chance: String::new(),
        chance_full: None,
        share: 0.0,
        share_full: None,
        decided: false,
        waits: false,
        promised: false,
        narrowed_by: Vec::new(),
        seed: None,
    }
}

/// What the seller states: what was given, and for the worth of a deal, until
/// one was won, the middle of those that are known.
fn stated(
    context: &Context,
    ask: &AskForecast,
    deals: &Deals,
    counts: Counts,
    known: &Known,
) -> Result<Stated> {
    let usual = Stated::default();
    let typical = match counts {
        Counts::Money(currency) => typical(context, ask, deals, currency, known)?,
        Counts::Deals | Counts::Buyers => None,
    };
    Ok(Stated {
        win_rate: ask.win_rate.unwrap_or(usual.win_rate),
        typical,
        ..usual
    })
}

fn typical(
    context: &Context,
    ask: &AskForecast,
    deals: &Deals,
    currency: Currency,
    known: &Known,
) -> Result<Option<f64>> {
    if let Some(text) = &ask.typical {
        let money = amount::money(
            text,
            Some(currency).or_else(|| amount::usual(&context.workspace)),
        )?;
        if money.currency != currency {
            return Err(Error::usage(format!(
                "the goal is in {currency}, not in {}",
                money.currency
            )));
        }
        return Ok(Some(minor(money.minor)));
    }
    if known.wins().any(|win| win.amount.is_some()) {
        return Ok(None);
    }
    let middle = deals.middle_worth().ok_or_else(|| {
        Error::refused("no forecast: nothing says what a deal is worth, since none has a value yet")
            .hint(format!(
                "say what a typical one brings: `legwork forecast --deal \"{currency} 5,000\"`"
            ))
            .hint("or add your deals with their value: `legwork deal add`")
    })?;
    Ok(Some(minor(middle)))
}

fn too_few(row: &Goal, error: &legwork_core::Error) -> Error {
    Error::refused(format!("no forecast: {error}")).hint(format!(
        "record one with `legwork result add 12 --goal {} --date yesterday`",
        row.goal_id
    ))
}

/// Pauses of everything are days on which nothing moves.
async fn dead_time(context: &Context, tx: &mut Tx) -> Result<DeadTime> {
    let pauses = store::pause::pauses(tx, context.workspace_id(), context.member_id).await?;
    let all = pauses.iter().filter(|pause| pause.commitment_id.is_none());
    let days = |pause: &store::Pause| {
        let (first, last) = (pause.first_day.date(), pause.last_day.date());
        (first, last.saturating_add(1.day()))
    };
    Ok(DeadTime::new(all.map(days).collect()))
}

const fn currency(counts: Counts) -> Option<Currency> {
    match counts {
        Counts::Money(currency) => Some(currency),
        Counts::Deals | Counts::Buyers => None,
    }
}

/// A chance as it is shown: to the nearest twentieth.
fn shown(chance: Likelihood) -> f64 {
    f64::from(chance.percent()) / 100.0
}

fn hundredth(figure: f64) -> f64 {
    (figure * 100.0).round() / 100.0 + 0.0
}

#[expect(clippy::cast_precision_loss, reason = "amounts are far below 2^52")]
const fn minor(amount: i64) -> f64 {
    amount as f64
}
