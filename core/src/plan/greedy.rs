//! The fast search: take what gains most per minute, then exchange.

use super::MOST;
use super::model::{Mix, Model, add};

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
pub(super) fn search(model: &Model) -> Found {
    let found = [By::Chance, By::Wins].map(|by| exchange(model, climb(model, by)));
    let [by_chance, by_wins] = found;
    // Where the chance is nothing either way, wins are still better than none.
    if by_wins.chance + GAIN >= by_chance.chance {
        by_wins
    } else {
        by_chance
    }
}

/// Greedy by the mean wins alone.
pub(super) fn most_wins(model: &Model) -> Found {
    let mix = climb(model, By::Wins);
    Found {
        chance: model.chance(&mix),
        mix,
    }
}

/// From nothing, rung by rung.
fn climb(model: &Model, by: By) -> Mix {
    let mut mix = model.nothing();
    let mut wins = model.wins(&mix);
    let mut left = model.free;
    while let Some((at, more, minutes)) = best_step(model, &mix, &wins, left, by) {
        mix.0[at] += 1;
        add(&mut wins, &model.choices[at], more);
        left -= minutes;
    }
    mix
}

/// The next rung that gains most per minute: whose it is, acts a week more,
/// and its minutes.
fn best_step(
    model: &Model,
    mix: &Mix,
    wins: &[f64],
    left: f64,
    by: By,
) -> Option<(usize, f64, f64)> {
    let now = model.chance_at(wins);
    let full = mix.kinds() >= MOST;
    let mut best: Option<(f64, (usize, f64, f64))> = None;
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
            By::Chance => model.chance_with(wins, choice, more) - now,
            By::Wins => more * choice.mean_wins(),
        };
        let per_minute = gain / minutes;
        if per_minute > 0.0 && best.is_none_or(|(other, _)| per_minute > other) {
            best = Some((per_minute, (at, more, minutes)));
        }
    }
    best.map(|(_, step)| step)
}

/// Gives up a part of one choice for as much of another as then fits, as long
/// as that helps.
fn exchange(model: &Model, mix: Mix) -> Found {
    let mut found = Found {
        chance: model.chance(&mix),
        mix,
    };
    for _ in 0..PASSES {
        let better = neighbours(model, &found.mix)
            .into_iter()
            .map(|mix| Found {
                chance: model.chance(&mix),
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
