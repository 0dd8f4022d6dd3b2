//! What is advised on a commitment, and why. Advice, never more: the member
//! decides.

use crate::cadence::{Score, Warning};
use crate::vocabulary::Direction;

/// Days of closed periods that advice looks back on, where there are so many.
const BACK: u32 = 28;
/// Advice to change a number needs so many closed periods,
const PERIODS: usize = 3;
/// and so many days of them.
const DAYS: u32 = 14;
/// Overshoot is doing at least this share of what was promised.
const OVERSHOOT: f64 = 1.2;

/// What is advised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// Leave it as it is.
    Keep,
    /// A larger number: this one.
    Raise(u32),
    /// A smaller number: this one.
    Shrink(u32),
    /// Write the debt off and begin afresh with this number.
    Recommit(u32),
    /// Put it in the archive; it can be begun again at any time.
    Archive,
}

/// Why it is advised.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Because {
    /// There is too little to go by.
    TooEarly,
    /// It goes as promised.
    Steady,
    /// More was done than promised, again and again: units done and promised
    /// over these periods.
    Overshoot {
        /// Closed periods looked at.
        periods: usize,
        /// Units done in them.
        done: u64,
        /// Units promised in them.
        asked: u64,
    },
    /// The score is low.
    Low(f64),
    /// Periods were missed in a row.
    Slipped,
    /// What is missing is out of reach in this period.
    OutOfReach,
    /// Nothing was done for four weeks.
    Silent,
    /// A limit was passed in so many of the periods looked at.
    Broken(usize),
    /// A limit was not nearly reached.
    WellWithin,
}

/// One closed period, as advice looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lately {
    /// Units asked.
    pub required: u32,
    /// Units done.
    pub done: u64,
    /// Calendar days.
    pub days: u32,
    /// Whether the promise was kept.
    pub met: bool,
}

/// All that advice goes by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look<'a> {
    /// At least, at most or exactly.
    pub direction: Direction,
    /// The number in force.
    pub target: u32,
    /// How far up the ladder it is.
    pub step: Warning,
    /// Whether the running period is out of reach at twice the normal rate.
    pub out_of_reach: bool,
    /// The habit score.
    pub score: Score,
    /// Closed periods that asked for something, the newest first.
    pub lately: &'a [Lately],
}

/// Half of a number, rounded up; none for one that has no half.
pub const fn smaller(target: u32) -> Option<u32> {
    if target < 2 {
        None
    } else {
        Some(target.div_ceil(2))
    }
}

/// What is advised, and why. The ladder comes first: what is about to be given
/// up is not raised.
pub fn advise(look: &Look) -> (Advice, Because) {
    match look.direction {
        Direction::AtMost => limit(look),
        Direction::AtLeast | Direction::Exactly => promise(look),
    }
}

fn promise(look: &Look) -> (Advice, Because) {
    let less = smaller(look.target);
    let score = look.score.value();
    match look.step {
        Warning::Archive => (Advice::Archive, Because::Silent),
        Warning::Recommit => (
            Advice::Recommit(less.unwrap_or(look.target)),
            if look.out_of_reach {
                Because::OutOfReach
            } else {
                Because::Low(score)
            },
        ),
        Warning::Ask => (
            less.map_or(Advice::Keep, Advice::Shrink),
            if score < 0.5 {
                Because::Low(score)
            } else {
                Because::Slipped
            },
        ),
        Warning::None | Warning::Return => overshoot(look),
    }
}

/// Sustained overshoot: every period that is looked at was kept, and much more
/// was done than asked.
fn overshoot(look: &Look) -> (Advice, Because) {
    let Some(window) = window(look.lately) else {
        return (Advice::Keep, Because::TooEarly);
    };
    let done: u64 = window.iter().map(|one| one.done).sum();
    let asked: u64 = window.iter().map(|one| u64::from(one.required)).sum();
    let each = done / u64::try_from(window.len()).unwrap_or(1);
    let each = u32::try_from(each).unwrap_or(u32::MAX);
    let far = share(done, asked) >= OVERSHOOT && window.iter().all(|one| one.met);
    if far && each > look.target && look.direction == Direction::AtLeast {
        let number = each.min(look.target.saturating_mul(2));
        let periods = window.len();
        return (
            Advice::Raise(number),
            Because::Overshoot {
                periods,
                done,
                asked,
            },
        );
    }
    (Advice::Keep, Because::Steady)
}

/// A limit that is passed as often as not is eased to what is done; one that is
/// never half used is tightened to that.
fn limit(look: &Look) -> (Advice, Because) {
    let Some(window) = window(look.lately) else {
        return (Advice::Keep, Because::TooEarly);
    };
    let broken = window.iter().filter(|one| !one.met).count();
    let most = window.iter().map(|one| one.done).max().unwrap_or(0);
    let most = u32::try_from(most).unwrap_or(u32::MAX);
    if 2 * broken >= window.len() && look.target > 0 {
        let done: u64 = window.iter().map(|one| one.done).sum();
        let each = done.div_ceil(u64::try_from(window.len()).unwrap_or(1));
        let number = u32::try_from(each).unwrap_or(u32::MAX);
        if number > look.target {
            return (Advice::Raise(number), Because::Broken(broken));
        }
    }
    // Silence may be no more than nothing logged: it tightens nothing.
    if broken == 0 && most > 0 && most.saturating_mul(2) <= look.target {
        return (Advice::Shrink(most), Because::WellWithin);
    }
    (Advice::Keep, Because::Steady)
}

/// The newest closed periods, as many as cover four weeks; none when there are
/// too few to go by.
fn window(lately: &[Lately]) -> Option<&[Lately]> {
    let mut days = 0;
    let enough = lately.iter().position(|one| {
        days += one.days;
        days >= BACK
    });
    let count = enough.map_or(lately.len(), |at| at + 1).max(PERIODS);
    let window = lately.get(..count)?;
    let days: u32 = window.iter().map(|one| one.days).sum();
    (days >= DAYS).then_some(window)
}

#[expect(clippy::cast_precision_loss, reason = "units are far below 2^52")]
fn share(done: u64, asked: u64) -> f64 {
    if asked == 0 {
        return 0.0;
    }
    done as f64 / asked as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weeks(done: &[u64], required: u32) -> Vec<Lately> {
        let week = |done: &u64| Lately {
            required,
            done: *done,
            days: 7,
            met: *done >= u64::from(required),
        };
        done.iter().map(week).collect()
    }

    fn look(target: u32, step: Warning, lately: &[Lately]) -> Look<'_> {
        Look {
            direction: Direction::AtLeast,
            target,
            step,
            out_of_reach: false,
            score: Score { a: 4.0, b: 1.0 },
            lately,
        }
    }

    #[test]
    fn four_weeks_of_much_more_are_a_reason_to_raise() {
        let lately = weeks(&[14, 13, 12, 13, 2], 10);
        let (advice, because) = advise(&look(10, Warning::None, &lately));
        assert_eq!(advice, Advice::Raise(13), "52 in four weeks");
        assert_eq!(
            because,
            Because::Overshoot {
                periods: 4,
                done: 52,
                asked: 40
            }
        );
        // One of the four was missed, or hardly more was done: nothing to raise.
        for done in [[14, 13, 9, 20], [11, 11, 11, 11]] {
            let lately = weeks(&done, 10);
            assert_eq!(
                advise(&look(10, Warning::None, &lately)),
                (Advice::Keep, Because::Steady)
            );
        }
        let young = weeks(&[20, 20], 10);
        assert_eq!(
            advise(&look(10, Warning::None, &young)),
            (Advice::Keep, Because::TooEarly)
        );
    }

    #[test]
    fn the_ladder_comes_before_everything_else() {
        let lately = weeks(&[20, 20, 20, 20], 10);
        let low = Score { a: 1.0, b: 2.0 };
        let asked = Look {
            score: low,
            ..look(10, Warning::Ask, &lately)
        };
        assert_eq!(advise(&asked).0, Advice::Shrink(5));
        assert_eq!(
            advise(&look(5, Warning::Recommit, &lately)).0,
            Advice::Recommit(3)
        );
        assert_eq!(
            advise(&look(1, Warning::Ask, &lately)),
            (Advice::Keep, Because::Slipped),
            "one has no half"
        );
        assert_eq!(
            advise(&look(5, Warning::Archive, &lately)),
            (Advice::Archive, Because::Silent)
        );
    }

    #[test]
    fn a_limit_is_eased_when_passed_and_tightened_when_unused() {
        let at_most = |done: &[u64], target: u32| {
            let lately: Vec<Lately> = weeks(done, target)
                .into_iter()
                .map(|week| Lately {
                    met: week.done <= u64::from(target),
                    ..week
                })
                .collect();
            let look = Look {
                direction: Direction::AtMost,
                ..look(target, Warning::None, &lately)
            };
            advise(&look)
        };
        assert_eq!(
            at_most(&[5, 4, 3, 5], 3),
            (Advice::Raise(5), Because::Broken(3))
        );
        assert_eq!(
            at_most(&[1, 0, 1, 0], 3),
            (Advice::Shrink(1), Because::WellWithin)
        );
        assert_eq!(at_most(&[3, 0, 1, 0], 3), (Advice::Keep, Because::Steady));
        assert_eq!(at_most(&[0, 0, 0, 0], 3), (Advice::Keep, Because::Steady));
        // To stop something altogether is neither eased nor tightened.
        assert_eq!(at_most(&[1, 1, 1, 1], 0), (Advice::Keep, Because::Steady));
    }
}
