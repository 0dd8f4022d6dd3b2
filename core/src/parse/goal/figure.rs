//! The figures of a goal sentence: "$500k", "20 per cent", "10x", "15 deals".

use super::fraction::{figures, share, vague};
use crate::money::{Currency, Decimal, Form, read_amount};
use crate::parse::lex::{Lexed, Token};
use crate::parse::number;

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Per cent.
    Percent,
    /// Percentage points.
    Points,
    /// Money.
    Money,
    /// A factor: double, 10x.
    Times,
    /// Things.
    Count,
}

/// How the words before tie a figure to the goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tie {
    /// "by 20": a change.
    By,
    /// "to 20", "of 20": where it shall end.
    To,
    /// "from 20", "currently 20": where it stands.
    From,
    /// Nothing.
    Bare,
    /// A remark on the side: "worth $50k each".
    Aside,
}

/// One figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Figure {
    /// First token.
    pub first: usize,
    /// The token after the last.
    pub end: usize,
    /// The number.
    pub value: Decimal,
    /// What it counts.
    pub measure: Measure,
    /// The currency, when named.
    pub currency: Option<Currency>,
    /// May be meant otherwise: ask.
    pub unclear: bool,
    /// Tie to the goal.
    pub tie: Tie,
    /// A scale was written: k, million.
    pub scaled: bool,
    /// It is an upper bound.
    pub cap: bool,
}

/// The source in lower-case ASCII, so that offsets stay those of the source.
pub(super) struct Source<'a> {
    /// The tokens.
    pub lexed: &'a Lexed<'a>,
    /// The text, ASCII letters in lower case.
    pub lower: String,
}

impl<'a> Source<'a> {
    /// Prepares a sentence.
    pub(super) fn new(lexed: &'a Lexed<'a>) -> Self {
        Self {
            lexed,
            lower: lexed.source.to_ascii_lowercase(),
        }
    }

    /// The tokens.
    pub(super) fn tokens(&self) -> &'a [Token] {
        &self.lexed.tokens
    }

    /// The text of token `at`, empty when there is none.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.lexed
            .tokens
            .get(at)
            .map_or("", |token| token.text.as_str())
    }

    /// The text of the token `back` places before `at`.
    pub(super) fn before(&self, at: usize, back: usize) -> &'a str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    fn glued(&self, at: usize) -> bool {
        self.lexed.tokens.get(at).is_some_and(|token| token.glued)
    }
}

/// Reads the figure at token `at`.
pub(super) fn figure(source: &Source<'_>, at: usize) -> Option<Figure> {
    worded(source, at).or_else(|| numbered(source, at))
}

pub(super) fn made(first: usize, used: usize, value: Decimal, measure: Measure) -> Figure {
    Figure {
        first,
        end: first + used,
        value,
        measure,
        currency: None,
        unclear: false,
        tie: Tie::Bare,
        scaled: false,
        cap: false,
    }
}

/// Figures without a number: "double", "by half", "six-figure", "a couple of".
fn worded(source: &Source<'_>, at: usize) -> Option<Figure> {
    let next = source.word(at + 1);
    let factor = match source.word(at) {
        "double" | "doubling" | "doubled" | "twice" | "twofold"
            if !matches!(next, "digit" | "check" | "down" | "-" | "a" | "opt") =>
        {
            2
        }
        "triple" | "tripling" | "tripled" | "treble" | "threefold" | "thrice" => 3,
        "quadruple" | "quadrupling" | "fourfold" => 4,
        "quintuple" | "fivefold" => 5,
        "tenfold" => 10,
        _ => {
            return share(source, at)
                .or_else(|| figures(source, at))
                .or_else(|| vague(source, at));
        }
    };
    Some(made(at, 1, Decimal::whole(factor), Measure::Times))
}

fn numbered(source: &Source<'_>, at: usize) -> Option<Figure> {
    let token = source.tokens().get(at)?;
    if token.is_number() && is_label(source, at)
        || source.word(at) == "one" && is_pronoun(source, at)
    {
        return None;
    }
    // "eur500" is an amount, "b2b" and "kr2" are names.
    let code = token.text.get(..3).and_then(Currency::from_code);
    let named = token.text.contains(|c: char| c.is_ascii_digit());
    if token.is_word() && named && code.is_none() {
        return None;
    }
    let amount = read_amount(source.lower.get(token.start..)?)
        .filter(|amount| amount.form != Form::Article)?;
    let stop = token.start + amount.used;
    let used = source.tokens()[at..]
        .iter()
        .take_while(|token| token.start < stop)
        .count();
    let mut end = at + used;
    let mut measure = if amount.is_money() {
        Measure::Money
    } else {
        Measure::Count
    };
    end += usize::from(source.word(end) == "+" && source.glued(end));
    let (unit, more) = unit_after(source, end);
    if let Some(unit) = unit {
        measure = unit;
        end += more;
    }
    // "1.000 customers" are a thousand: things are not counted in thousandths.
    let thousands =
        measure == Measure::Count && !amount.scaled && number::is_ambiguous(&token.text);
    let mut unclear = amount.unclear || amount.currency_shared || thousands;
    let thousand = amount.value.times(Decimal::whole(1_000));
    let mut value = thousand.filter(|_| thousands).unwrap_or(amount.value);
    // "10-15%": the lower end is the promise, the upper a hope.
    if let Some((high_end, high)) = upper_end(source, end) {
        let (unit, more) = unit_after(source, high_end);
        end = high_end + more;
        measure = unit.unwrap_or(if high.is_money() {
            Measure::Money
        } else {
            measure
        });
        unclear = true;
        value = scaled_like(value, amount.scaled, &high);
    }
    if measure == Measure::Percent && source.word(end) == "points" {
        (measure, end) = (Measure::Points, end + 1);
    }
    Some(Figure {
        first: at,
        end,
        value,
        measure,
        currency: amount.currency,
        unclear,
        tie: Tie::Bare,
        scaled: amount.scaled,
        cap: false,
    })
}

/// In "10-15k" the scale belongs to both.
fn scaled_like(value: Decimal, scaled: bool, high: &crate::money::Amount) -> Decimal {
    if scaled || !high.scaled {
        return value;
    }
    let factor = [1_000_000_000, 1_000_000, 1_000]
        .into_iter()
        .find(|factor| {
            value
                .times(Decimal::whole(*factor))
                .is_some_and(|grown| grown.to_f64() < high.value.to_f64())
        });
    factor
        .and_then(|factor| value.times(Decimal::whole(factor)))
        .unwrap_or(value)
}

fn upper_end(source: &Source<'_>, at: usize) -> Option<(usize, crate::money::Amount)> {
    if source.word(at) != "-" {
        return None;
    }
    let token = source.tokens().get(at + 1).filter(|token| {
        token.is_number() || token.text == "$" || token.text == "£" || token.text == "€"
    })?;
    let amount = read_amount(source.lower.get(token.start..)?)?;
    let stop = token.start + amount.used;
    let used = source.tokens()[at + 1..]
        .iter()
        .take_while(|token| token.start < stop)
        .count();
    Some((at + 1 + used, amount))
}

/// A per cent sign or a factor after the number, and its tokens.
fn unit_after(source: &Source<'_>, at: usize) -> (Option<Measure>, usize) {
    let hyphen = usize::from(source.word(at) == "-" && source.glued(at));
    let next = source.word(at + hyphen + 1);
    match source.word(at + hyphen) {
        "percentage" if matches!(next, "point" | "points") => (Some(Measure::Points), 2 + hyphen),
        "pp" | "ppt" | "ppts" | "pts" | "points" => (Some(Measure::Points), 1 + hyphen),
        "%" | "percent" | "pct" | "percentage" => (Some(Measure::Percent), 1 + hyphen),
        "per" if next == "cent" => (Some(Measure::Percent), 2 + hyphen),
        "x" if source.word(at + hyphen + 1) != "/" => (Some(Measure::Times), 1 + hyphen),
        "fold" => (Some(Measure::Times), 1 + hyphen),
        "times" if matches!(next, "the" | "as" | "our" | "my" | "more" | "last") => {
            (Some(Measure::Times), 1 + hyphen)
        }
        _ => (None, 0),
    }
}

/// Numbers that name something: "#1", "goal 2:", "24/7", "1:1", "1st", "3)".
fn is_label(source: &Source<'_>, at: usize) -> bool {
    let labels = [
        "#",
        "goal",
        "objective",
        "kr",
        "result",
        "step",
        "phase",
        "tier",
        "top",
        "number",
        "no",
        "year",
        "version",
        "v",
        "chapter",
        "part",
        "item",
        "priority",
        "okr",
        "covid",
        "week",
        "day",
        "fortune",
    ];
    let label = labels.contains(&source.before(at, 1));
    let listed = at == 0 && matches!(source.word(1), "." | ")" | ":");
    let suffix = source.glued(at + 1) && matches!(source.word(at + 1), "st" | "nd" | "rd" | "th");
    let pair = |n: usize| {
        source.glued(n)
            && matches!(source.word(n), "/" | ":")
            && source
                .tokens()
                .get(n + 1)
                .is_some_and(|t| t.glued && t.is_number())
    };
    let behind = source.glued(at) && matches!(source.before(at, 1), "/" | ":") && at > 1;
    // "4.5/5" is a score.
    let score = source.word(at).contains('.');
    // "my 5k time" is that of a race.
    let race = source.word(at + 1) == "k"
        && source.glued(at + 1)
        && matches!(
            source.word(at + 2),
            "time" | "race" | "run" | "pb" | "pr" | "personal"
        );
    race || label || listed || suffix || pair(at + 1) && !score || behind
}

/// "each one", "no one", "one of": not a number.
fn is_pronoun(source: &Source<'_>, at: usize) -> bool {
    matches!(
        source.before(at, 1),
        "each"
            | "no"
            | "any"
            | "every"
            | "this"
            | "that"
            | "the"
            | "which"
            | "another"
            | "year"
            | "number"
            | "day"
            | "every-"
    ) || matches!(source.word(at + 1), "of" | "on" | "-" | "," | "." | "")
        || source.word(at + 1).is_empty()
}
