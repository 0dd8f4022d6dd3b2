//! What the readers find in a sentence: one item for every stretch of tokens.

use jiff::civil::{Date, Weekday};

use crate::parse::lex::Token;
use crate::parse::number::Span;
use crate::vocabulary::PeriodUnit;

/// How often something recurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rhythm {
    /// Every so many units, at least 1.
    pub(super) every: u32,
    pub(super) unit: PeriodUnit,
    /// "semi-weekly" is 2 per week.
    pub(super) times: Option<i64>,
    pub(super) days: Option<DaySet>,
    pub(super) clock: Option<String>,
    /// The words can be read in two ways.
    pub(super) unsure: bool,
    /// An adjective ("weekly review") says less than "every week" does.
    pub(super) adjective: bool,
    /// "every week" on its own rather than "3 a week".
    pub(super) every_word: bool,
}

impl Rhythm {
    pub(super) const fn new(every: u32, unit: PeriodUnit) -> Self {
        Self {
            every,
            unit,
            times: None,
            days: None,
            clock: None,
            unsure: false,
            adjective: false,
            every_word: false,
        }
    }

    pub(super) fn adjective(self) -> Self {
        Self {
            adjective: true,
            ..self
        }
    }

    pub(super) fn unsure(self) -> Self {
        Self {
            unsure: true,
            ..self
        }
    }

    pub(super) fn on(self, days: DaySet) -> Self {
        Self {
            days: Some(days),
            ..self
        }
    }
}

/// Days named by a rhythm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DaySet {
    Workdays,
    All,
    These(Vec<Weekday>),
}

/// What a count counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// The noun that follows.
    Noun,
    Money,
    Percent,
}

/// A side of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    AtLeast,
    AtMost,
    Exactly,
    /// "more than": a floor, or a cap after "don't".
    MoreThan,
    /// "less than": a cap, or a floor after "don't".
    LessThan,
    /// "only three": most likely a cap.
    Only,
}

/// One thing a sentence says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Count {
        span: Span,
        measure: Measure,
    },
    /// "3x", "twice".
    Times(Span),
    /// "5 days" before "a week".
    DaysPer(Span),
    /// Minutes; `each` when it is the length of one act.
    Length {
        span: Span,
        each: bool,
    },
    Rhythm(Rhythm),
    /// Weekdays by name.
    Weekdays {
        days: Vec<Weekday>,
        recurring: bool,
    },
    /// "except Sundays".
    Except(Vec<Weekday>),
    Bound(Bound),
    /// A time of day in words or as `09:00`.
    Clock {
        text: String,
        deadline: bool,
    },
    /// A first or last day, or both; the unit when it is "this week".
    Dates {
        from: Option<Date>,
        until: Option<Date>,
        unit: Option<(u32, PeriodUnit)>,
        unsure: bool,
    },
    /// "stop", "never": the promise is not to.
    Stop,
    /// "within 5 minutes": how fast, not how often.
    Within,
    /// How often, without a number: "regularly".
    Vague,
    /// How many, without a number: "some", "plenty of".
    Many,
    /// Read, and of no weight.
    Skip,
    /// A mark or word between clauses.
    Break,
    /// Any other word.
    Word,
}

/// An item and the tokens `from..to` it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marked {
    pub(super) item: Item,
    pub(super) from: usize,
    pub(super) to: usize,
    /// Inside brackets.
    pub(super) aside: bool,
}

/// What a reader gives: the item and the number of tokens.
pub(super) type Hit = Option<(Item, usize)>;

/// The text of a token, empty beyond the end.
pub(super) fn text(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.text.as_str())
}

/// Whether a list of words, by spaces, has this one.
pub(super) fn among(list: &str, word: &str) -> bool {
    list.split(' ').any(|other| other == word)
}

/// Whether the tokens at `at` are these words.
pub(super) fn starts(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    words
        .iter()
        .enumerate()
        .all(|(n, word)| text(tokens, at + n) == *word)
}

/// The length of the first of these phrases that stands at `at`.
pub(super) fn phrase_at(tokens: &[Token], at: usize, phrases: &[&[&str]]) -> Option<usize> {
    phrases
        .iter()
        .find(|phrase| starts(tokens, at, phrase))
        .map(|phrase| phrase.len())
}
