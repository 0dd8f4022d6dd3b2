//! Numbers as a chart writes them.

use legwork_core::money::grouped;
use legwork_core::rate::Rate;

/// The names of a thousand, a million and so on.
const NAMES: [&str; 5] = ["", "k", "M", "bn", "tn"];

/// The marks with which the reader's part of the world writes numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// Between groups of three digits.
    pub thousands: &'static str,
    /// Before the tenths.
    pub decimal: &'static str,
}

impl Default for Marks {
    /// "1,234.5".
    fn default() -> Self {
        Self {
            thousands: ",",
            decimal: ".",
        }
    }
}

impl Marks {
    /// As [`short`].
    pub(super) fn short(self, value: f64) -> String {
        self.put_in(&short(value))
    }

    /// A whole number in full: for tables and sentences.
    pub(super) fn full(self, value: i64) -> String {
        self.put_in(&grouped(value))
    }

    /// As [`figure`].
    pub(super) fn figure(self, value: f64) -> String {
        self.put_in(&figure(value))
    }

    /// As [`percent`].
    pub(super) fn percent(self, share: f64) -> String {
        self.put_in(&percent(share))
    }

    /// "25 % (23 to 27 %)".
    pub(super) fn rated(self, rate: Rate) -> String {
        self.put_in(&rated(rate))
    }

    /// Replaces the marks of a text in which commas and points are nothing else.
    fn put_in(self, numbers: &str) -> String {
        let mut out = String::with_capacity(numbers.len());
        for c in numbers.chars() {
            match c {
                ',' => out.push_str(self.thousands),
                '.' => out.push_str(self.decimal),
                _ => out.push(c),
            }
        }
        out
    }
}

/// A number in few letters, with one decimal at most: `950`, `1.2k`, `-3M`,
/// `18bn`, `9.2e18`. What is no number is 0.
pub fn short(value: f64) -> String {
    let value = tame(value);
    let (mut left, mut at) = (value.abs(), 0);
    while tenths(left) >= 1_000.0 && at < NAMES.len() {
        left /= 1_000.0;
        at += 1;
    }
    match NAMES.get(at) {
        Some(name) => {
            let sign = if value < 0.0 && tenths(left) > 0.0 {
                "-"
            } else {
                ""
            };
            format!("{sign}{}{name}", tenths(left))
        }
        None => format!("{value:.1e}").replace(".0e", "e"),
    }
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// A finite number, small enough that no sum or difference of two overflows.
pub(super) fn tame(value: f64) -> f64 {
    const MOST: f64 = 1e300;
    if value.is_nan() {
        0.0
    } else {
        value.clamp(-MOST, MOST)
    }
}

/// A figure for a table: whole with commas, else to two digits.
#[expect(
    clippy::cast_possible_truncation,
    reason = "only numbers that a whole number holds are cast"
)]
fn figure(value: f64) -> String {
    const EXACT: f64 = 9e15;
    let value = tame(value);
    let cents = (value * 100.0).round() / 100.0;
    if value.abs() >= EXACT {
        short(value)
    } else if cents.fract() == 0.0 {
        grouped(cents as i64)
    } else {
        let part = format!("{:.2}", cents.abs().fract());
        let sign = if cents < 0.0 { "-" } else { "" };
        let whole = grouped(cents.abs().trunc() as i64);
        format!(
            "{sign}{whole}{}",
            part.trim_start_matches('0').trim_end_matches('0')
        )
    }
}

/// A share in per cent; small ones to a tenth, so that they are not 0.
fn percent(share: f64) -> String {
    let percent = tame(share) * 100.0;
    if percent > 0.0 && percent < 9.95 {
        format!("{}", tenths(percent).max(0.1))
    } else {
        format!("{}", percent.round())
    }
}

/// "25 % (23 to 27 %)".
fn rated(rate: Rate) -> String {
    let (low, high) = rate.range();
    format!(
        "{} % ({} to {} %)",
        percent(rate.share()),
        percent(low),
        percent(high)
    )
}

/// A count as a number to draw; less than nothing is nothing.
#[expect(clippy::cast_precision_loss, reason = "a picture is less exact")]
pub(super) fn drawn(count: i64) -> f64 {
    count.max(0) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_number_has_few_letters() {
        for (value, want) in [
            (0.0, "0"),
            (-0.01, "0"),
            (0.25, "0.3"),
            (950.0, "950"),
            (999.96, "1k"),
            (1_234.0, "1.2k"),
            (-3_000_000.0, "-3M"),
            (18e9, "18bn"),
            (4.5e14, "450tn"),
            (9_223_372_036_854_775_807.0, "9.2e18"),
            (1e21, "1e21"),
            (f64::NAN, "0"),
            (f64::INFINITY, "1e300"),
        ] {
            assert_eq!(short(value), want);
        }
    }

    #[test]
    fn numbers_take_the_marks_of_the_region() {
        let german = Marks {
            thousands: ".",
            decimal: ",",
        };
        assert_eq!(german.full(-1_234_567), "-1.234.567");
        assert_eq!(german.figure(52_000.5), "52.000,5");
        assert_eq!(german.short(1_234.0), "1,2k");
        assert_eq!(german.percent(0.034), "3,4");
        assert_eq!(
            german.rated(Rate::new(1, 40).unwrap()).split(' ').next(),
            Some("2,5")
        );
        assert_eq!(Marks::default().full(1_234_567), "1,234,567");
    }

    #[test]
    fn a_figure_is_exact_to_the_cent() {
        for (value, want) in [
            (18_000.0, "18,000"),
            (52_000.5, "52,000.5"),
            (-0.25, "-0.25"),
            (80.6, "80.6"),
            (0.999, "1"),
            (1e20, "1e20"),
        ] {
            assert_eq!(figure(value), want);
        }
    }

    #[test]
    fn a_share_that_is_not_nothing_is_not_written_as_nothing() {
        for (share, want) in [
            (0.0, "0"),
            (0.0002, "0.1"),
            (0.034, "3.4"),
            (0.25, "25"),
            (1.0, "100"),
        ] {
            assert_eq!(percent(share), want);
        }
        assert_eq!(rated(Rate::new(5, 10).unwrap()), "50 % (31 to 69 %)");
    }
}
