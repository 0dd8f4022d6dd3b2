//! How far a seller keeps what is promised.

use crate::cadence::Score;
use crate::cast;
use crate::draw::Stream;

/// What is believed of how the promises of the weeks to come will be kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Adherence {
    /// The belief of the habit score: Beta(a, b).
    pub score: Score,
    /// The chance, each week, that the promises are given up for good, 0 to 1.
    pub abandonment: f64,
    /// How many weeks in a row nothing at all was done up to now: whoever is
    /// silent may have given up already.
    pub silent: u32,
}

/// Weekly chance that promises are given up: an assumption, to be fitted to
/// members.
pub const ABANDONMENT: f64 = 0.03;

impl From<Score> for Adherence {
    fn from(score: Score) -> Self {
        Self {
            score,
            abandonment: ABANDONMENT,
            silent: 0,
        }
    }
}

/// One draw: the share kept, and for how many weeks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Keeping {
    pub(super) share: f64,
    pub(super) weeks: usize,
}

impl Adherence {
    /// Whether its figures are what they say.
    pub(super) fn makes_sense(&self) -> bool {
        let weights = [self.score.a, self.score.b];
        weights
            .iter()
            .all(|weight| weight.is_finite() && *weight >= 0.0)
            && (0.0..=1.0).contains(&self.abandonment)
    }

    /// One future of someone who promised `weekly` acts a week in all.
    pub(super) fn draw(&self, weekly: f64, stream: &mut Stream) -> Keeping {
        let share = stream.beta(self.score.a, self.score.b);
        let given_up = !stream.happens(self.goes_on(share, weekly));
        let weeks = kept_for(self.abandonment, stream.uniform());
        Keeping {
            share,
            weeks: if given_up { 0 } else { weeks },
        }
    }

    /// The chance that the silence is only a pause. Going on through `s`
    /// silent weeks means not giving up in any of them and doing nothing by
    /// chance, `((1 - h) q)^s` with `q = (1 - share)^weekly`; giving up in the
    /// week after `j` of them means `((1 - h) q)^j h`.
    fn goes_on(&self, share: f64, weekly: f64) -> f64 {
        if self.silent == 0 {
            return 1.0;
        }
        let quiet = (1.0 - self.abandonment) * (1.0 - share).powf(weekly.max(0.0));
        let (mut on, mut off) = (1.0, 0.0);
        for _ in 0..self.silent.min(520) {
            off += on * self.abandonment;
            on *= quiet;
        }
        if on + off > 0.0 { on / (on + off) } else { 0.0 }
    }
}

/// For how many whole weeks promises are kept when they are given up at the
/// start of each with this chance.
fn kept_for(abandonment: f64, uniform: f64) -> usize {
    if abandonment <= 0.0 {
        return usize::MAX;
    }
    cast::place(uniform.ln() / (1.0 - abandonment).ln())
}
