//! Numbers as people write them: `10`, `1,000`, `twenty-five`, `half a
//! million`, `a dozen`, `½`, `2-3`, `between 4 and 7`, `3x`, `twice`, `2nd`.
//!
//! Every reader takes the tokens and a position, and gives what it read with
//! the number of tokens it used, or `None`; none of them looks further than
//! a few tokens, so reading a sentence stays linear.

use super::lex::{Shape, Token};
use crate::numeral;

pub use crate::decimal::Decimal;

/// Something read, and how many tokens it took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read<T> {
    /// What was read.
    pub value: T,
    /// The number of tokens used, at least 1.
    pub used: usize,
}

/// One number or a range of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The number, or the lower end.
    pub low: Decimal,
    /// The upper end of a range.
    pub high: Option<Decimal>,
    /// `10+`: this or more.
    pub plus: bool,
    /// "a few", "several": a guess that has to be confirmed.
    pub vague: bool,
}

/// The value of a fraction sign such as `½`, in thousandths.
pub(super) fn sign(c: char) -> Option<i64> {
    Some(match c {
        '½' => 500,
        '¼' => 250,
        '¾' => 750,
        '⅓' => 333,
        '⅔' => 667,
        _ => return None,
    })
}

/// Whether a run of digits such as `1.234` can be read in two ways: as a
/// decimal (1.234) and as thousands (1234). A comma before three digits is
/// read as thousands, as English does; a point is not.
pub fn is_ambiguous(text: &str) -> bool {
    matches!(text.split_once('.'), Some((head, tail))
        if tail.len() == 3 && (1..=3).contains(&head.len()) && !head.starts_with('0') && !head.contains(','))
}

/// The value of a run of digits with its marks: `1,000` is a thousand, `1,5`
/// is one and a half, `1.234,56` and `1,234.56` are the same. `None` when the
/// run is not one number (`31.12.2027`) or does not fit.
pub fn decimal(text: &str) -> Option<Decimal> {
    let mut chars = text.chars();
    if let (Some(c), None) = (chars.next(), chars.next())
        && let Some(mantissa) = sign(c)
    {
        return Some(Decimal::new(mantissa, 3));
    }
    let commas = text.matches(',').count();
    let points = text.matches('.').count();
    let (whole, tail) = match (commas, points) {
        (0, 0) => (text.to_owned(), ""),
        (_, 0) if grouped(text, ',') => (text.replace(',', ""), ""),
        (0, 2..) if grouped(text, '.') => (text.replace('.', ""), ""),
        (1, 0) => split(text, ',')?,
        (0, 1) => split(text, '.')?,
        (_, 1) if text.rfind('.') > text.rfind(',') => marked(text, ',', '.')?,
        (1, _) => marked(text, '.', ',')?,
        _ => return None,
    };
    let places = u8::try_from(tail.len()).ok().filter(|&n| n <= 9)?;
    let mantissa = format!("{whole}{tail}").parse().ok()?;
    Some(Decimal::new(mantissa, places))
}

fn split(text: &str, mark: char) -> Option<(String, &str)> {
    let (whole, tail) = text.split_once(mark)?;
    Some((whole.to_owned(), tail))
}

/// A number with a group mark and a decimal mark.
fn marked(text: &str, group: char, mark: char) -> Option<(String, &str)> {
    let (whole, tail) = text.rsplit_once(mark)?;
    grouped(whole, group).then(|| (whole.replace(group, ""), tail))
}

/// Whether every group after the first has three digits.
fn grouped(text: &str, mark: char) -> bool {
    let mut groups = text.split(mark);
    let head = groups.next().unwrap_or("");
    (1..=3).contains(&head.len()) && groups.all(|g| g.len() == 3)
}

/// What a word after a number multiplies it by: hundred, thousand, million ...
fn multiplier(token: &Token) -> Option<i64> {
    let k = token.glued && token.is("k");
    numeral::scale(&token.text).or_else(|| k.then_some(1_000))
}

/// A number without ranges: `10`, `2½`, `1/2`, `10k`, `twenty-five`, `one
/// hundred and five`, `a dozen`, `half a million`, `a couple of`, `one and a
/// half`. A bare `a` is not a number here.
pub fn cardinal(tokens: &[Token], at: usize) -> Option<Read<Decimal>> {
    let first = tokens.get(at)?;
    let mut read = match first.shape {
        Shape::Number => digits(tokens, at)?,
        Shape::Word => words(tokens, at)?,
        Shape::Symbol => return None,
    };
    while let Some(factor) = tokens.get(at + read.used).and_then(multiplier) {
        let Some(value) = read.value.many(factor) else {
            break;
        };
        read = Read {
            value,
            used: read.used + 1,
        };
    }
    Some(with_half(tokens, at, read))
}

/// "one and a half", "2 and a half".
fn with_half(tokens: &[Token], at: usize, read: Read<Decimal>) -> Read<Decimal> {
    let next = |n: usize| {
        tokens
            .get(at + read.used + n)
            .map_or("", |t| t.text.as_str())
    };
    let half = Decimal::new(5, 1);
    if next(0) == "and"
        && next(1) == "a"
        && next(2) == "half"
        && let Some(value) = read.value.plus(half)
    {
        return Read {
            value,
            used: read.used + 3,
        };
    }
    read
}

fn digits(tokens: &[Token], at: usize) -> Option<Read<Decimal>> {
    let value = decimal(&tokens[at].text)?;
    let glued = |n: usize| tokens.get(at + n).filter(|t| t.glued);
    // 1/2 and 3/4, but not 24/7 or the date 12/5.
    if let (Some(slash), Some(below)) = (glued(1), glued(2))
        && slash.is("/")
        && !glued(3).is_some_and(|t| t.is("/"))
        && let Some(value) = fraction(&tokens[at].text, &below.text)
    {
        return Some(Read { value, used: 3 });
    }
    if let Some(next) = tokens.get(at + 1)
        && let Some(thousandths) = next.text.chars().next().and_then(sign)
    {
        let value = value.plus(Decimal::new(thousandths, 3))?;
        return Some(Read { value, used: 2 });
    }
    Some(Read { value, used: 1 })
}

fn fraction(above: &str, below: &str) -> Option<Decimal> {
    let thousandths = match (above, below) {
        ("1", "2") => 500,
        ("1", "3") => 333,
        ("2", "3") => 667,
        ("1", "4") => 250,
        ("3", "4") => 750,
        _ => return None,
    };
    Some(Decimal::new(thousandths, 3))
}

fn words(tokens: &[Token], at: usize) -> Option<Read<Decimal>> {
    let text = |n: usize| tokens.get(at + n).map_or("", |t| t.text.as_str());
    let of = |n: usize| n + usize::from(text(n) == "of");
    let one = Decimal::whole(1);
    let half = Decimal::new(5, 1);
    let (value, used) = match text(0) {
        "a" | "an"
            if matches!(
                text(1),
                "dozen" | "hundred" | "thousand" | "million" | "billion"
            ) =>
        {
            (one, 1)
        }
        "a" if matches!(text(1), "couple" | "pair") => (Decimal::whole(2), of(2)),
        "a" if text(1) == "half" => (half, 2),
        "couple" | "pair" => (Decimal::whole(2), of(1)),
        "dozen" | "hundred" | "thousand" | "million" => (one, 0),
        "half" if matches!(text(1), "a" | "an") => (half, 2),
        "half" => (half, 1),
        _ => return compound(tokens, at),
    };
    Some(Read { value, used })
}

/// `twenty-five`, `one hundred and five`, `two thousand three hundred`.
fn compound(tokens: &[Token], at: usize) -> Option<Read<Decimal>> {
    let text = |n: usize| tokens.get(at + n).map_or("", |t| t.text.as_str());
    let (mut total, mut group) = (0_i64, below_hundred(tokens, at)?);
    let mut used = group.used;
    // At most: thousands, hundreds, rest.
    for _ in 0..4 {
        match text(used) {
            "hundred" => group.value = group.value.checked_mul(100)?,
            "thousand" => {
                total = total.checked_add(group.value.checked_mul(1_000)?)?;
                group.value = 0;
            }
            _ => break,
        }
        used += 1;
        let skip = usize::from(text(used) == "and");
        if let Some(rest) = below_hundred(tokens, at + used + skip) {
            group.value = group.value.checked_add(rest.value)?;
            used += skip + rest.used;
        }
    }
    Some(Read {
        value: Decimal::whole(total.checked_add(group.value)?),
        used,
    })
}

fn below_hundred(tokens: &[Token], at: usize) -> Option<Read<i64>> {
    let value = numeral::simple(&tokens.get(at)?.text)?;
    if value >= 20 && value % 10 == 0 {
        let hyphen = usize::from(tokens.get(at + 1).is_some_and(|t| t.is("-") && t.glued));
        let unit = tokens
            .get(at + 1 + hyphen)
            .and_then(|t| numeral::simple(&t.text));
        if let Some(unit) = unit.filter(|n| (1..10).contains(n)) {
            return Some(Read {
                value: value + unit,
                used: 2 + hyphen,
            });
        }
    }
    Some(Read { value, used: 1 })
}

/// A number or a range: `10`, `10-15`, `10 to 15`, `one or two`, `between 15
/// and 20`, `from 4 to 7`, `2+`, `a few` (3, vague), `several` (3, vague).
pub fn span(tokens: &[Token], at: usize) -> Option<Read<Span>> {
    let text = |n: usize| tokens.get(at + n).map_or("", |t| t.text.as_str());
    match text(0) {
        "between" => {
            return joined(tokens, at + 1, &["and", "to", "-"]).map(|r| Read {
                used: r.used + 1,
                ..r
            });
        }
        "from" => {
            return joined(tokens, at + 1, &["to", "-"]).map(|r| Read {
                used: r.used + 1,
                ..r
            });
        }
        "a" if text(1) == "few" => return Some(vague(2 + usize::from(text(2) == "of"))),
        "few" | "several" => return Some(vague(1)),
        _ => {}
    }
    if let Some(range) = joined(tokens, at, &["-", "—", "to", "or"]) {
        return Some(range);
    }
    let one = cardinal(tokens, at)?;
    let plus = tokens
        .get(at + one.used)
        .is_some_and(|t| t.is("+") && t.glued);
    let value = Span {
        low: one.value,
        high: None,
        plus,
        vague: false,
    };
    Some(Read {
        value,
        used: one.used + usize::from(plus),
    })
}

fn vague(used: usize) -> Read<Span> {
    let value = Span {
        low: Decimal::whole(3),
        high: None,
        plus: false,
        vague: true,
    };
    Read { value, used }
}

/// Two rising numbers with one of these words between.
fn joined(tokens: &[Token], at: usize, by: &[&str]) -> Option<Read<Span>> {
    let low = cardinal(tokens, at)?;
    // "three-to-five" and "3 to 5" are the same.
    let glued = |n: usize| usize::from(tokens.get(n).is_some_and(|t| t.glued && t.is("-")));
    let hyphen = glued(at + low.used);
    let mark = at + low.used + hyphen;
    let (mark, hyphen) = match tokens.get(mark) {
        Some(t) if t.is_any(by) => (mark, glued(mark + 1)),
        _ => (at + low.used, 0),
    };
    if !tokens.get(mark)?.is_any(by) {
        return None;
    }
    let next = mark + 1 + hyphen;
    let high = cardinal(tokens, next)?;
    // "9-5" and "2027-01" are no ranges.
    if high.value <= low.value {
        return None;
    }
    let value = Span {
        low: low.value,
        high: Some(high.value),
        plus: false,
        vague: false,
    };
    Some(Read {
        value,
        used: next - at + high.used,
    })
}

/// A count of times: `once`, `twice`, `thrice`, `3x`, `3 X`, `3xs`, `three
/// times`, `4-7 times`, `a couple of times`.
pub fn times(tokens: &[Token], at: usize) -> Option<Read<Span>> {
    let single = |n| Span {
        low: Decimal::whole(n),
        high: None,
        plus: false,
        vague: false,
    };
    let first = tokens.get(at)?;
    let adverb = match first.text.as_str() {
        "once" => Some(1),
        "twice" => Some(2),
        "thrice" => Some(3),
        _ => None,
    };
    if let Some(n) = adverb {
        let or = tokens.get(at + 1).is_some_and(|t| t.is("or"));
        let second = tokens
            .get(at + 2)
            .filter(|t| or && t.is_any(&["twice", "thrice"]));
        return Some(match second {
            Some(t) => {
                let high = Some(Decimal::whole(if t.is("twice") { 2 } else { 3 }));
                Read {
                    value: Span { high, ..single(n) },
                    used: 3,
                }
            }
            None => Read {
                value: single(n),
                used: 1,
            },
        });
    }
    let read = span(tokens, at)?;
    let unit = tokens.get(at + read.used)?;
    unit.is_any(&["x", "xs", "x's", "times", "time"])
        .then_some(Read {
            value: read.value,
            used: read.used + 1,
        })
}

/// A place in an order: `first` to `twelfth`, `last` is not one; `2nd`, `31st`.
pub fn ordinal(tokens: &[Token], at: usize) -> Option<Read<u64>> {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    let first = tokens.get(at)?;
    if first.is_number() {
        let suffix = tokens.get(at + 1)?;
        let value = u64::try_from(decimal(&first.text)?.as_whole()?).ok()?;
        return (suffix.glued && suffix.is_any(&["st", "nd", "rd", "th"]))
            .then_some(Read { value, used: 2 });
    }
    let place = WORDS.iter().position(|&w| first.is(w))?;
    Some(Read {
        value: u64::try_from(place).ok()? + 1,
        used: 1,
    })
}
