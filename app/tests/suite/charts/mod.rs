//! Charts: what they draw, what they say, and that nothing breaks them.

mod golden;
mod picture;
mod properties;
mod says;

use jiff::civil::Date;
use legwork::chart::{BurnUp, Marks, MonthFigure, Noun, Parts};

use crate::records::day;

pub(crate) const CALLS: Noun<'static> = Noun {
    one: "cold call",
    many: "cold calls",
};

/// EUR 100,000 in the first half of 2027, seen on 20 March.
pub(crate) fn revenue<'a>(days: &'a [(Date, f64)], months: &'a [MonthFigure]) -> BurnUp<'a> {
    BurnUp {
        title: "Earn EUR 100,000",
        sentence: "EUR 18,000 of EUR 100,000 by 20 Mar; the line asks for EUR 43,646",
        unit: "EUR",
        first: day("2027-01-01"),
        last: Some(day("2027-06-30")),
        way: Some((0.0, 100_000.0)),
        today: day("2027-03-20"),
        level: false,
        days,
        months,
        ahead: None,
        marks: Marks::default(),
    }
}

/// EUR 100,000 to reach, EUR 88,000 expected.
pub(crate) fn expected(parts: [(&str, f64); 4]) -> Parts<'_> {
    Parts {
        title: "What the expected figure is made of",
        sentence: "EUR 18,000 is won already",
        unit: "EUR",
        parts,
        target: 100_000.0,
        range: (52_000.0, 86_000.0, 121_000.0),
        marks: Marks::default(),
    }
}
