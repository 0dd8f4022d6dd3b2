//! Amounts as people type them: for goals, results and deals.

use legwork_core::money::{Amount, Currency, Decimal, Form, Money, read_amount};

use super::text::fold;
use crate::store::Workspace;
use crate::{Error, Result};

/// Largest amount kept, in minor units: every smaller one is exact in JSON.
pub(super) const LARGEST: i64 = 1_000_000_000_000_000;

/// A number with the currency that was written beside it, if any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Typed {
    /// The number, in major units if it is money.
    pub(super) value: Decimal,
    /// The currency that was written.
    pub(super) currency: Option<Currency>,
}

/// Reads `12,500`, `EUR 12,500`, `$12k`, `82.4`, `-3`, `90 %`. A number without
/// a currency is read as the places that use `assumed` write it. `unit` may
/// follow the number.
pub(super) fn read(text: &str, assumed: Option<Currency>, unit: Option<&str>) -> Result<Typed> {
    let lower = fold(text);
    let (negative, rest) = match lower.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, lower.as_str()),
    };
    let Some(amount) = whole(rest, unit) else {
        return Err(unreadable(text));
    };
    if amount.currency_shared {
        return Err(Error::usage(format!(
            "'{text}' may be several currencies: write the code, such as SEK 500"
        )));
    }
    let local = assumed
        .filter(|_| amount.currency.is_none())
        .and_then(|currency| whole(&format!("{} {rest}", currency.code().to_lowercase()), unit));
    let value = local.unwrap_or(amount);
    if value.unclear {
        return Err(Error::usage(format!(
            "'{text}' may be meant a thousand times smaller: write it without the point or comma"
        )));
    }
    let sign = Decimal::whole(if negative { -1 } else { 1 });
    let signed = value.value.times(sign).ok_or_else(|| unreadable(text))?;
    Ok(Typed {
        value: signed,
        currency: amount.currency,
    })
}

/// Reads an amount of money; one without a currency is in `assumed`.
pub(super) fn money(text: &str, assumed: Option<Currency>) -> Result<Money> {
    let typed = read(text, assumed, None)?;
    let currency = typed
        .currency
        .or(assumed)
        .ok_or_else(|| no_currency(text))?;
    in_currency(typed.value, currency)
}

/// An amount of major units, exact and not too large.
pub(super) fn in_currency(value: Decimal, currency: Currency) -> Result<Money> {
    let money = Money::from_major(value, currency)?;
    if money.minor.abs() > LARGEST {
        return Err(Error::usage(format!("{money} is too large an amount")));
    }
    Ok(money)
}

/// An amount of major units, to the nearest minor one.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the cast cuts what is beyond any amount"
)]
pub(super) fn rounded(major: f64, currency: Currency) -> Money {
    let minor = (major * 10f64.powi(i32::from(currency.digits()))).round() as i64;
    Money::from_minor(minor, currency)
}

/// So many minor units in major ones, or so many things, as a number to show.
pub(super) fn major(minor: i64, currency: Option<Currency>) -> f64 {
    let exact = match currency {
        Some(currency) => Money::from_minor(minor, currency).major(),
        None => Decimal::whole(minor),
    };
    exact.to_f64()
}

/// A mean of minor units in major ones.
pub(super) fn mean_major(minor: f64, currency: Currency) -> f64 {
    minor / 10f64.powi(i32::from(currency.digits()))
}

/// A figure to two digits after the point: more are noise.
pub(super) fn hundredth(figure: f64) -> f64 {
    // Adding zero turns a negative zero into a plain one.
    (figure * 100.0).round() / 100.0 + 0.0
}

/// The currency of amounts that name none, if the workspace has one.
pub(super) fn usual(workspace: &Workspace) -> Option<Currency> {
    workspace.currency.as_deref().and_then(Currency::from_code)
}

/// The sum, exact unless it is too large to be.
pub(super) fn sum(values: &[Decimal]) -> f64 {
    let add = |sum: Decimal, one: &Decimal| sum.plus(*one);
    match values.iter().try_fold(Decimal::whole(0), add) {
        Some(sum) => sum.to_f64(),
        None => values.iter().map(|one| one.to_f64()).sum(),
    }
}

/// A number as it was stored.
pub(super) fn stored(text: &str) -> Option<Decimal> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let mantissa = format!("{whole}{part}").parse().ok()?;
    Some(Decimal::new(mantissa, u8::try_from(part.len()).ok()?))
}

/// `EUR 12,500`, `12,500`, `82.4`.
pub(super) fn says(value: Decimal, currency: Option<Currency>) -> String {
    let money = currency.and_then(|currency| Money::from_major(value, currency).ok());
    match (money, value.as_whole()) {
        (Some(money), _) => money.to_string(),
        (None, Some(whole)) => legwork_core::money::grouped(whole),
        (None, None) => value.to_string(),
    }
}

/// The amount that all of the text is, but for a unit after it.
fn whole(text: &str, unit: Option<&str>) -> Option<Amount> {
    let amount = read_amount(text).filter(|amount| amount.form != Form::Article)?;
    let rest = text.get(amount.used..)?.trim();
    let known = |unit: &str| rest == unit || rest.strip_suffix('s') == Some(unit);
    let fits = matches!(rest, "" | "%" | "percent") || unit.map(fold).as_deref().is_some_and(known);
    fits.then_some(amount)
}

fn unreadable(text: &str) -> Error {
    Error::usage(format!("'{text}' is not a number"))
        .hint("write it as 12500, 12,500.50, 12k or EUR 12,500")
}

fn no_currency(text: &str) -> Error {
    Error::usage(format!("'{text}' does not say which currency"))
        .hint("add a code, such as EUR 500, or set one with `legwork settings --currency EUR`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        let value = |text| read(text, None, Some("kg")).unwrap().value.to_string();
        assert_eq!(value("82.4"), "82.4");
        assert_eq!(value("82.4 kg"), "82.4");
        assert_eq!(value("-3"), "-3");
        assert_eq!(value("90 %"), "90");
        assert_eq!(value("12k"), "12000");
        assert!(read("many", None, None).is_err());
        assert!(read("12 apples", None, None).is_err());
        assert!(read("", None, None).is_err());
    }

    #[test]
    fn an_assumed_currency_says_how_numbers_are_written() {
        let euros = money("12.500", Some(Currency::EUR)).unwrap();
        assert_eq!(euros, Money::from_minor(1_250_000, Currency::EUR));
        assert!(money("$1.500", Some(Currency::EUR)).is_err());
        let dollars = money("$1,500", Some(Currency::EUR)).unwrap();
        assert_eq!(dollars.currency, Currency::USD);
        assert!(money("500", None).is_err());
    }

    #[test]
    fn what_is_stored_is_read_back() {
        for text in ["0", "12500", "-3", "82.4", "0.05"] {
            assert_eq!(stored(text).unwrap().to_string(), text);
        }
        assert_eq!(stored("12500.00").unwrap().to_string(), "12500");
        assert!(stored("x").is_none());
    }
}
