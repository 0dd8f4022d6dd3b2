//! The figures of a goal sentence: "$500k", "20 per cent", "10x", "15 deals".

use super::words::weight_unit;
use crate::money::{Currency, Decimal, Form, read_amount};
use crate::parse::among::among;
use crate::parse::lex::{Lexed, Token};

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

fn made(first: usize, used: usize, value: Decimal, measure: Measure) -> Figure {
    Figure {
        first,
        end: first + used,
        value,
        measure,
        currency: None,
        unclear: false,
        tie: Tie::Bare,
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

/// "halve", "in half", "by a third", "by a quarter".
fn share(source: &Source<'_>, at: usize) -> Option<Figure> {
    let percent = |used, value, by| {
        let tie = if by { Tie::By } else { Tie::Bare };
        Some(Figure {
            tie,
            ..made(at, used, value, Measure::Percent)
        })
    };
    let after_by = source.before(at, 1) == "by";
    let skip = usize::from(matches!(source.word(at), "a" | "one"));
    let hyphen = usize::from(source.word(at + skip + 1) == "-");
    match (source.word(at), source.word(at + skip)) {
        ("halve" | "halving" | "halved", _) => percent(1, Decimal::whole(50), true),
        ("in", _) if source.word(at + 1) == "half" && source.word(at + 2) != "a" => {
            percent(2, Decimal::whole(50), true)
        }
        (_, "half") if after_by && source.word(at + skip + 1) != "a" => {
            percent(skip + 1, Decimal::whole(50), true)
        }
        (_, "third") if after_by => percent(skip + 1, Decimal::new(3_333, 2), true),
        (_, "quarter") if after_by && skip == 1 => percent(2, Decimal::whole(25), true),
        (_, "fifth") if after_by && skip == 1 => percent(2, Decimal::whole(20), true),
        (_, "tenth") if after_by && skip == 1 => percent(2, Decimal::whole(10), true),
        ("two", _) if after_by && source.word(at + 1 + hyphen) == "thirds" => {
            percent(2 + hyphen, Decimal::new(6_667, 2), true)
        }
        _ => None,
    }
}

/// "six-figure", "7 figures": at least the smallest number of so many digits.
fn figures(source: &Source<'_>, at: usize) -> Option<Figure> {
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
fn vague(source: &Source<'_>, at: usize) -> Option<Figure> {
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
    let mut unclear = amount.unclear || amount.currency_shared;
    let mut value = amount.value;
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
    label || listed || suffix || pair(at + 1) || behind
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

/// Words that may stand between "by" or "to" and the figure.
fn is_filler(word: &str) -> bool {
    among(
        "at least about around roughly approximately approx nearly almost a an minimum of ~ over \
             more than another total the some say just up additional further our my current ( maximum \
             max most no less fewer under below exactly only well min not full solid",
        word,
    )
}

/// Finds how the figure is tied to the goal, and whether it is a cap.
pub(super) fn tie(source: &Source<'_>, figure: &mut Figure) {
    if figure.tie == Tie::Bare {
        figure.tie = tie_before(source, figure.first);
    }
    let after = (source.word(figure.end), source.word(figure.end + 1));
    if matches!(after.0, "each" | "apiece") || aside_after(source, figure) {
        figure.tie = Tie::Aside;
    }
    if matches!(
        after,
        ("or", "less" | "fewer" | "lower" | "under")
            | ("at", "most")
            | ("max" | "maximum" | "tops", _)
    ) {
        figure.cap = true;
    }
    let window = figure.first.saturating_sub(4)..figure.first;
    let words: Vec<&str> = window.map(|at| source.word(at)).collect();
    let joined = words.join(" ");
    figure.cap |= [
        "less than",
        "fewer than",
        "lower than",
        "no more than",
        "not more than",
        "at most",
        "no higher than",
        "not exceed",
        "maximum of",
    ]
    .iter()
    .any(|cap| joined.ends_with(cap) || joined.ends_with(&format!("{cap} a")))
        || matches!(
            words.last(),
            Some(&("<" | "≤" | "under" | "below" | "beneath" | "max"))
        );
    figure.cap |=
        joined.ends_with("< =") || joined.ends_with("up to") && figure.measure != Measure::Times;
}

/// "5 clients with $50k": a remark. "each one spending at least £500".
fn tie_before(source: &Source<'_>, first: usize) -> Tie {
    let mut at = first;
    for _ in 0..5 {
        let word = source.before(at, 1);
        match word {
            "by" => return Tie::By,
            "to" if source.before(at, 2) != "up" => return Tie::To,
            "from" | "currently" | "baseline" | "today's" => return Tie::From,
            "at" if source.word(at) != "least"
                && source.word(at) != "most"
                && source.before(at, 2) == "currently" =>
            {
                return Tie::From;
            }
            "→" | ">" if source.before(at, 2) == "-" || word == "→" => return Tie::To,
            "worth" | "spending" | "averaging" | "=" | "paying" | "valued" if at > 1 => {
                return Tie::Aside;
            }
            "at" | "@" if at > 1 && figure_is_price(source, first) => return Tie::Aside,
            "with" if at > 2 && source.before(at, 2) != "up" && source.before(at, 2) != "end" => {
                return Tie::Aside;
            }
            "than"
                if matches!(
                    source.before(at, 2),
                    "more" | "less" | "fewer" | "lower" | "higher" | "greater" | "better"
                ) => {}
            "under" | "below" => return Tie::To,
            _ if is_filler(word) => {}
            _ => return Tie::Bare,
        }
        at -= 1;
    }
    Tie::Bare
}

/// "40 customers at $99": the price of each.
fn figure_is_price(source: &Source<'_>, first: usize) -> bool {
    let sign = source
        .tokens()
        .get(first)
        .is_some_and(|token| token.is_any(&["$", "£", "€"]));
    let counted = source.tokens()[..first].iter().any(Token::is_number);
    sign && counted
}

/// "$2,000 per client": a remark, unless the word after "per" is a time.
fn aside_after(source: &Source<'_>, figure: &Figure) -> bool {
    let unit = source.word(figure.end + 1);
    source.word(figure.end) == "per"
        && figure.measure == Measure::Money
        && weight_unit(unit).is_none()
        && super::time::period(unit).is_none()
        && !matches!(unit, "annum" | "hour" | "day")
}
