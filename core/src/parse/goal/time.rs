//! The dates and the rhythm of a goal.

use super::figure::Source;
use crate::parse::Setting;
use crate::parse::among::among;
use crate::parse::date::{Calendar, DatePhrase, Expression, Role, Sense, Unit, phrase};
use crate::parse::lex::{Shape, Token};
use crate::parse::number;
use crate::vocabulary::PeriodUnit;
use jiff::civil::Date;

/// What the sentence says about time.
#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent remarks on what was read"
)]
pub(super) struct Times {
    /// The first day.
    pub start: Option<Date>,
    /// The last day.
    pub due: Option<Date>,
    /// The last day may be another, or lies behind.
    pub unclear: bool,
    /// The period of a goal that comes back.
    pub recurs: Option<PeriodUnit>,
    /// The rhythm is none of the periods ("every 2.5 weeks").
    pub rhythm_unclear: bool,
    /// What is wrong with a date, in a sentence.
    pub problem: Option<String>,
    /// Token ranges of dates that lie behind: what was reached then.
    pub past: Vec<(usize, usize)>,
    /// The figure just before is where things stand: "from $2M in 2026".
    pub after_baseline: bool,
    /// The due day comes from "by": stronger than a stretch.
    by: bool,
}

/// The period a word names.
pub(super) fn period(word: &str) -> Option<PeriodUnit> {
    Some(match word {
        "day" => PeriodUnit::Day,
        "week" | "wk" => PeriodUnit::Week,
        "month" | "mo" | "mth" => PeriodUnit::Month,
        "quarter" | "qtr" => PeriodUnit::Quarter,
        "year" | "yr" | "annum" => PeriodUnit::Year,
        _ => return None,
    })
}

impl Times {
    /// Takes what stands at token `at`; gives the number of tokens used.
    pub(super) fn take(
        &mut self,
        source: &Source<'_>,
        at: usize,
        setting: &Setting<'_>,
    ) -> Option<usize> {
        let calendar = Calendar::new(setting, Sense::Future);
        if let Some(used) = self.rhythm(source, at) {
            return Some(used);
        }
        if beaten_year(source, at, setting.today) {
            return Some(1);
        }
        let titled = titled_year(source, at)
            .or_else(|| titled_length(source, at))
            .or_else(|| whole_period(source, at));
        if let Some((found, used)) = titled {
            self.date(&found, calendar);
            return Some(used);
        }
        if let Some(used) = season(source, at) {
            self.unclear = true;
            return Some(used);
        }
        let found = phrase(source.tokens(), at)?;
        let behind = self.after_baseline
            && found
                .value
                .resolve(calendar)
                .is_ok_and(|span| span.last < setting.today);
        if behind || is_past(source, at, &found.value, setting.today) {
            self.past.push((at, at + found.used));
            return Some(found.used);
        }
        self.date(&found.value, calendar);
        Some(found.used)
    }

    fn date(&mut self, found: &DatePhrase, calendar: Calendar) {
        let span = match found.resolve(calendar) {
            Ok(span) => span,
            Err(error) => {
                self.problem.get_or_insert_with(|| error.to_string());
                return;
            }
        };
        match found.role {
            Role::From => self.start = self.start.or(Some(span.first)),
            Role::By | Role::Before | Role::On => {
                if !self.by {
                    (self.due, self.unclear, self.by) = (Some(span.last), span.unclear, true);
                }
            }
            Role::During => {
                self.start = self.start.or(Some(span.first));
                if self.due.is_none() {
                    (self.due, self.unclear) = (Some(span.last), span.unclear);
                }
            }
        }
    }

    /// "per month", "every 2 weeks", "a year", "/mo", "monthly".
    fn rhythm(&mut self, source: &Source<'_>, at: usize) -> Option<usize> {
        let next = source.word(at + 1);
        let (unit, used) = match source.word(at) {
            "per" | "each" | "every" => match period(next) {
                Some(unit) => (unit, 2),
                None => return self.every_so_many(source, at),
            },
            "/" => (period(next)?, 2),
            "a" | "an" if at > 0 && !takes_article(source.before(at, 1)) => {
                let ends = !matches!(source.word(at + 2), "from" | "-");
                (period(next).filter(|_| ends)?, 2)
            }
            "pa" if at > 0 => (PeriodUnit::Year, 1),
            word => (adverb(source, at, word)?, 1),
        };
        self.recurs = self.recurs.or(Some(unit));
        Some(used)
    }

    fn every_so_many(&mut self, source: &Source<'_>, at: usize) -> Option<usize> {
        if source.word(at) != "every" {
            return None;
        }
        let (skip, many) = if source.word(at + 1) == "other" {
            (1, true)
        } else {
            let count = number::cardinal(source.tokens(), at + 1)?;
            (count.used, count.value.as_whole() != Some(1))
        };
        let word = source.word(at + 1 + skip);
        let unit = period(word).or_else(|| period(word.strip_suffix('s')?))?;
        self.recurs = self.recurs.or(Some(unit));
        self.rhythm_unclear |= many;
        Some(skip + 2)
    }
}

/// Words after which "a month" is a length, not a rhythm.
fn takes_article(word: &str) -> bool {
    among(
        "in within for of least about over nearly around than is have as half with by and",
        word,
    )
}

/// "monthly" as a rhythm, not as part of a name ("monthly churn rate").
fn adverb(source: &Source<'_>, at: usize, word: &str) -> Option<PeriodUnit> {
    let unit = match word {
        "daily" => PeriodUnit::Day,
        "weekly" => PeriodUnit::Week,
        "monthly" => PeriodUnit::Month,
        "quarterly" => PeriodUnit::Quarter,
        "annually" | "yearly" => PeriodUnit::Year,
        _ => return None,
    };
    let next = source.tokens().get(at + 1);
    let ends = next.is_none_or(|token| {
        !token.is_word()
            || token.is_any(&[
                "by", "in", "from", "for", "through", "until", "and", "to", "this", "next", "with",
            ])
    });
    ends.then_some(unit)
}

/// "beat 2026 revenue": the year to be beaten is no due date.
fn beaten_year(source: &Source<'_>, at: usize, today: Date) -> bool {
    let year = source
        .tokens()
        .get(at)
        .filter(|token| token.is_number() && token.text.len() == 4);
    let behind = year
        .and_then(|token| token.text.parse::<i16>().ok())
        .is_some_and(|year| (1990..today.year()).contains(&year));
    behind
        && matches!(
            source.before(at, 1),
            "beat"
                | "exceed"
                | "outperform"
                | "surpass"
                | "than"
                | "on"
                | "vs"
                | "versus"
                | "beating"
                | "to"
        )
}

/// "by summer", "this spring 2028": no day that can be told.
fn season(source: &Source<'_>, at: usize) -> Option<usize> {
    let lead = matches!(
        source.word(at),
        "by" | "in" | "before" | "this" | "next" | "until" | "during"
    );
    let of = usize::from(matches!(
        source.word(at + 1),
        "the" | "next" | "this" | "end" | "late" | "early"
    ));
    let name = at + 1 + of;
    if !lead
        || !matches!(
            source.word(name),
            "spring" | "summer" | "autumn" | "winter" | "ramadan" | "thanksgiving"
        )
    {
        return None;
    }
    let year = source
        .tokens()
        .get(name + 1)
        .is_some_and(|t| t.is_number() && t.text.len() == 4);
    Some(name + 1 + usize::from(year) - at)
}

/// "2027 goals: ...", "(2027)": a year that is no count.
fn titled_year(source: &Source<'_>, at: usize) -> Option<(DatePhrase, usize)> {
    let token = source
        .tokens()
        .get(at)
        .filter(|token| token.is_number() && token.text.len() == 4)?;
    let year: i16 = token
        .text
        .parse()
        .ok()
        .filter(|year| (2000..=2100).contains(year))?;
    let next = source.tokens().get(at + 1);
    let joined = |next: &Token| {
        next.glued
            && next.is_any(&["/", "-", "%", ".", "+", "$"])
            && source.tokens().get(at + 2).is_some_and(|t| t.glued)
    };
    let ends = next.is_none_or(|next| {
        next.shape == Shape::Symbol && !joined(next)
            || next.is_any(&[
                "goal",
                "goals",
                "business",
                "target",
                "targets",
                "revenue",
                "sales",
                "plan",
                "budget",
                "objective",
                "objectives",
                "okr",
                "okrs",
                "resolution",
                "resolutions",
                "is",
                "the",
                "will",
                "we",
                "i",
                "year",
                "income",
                "quota",
                "annual",
                "growth",
                "fiscal",
                "i'm",
                "our",
                "my",
            ])
    });
    let money = at > 0
        && matches!(
            source.before(at, 1),
            "$" | "£" | "€" | "to" | "least" | "from" | "eur" | "usd" | "gbp"
        );
    let year = DatePhrase {
        role: Role::During,
        expression: Expression::Year(year),
    };
    (ends && !money).then_some((year, 1))
}

/// "a 90-day goal", "one year target", "12 month plan".
fn titled_length(source: &Source<'_>, at: usize) -> Option<(DatePhrase, usize)> {
    let length = crate::parse::date::length(source.tokens(), at)?;
    let names = [
        "goal",
        "target",
        "plan",
        "period",
        "challenge",
        "sprint",
        "window",
        "horizon",
        "timeframe",
        "objective",
        "stretch",
    ];
    let is_title = names.contains(&source.word(at + length.used));
    let (count, unit) = length.value;
    let stretch = DatePhrase {
        role: Role::During,
        expression: Expression::Window(count, unit),
    };
    is_title.then_some((stretch, length.used))
}

/// "for the year", "for the rest of the quarter": the one that runs now.
fn whole_period(source: &Source<'_>, at: usize) -> Option<(DatePhrase, usize)> {
    if source.word(at) != "for" || source.word(at + 1) != "the" {
        return None;
    }
    let rest = among("rest remainder balance", source.word(at + 2))
        && source.word(at + 3) == "of"
        && among("the this", source.word(at + 4));
    let full = match source.word(at + 2) {
        _ if rest => 3,
        "full" | "whole" | "entire" | "calendar" => 1,
        _ => 0,
    };
    let unit = period(source.word(at + 2 + full))?;
    let ends = !source
        .tokens()
        .get(at + 3 + full)
        .is_some_and(|next| next.is_number() || next.is_any(&["of", "ended", "ending", "-"]));
    let found = DatePhrase {
        role: Role::During,
        expression: Expression::Period(Unit::Calendar(unit), 0),
    };
    ends.then_some((found, 3 + full))
}

/// A stretch that lies behind is a baseline ("than last year"), not a due
/// date; so is the day of today as such.
fn is_past(source: &Source<'_>, at: usize, found: &DatePhrase, today: Date) -> bool {
    let compared = matches!(
        source.before(at, 1),
        "than" | "vs" | "versus" | "against" | "with" | "compared"
    ) || matches!(source.before(at, 2), "compared" | "relative");
    let year_behind = |year: i16| {
        (compared || matches!(source.word(at), "over" | "from" | "since")) && year < today.year()
    };
    match &found.expression {
        Expression::Offset(days) => {
            *days < 0 || *days == 0 && found.role != Role::By && found.role != Role::From
        }
        Expression::Distance(count, _)
        | Expression::Window(count, _)
        | Expression::Period(_, count) => *count < 0,
        Expression::Year(year)
        | Expression::FiscalYear(year)
        | Expression::Quarter(_, Some(year))
        | Expression::Month(_, Some(year))
        | Expression::Half(_, Some(year)) => year_behind(*year),
        Expression::Within(inner) | Expression::Start(inner) | Expression::End(inner) => {
            matches!(**inner, Expression::Period(_, count) if count < 0)
        }
        _ => compared && found.role == Role::On,
    }
}
