//! One kind that could be promised, with its draws.

use super::{Question, Record, Rung, Season};
use crate::benchmark::{Activity, Warmth};
use crate::draw::Stream;
use crate::evidence::Lag;

/// How often each unknown is drawn.
pub(super) const DRAWS: u32 = 400;

/// What one kind takes and brings.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub(super) slug: String,
    pub(super) warmth: Warmth,
    /// Minutes of one act by itself.
    pub(super) act: f64,
    /// Mean meetings of one act, E\[p\].
    pub(super) chance: f64,
    /// Minutes that a meeting eats later, D.
    pub(super) later: f64,
    /// Acts a week at the most.
    pub(super) ceiling: f64,
    pub(super) rungs: Vec<Rung>,
    /// From the act to the win.
    lag: Lag,
    /// Wins of one act in each draw, p r, before lag and adherence.
    worth: Vec<f64>,
    /// Wins by the date of one act a week, in each draw.
    pub(super) wins: Vec<f64>,
    /// Their mean.
    mean_wins: f64,
}

impl Choice {
    /// The kind as the benchmarks and the log show it; `win` has the draws of
    /// the chance that its meetings end in a win.
    pub(super) fn new(question: &Question, activity: &Activity, win: &[f64]) -> Self {
        let record = question.record(&activity.slug);
        let batches = record.map_or(&[][..], |record| &record.batches);
        let belief = activity.prior().after(batches, activity.lag());
        let mut stream = Stream::new(question.seed.and(activity.slug.as_bytes()));
        let chances = belief.draws(DRAWS, &mut stream);
        let funnel = &question.table.funnel;
        let act = record
            .map(|record: &Record| record.minutes)
            .unwrap_or_default()
            .blend(activity.minutes.value());
        let mut choice = Self {
            slug: activity.slug.clone(),
            warmth: activity.warmth,
            act,
            chance: belief.mean(),
            later: funnel.downstream_minutes(activity.warmth),
            ceiling: activity.ceiling.value(),
            rungs: Vec::new(),
            lag: activity.lag().then(funnel.cycle()),
            worth: chances.iter().zip(win).map(|(p, r)| p * r).collect(),
            wins: Vec::new(),
            mean_wins: 0.0,
        };
        choice.climb_to(choice.ceiling);
        choice
    }

    /// Minutes of one act with what its meetings eat later.
    pub(super) fn minutes(&self) -> f64 {
        self.chance.mul_add(self.later, self.act)
    }

    /// Acts a week at a level: 0 is none of it, 1 the lowest rung.
    pub(super) fn per_week(&self, level: usize) -> f64 {
        let rung = level.checked_sub(1).and_then(|at| self.rungs.get(at));
        rung.map_or(0.0, |rung| rung.per_week())
    }

    /// The highest level that takes no more than `minutes` a week.
    pub(super) fn highest_within(&self, minutes: f64) -> usize {
        let each = self.minutes();
        self.rungs
            .partition_point(|rung| rung.per_week() * each <= minutes + 1e-9)
    }

    /// Mean wins by the date of one act a week.
    pub(super) const fn mean_wins(&self) -> f64 {
        self.mean_wins
    }

    /// Another ceiling.
    pub(super) fn climb_to(&mut self, ceiling: f64) {
        self.ceiling = ceiling;
        self.rungs = Rung::ladder(self.act, ceiling);
    }

    /// Meetings come `times` as often.
    pub(super) fn succeed(&mut self, times: f64) {
        self.chance *= times;
        self.win_more(times);
    }

    /// Meetings end in a win `times` as often.
    pub(super) fn win_more(&mut self, times: f64) {
        for value in self.worth.iter_mut().chain(&mut self.wins) {
            *value *= times;
        }
        self.average();
    }

    /// Another season, or another share of promises kept.
    pub(super) fn ripen(&mut self, season: &Season, abandonment: f64, kept: &[f64]) {
        let ripe = season.ripe(self.lag, abandonment);
        self.wins = self
            .worth
            .iter()
            .zip(kept)
            .map(|(worth, kept)| worth * kept * ripe)
            .collect();
        self.average();
    }

    fn average(&mut self) {
        self.mean_wins = self.wins.iter().sum::<f64>() / f64::from(DRAWS);
    }
}
