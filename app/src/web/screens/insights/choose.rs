//! Which days, which year and which kind are looked at.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::service::insights::{self, Insights, KindInsight};
use crate::service::today::Span;
use crate::web::choice::Choice;
use crate::web::format::Format;
use crate::web::sheet::{Sheet, query};
use crate::web::texts::Texts;
use crate::web::visit::Visit;

/// The ranges to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Range {
    /// The last four weeks.
    Month,
    /// The last 13 weeks.
    Quarter,
    /// The last 52 weeks.
    Year,
    /// The calendar year up to today.
    ThisYear,
}

impl Range {
    const ALL: [Self; 4] = [Self::Month, Self::Quarter, Self::Year, Self::ThisYear];

    /// Its name in addresses and texts.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Month => "4w",
            Self::Quarter => "13w",
            Self::Year => "52w",
            Self::ThisYear => "year",
        }
    }

    /// The days that it means today.
    pub(super) fn span(self, visit: &Visit) -> Span {
        let weeks = match self {
            Self::Month => 4,
            Self::Quarter => 13,
            Self::Year => 52,
            Self::ThisYear => return insights::this_year(&visit.context, &visit.now),
        };
        insights::weeks(&visit.context, &visit.now, weeks)
    }
}

/// What was chosen to look at.
#[derive(Debug, Clone)]
pub(super) struct Chosen {
    /// The days.
    pub(super) range: Range,
    /// The year of the calendar, as typed.
    pub(super) year: String,
    /// The slug of the kind; empty for all together.
    pub(super) kind: String,
}

/// A way to another range.
pub(super) struct RangeLink {
    /// Its name.
    pub(super) name: &'static str,
    /// Where it leads.
    pub(super) path: String,
    /// What it is called.
    pub(super) label: String,
    /// Whether it is the one looked at.
    pub(super) here: bool,
}

impl Chosen {
    /// What the address asks for.
    pub(super) fn read(visit: &Visit, sheet: &Sheet) -> Self {
        let asked = sheet.typed("range");
        let found = Range::ALL.into_iter().find(|range| range.name() == asked);
        let year = visit.context.today(&visit.now).year();
        Self {
            range: found.unwrap_or(Range::Quarter),
            year: sheet.text("year").unwrap_or_else(|| year.to_string()),
            kind: sheet.text("kind").unwrap_or_default(),
        }
    }

    /// The kind, if one is chosen.
    pub(super) fn kind(&self) -> Option<&str> {
        Some(self.kind.as_str()).filter(|kind| !kind.is_empty())
    }

    /// The ways to all ranges; the year and the kind stay.
    pub(super) fn links(&self, texts: Texts) -> Vec<RangeLink> {
        let rest = format!("&year={}&kind={}", query(&self.year), query(&self.kind));
        let link = |range: Range| RangeLink {
            name: range.name(),
            path: format!("/insights?range={}{rest}", range.name()),
            label: texts.say(&format!("range-{}", range.name())).into_owned(),
            here: range == self.range,
        };
        Range::ALL.map(link).into()
    }
}

/// "17 March to 15 June 2027, beside as many days before".
pub(super) fn days(found: &Insights, texts: Texts, format: Format) -> String {
    let last = |end: Date| end.saturating_sub(1.day());
    let count = (found.span.end - found.span.start).get_days();
    let parts = [
        ("from", format.day_and_year(found.span.start)),
        ("to", format.day_and_year(last(found.span.end))),
        ("days", format.whole(u64::from(count.unsigned_abs()))),
    ];
    let parts = parts.each_ref().map(|(name, text)| (*name, text.as_str()));
    texts.tell("insights-days", &parts)
}

/// The kinds that were done, and the one that is chosen.
pub(super) fn kinds(found: &[KindInsight], chosen: &Chosen) -> Vec<Choice> {
    let choice = |kind: &KindInsight| Choice {
        value: kind.kind.clone(),
        label: kind.title.clone(),
    };
    let mut all: Vec<Choice> = found.iter().map(choice).collect();
    all.sort_by(|a, b| a.label.cmp(&b.label));
    if chosen
        .kind()
        .is_some_and(|kind| all.iter().all(|one| one.value != kind))
    {
        let (value, label) = (chosen.kind.clone(), chosen.kind.clone());
        all.insert(0, Choice { value, label });
    }
    all
}
