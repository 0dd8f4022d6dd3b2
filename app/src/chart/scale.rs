//! From values to places.

use super::number::tame;

/// A straight mapping of values to places: `low` comes to `from`, `high` to `to`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// A mapping; values that are all the same come to the middle of one unit.
    pub(super) fn new(values: (f64, f64), places: (f64, f64)) -> Self {
        let (low, high) = (tame(values.0), tame(values.1));
        let (low, high) = if low < high {
            (low, high)
        } else {
            (low, low + low.abs().max(1.0))
        };
        Self {
            low,
            high,
            from: places.0,
            to: places.1,
        }
    }

    /// The place of a value, never outside the places.
    pub(super) fn at(&self, value: f64) -> f64 {
        let share = (tame(value) - self.low) / (self.high - self.low);
        (self.to - self.from).mul_add(share.clamp(0.0, 1.0), self.from)
    }
}

/// Round values from `low` to `high`, about so many, for lines behind a chart:
/// steps of 1, 2 or 5 times a power of ten, after P. S. Heckbert, "Nice Numbers
/// for Graph Labels", Graphics Gems (1990) 61-63.
pub(super) fn ticks(low: f64, high: f64, about: u8) -> Vec<f64> {
    let (low, high) = (tame(low), tame(high));
    let rough = (high - low) / f64::from(about.max(1));
    if rough.is_nan() || rough <= 0.0 {
        return vec![low];
    }
    let power = 10_f64.powf(rough.log10().floor());
    let step = power
        * match rough / power {
            part if part <= 1.0 => 1.0,
            part if part <= 2.0 => 2.0,
            part if part <= 5.0 => 5.0,
            _ => 10.0,
        };
    let first = (low / step).ceil();
    let all = (0..=u8::MAX).map(|at| (first + f64::from(at)) * step);
    all.take_while(|tick| *tick <= high).take(20).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn ticks_are_round() {
        assert_eq!(ticks(0.0, 100_000.0, 4), [0.0, 50_000.0, 100_000.0]);
        assert_eq!(ticks(75.0, 82.0, 4), [76.0, 78.0, 80.0, 82.0]);
        assert_eq!(ticks(0.0, 0.0, 4), [0.0]);
        assert!(ticks(-1e300, 1e300, 4).len() <= 20);
    }

    #[test]
    fn a_value_beyond_the_scale_stays_at_its_end() {
        let scale = Scale::new((0.0, 10.0), (100.0, 0.0));
        for (value, place) in [
            (0.0, 100.0),
            (5.0, 50.0),
            (11.0, 0.0),
            (-1.0, 100.0),
            (f64::NAN, 100.0),
        ] {
            assert!(near(scale.at(value), place), "{value}");
        }
        let flat = Scale::new((0.0, 0.0), (100.0, 0.0));
        assert!(near(flat.at(0.0), 100.0));
        let huge = Scale::new((-1e300, 1e300), (0.0, 1.0));
        assert!(near(huge.at(0.0), 0.5));
    }
}
