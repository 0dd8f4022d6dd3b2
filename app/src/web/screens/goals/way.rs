//! The way of a goal as a picture.

use jiff::civil::Date;

use super::measure::Measure;
use crate::chart;
use crate::service::goal::GoalView;
use crate::service::insights::BurnUp;
use crate::web::figure::Figure;
use crate::web::texts::Texts;

/// The results of a goal against its plan line; nothing as long as there is
/// neither a first day nor a result.
pub(super) fn figure(
    goal: &GoalView,
    found: &BurnUp,
    measure: Measure<'_>,
    texts: Texts,
) -> Option<Figure> {
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
        sentence: &found.sentence,
        unit: unit.unwrap_or(&found.metric),
        first: found.start?,
        last: found.due,
        way: found.from.zip(found.target),
        today: found.date,
        level: found.level,
        days: &days,
        months: &months,
    });
    let title = texts.say("goal-way-title").into_owned();
    Some(Figure::new("way", title, chart, texts))
}
