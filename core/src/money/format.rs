//! Writing amounts for people.

use super::{Currency, Decimal, Money};
use std::fmt;

/// A whole number with a comma between thousands: `1,234,567`.
pub fn grouped(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if value < 0 {
        out.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Code first, thousands parted by commas, minor units only when there are
/// any: `EUR 500,000`, `USD 1,234.50`, `JPY 900`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.currency.digits();
        let unit = 10_u64.pow(u32::from(digits));
        let (whole, part) = (
            self.minor.unsigned_abs() / unit,
            self.minor.unsigned_abs() % unit,
        );
        let sign = if self.minor < 0 { "-" } else { "" };
        // Below 2^63 by construction, so the conversion keeps the value.
        let whole = grouped(i64::try_from(whole).unwrap_or(i64::MAX));
        let text = if part == 0 {
            format!("{} {sign}{whole}", self.currency)
        } else {
            format!(
                "{} {sign}{whole}.{part:0>width$}",
                self.currency,
                width = usize::from(digits)
            )
        };
        f.pad(&text)
    }
}

impl Money {
    /// A short form for narrow places, with one decimal at most: `$1.2M`,
    /// `€500k`, `CHF 950`. Rounded half away from zero.
    pub fn short(self) -> String {
        let unit = 10_i128.pow(u32::from(self.currency.digits()));
        let minor = i128::from(self.minor).abs();
        let sign = if self.minor < 0 { "-" } else { "" };
        format!("{sign}{}{}", prefix(self.currency), scaled(minor, unit))
    }
}

/// The sign, or the code and a space.
fn prefix(currency: Currency) -> String {
    currency
        .sign()
        .map_or_else(|| format!("{currency} "), str::to_owned)
}

/// `minor / unit` in the largest of 1, k, M, bn that leaves a number below a
/// thousand after rounding.
fn scaled(minor: i128, unit: i128) -> String {
    const STEPS: [(i128, &str); 4] = [
        (1, ""),
        (1_000, "k"),
        (1_000_000, "M"),
        (1_000_000_000, "bn"),
    ];
    for (size, name) in STEPS {
        let whole = size * unit;
        // Single units are rounded to whole ones, the others to tenths.
        let tenths = if size == 1 {
            (minor + whole / 2) / whole * 10
        } else {
            (minor * 10 + whole / 2) / whole
        };
        if tenths < 10_000 || name == "bn" {
            let tenths = Decimal::new(i64::try_from(tenths).unwrap_or(i64::MAX), 1);
            return format!("{tenths}{name}");
        }
    }
    String::new()
}
