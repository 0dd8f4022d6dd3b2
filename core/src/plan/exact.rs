//! The thorough search: every mix that could be the best.
//!
//! A fast search can take a wrong turn, and then an hour more a week could
//! seem to make the goal less likely. So what it finds is the mark that all
//! other mixes have to beat; a branch whose every choice, taken alone as far
//! as the hours go, would not beat it is left out.

use super::MOST;
use super::greedy::{Found, search};
use super::judge::Judge;
use super::model::{Mix, Model, add};

/// Mixes judged at most. The kinds that come with Legwork need a few hundred;
/// with very many of one's own the best found so far stands.
const JUDGED: usize = 2_000;

/// The best mix there is.
pub(super) fn best(judge: &Judge) -> Found {
    let model = judge.model;
    let open: Vec<usize> = (0..model.choices.len())
        .filter(|at| !model.choices[*at].rungs.is_empty())
        .collect();
    let nothing = model.nothing();
    let mut walk = Walk {
        model,
        found: search(judge),
        judged: 0,
        base: model.wins(&nothing),
        nothing,
    };
    walk.groups(&open, &mut Vec::new(), MOST.min(open.len()));
    walk.found
}

struct Walk<'a> {
    model: &'a Model,
    found: Found,
    judged: usize,
    nothing: Mix,
    /// Wins with nothing promised.
    base: Vec<f64>,
}

impl Walk<'_> {
    /// Every group of as many kinds as may be promised: those chosen, and
    /// others of the `open` ones.
    fn groups(&mut self, open: &[usize], chosen: &mut Vec<usize>, size: usize) {
        if chosen.len() == size {
            let (nothing, base) = (self.nothing.clone(), self.base.clone());
            return self.down(&nothing, &base, self.model.free, chosen);
        }
        for (place, at) in open.iter().enumerate() {
            if self.judged >= JUDGED {
                return;
            }
            chosen.push(*at);
            self.groups(open.get(place + 1..).unwrap_or_default(), chosen, size);
            chosen.pop();
        }
    }

    /// Every level of the first of `kinds`, and for each all of the rest.
    fn down(&mut self, mix: &Mix, wins: &[f64], left: f64, kinds: &[usize]) {
        let Some((at, rest)) = kinds.split_first() else {
            return;
        };
        let choice = &self.model.choices[*at];
        let highest = choice.highest_within(left);
        if rest.is_empty() {
            return self.judge(mix, wins, *at, highest);
        }
        for level in (0..=highest).rev() {
            if self.judged >= JUDGED {
                return;
            }
            let per_week = choice.per_week(level);
            let left = per_week.mul_add(-choice.minutes(), left);
            let mut wins = wins.to_vec();
            add(&mut wins, choice, per_week);
            if self.may_win(&wins, left, rest) {
                let mut mix = mix.clone();
                mix.0[*at] = level;
                self.down(&mix, &wins, left, rest);
            }
        }
    }

    /// Whether the rest, each as if it had all the minutes to itself, would
    /// beat the best so far.
    fn may_win(&mut self, wins: &[f64], left: f64, rest: &[usize]) -> bool {
        self.judged += 1;
        let mut most = wins.to_vec();
        for at in rest {
            let choice = &self.model.choices[*at];
            let highest = choice.highest_within(left);
            add(&mut most, choice, choice.per_week(highest));
        }
        self.model.is_above(&most, self.found.chance + 1e-12)
    }

    fn judge(&mut self, mix: &Mix, wins: &[f64], at: usize, level: usize) {
        self.judged += 1;
        let choice = &self.model.choices[at];
        let mut wins = wins.to_vec();
        add(&mut wins, choice, choice.per_week(level));
        let chance = self.model.chance_at(&wins);
        if chance > self.found.chance + 1e-12 {
            let mut mix = mix.clone();
            mix.0[at] = level;
            self.found = Found { mix, chance };
        }
    }
}
