//! What a person is told beside the figures.

use jiff::civil::Date;
use legwork_core::forecast::Cause;
use legwork_core::vocabulary::Direction;

use crate::service::goal::GoalView;

/// What a person is told beside the figures.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts that have nothing to do with each other"
)]
pub struct Told {
    /// The goal as it stands.
    pub goal: GoalView,
    /// The first and the last day that count.
    pub days: (Date, Date),
    /// Which side of the figure is wanted in the end.
    pub direction: Direction,
    /// The chance in words: "about 3 in 10".
    pub chance: String,
    /// The same if every promise was kept.
    pub chance_full: Option<String>,
    /// The chance as drawn, 0 to 1.
    pub share: f64,
    /// The same if every promise was kept.
    pub share_full: Option<f64>,
    /// Whether the last day is over, so that it was reached or not.
    pub decided: bool,
    /// Whether something of today is known that counts from tomorrow on.
    pub waits: bool,
    /// Whether something is promised that leads to deals.
    pub promised: bool,
    /// Whether deals went otherwise than expected lately, so that the range is
    /// wider.
    pub rhythm_changed: bool,
    /// Whether the goal starts from something of which nothing is known here:
    /// no deal was won and nothing came yet, so only new work is counted, and
    /// the chance says little of the whole.
    pub only_new: bool,
    /// What would narrow the range, the most effective first.
    pub narrowed_by: Vec<Cause>,
    /// Where the draws began; none when nothing was drawn.
    pub seed: Option<u64>,
}

/// What keeping every promise would change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Gap {
    /// So much more of a chance, 0 to 1: that part is in the member's hands.
    Worth(f64),
    /// Hardly anything, and the goal is unlikely: it takes something else.
    Elsewhere,
    /// Hardly anything, and the goal is likely: promises are kept, or the rest
    /// is chance.
    Little,
}

/// A gap of chances below this is none worth speaking of.
const LEAST: f64 = 0.05;

impl Told {
    /// Whether the figure is one not to pass, rather than one to come to: a
    /// weight that is to fall is a figure to come to.
    pub fn is_limit(&self) -> bool {
        self.goal.direction == "at_most" && !self.goal.level
    }

    /// What the chance at full adherence beside the own one means; none as long
    /// as nothing is promised that leads to deals, and once it is decided.
    pub fn gap(&self) -> Option<Gap> {
        let full = self.share_full.filter(|_| self.promised && !self.decided)?;
        let gap = full - self.share;
        Some(if gap >= LEAST {
            Gap::Worth(gap)
        } else if full < 0.5 {
            Gap::Elsewhere
        } else {
            Gap::Little
        })
    }
}

/// A reckoned figure to three digits: more of them would promise too much.
pub fn rough(figure: f64) -> f64 {
    let size = figure.abs();
    if size < 1_000.0 {
        return (figure * 10.0).round() / 10.0;
    }
    let step = 10_f64.powf(size.log10().floor() - 2.0);
    (figure / step).round() * step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_said_to_three_digits() {
        for (figure, said) in [
            (0.0, 0.0),
            (2.34, 2.3),
            (999.0, 999.0),
            (1_234.0, 1_230.0),
            (612_345.67, 612_000.0),
            (-45_678.0, -45_700.0),
        ] {
            assert!((rough(figure) - said).abs() < 1e-6, "{figure}");
        }
    }
}
