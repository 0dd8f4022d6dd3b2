//! Rates of exchange, as their owner gives them: none is ever looked up or
//! guessed.

use legwork_core::money::{Currency, Decimal, Money};

use super::{amount, text};
use crate::{Error, Result};

/// The largest rate there is.
const LARGEST: Decimal = Decimal::whole(1_000_000);

/// The most digits of a rate after its point.
const DIGITS: usize = 12;

/// What one unit of a currency is worth in another: above 0, at most a million.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rate(Decimal);

impl Rate {
    /// Reads `0.92` or `0,92`. A comma before three digits may stand between
    /// thousands, and is refused.
    pub(super) fn read(typed: &str) -> Result<Self> {
        let plain = typed.trim();
        if is_grouped(plain) {
            return Err(Error::usage(format!(
                "'{}' may be meant a thousand times smaller: write the rate with a point, or without the comma",
                text::shown(typed)
            )));
        }
        exact(&plain.replace(',', ".")).ok_or_else(|| {
            Error::usage(format!("'{}' is no rate of exchange", text::shown(typed)))
                .hint("write what one unit of the one is worth in the other: 0.92")
                .hint("a rate is above 0, and a million at most")
        })
    }

    /// The rate at which `from` came to be `to`: as the note says where it
    /// explains the amount, else what the two amounts imply.
    pub(super) fn kept(note: Option<&str>, from: Money, to: Money) -> Option<Self> {
        let noted = note.and_then(|note| exact(note.rsplit_once(" at ")?.1));
        noted
            .filter(|rate| rate.of(from, to.currency).is_ok_and(|worth| worth == to))
            .or_else(|| implied(from, to))
    }

    /// What an amount is worth in another currency, to its minor unit. Fails
    /// when that is too large, or nothing.
    pub(super) fn of(self, from: Money, to: Currency) -> Result<Money> {
        let worth = from.exchanged(self.0, to)?;
        if worth.minor == 0 && from.minor != 0 {
            return Err(Error::refused(format!(
                "{} is nothing in {to}",
                self.says(from)
            )));
        }
        amount::in_currency(worth.major(), to)
    }

    /// "USD 500 at 0.92".
    pub(super) fn says(self, from: Money) -> String {
        format!("{from} at {}", self.0)
    }
}

/// A plain number with a point that can be a rate.
fn exact(plain: &str) -> Option<Rate> {
    let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > DIGITS {
        return None;
    }
    let rate = amount::stored(plain)?;
    (rate > Decimal::whole(0) && rate <= LARGEST).then_some(Rate(rate))
}

/// Whether a comma may part thousands: `17,000`, but not `0,925`.
fn is_grouped(plain: &str) -> bool {
    let group = |rest: &str| rest.len() == 3 && rest.bytes().all(|byte| byte.is_ascii_digit());
    plain
        .split_once(',')
        .is_some_and(|(whole, rest)| !whole.starts_with('0') && group(rest))
}

fn implied(from: Money, to: Money) -> Option<Rate> {
    const DIGITS: u8 = 9;
    let ten = |digits: u8| 10_i128.checked_pow(u32::from(digits));
    let up = ten(from.currency.digits().checked_add(DIGITS)?)?;
    let down = i128::from(from.minor).checked_mul(ten(to.currency.digits())?)?;
    let rate = i128::from(to.minor).checked_mul(up)?.checked_div(down)?;
    let rate = Decimal::new(i64::try_from(rate).ok()?, DIGITS);
    (rate > Decimal::whole(0) && rate <= LARGEST).then_some(Rate(rate))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn euros(minor: i64) -> Money {
        Money::from_minor(minor, Currency::EUR)
    }

    fn dollars(minor: i64) -> Money {
        Money::from_minor(minor, Currency::USD)
    }

    #[test]
    fn rates_are_read_as_they_are_written() {
        let said = |text: &str| Rate::read(text).map(|rate| rate.0.to_string());
        for (text, rate) in [
            ("0.92", "0.92"),
            (" 0,92 ", "0.92"),
            ("0,925", "0.925"),
            ("1.085", "1.085"),
            ("17000", "17000"),
            ("1000000", "1000000"),
            ("0.000000000001", "0.000000000001"),
        ] {
            assert_eq!(said(text).unwrap(), rate, "{text}");
        }
        for bad in [
            "",
            "0",
            "0.0",
            "-1",
            "+1",
            "1e3",
            ".5",
            "much",
            "1.2.3",
            "1,234,567",
            "17,000",
            "1000000.01",
            "0.0000000000001",
            "1 EUR",
            "99999999999999999999",
            "٣",
        ] {
            assert!(said(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn amounts_are_rounded_to_the_minor_unit() {
        let rate = |text| Rate::read(text).unwrap();
        assert_eq!(
            rate("0.92").of(dollars(50_000), Currency::EUR).unwrap(),
            euros(46_000)
        );
        assert_eq!(
            rate("0.925").of(dollars(1_02), Currency::EUR).unwrap(),
            euros(94)
        );
        assert_eq!(
            rate("0.925").of(dollars(-1_02), Currency::EUR).unwrap(),
            euros(-94)
        );
        assert!(rate("0.001").of(dollars(1), Currency::EUR).is_err());
        let most = dollars(amount::LARGEST);
        assert!(rate("1000000").of(most, Currency::EUR).is_err());
        assert_eq!(rate("0.92").says(dollars(50_000)), "USD 500 at 0.92");
    }

    #[test]
    fn a_rate_is_kept_to_the_digit() {
        let rate = Rate::read("0.92").unwrap();
        let noted = Some("USD 0.03 at 0.92");
        assert_eq!(Rate::kept(noted, dollars(3), euros(3)), Some(rate));
        // The note of something else.
        let half = Rate::read("0.5");
        let other = Some("met at 7");
        assert_eq!(
            Rate::kept(other, dollars(200), euros(100)).unwrap(),
            half.unwrap()
        );
        assert_eq!(Rate::kept(None, dollars(50_000), euros(46_000)), Some(rate));
        assert_eq!(Rate::kept(None, dollars(0), euros(46_000)), None);
    }
}
