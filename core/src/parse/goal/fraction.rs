//! Figures in words alone: "halve", "by a third", "six-figure", "a few".

use super::figure::{Figure, Measure, Source, Tie, made};
use crate::money::Decimal;
use crate::parse::among::among;

/// "halve", "in half", "by a third", "two thirds of revenue".
pub(super) fn share(source: &Source<'_>, at: usize) -> Option<Figure> {
    let skip = usize::from(matches!(source.word(at), "a" | "one"));
    match (source.word(at), source.word(at + 1)) {
        ("halve" | "halving" | "halved", _) => {
            return Some(percent(at, 1, Decimal::whole(50), Tie::By));
        }
        ("in", "half") if source.word(at + 2) != "a" => {
            return Some(percent(at, 2, Decimal::whole(50), Tie::By));
        }
        _ => {}
    }
    let (value, used) = fraction(source, at, skip)?;
    let tie = if by_before(source, at) {
        Tie::By
    } else {
        Tie::Bare
    };
    let of = source.word(at + used) == "of" && !matches!(source.word(at + used + 1), "a" | "year");
    (tie == Tie::By || of).then(|| percent(at, used, value, tie))
}

fn percent(at: usize, used: usize, value: Decimal, tie: Tie) -> Figure {
    Figure {
        tie,
        ..made(at, used, value, Measure::Percent)
    }
}

/// A fraction in words, in per cent, and its tokens.
fn fraction(source: &Source<'_>, at: usize, skip: usize) -> Option<(Decimal, usize)> {
    let hyphen = usize::from(source.word(at + 1) == "-");
    let whole = Decimal::whole;
    Some(match (source.word(at), source.word(at + skip)) {
        (_, "half") if !matches!(source.word(at + skip + 1), "a" | "an") => (whole(50), skip + 1),
        (_, "third") => (Decimal::new(3_333, 2), skip + 1),
        (_, "quarter") if skip == 1 => (whole(25), 2),
        (_, "fifth") if skip == 1 => (whole(20), 2),
        (_, "tenth") if skip == 1 => (whole(10), 2),
        ("two", _) if source.word(at + 1 + hyphen) == "thirds" => {
            (Decimal::new(6_667, 2), 2 + hyphen)
        }
        ("three", _) if source.word(at + 1 + hyphen) == "quarters" => (whole(75), 2 + hyphen),
        _ => return None,
    })
}

/// "by", perhaps with "at least" or "about" after it.
pub(super) fn by_before(source: &Source<'_>, at: usize) -> bool {
    let mut words = (1..=4).map(|back| source.before(at, back));
    words.find(|word| !among("at least about over nearly almost around more than", word))
        == Some("by")
}

/// "six-figure", "7 figures": at least the smallest number of so many digits.
pub(super) fn figures(source: &Source<'_>, at: usize) -> Option<Figure> {
    let hyphen = usize::from(source.word(at + 1) == "-");
    if !matches!(source.word(at + 1 + hyphen), "figure" | "figures") {
        return None;
    }
    let digits = match source.word(at) {
        "four" | "4" => 4,
        "five" | "5" => 5,
        "six" | "6" => 6,
        "seven" | "7" => 7,
        "eight" | "8" => 8,
        "nine" | "9" => 9,
        _ => return None,
    };
    let value = Decimal::whole(10_i64.pow(digits - 1));
    Some(Figure {
        unclear: true,
        ..made(at, 2 + hyphen, value, Measure::Money)
    })
}

/// "a couple of", "a few", "several": a number to be confirmed.
pub(super) fn vague(source: &Source<'_>, at: usize) -> Option<Figure> {
    let skip = usize::from(source.word(at) == "a");
    let (value, known) = match source.word(at + skip) {
        "couple" | "pair" if skip == 1 => (2, true),
        "few" if skip == 1 => (3, false),
        "several" => (3, false),
        _ => return None,
    };
    let of = usize::from(source.word(at + skip + 1) == "of");
    Some(Figure {
        unclear: !known,
        ..made(at, skip + 1 + of, Decimal::whole(value), Measure::Count)
    })
}
