//! The fast search: take what gains most per minute, then exchange.

use super::MOST;
use super::judge::Judge;
use super::model::{Mix, Model};

/// Exchanges are tried no more often than this; a dozen is usual.
const PASSES: usize = 64;

/// What counts as a gain, in chance: below it is rounding.
const GAIN: f64 = 1e-12;

/// A mix and how good it is.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) mix: Mix,
    pub(super) chance: f64,
}

/// What is gained by a step.
#[derive(Clone, Copy)]
enum By {
    /// Chance of the goal.
    Chance,
    /// Mean wins. Far below the goal the chance is convex, so that no first
    /// step seems worth it; the mean has no such blind spot.
    Wins,
}

/// Greedy by the gain in chance per minute, greedy by the mean wins per
/// minute, each improved by exchanges; the better of the two.
pub(super) fn search(judge: &Judge) -> Found {
    let found = [By::Chance, By::Wins].map(|by| exchange(judge, climb(judge, by)));
    let [by_chance, by_wins] = found;
    // Where the chance is nothing either way, wins are still better than none.
    if by_wins.chance + GAIN >= by_chance.chance {
        by_wins
    } else {
        by_chance
    }
}

/// Greedy by the mean wins alone.
pub(super) fn most_wins(judge: &Judge) -> Found {
    let mix = climb(judge, By::Wins);
    Found {
        chance: judge.chance(&mix),
        mix,
    }
}

/// From nothing, rung by rung.
fn climb(judge: &Judge, by: By) -> Mix {
    let mut mix = judge.model.nothing();
    let mut left = judge.model.free;
    while let Some((at, minutes)) = best_step(judge, &mut mix, left, by) {
        mix.0[at] += 1;
        left -= minutes;
    }
    mix
}

/// The next rung that gains most per minute: whose it is, and its minutes. The
/// mix is left as it was.
fn best_step(judge: &Judge, mix: &mut Mix, left: f64, by: By) -> Option<(usize, f64)> {
    let model = judge.model;
    let full = mix.kinds() >= MOST;
    let mut best: Option<(f64, (usize, f64))> = None;
    for (at, choice) in model.choices.iter().enumerate() {
        let level = mix.0[at];
        if level >= choice.rungs.len() || (level == 0 && full) {
            continue;
        }
        let more = choice.per_week(level + 1) - choice.per_week(level);
        let minutes = more * choice.minutes();
        if minutes > left + 1e-9 {
            continue;
        }
        let gain = match by {
            By::Chance => {
                let now = judge.chance(mix);
                mix.0[at] += 1;
                let then = judge.chance(mix);
                mix.0[at] -= 1;
                then - now
            }
            By::Wins => more * choice.mean_wins(),
        };
        let per_minute = gain / minutes;
        if per_minute > 0.0 && best.is_none_or(|(other, _)| per_minute > other) {
            best = Some((per_minute, (at, minutes)));
        }
    }
    best.map(|(_, step)| step)
}

/// Gives up a part of one choice for as much of another as then fits, as long
/// as that helps.
fn exchange(judge: &Judge, mix: Mix) -> Found {
    let mut found = Found {
        chance: judge.chance(&mix),
        mix,
    };
    for _ in 0..PASSES {
        let better = neighbours(judge.model, &found.mix)
            .into_iter()
            .map(|mix| Found {
                chance: judge.chance(&mix),
                mix,
            })
            .filter(|other| other.chance > found.chance + GAIN)
            .max_by(|a, b| a.chance.total_cmp(&b.chance));
        match better {
            Some(other) => found = other,
            None => break,
        }
    }
    found
}

/// Every mix that lowers at most one choice by one rung, by two or to none, and
/// raises another as far as it fits.
fn neighbours(model: &Model, mix: &Mix) -> Vec<Mix> {
    let mut all = Vec::new();
    let mut lowered = vec![mix.clone()];
    for (at, level) in mix.0.iter().enumerate().filter(|(_, level)| **level > 0) {
        let mut lower: Vec<usize> = vec![level - 1, level.saturating_sub(2), 0];
        lower.dedup();
        lowered.extend(lower.into_iter().map(|level| {
            let mut mix = mix.clone();
            mix.0[at] = level;
            mix
        }));
    }
    for start in lowered {
        let left = model.free - model.minutes(&start);
        let full = start.kinds() >= MOST;
        for (at, choice) in model.choices.iter().enumerate() {
            let level = start.0[at];
            if level == 0 && full {
                continue;
            }
            let room = choice.per_week(level).mul_add(choice.minutes(), left);
            let highest = choice.highest_within(room);
            if highest > level {
                let mut raised = start.clone();
                raised.0[at] = highest;
                all.push(raised);
            }
        }
    }
    all.retain(|other| other != mix);
    all
}
