//! The thorough search: every mix that could be the best.
//!
//! A fast search can take a wrong turn, and then an hour more a week could
//! seem to make the goal less likely. So what it finds is the mark that all
//! other mixes have to beat; a branch whose every choice, taken alone as far
//! as the hours go, would not beat it is left out.

use super::MOST;
use super::greedy::{Found, search};
use super::model::{Mix, Model, add};

/// Mixes judged at most. The kinds that come with Legwork need a few hundred;
/// with very many of one's own the best found so far stands.
const JUDGED: usize = 2_000;

/// The best mix there is.
pub(super) fn best(model: &Model) -> Found {
    let mut walk = Walk {
        model,
        found: search(model),
        judged: 0,
    };
    let open: Vec<usize> = (0..model.choices.len())
        .filter(|at| !model.choices[*at].rungs.is_empty())
        .collect();
    for kinds in groups(&open) {
        let start = model.nothing();
        walk.down(&start, &model.wins(&start), model.free, &kinds);
    }
    walk.found
}

struct Walk<'a> {
    model: &'a Model,
    found: Found,
    judged: usize,
}

impl Walk<'_> {
    /// Every level of the first of `kinds`, and for each all of the rest.
    fn down(&mut self, mix: &Mix, wins: &[f64], left: f64, kinds: &[usize]) {
        let Some((at, rest)) = kinds.split_first() else {
            return;
        };
        let choice = &self.model.choices[*at];
        let highest = choice.highest_within(left);
        if rest.is_empty() {
            let chance = self
                .model
                .chance_with(wins, choice, choice.per_week(highest));
            self.judge(mix, *at, highest, chance);
            return;
        }
        for level in (0..=highest).rev() {
            let per_week = choice.per_week(level);
            let left = per_week.mul_add(-choice.minutes(), left);
            let mut wins = wins.to_vec();
            add(&mut wins, choice, per_week);
            if self.judged < JUDGED && self.may_win(&wins, left, rest) {
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
            add(
                &mut most,
                choice,
                choice.per_week(choice.highest_within(left)),
            );
        }
        self.model.chance_at(&most) > self.found.chance + 1e-12
    }

    fn judge(&mut self, mix: &Mix, at: usize, level: usize, chance: f64) {
        self.judged += 1;
        if chance > self.found.chance + 1e-12 {
            let mut mix = mix.clone();
            mix.0[at] = level;
            self.found = Found { mix, chance };
        }
    }
}

/// Every group of as many kinds as may be promised.
fn groups(open: &[usize]) -> Vec<Vec<usize>> {
    let size = MOST.min(open.len());
    let mut groups = vec![Vec::new()];
    for _ in 0..size {
        groups = groups
            .into_iter()
            .flat_map(|group: Vec<usize>| {
                let after = group.last().map_or(0, |last| last + 1);
                let next = open.iter().filter(move |at| **at >= after);
                next.map(move |at| [&group[..], &[*at]].concat())
                    .collect::<Vec<_>>()
            })
            .collect();
    }
    groups
}
