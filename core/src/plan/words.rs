//! The plan in sentences, as a sales coach would say it.

use super::fact::Fact;
use super::model::Change;
use super::reach::Offers;
use super::{Plan, Promise, Rung, State};
use crate::benchmark::Warmth;
use crate::kind::{self, Kind};
use crate::money::{Currency, Money, grouped};

/// All there is to say about a plan, the most important first. `custom` has
/// the member's own kinds; `currency` is the goal's, when it counts money.
pub fn sentences(plan: &Plan, custom: &[Kind], currency: Option<Currency>) -> Vec<String> {
    let speech = Speech { custom, currency };
    if let Some(end) = ended(plan.state) {
        return vec![end.to_owned()];
    }
    let mut said = vec![speech.headline(plan), chances(plan)];
    said.extend(needed(plan));
    said.extend(plan.offers.iter().map(|offers| speech.offers(offers)));
    said.extend(
        plan.promises
            .iter()
            .map(|promise| speech.promise(plan, promise)),
    );
    said.extend(plan.runner_up.iter().map(|second| {
        let mix = speech.mix(
            second
                .promises
                .iter()
                .map(|(slug, rung)| (slug.as_str(), *rung)),
        );
        format!("Next best, at {}: {mix}.", percent(second.chance))
    }));
    said.extend(plan.facts.iter().map(|fact| speech.fact(fact)));
    said.push(behind(plan));
    said
}

fn ended(state: State) -> Option<&'static str> {
    match state {
        State::Open => None,
        State::Met => Some("The goal is reached: there is nothing left to plan."),
        State::Over => {
            Some("The date of the goal has passed: choose a new one, or close the goal.")
        }
        State::NoTime => Some(
            "What you have promised takes all your selling hours: give a plan some more, or let one of your commitments go.",
        ),
        State::Worthless => {
            Some("No number of deals reaches this goal while a typical deal is worth nothing.")
        }
    }
}

/// What a plan asks to promise: "2 referral asks a week".
pub fn promise(slug: &str, rung: Rung, custom: &[Kind]) -> String {
    let speech = Speech {
        custom,
        currency: None,
    };
    speech.counted(slug, rung)
}

/// "about 35 %", rounded to five; "less than 5 %", "more than 95 %".
pub fn percent(chance: f64) -> String {
    match 5.0 * (chance * 20.0).round() {
        _ if chance < 0.025 => "less than 5 %".to_owned(),
        _ if chance > 0.975 => "more than 95 %".to_owned(),
        rounded => format!("about {rounded:.0} %"),
    }
}

/// "2 h 10 min", rounded to five minutes.
pub fn duration(minutes: f64) -> String {
    let rounded = 5.0 * (minutes / 5.0).round();
    let hours = (rounded / 60.0).floor();
    match (hours, 60.0f64.mul_add(-hours, rounded)) {
        (hours, rest) if hours < 1.0 => format!("{rest:.0} min"),
        (hours, rest) if rest < 1.0 => format!("{hours:.0} h"),
        (hours, rest) => format!("{hours:.0} h {rest:.0} min"),
    }
}

fn chances(plan: &Plan) -> String {
    let (yours, kept) = (percent(plan.chance), percent(plan.chance_if_kept));
    if yours == kept {
        return format!("Your chance of reaching the goal with it is {yours}.");
    }
    format!(
        "Your chance of reaching the goal with it is {yours} if you keep your promises as you \
         have so far, {kept} if you keep them all."
    )
}

/// "It brings 1.3 wins by the date on average; 6 are needed."
fn needed(plan: &Plan) -> Option<String> {
    let needed = i64::try_from(plan.wins_needed?).ok()?;
    let wins = count(plan.wins);
    let win = if wins == "1" { "win" } else { "wins" };
    let needed = match needed {
        1 => "1 is".to_owned(),
        needed => format!("{} are", grouped(needed)),
    };
    Some(format!(
        "It brings {wins} {win} by the date on average; {needed} needed."
    ))
}

fn behind(plan: &Plan) -> String {
    let own = plan.behind.of - plan.behind.benchmarks;
    match (plan.behind.benchmarks, own) {
        (0, _) => "Every number behind this plan is your own.".to_owned(),
        (_, 0) => format!(
            "All {} numbers behind this plan are benchmarks, not you: what you log will replace them.",
            plan.behind.of
        ),
        (benchmarks, _) => format!(
            "{benchmarks} of the {} numbers behind this plan are benchmarks, not you.",
            plan.behind.of
        ),
    }
}

/// The words for kinds and for amounts.
struct Speech<'a> {
    custom: &'a [Kind],
    currency: Option<Currency>,
}

impl Speech<'_> {
    fn headline(&self, plan: &Plan) -> String {
        let promises = plan.promises.iter();
        let mix = self.mix(promises.map(|promise| (promise.slug.as_str(), promise.rung)));
        let later: f64 = plan
            .promises
            .iter()
            .map(|promise| promise.later_minutes)
            .sum();
        if plan.promises.is_empty() {
            return format!(
                "Nothing that brings meetings fits into the {} a week that are free.",
                duration(plan.free)
            );
        }
        format!(
            "{mix}: {} a week, {} of it for the meetings and proposals that come of it.",
            duration(plan.minutes),
            duration(later)
        )
    }

    /// "2 referral asks a week, 3 contacts with lapsed clients a week and ...".
    fn mix<'b>(&self, promises: impl Iterator<Item = (&'b str, Rung)>) -> String {
        let each = promises.map(|(slug, rung)| self.counted(slug, rung));
        list(&each.collect::<Vec<_>>())
    }

    /// "2 referral asks a week".
    fn counted(&self, slug: &str, rung: Rung) -> String {
        let noun = self.noun(slug, u64::from(rung.count));
        let said = rung.to_string();
        let (count, often) = said.split_once(' ').unwrap_or((&said, ""));
        format!("{count} {noun} {often}")
    }

    fn noun(&self, slug: &str, count: u64) -> String {
        kind::find_with(slug, self.custom).map_or_else(
            || slug.replace('-', " "),
            |kind| kind.noun(count).to_owned(),
        )
    }

    /// "460 cold calls a year at 370 a meeting are 1.2 meetings. Without them
    /// the chance is about 30 %."
    fn promise(&self, plan: &Plan, promise: &Promise) -> String {
        let noun = self.noun(&promise.slug, 2);
        let meetings = promise.acts_a_year / promise.acts_per_meeting;
        let brought = format!(
            "{} {noun} a year at {} a meeting are {} {}.",
            count(promise.acts_a_year),
            count(promise.acts_per_meeting),
            count(meetings),
            if count(meetings) == "1" {
                "meeting"
            } else {
                "meetings"
            }
        );
        let without = percent(promise.chance_without);
        if without == percent(plan.chance) {
            return brought;
        }
        format!("{brought} Without them the chance is {without}.")
    }

    fn fact(&self, fact: &Fact) -> String {
        let instead = fact
            .instead
            .iter()
            .map(|(slug, rung)| (slug.as_str(), *rung));
        let what = match &fact.change {
            Change::Chance(slug, times) => {
                format!("{} led to a meeting {}", self.noun(slug, 2), often(*times))
            }
            Change::Minutes(slug, times) => {
                format!("{} took {}", self.noun(slug, 2), long(*times))
            }
            Change::Ceiling(slug, times) => format!(
                "you had room for {} {} a week",
                times_as(*times, "many"),
                self.noun(slug, 2)
            ),
            Change::Wins(warmth, times) => {
                format!(
                    "meetings with {} were won {}",
                    people(*warmth),
                    often(*times)
                )
            }
            _ => return String::new(),
        };
        format!(
            "If {what}, the better choice would be {}.",
            self.mix(instead)
        )
    }

    fn offers(&self, offers: &Offers) -> String {
        let amount = |amount: i64| match self.currency {
            Some(currency) => Money::from_minor(amount, currency).to_string(),
            None => grouped(amount),
        };
        let hours = offers.hours.map(|hours| format!("{hours} hours a week"));
        let weeks = offers.weeks.map(|weeks| match weeks {
            1 => "a date one week later".to_owned(),
            weeks => format!("a date {weeks} weeks later"),
        });
        let missing = offers
            .missing
            .map(|missing| format!("a smaller goal, with {} still to win", amount(missing)));
        let deal = offers
            .deal
            .map(|deal| format!("larger deals, of {} each", amount(deal)));
        let all = [hours, weeks, missing, deal].into_iter().flatten();
        let all: Vec<String> = all.collect();
        if all.is_empty() {
            return "This goal is out of reach, and no hours, no later date and no larger deals \
                    alone would change that."
                .to_owned();
        }
        format!(
            "This goal is out of reach as it stands. For an even chance it would take {}.",
            all.join("; or ")
        )
    }
}

/// "a, b and c".
fn list(all: &[String]) -> String {
    match all.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => "nothing".to_owned(),
    }
}

/// A whole number from 10 on, else one decimal where it says something.
fn count(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    if value >= 10.0 || tenths.fract().abs() < 1e-9 {
        grouped(whole(value))
    } else {
        format!("{tenths:.1}")
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the cast cuts what is beyond any count of acts"
)]
const fn whole(value: f64) -> i64 {
    value.round() as i64
}

fn often(times: f64) -> String {
    times_as(times, "often")
}

fn long(times: f64) -> String {
    times_as(times, "long")
}

/// "half as often", "twice as many".
fn times_as(times: f64, what: &str) -> String {
    let share = 1.0 / times;
    match (times, share) {
        (times, _) if (times - 2.0).abs() < 0.01 => format!("twice as {what}"),
        (_, share) if (share - 2.0).abs() < 0.01 => format!("half as {what}"),
        (_, share) if (share - 4.0).abs() < 0.01 => format!("a quarter as {what}"),
        (times, _) => format!("{} times as {what}", count(times)),
    }
}

const fn people(warmth: Warmth) -> &'static str {
    match warmth {
        Warmth::Cold => "people who do not know you yet",
        Warmth::Inbound => "people you met in person",
        Warmth::Warm => "people who know or were sent to you",
    }
}
