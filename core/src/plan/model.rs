//! A question, drawn 400 times, so that any mix can be judged in no time.

use super::option::{Choice, DRAWS};
use super::tail::sum_at_least;
use super::{Aim, MOST, Question, Rung, SLACK, Season};
use crate::benchmark::Warmth;
use crate::draw::{Seed, Stream};
use crate::evidence::WinBelief;

/// A year has so many hours in a week.
const WEEK: f64 = 168.0;

/// What is promised: for each choice of the model 0 for none of it, or the
/// rung from below, starting with 1.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mix(pub(super) Vec<usize>);

/// One thing that could be otherwise.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// So many hours a week.
    Hours(f64),
    /// So many weeks more until the date.
    Weeks(u32),
    /// What is missing is `times` as much. With deals `times` as large it is
    /// one part in `times`.
    Missing(f64),
    /// A kind leads to meetings `times` as often.
    Chance(String, f64),
    /// One act of a kind takes `times` as long.
    Minutes(String, f64),
    /// `times` as many acts of a kind can be kept up.
    Ceiling(String, f64),
    /// Meetings of people who know the seller so well are won `times` as often.
    Wins(Warmth, f64),
    /// All that is promised is done, to the end.
    AllKept,
}

/// A question, drawn.
#[derive(Debug, Clone)]
pub struct Model {
    pub(super) choices: Vec<Choice>,
    /// Minutes a week that are free for the plan.
    pub(super) free: f64,
    /// Minutes a week of the commitments that stay.
    pub(super) taken: f64,
    /// Choices that stay as they are, with acts a week.
    kept: Vec<(Choice, f64)>,
    /// Wins to expect of deals that are open.
    open: f64,
    /// Wins that come without the mix, in each draw.
    base: Vec<f64>,
    /// Wins that are needed, in each draw; `None` when no number is enough.
    need: Option<Vec<u64>>,
    aim: Aim,
    seed: Seed,
    season: Season,
    abandonment: f64,
    adherence: Vec<f64>,
}

impl Model {
    /// Draws a question.
    pub fn new(question: &Question) -> Self {
        let win = Warmth::ALL.iter().zip(question.meetings);
        let win: Vec<Vec<f64>> = win
            .map(|(warmth, (won, lost))| {
                let bench = question.table.funnel.win_chance(*warmth);
                let mut stream = Stream::new(question.seed.and(warmth.as_str().as_bytes()));
                WinBelief::new(bench, won, lost).draws(DRAWS, &mut stream)
            })
            .collect();
        let mut stream = Stream::new(question.seed.and(b"adherence"));
        let score = question.adherence;
        let adherence = (0..DRAWS).map(|_| stream.beta(score.a, score.b)).collect();
        let drawn = question.table.activities.iter().map(|activity| {
            let win = win.get(activity.warmth as usize);
            Choice::new(question, activity, win.map_or(&[], Vec::as_slice))
        });
        let (staying, free): (Vec<_>, Vec<_>) =
            drawn.partition(|choice| question.keeps(&choice.slug));
        let mut model = Self {
            choices: free,
            free: 0.0,
            taken: taken(question, &staying),
            kept: with_counts(question, staying),
            open: if question.open > 0.0 {
                question.open
            } else {
                0.0
            },
            base: Vec::new(),
            need: None,
            aim: question.aim.clone(),
            seed: question.seed.and(b"deals"),
            season: question.season.clone(),
            abandonment: question.abandonment,
            adherence,
        };
        model.work(question.hours);
        model.miss(1.0);
        model.ripen();
        model
    }

    /// The same with one thing otherwise; the draws stay, so that the answers
    /// differ by the change alone.
    #[must_use]
    pub fn with(&self, change: &Change) -> Self {
        let mut model = self.clone();
        match change {
            Change::Hours(hours) => model.work(*hours),
            Change::Missing(times) => model.miss(*times),
            Change::Weeks(weeks) => {
                model.season = model.season.longer(*weeks);
                model.ripen();
            }
            Change::AllKept => {
                model.adherence.fill(1.0);
                model.abandonment = 0.0;
                model.ripen();
            }
            Change::Chance(slug, times) => model.alter(slug, |choice| choice.succeed(*times)),
            Change::Minutes(slug, times) => model.alter(slug, |choice| choice.act *= times),
            Change::Ceiling(slug, times) => {
                model.alter(slug, |choice| choice.climb_to(choice.ceiling * times));
            }
            Change::Wins(warmth, times) => {
                let all = model.choices.iter_mut();
                all.filter(|choice| choice.warmth == *warmth)
                    .for_each(|choice| choice.win_more(*times));
            }
        }
        model
    }

    /// The same where only these choices may be promised.
    #[must_use]
    pub(super) fn only(&self, allowed: impl Fn(usize) -> bool) -> Self {
        let mut model = self.clone();
        for (at, choice) in model.choices.iter_mut().enumerate() {
            if !allowed(at) {
                choice.rungs.clear();
            }
        }
        model
    }

    /// What could be promised: each kind with its rungs, from below.
    pub fn choices(&self) -> impl Iterator<Item = (&str, &[Rung])> {
        let choices = self.choices.iter();
        choices.map(|choice| (choice.slug.as_str(), choice.rungs.as_slice()))
    }

    /// Nothing promised.
    pub fn nothing(&self) -> Mix {
        Mix(vec![0; self.choices.len()])
    }

    /// The mix of these rungs, by the slugs of their kinds; kinds that cannot
    /// be promised and rungs above a ceiling are left out.
    pub fn mix<'a>(&self, promises: impl IntoIterator<Item = (&'a str, Rung)>) -> Mix {
        let mut mix = self.nothing();
        for (slug, rung) in promises {
            let at = self.choices.iter().position(|choice| choice.slug == slug);
            let level = at.and_then(|at| {
                let rungs = &self.choices.get(at)?.rungs;
                Some((at, rungs.iter().position(|other| *other == rung)? + 1))
            });
            if let Some((at, level)) = level {
                mix.0[at] = level;
            }
        }
        mix
    }

    /// The chance, 0 to 1, of reaching the goal with this mix.
    pub fn chance(&self, mix: &Mix) -> f64 {
        self.chance_at(&self.wins(mix))
    }

    /// Mean wins by the date with this mix, those of what stays included.
    pub fn mean_wins(&self, mix: &Mix) -> f64 {
        self.wins(mix).iter().sum::<f64>() / f64::from(DRAWS)
    }

    /// Minutes a week that the mix takes, with what its meetings eat later.
    pub fn minutes(&self, mix: &Mix) -> f64 {
        let each = self.choices.iter().zip(&mix.0);
        each.map(|(choice, level)| choice.per_week(*level) * choice.minutes())
            .sum()
    }

    /// Whether the mix fits the free hours and is not of too many kinds.
    pub fn fits(&self, mix: &Mix) -> bool {
        self.minutes(mix) <= self.free + 1e-9 && mix.kinds() <= MOST
    }

    /// Wins to expect with this mix, in each draw.
    pub(super) fn wins(&self, mix: &Mix) -> Vec<f64> {
        let mut wins = self.base.clone();
        for (choice, level) in self.choices.iter().zip(&mix.0) {
            add(&mut wins, choice, choice.per_week(*level));
        }
        wins
    }

    /// The chance with so many wins to expect in each draw.
    pub(super) fn chance_at(&self, wins: &[f64]) -> f64 {
        let Some(need) = &self.need else { return 0.0 };
        sum_at_least(need, wins, f64::INFINITY) / f64::from(DRAWS)
    }

    /// Whether the chance with so many wins is above `chance`.
    pub(super) fn is_above(&self, wins: &[f64], chance: f64) -> bool {
        let Some(need) = &self.need else { return false };
        let draws = f64::from(DRAWS);
        // A little more than it takes, so that rounding cannot decide.
        sum_at_least(need, wins, (chance + 1e-9) * draws) / draws > chance
    }

    /// Whether no mix at all has a chance above this one: not even when each
    /// draw may choose the best kinds for itself, in any fraction.
    pub(super) fn none_is_above(&self, chance: f64) -> bool {
        let full = |choice: &Choice| choice.per_week(choice.highest_within(self.free));
        let most: Vec<(&Choice, f64, f64)> = self
            .choices
            .iter()
            .map(|choice| (choice, full(choice), self.free / choice.minutes()))
            .collect();
        let bound = |(draw, base): (usize, &f64)| {
            let (mut rate, mut tops) = (0.0_f64, [0.0_f64; MOST]);
            for (choice, full, alone) in &most {
                let wins = choice.wins.get(draw).copied().unwrap_or_default();
                let mut wins_at_most = wins * full;
                rate = rate.max(if *full > 0.0 { wins * alone } else { 0.0 });
                for top in &mut tops {
                    if wins_at_most > *top {
                        std::mem::swap(top, &mut wins_at_most);
                    }
                }
            }
            (base + rate.min(tops.iter().sum())) * (1.0 + 1e-9)
        };
        let bounds: Vec<f64> = self.base.iter().enumerate().map(bound).collect();
        !self.is_above(&bounds, chance)
    }

    /// A kind that stays as it is, with its acts a week.
    pub(super) fn staying(&self, slug: &str) -> Option<(&Choice, f64)> {
        let found = self.kept.iter().find(|(choice, _)| choice.slug == slug);
        found.map(|(choice, per_week)| (choice, *per_week))
    }

    /// Minutes a week that are free for a mix.
    pub const fn free(&self) -> f64 {
        self.free
    }

    /// Median of the wins that are needed; `None` when no number is enough.
    pub fn needed(&self) -> Option<u64> {
        let mut need = self.need.clone()?;
        need.sort_unstable();
        need.get(need.len() / 2).copied()
    }

    fn work(&mut self, hours: f64) {
        let hours = if hours > 0.0 { hours.min(WEEK) } else { 0.0 };
        self.free = (60.0 * hours).mul_add(SLACK, -self.taken).max(0.0);
    }

    fn miss(&mut self, times: f64) {
        let draws = usize::try_from(DRAWS).unwrap_or_default();
        self.need = self.aim.wins(draws, times, self.seed);
    }

    fn alter(&mut self, slug: &str, change: impl FnOnce(&mut Choice)) {
        if let Some(choice) = self.choices.iter_mut().find(|choice| choice.slug == slug) {
            change(choice);
        }
    }

    fn ripen(&mut self) {
        let staying = self.kept.iter_mut().map(|(choice, _)| choice);
        for choice in self.choices.iter_mut().chain(staying) {
            choice.ripen(&self.season, self.abandonment, &self.adherence);
        }
        self.base = vec![self.open; self.adherence.len()];
        for (choice, per_week) in &self.kept {
            add(&mut self.base, choice, *per_week);
        }
    }
}

impl Mix {
    /// How many kinds are promised.
    pub fn kinds(&self) -> usize {
        self.0.iter().filter(|level| **level > 0).count()
    }

    /// Whether the same kinds are promised, whatever their counts.
    pub(super) fn same_kinds(&self, other: &Self) -> bool {
        let promised = |mix: &Self| mix.0.iter().map(|level| *level > 0).collect::<Vec<_>>();
        promised(self) == promised(other)
    }
}

pub(super) fn add(wins: &mut [f64], choice: &Choice, per_week: f64) {
    if per_week > 0.0 {
        for (wins, each) in wins.iter_mut().zip(&choice.wins) {
            *wins += per_week * each;
        }
    }
}

/// Minutes a week of what stays, with what its meetings eat later.
fn taken(question: &Question, staying: &[Choice]) -> f64 {
    let minutes = question.kept.iter().map(|kept| {
        let known = staying.iter().find(|choice| choice.slug == kept.slug);
        let later = known.map_or(0.0, |choice| choice.chance * choice.later);
        let minutes = kept.per_week * (kept.minutes.max(0.0) + later);
        if minutes > 0.0 { minutes } else { 0.0 }
    });
    minutes.sum()
}

fn with_counts(question: &Question, staying: Vec<Choice>) -> Vec<(Choice, f64)> {
    let count = |slug: &str| -> f64 {
        let all = question.kept.iter().filter(|kept| kept.slug == slug);
        all.map(|kept| kept.per_week.max(0.0)).sum()
    };
    let counted = staying.into_iter().map(|choice| {
        let per_week = count(&choice.slug);
        (choice, per_week)
    });
    counted.collect()
}
