//! Goals: the figure that a target means, and the straight line towards it.
//!
//! A goal sentence is read by [`crate::parse::goal`]; here is what follows
//! from its figures. Whether a goal can be reached is no matter of these
//! rules: only a forecast answers that.

use crate::money::Decimal;
use crate::parse::Target;
use crate::{Error, Result};
use jiff::civil::Date;

/// The figure to reach: the baseline changed by the amount, or the amount
/// itself.
///
/// | target | figure |
/// |---|---|
/// | absolute, level | amount |
/// | increase, decrease | baseline + amount, baseline - amount |
/// | growth, reduction (per cent) | baseline x (1 + amount / 100), baseline x (1 - amount / 100) |
/// | multiple | baseline x amount |
///
/// `None` without the baseline that the target needs, or when the figure is
/// too large to be held.
pub fn figure(target: Target, amount: Decimal, baseline: Option<Decimal>) -> Option<Decimal> {
    let whole = Decimal::whole(1);
    match target {
        Target::Absolute | Target::Level => Some(amount),
        Target::Increase => baseline?.plus(amount),
        Target::Decrease => baseline?.plus(minus(amount)?),
        Target::Multiple => baseline?.times(amount),
        Target::Growth => baseline?.times(whole.plus(hundredth(amount)?)?),
        Target::Reduction => baseline?.times(whole.plus(minus(hundredth(amount)?)?)?),
    }
}

fn minus(value: Decimal) -> Option<Decimal> {
    value.times(Decimal::whole(-1))
}

fn hundredth(value: Decimal) -> Option<Decimal> {
    value.times(Decimal::new(1, 2))
}

/// The straight line of a goal, from where it starts to the figure to reach.
/// It falls when that figure is the lower one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Course {
    first: Date,
    last: Date,
    from: f64,
    to: f64,
}

impl Course {
    /// The line that stands at `from` before the first day and at `to` at the
    /// end of the last. Fails when the last day lies before the first.
    pub fn new(first: Date, last: Date, from: f64, to: f64) -> Result<Self> {
        if first > last {
            return Err(Error::new("a goal cannot end before it starts"));
        }
        Ok(Self {
            first,
            last,
            from,
            to,
        })
    }

    /// Where the line stands at the end of `day`: `from` before the first
    /// day, `to` after the last.
    pub fn line(&self, day: Date) -> f64 {
        (self.to - self.from).mul_add(self.elapsed(day), self.from)
    }

    /// The share of the days that are over at the end of `day`, 0 to 1.
    pub fn elapsed(&self, day: Date) -> f64 {
        let all = f64::from((self.last - self.first).get_days()) + 1.0;
        let gone = f64::from((day - self.first).get_days()) + 1.0;
        (gone / all).clamp(0.0, 1.0)
    }

    /// The share of the way that `value` has come: 0 at the start, 1 at the
    /// figure, below 0 and above 1 beyond. `None` when there is no way to go.
    pub fn progress(&self, value: f64) -> Option<f64> {
        progress(self.from, self.to, value)
    }
}

/// The share of the way from `from` to `to` that `value` has come; `None`
/// when the two are the same.
pub fn progress(from: f64, to: f64, value: f64) -> Option<f64> {
    let way = to - from;
    (way.abs() >= f64::EPSILON).then(|| (value - from) / way)
}
