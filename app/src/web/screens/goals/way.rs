//! The way of a goal as a picture.

use jiff::civil::Date;

use super::measure::Measure;
use crate::chart;
use crate::service::forecast::Outlook;
use crate::service::goal::GoalView;
use crate::service::insights::BurnUp;
use crate::web::figure::Figure;
use crate::web::format::Format;
use crate::web::texts::Texts;

/// The results of a goal against its plan line; nothing as long as there is
/// neither a first day nor a result.
pub(super) fn figure(
    goal: &GoalView,
    found: &BurnUp,
    outlook: &Outlook,
    texts: Texts,
) -> Option<Figure> {
    let measure = Measure::of(goal, Format::new(texts));
    let ahead = ahead(outlook);
    let days: Vec<(Date, f64)> = found.days.iter().map(|day| (day.date, day.value)).collect();
    let month = |month: &crate::service::insights::MonthFigure| chart::MonthFigure {
        date: month.date,
        value: month.value,
        line: month.line,
    };
    let months: Vec<chart::MonthFigure> = found.months.iter().map(month).collect();
    let unit = Some(measure.unit()).filter(|unit| !unit.is_empty());
    let chart = chart::burn_up(&chart::BurnUp {
        title: &goal.sentence,
        sentence: &sentence(found, ahead, measure, texts),
        unit: unit.unwrap_or(&found.metric),
        first: found.start?,
        last: found.due,
        way: found.from.zip(found.target),
        today: found.date,
        level: found.level,
        days: &days,
        months: &months,
        ahead,
        marks: Format::new(texts).marks(),
    });
    let title = texts.say("goal-way-title").into_owned();
    Some(Figure::new("way", title, chart, texts))
}

/// Where it will probably be in the end. The page has asked already, so the way
/// does not ask again.
fn ahead(outlook: &Outlook) -> Option<chart::Ahead> {
    let said = outlook.open()?;
    Some(chart::Ahead {
        p10: said.p10?,
        p50: said.p50?,
        p90: said.p90?,
    })
}

/// How it stands, with the figures written as everywhere on the page.
fn sentence(
    found: &BurnUp,
    ahead: Option<chart::Ahead>,
    measure: Measure<'_>,
    texts: Texts,
) -> String {
    let key = match found.target {
        None => "goal-way-none",
        Some(_) if found.level => "goal-way-level-open",
        Some(_) => "goal-way-open",
    };
    let said = |value: Option<f64>| value.map(|value| measure.says(value)).unwrap_or_default();
    let (actual, target) = (measure.says(found.actual), said(found.target));
    let way = texts.tell(key, &[("actual", &actual), ("target", &target)]);
    let way = match found.line {
        Some(line) => texts.tell(
            "goal-asks",
            &[("way", &way), ("line", &measure.about(line))],
        ),
        None => way,
    };
    let Some(ahead) = ahead else {
        return way;
    };
    let (low, high) = (measure.rough(ahead.p10), measure.rough(ahead.p90));
    texts.tell(
        "goal-ends",
        &[("way", &way), ("low", &low), ("high", &high)],
    )
}
