//! Amounts as files write them.

use legwork_core::money::{Currency, Decimal};

use crate::service::amount;

/// The mark before the smaller units: 1,500.50 or 1.500,50.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::service) enum Mark {
    /// As in English.
    Point,
    /// As in German and French.
    Comma,
}

/// The mark that most amounts of a whole file show. `None` when none does.
pub(in crate::service) fn mark<'a>(amounts: impl Iterator<Item = &'a str>) -> Option<Mark> {
    let (mut points, mut commas) = (0, 0);
    for amount in amounts {
        match digits(amount).and_then(|digits| shown(&digits)) {
            Some(Mark::Point) => points += 1,
            Some(Mark::Comma) => commas += 1,
            None => {}
        }
    }
    match points.cmp(&commas) {
        std::cmp::Ordering::Less => Some(Mark::Comma),
        std::cmp::Ordering::Greater => Some(Mark::Point),
        std::cmp::Ordering::Equal => None,
    }
}

/// Reads `12,500.50`, `12.500,50 €`, `CHF 12'500`, `(300)`, `1e6`, `12k`; one
/// mark that could be either is read as the file writes them, or as `usual`
/// currency does.
pub(in crate::service) fn read(
    text: &str,
    mark: Option<Mark>,
    usual: Option<Currency>,
) -> Option<Decimal> {
    let plain = digits(text).and_then(|digits| {
        let mark = shown(&digits).or(mark).or_else(|| alone(&digits))?;
        let grouped = if mark == Mark::Point { ',' } else { '.' };
        let whole: String = digits.chars().filter(|c| *c != grouped).collect();
        in_cents(&whole.replace(',', "."))
    });
    let as_typed = || Some(amount::read(text, usual, None).ok()?.value);
    plain
        .or_else(|| usual.and_then(|_| as_typed()))
        // Where no amount shows more or fewer than three digits after its mark,
        // they are thousands.
        .or_else(|| amount::stored(&digits(text)?.replace(['.', ','], "")))
        .or_else(as_typed)
        .or_else(|| {
            let number = text.trim().parse::<f64>().ok();
            let number = number.filter(|number| number.is_finite())?;
            let written = format!("{number:.2}");
            amount::read(&written, None, None)
                .ok()
                .map(|typed| typed.value)
        })
}

/// A plain number; one that was worked out in binary, and ends in a long tail,
/// to the cent.
fn in_cents(plain: &str) -> Option<Decimal> {
    let tail = plain.split_once('.').map_or(0, |(_, tail)| tail.len());
    if tail <= 3 {
        return amount::stored(plain);
    }
    amount::stored(&format!("{:.2}", plain.parse::<f64>().ok()?))
}

/// The currency that stands beside an amount.
pub(in crate::service) fn currency(text: &str) -> Option<Currency> {
    let beside: String = text.chars().filter(|c| !is_of_number(*c)).collect();
    let one = format!("{} 1", beside.trim());
    let typed = amount::read(text, None, None).or_else(|_| amount::read(&one, None, None));
    typed.ok()?.currency
}

const fn is_of_number(c: char) -> bool {
    matches!(
        c,
        '0'..='9' | '.' | ',' | '-' | '−' | '(' | ')' | '\'' | '’'
    ) || is_space(c)
}

/// Spaces of all sorts: between groups of digits they are narrow or unbreakable.
const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// The number of a cell with its marks, `-12500,50`: without spaces and
/// apostrophes, and without the currency beside it. `None` for anything else.
fn digits(text: &str) -> Option<String> {
    let text = text.trim();
    let paid_back = text.starts_with('(') && text.ends_with(')');
    let first = text.find(|c: char| c.is_ascii_digit())?;
    let last = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (before, number, after) = (
        text.get(..first)?,
        text.get(first..last)?,
        text.get(last..)?,
    );
    let negative = paid_back || before.contains(['-', '−']) || after.trim_end().ends_with('-');
    let is_currency = |beside: &str| {
        let letters = beside.trim_matches(|c: char| is_space(c) || "-−()".contains(c));
        letters.chars().count() <= 4 && !letters.contains(|c: char| c.is_ascii_digit())
    };
    // "12k" and "90 %" are not for here.
    let is_amount = is_currency(before) && is_currency(after);
    let is_scaled = |beside: &str| matches!(beside.trim(), "k" | "K" | "m" | "M" | "%");
    if !is_amount || is_scaled(after) || !number.chars().all(is_of_number) {
        return None;
    }
    let kept = number
        .chars()
        .filter(|c| c.is_ascii_digit() || ".,".contains(*c));
    let plain: String = kept.collect();
    let sign = if negative { "-" } else { "" };
    (!number.contains(['-', '−', '(', ')'])).then(|| format!("{sign}{plain}"))
}

/// The mark that a number shows by itself: the later of two sorts, the one
/// that does not come again, the one before other than three digits.
fn shown(digits: &str) -> Option<Mark> {
    let marks: Vec<(usize, char)> = digits
        .char_indices()
        .filter(|(_, c)| ".,".contains(*c))
        .collect();
    let (at, last) = *marks.last()?;
    let this = if last == '.' {
        Mark::Point
    } else {
        Mark::Comma
    };
    let other = if last == '.' {
        Mark::Comma
    } else {
        Mark::Point
    };
    if marks.iter().any(|(_, mark)| *mark != last) {
        return Some(this);
    }
    if marks.len() > 1 {
        return Some(other);
    }
    let (before, after) = (
        at - usize::from(digits.starts_with('-')),
        digits.len() - at - 1,
    );
    let is_group =
        after == 3 && (1..=3).contains(&before) && !digits.trim_start_matches('-').starts_with('0');
    (!is_group).then_some(this)
}

/// Without any mark either will do.
fn alone(digits: &str) -> Option<Mark> {
    (!digits.contains(['.', ','])).then_some(Mark::Point)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, mark: Option<Mark>) -> Option<String> {
        read(text, mark, None).map(|value| value.to_string())
    }

    #[test]
    fn amounts_are_read_as_the_whole_file_writes_them() {
        for (text, value) in [
            ("12500", "12500"),
            ("12,500.50", "12500.5"),
            ("12.500,50", "12500.5"),
            ("12.500,50 €", "12500.5"),
            ("12\u{a0}500,50\u{a0}€", "12500.5"),
            ("12\u{202f}500,5 EUR", "12500.5"),
            ("CHF 12'500.00", "12500"),
            ("$1,234,567", "1234567"),
            ("1.234.567", "1234567"),
            ("US$ 99.90", "99.9"),
            ("kr 500", "500"),
            ("-300", "-300"),
            ("($300.00)", "-300"),
            ("300-", "-300"),
            ("0.500", "0.5"),
            ("12500.000", "12500"),
            ("1234.5678", "1234.57"),
            ("1999.9999999998", "2000"),
            ("1e6", "1000000"),
            ("12k", "12000"),
        ] {
            assert_eq!(said(text, None).as_deref(), Some(value), "{text}");
        }
        assert_eq!(said("1.500", None).unwrap(), "1500");
        assert_eq!(said("1.500", Some(Mark::Comma)).unwrap(), "1500");
        assert_eq!(said("1,500", Some(Mark::Comma)).unwrap(), "1.5");
        assert_eq!(said("1.500", Some(Mark::Point)).unwrap(), "1.5");
        for bad in ["", "many", "12 apples", "3-4", "1e999", "-", "12 of 40"] {
            assert_eq!(said(bad, None), None, "{bad}");
        }
    }

    #[test]
    fn a_file_shows_its_mark_somewhere() {
        let of = |amounts: &[&str]| mark(amounts.iter().copied());
        assert_eq!(of(&["1.500", "20", "99,90"]), Some(Mark::Comma));
        assert_eq!(of(&["1,500", "99.9"]), Some(Mark::Point));
        assert_eq!(of(&["1.500", "2.000"]), None);
    }

    #[test]
    fn a_currency_beside_an_amount_is_known() {
        let code = |text| currency(text).map(Currency::code);
        assert_eq!(code("12\u{a0}500,50\u{a0}€"), Some("EUR"));
        assert_eq!(code("CHF 12'500"), Some("CHF"));
        assert_eq!(code("$12,500.00"), Some("USD"));
        assert_eq!((code("12500"), code("kr 500")), (None, None));
    }
}
