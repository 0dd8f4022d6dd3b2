//! The plan, as data.

use super::exact::best;
use super::fact::{Fact, facts};
use super::greedy::{Found, most_wins, search};
use super::judge::{Judge, Leaves};
use super::model::{Change, Mix, Model};
use super::option::Choice;
use super::reach::{OUT_OF_REACH, Offers, offers};
use super::{Question, Rung};
use crate::benchmark::{Key, Part, Warmth};
use crate::vocabulary::{PeriodUnit, words};

/// Weeks of work in a year, for sentences: 230 workdays.
const WORKING_WEEKS: f64 = 46.0;

words! {
    /// What there was to plan.
    State {
        /// Something to reach, and time for it.
        Open = "open",
        /// Nothing is missing any more.
        Met = "met",
        /// The date has passed.
        Over = "over",
        /// No hours are free.
        NoTime = "no_time",
        /// No number of deals of this worth reaches it.
        Worthless = "worthless",
    }
}

/// The mix to promise, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// What there was to plan.
    pub state: State,
    /// The chance, 0 to 1, of reaching the goal at one's own adherence.
    pub chance: f64,
    /// The chance when all that is promised is done.
    pub chance_if_kept: f64,
    /// The chance with nothing but what is promised already.
    pub chance_without: f64,
    /// Wins that are needed, in the middle of the draws.
    pub wins_needed: Option<u64>,
    /// Mean wins by the date.
    pub wins: f64,
    /// What to promise; at most [`super::MOST`], the one that brings most first.
    pub promises: Vec<Promise>,
    /// Minutes a week that all of it takes.
    pub minutes: f64,
    /// Minutes a week that were free for it.
    pub free: f64,
    /// Minutes a week of commitments that stay.
    pub taken: f64,
    /// The best choice of other kinds.
    pub runner_up: Option<RunnerUp>,
    /// What would change the choice; at most two.
    pub facts: Vec<Fact>,
    /// What would help, when the goal is out of reach.
    pub offers: Option<Offers>,
    /// How many of the figures behind it are one's own.
    pub behind: Behind,
    /// What every kind is worth, best first.
    pub hours: Vec<Hour>,
}

/// One commitment of a plan, with the figures that speak for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Promise {
    /// The kind.
    pub slug: String,
    /// How many, how often.
    pub rung: Rung,
    /// Minutes a week of the acts themselves.
    pub minutes: f64,
    /// Minutes a week of the meetings and proposals that come of them.
    pub later_minutes: f64,
    /// Acts in a year of 46 weeks of work.
    pub acts_a_year: f64,
    /// Acts for one meeting, on average.
    pub acts_per_meeting: f64,
    /// Mean wins by the date.
    pub wins: f64,
    /// The chance if this one is left out and nothing put in its place.
    pub chance_without: f64,
}

/// The best choice of other kinds.
#[derive(Debug, Clone, PartialEq)]
pub struct RunnerUp {
    /// What would be promised.
    pub promises: Vec<(String, Rung)>,
    /// The chance with it.
    pub chance: f64,
}

/// On what a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Behind {
    /// Figures that are benchmarks or assumptions.
    pub benchmarks: u32,
    /// All figures.
    pub of: u32,
}

/// What an hour of a kind is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Hour {
    /// The kind.
    pub slug: String,
    /// Mean wins by the date of one hour a week, with what its meetings eat.
    pub wins: f64,
    /// Acts for one meeting, on average.
    pub acts_per_meeting: f64,
    /// Acts a week at the most.
    pub ceiling: f64,
}

/// The plan that answers a question.
pub fn plan(question: &Question) -> Plan {
    plan_of(question, &Model::new(question))
}

/// The same where the question is drawn already.
pub fn plan_of(question: &Question, model: &Model) -> Plan {
    let state = state(question, model);
    let nothing = model.nothing();
    if state != State::Open {
        return told(question, model, state, &nothing);
    }
    let judge = Judge::new(model);
    let Found { mix, chance } = choose(&judge);
    let mut plan = told(question, model, state, &mix);
    plan.runner_up = runner_up(&judge, &mix);
    plan.facts = facts(&judge, &mix);
    plan.offers = (chance < OUT_OF_REACH).then(|| offers(&judge, &question.aim, question.hours));
    plan
}

/// Below this chance the mix with the most wins is taken: the likeliest one
/// would then be the one that varies most, a lottery ticket.
const FAINT: f64 = 0.01;

fn choose(judge: &Judge) -> Found {
    let found = best(judge);
    if found.chance < FAINT {
        return most_wins(judge);
    }
    found
}

fn state(question: &Question, model: &Model) -> State {
    match (question.aim.is_met(), model.needed()) {
        (true, _) => State::Met,
        (_, None) => State::Worthless,
        _ if question.season.weeks() <= 0.0 => State::Over,
        _ if model.free <= 0.0 => State::NoTime,
        _ => State::Open,
    }
}

/// What can be told of a mix by itself.
fn told(question: &Question, model: &Model, state: State, mix: &Mix) -> Plan {
    let mut promises: Vec<Promise> = (0..mix.0.len())
        .filter_map(|at| promise(model, mix, at))
        .collect();
    promises.sort_by(|a, b| a.chance_without.total_cmp(&b.chance_without));
    Plan {
        state,
        chance: model.chance(mix),
        chance_if_kept: model.with(&Change::AllKept).chance(mix),
        chance_without: model.chance(&model.nothing()),
        wins_needed: model.needed(),
        wins: model.mean_wins(mix),
        promises,
        minutes: model.minutes(mix),
        free: model.free,
        taken: model.taken,
        runner_up: None,
        facts: Vec::new(),
        offers: None,
        behind: behind(question, model, mix),
        hours: hours(model),
    }
}

fn promise(model: &Model, mix: &Mix, at: usize) -> Option<Promise> {
    let (choice, level) = (model.choices.get(at)?, *mix.0.get(at)?);
    let rung = *choice.rungs.get(level.checked_sub(1)?)?;
    let per_week = rung.per_week();
    let mut without = mix.clone();
    without.0[at] = 0;
    Some(Promise {
        slug: choice.slug.clone(),
        rung,
        minutes: per_week * choice.act,
        later_minutes: per_week * choice.chance * choice.later,
        acts_a_year: per_week * WORKING_WEEKS,
        acts_per_meeting: per_meeting(choice),
        wins: per_week * choice.mean_wins(),
        chance_without: model.chance(&without),
    })
}

fn per_meeting(choice: &Choice) -> f64 {
    1.0 / choice.chance.max(f64::MIN_POSITIVE)
}

/// The best mix without one of the kinds of this one.
fn runner_up(judge: &Judge, mix: &Mix) -> Option<RunnerUp> {
    let promised = (0..mix.0.len()).filter(|at| mix.0[*at] > 0);
    let others = promised.map(|barred| {
        let without = judge.model.only(|at| at != barred);
        search(&judge.after(&without, Leaves::All))
    });
    let found = others.max_by(|a, b| a.chance.total_cmp(&b.chance))?;
    (found.mix.kinds() > 0).then(|| RunnerUp {
        promises: judge.model.promised(&found.mix),
        chance: found.chance,
    })
}

fn hours(model: &Model) -> Vec<Hour> {
    let mut hours: Vec<Hour> = model
        .choices
        .iter()
        .map(|choice| Hour {
            slug: choice.slug.clone(),
            wins: choice.mean_wins() * 60.0 / choice.minutes(),
            acts_per_meeting: per_meeting(choice),
            ceiling: choice.ceiling,
        })
        .collect();
    hours.sort_by(|a, b| b.wins.total_cmp(&a.wins));
    hours
}

/// Counts the figures that the chance rests on: for each kind its chance and
/// its minutes, for each warmth what becomes of its meetings, the cycle, and
/// the adherence. A chance is one's own from the first success on, since the
/// benchmark is worth one.
fn behind(question: &Question, model: &Model, mix: &Mix) -> Behind {
    let table = &question.table;
    let set = |key: Key| {
        table
            .figure(&key)
            .is_some_and(|figure| figure.own().is_some())
    };
    let mut own = vec![set(Key::Cycle), !question.adherence.is_too_early()];
    let promised = model.choices.iter().zip(&mix.0);
    let promised: Vec<&Choice> = promised
        .filter(|(_, level)| **level > 0)
        .map(|(choice, _)| choice)
        .collect();
    for choice in &promised {
        let of = |part| set(Key::Of(choice.slug.clone(), part));
        let record = question.record(&choice.slug);
        let succeeded = |record: &super::Record| record.batches.iter().any(|b| b.successes > 0);
        own.push(of(Part::Chance) || record.is_some_and(succeeded));
        own.push(of(Part::Minutes) || record.is_some_and(|record| record.minutes.are_own()));
    }
    for (warmth, (won, _)) in Warmth::ALL.iter().zip(question.meetings) {
        if promised.iter().any(|choice| choice.warmth == *warmth) {
            own.push(won > 0 || set(Key::Won(*warmth)));
        }
    }
    let count = |own: &mut dyn Iterator<Item = &bool>| own.fold(0, |sum, _| sum + 1);
    Behind {
        benchmarks: count(&mut own.iter().filter(|own| !**own)),
        of: count(&mut own.iter()),
    }
}

impl Model {
    /// The kinds and rungs of a mix.
    pub fn promised(&self, mix: &Mix) -> Vec<(String, Rung)> {
        let all = self.choices.iter().zip(&mix.0);
        all.filter_map(|(choice, level)| {
            let rung = choice.rungs.get(level.checked_sub(1)?)?;
            Some((choice.slug.clone(), *rung))
        })
        .collect()
    }

    /// The best mix under these figures, and its chance.
    pub fn best(&self) -> (Mix, f64) {
        let found = best(&Judge::new(self));
        (found.mix, found.chance)
    }

    /// A mix within a point of the best, in a fraction of the time: for a
    /// slider that is being moved.
    pub fn quick(&self) -> (Mix, f64) {
        let found = search(&Judge::new(self));
        (found.mix, found.chance)
    }
}

impl Rung {
    /// Whether it is promised for every workday.
    pub fn is_daily(self) -> bool {
        self.unit == PeriodUnit::Day
    }
}
