//! A chance, and the words for it.

use std::fmt;

/// How likely something is, as a share of futures drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likelihood {
    share: f64,
    draws: f64,
    decided: bool,
}

impl Likelihood {
    /// `hits` of `draws` futures. `decided` says that nothing can change any
    /// more.
    pub(super) fn of(hits: usize, draws: usize, decided: bool) -> Self {
        let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let draws = number(draws).max(1.0);
        Self {
            share: number(hits) / draws,
            draws,
            decided,
        }
    }

    /// The share of the futures, 0 to 1, not rounded: for scores.
    pub const fn share(self) -> f64 {
        self.share
    }

    /// In per cent, rounded to 5: what is shown, because no belief about deals
    /// is better than that.
    pub fn percent(self) -> u8 {
        rounded(self.share) * 5
    }

    /// Whether the goal's last day is over, so that it was reached or not.
    pub const fn is_decided(self) -> bool {
        self.decided
    }

    /// The standard error of the share that comes from drawing a finite number
    /// of futures: `sqrt(p (1 - p) / n)`, at most 0.8 points for 4,000.
    pub fn standard_error(self) -> f64 {
        (self.share * (1.0 - self.share) / self.draws).sqrt()
    }
}

/// The chance in twentieths.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 20"
)]
fn rounded(share: f64) -> u8 {
    (share * 20.0).round() as u8
}

/// "about 3 in 10"; "almost no chance" below 2.5 %, "almost certain" from
/// 97.5 % on, and what happened once that is known.
impl fmt::Display for Likelihood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.decided {
            return f.pad(if self.share > 0.5 {
                "reached"
            } else {
                "not reached"
            });
        }
        match rounded(self.share) {
            0 => f.pad("almost no chance"),
            20 => f.pad("almost certain"),
            1 => f.pad("about 1 in 20"),
            19 => f.pad("about 19 in 20"),
            even if even % 2 == 0 => f.pad(&format!("about {} in 10", even / 2)),
            odd => f.pad(&format!("between {} and {} in 10", odd / 2, odd / 2 + 1)),
        }
    }
}
