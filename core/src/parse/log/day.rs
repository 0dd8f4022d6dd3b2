//! The day of a log line.

use super::LogReading;
use super::pieces::Pieces;
use crate::parse::Setting;
use crate::parse::date::DateSpan;
use jiff::civil::Date;

/// The day, or why it is asked for.
pub(super) fn fill_date(reading: &mut LogReading, pieces: &Pieces<'_>, setting: &Setting<'_>) {
    let today = setting.today;
    if let [Ok(span)] = pieces.dates.as_slice()
        && span.first != span.last
        && let Some(day) = day_of_many(pieces, *span, setting)
    {
        reading.date = Some(day);
        return;
    }
    let mut ask = |problem: String| reading.ask("date", problem);
    let Some(first) = pieces.dates.first() else {
        return;
    };
    match first {
        Err(problem) => ask(problem.clone()),
        Ok(span) if span.first != span.last => {
            ask("more than one day is named: say which one".to_owned());
        }
        Ok(span) if span.last > today => ask(format!(
            "{} is ahead: only what is done can be logged",
            span.last
        )),
        Ok(span) if span.unclear => ask(format!("the day may be another than {}", span.last)),
        Ok(_) if pieces.dates.len() > 1 => ask("two dates are named: say which one".to_owned()),
        Ok(span) if pieces.planned => ask(format!(
            "{} may be a plan: only what is done can be logged",
            span.last
        )),
        Ok(_) => {}
    }
    reading.date = match first {
        Ok(span) if span.first == span.last => Some(span.last),
        _ => None,
    };
}

/// The day of several acts in a stretch: "3 times last week" is dated on the
/// last day of that week, so that it counts for it. A single act has one day,
/// and a longer stretch would put it into the wrong week.
fn day_of_many(pieces: &Pieces<'_>, span: DateSpan, setting: &Setting<'_>) -> Option<Date> {
    let many = pieces
        .counts
        .first()
        .is_some_and(|count| count.value.is_some_and(|n| n > 1));
    let into_week = |day: Date| day.weekday().since(setting.week_start);
    let days = span.first.until(span.last).ok()?.get_days();
    let one_week = days < 7 && into_week(span.first) <= into_week(span.last);
    (many && one_week && !span.unclear && span.first <= setting.today)
        .then(|| span.last.min(setting.today))
}
