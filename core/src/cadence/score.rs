//! The habit score: the share of what was promised lately that was done.

use serde::{Deserialize, Serialize};

use super::Period;
use crate::vocabulary::Direction;

/// Eligible days after which a period weighs half: four work weeks.
const HALF_LIFE: f64 = 20.0;

/// Eligible days that weigh one: a work week.
const WEEK: f64 = 5.0;

/// What is believed before anything is known: one work week, 70 % kept.
const PRIOR: Score = Score { a: 0.7, b: 0.3 };

/// Weights of what was kept and what was not, recent periods counting more:
///
/// ```text
/// x = share kept of a period, 0 to 1
/// w = (eligible days / 5) * 0.5^(eligible days since / 20)
/// kept = sum w x        missed = sum w (1 - x)
/// ```
///
/// Age counts *eligible* days, so a pause of any length changes nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Habit {
    /// Weight kept, in work weeks.
    pub kept: f64,
    /// Weight not kept, in work weeks.
    pub missed: f64,
}

impl Habit {
    /// The same habit `days` eligible days later.
    pub(super) fn aged(self, days: u32) -> Self {
        let factor = (-f64::from(days) / HALF_LIFE).exp2();
        Self {
            kept: self.kept * factor,
            missed: self.missed * factor,
        }
    }

    /// The habit at the end of `period`. Void periods only pass time.
    pub(super) fn after(self, period: &Period, direction: Direction) -> Self {
        let aged = self.aged(period.quota.eligible);
        if !period.status.counts() {
            return aged;
        }
        let weight = f64::from(period.quota.eligible) / WEEK;
        let share = share_kept(period, direction);
        Self {
            kept: aged.kept + weight * share,
            missed: aged.missed + weight * (1.0 - share),
        }
    }

    /// The score that this habit and the prior make.
    pub fn score(self) -> Score {
        Score {
            a: PRIOR.a + self.kept,
            b: PRIOR.b + self.missed,
        }
    }
}

/// The share of a period's promise that was kept, without the bank:
/// `min(1, C/R)` for "at least"; 1 within the limit, else 0 for "at most";
/// for "exactly" `C/R`, and 0 above R.
fn share_kept(period: &Period, direction: Direction) -> f64 {
    let over = period.count > u64::from(period.required);
    match direction {
        Direction::AtMost | Direction::Exactly if over => 0.0,
        Direction::AtMost => 1.0,
        Direction::AtLeast | Direction::Exactly => {
            f64::from(period.kept()) / f64::from(period.required)
        }
    }
}

/// A belief about adherence: Beta(a, b), whose mean is the habit score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// Weight of what was kept, prior included.
    pub a: f64,
    /// Weight of what was not kept, prior included.
    pub b: f64,
}

/// Evidence below this, in work weeks, is too little to speak of a score: the
/// prior weighs one. A week that was kept or missed still weighs 0.84 when the
/// next one ends, so one full week is enough until there are two.
const ENOUGH: f64 = 0.8;

/// Share of people who stop within eight weeks, by tenth of the score.
/// Measured on weekly activity of 199 volunteers with a plain moving average,
/// not on this score: a start, to be refitted on members.
const P_STOP: [f64; 10] = [0.62, 0.43, 0.31, 0.23, 0.14, 0.08, 0.05, 0.03, 0.01, 0.004];

impl Score {
    /// The mean belief of several, which weighs as one of them: promises of one
    /// person are kept and dropped together. Of none, that of a beginner.
    pub fn mean(scores: &[Self]) -> Self {
        let Some(count) = u32::try_from(scores.len()).ok().filter(|count| *count > 0) else {
            return PRIOR;
        };
        let mean = |part: fn(&Self) -> f64| scores.iter().map(part).sum::<f64>() / f64::from(count);
        Self {
            a: mean(|score| score.a),
            b: mean(|score| score.b),
        }
    }

    /// The score, `a / (a + b)`, 0 to 1.
    pub fn value(self) -> f64 {
        self.a / (self.a + self.b)
    }

    /// Whether the score still says more of the prior than of what was done.
    pub fn is_too_early(self) -> bool {
        self.a + self.b - (PRIOR.a + PRIOR.b) < ENOUGH
    }

    /// The chance, 0 to 1, that the next eight weeks stay empty.
    pub fn p_stop(self) -> f64 {
        let above = (1..10).filter(|tenth| self.value() >= f64::from(*tenth) / 10.0);
        P_STOP.get(above.count()).copied().unwrap_or_default()
    }
}
