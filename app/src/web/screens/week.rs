//! The week: what was done of each promise on each day.

use askama::Template;
use jiff::ToSpan;
use jiff::civil::Date;

use super::today::hours;
use crate::service::span::{self, DayNote, Line, OtherKind, PeriodView, Report};
use crate::web::choice::Choice;
use crate::web::failure::Shown;
use crate::web::format::Format;
use crate::web::page::{Page, new_id, show};
use crate::web::sheet::Sheet;
use crate::web::texts::Texts;
use crate::web::visit::Visit;

/// The screen.
#[derive(Template)]
#[template(path = "week.html")]
struct Screen {
    page: Page,
    span: String,
    hours: String,
    start: Date,
    earlier: Date,
    later: Date,
    /// Whether it is another week than today's.
    away: bool,
    days: Vec<Day>,
    rows: Vec<Row>,
    other: Vec<String>,
    /// What may be logged on a day of this week, and the days that have come.
    log_id: String,
    kinds: Vec<Choice>,
    past: Vec<Choice>,
}

/// The head of one column.
struct Day {
    short: String,
    long: String,
    number: i8,
    today: bool,
    /// Why nothing is owed on it.
    off: Option<String>,
}

/// One promise.
struct Row {
    title: String,
    promise: String,
    cells: Vec<Cell>,
    total: String,
}

/// What was done on one day.
struct Cell {
    text: String,
    tone: &'static str,
    /// Where what was done can be seen and corrected.
    link: Option<String>,
}

/// Shows the week of the day that is asked for, or today's.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let date = sheet.day("date")?;
    let report = span::week(&visit.context, &visit.now, date).await?;
    let page = Page::new(&visit, "week");
    let (texts, format) = (visit.texts, page.format());
    let (start, end) = (report.span.start, report.span.end);
    let today = visit.context.today(&visit.now);
    let last = end.saturating_sub(1.day());
    let parts = [("from", format.day(start)), ("to", format.day(last))];
    let screen = Screen {
        span: texts.tell(
            "span",
            &parts.each_ref().map(|(name, text)| (*name, text.as_str())),
        ),
        hours: hours(report.hours, texts, format),
        start,
        earlier: start.saturating_sub(7.days()),
        later: end,
        away: !(start..end).contains(&today),
        days: report
            .days
            .iter()
            .map(|day| head(day, today, texts, format))
            .collect(),
        rows: report
            .commitments
            .iter()
            .map(|line| row(line, &report, texts, format))
            .collect(),
        other: report
            .other
            .iter()
            .map(|other| besides(other, texts, format))
            .collect(),
        log_id: new_id(&visit),
        kinds: kinds(&report),
        past: past(&report, today, texts),
        page,
    };
    show(&screen.page, &screen)
}

/// The promises, by the kind that a log for them is of.
fn kinds(report: &Report) -> Vec<Choice> {
    let choice = |line: &Line| Choice {
        value: line.kind.clone(),
        label: line.title.clone(),
    };
    report.commitments.iter().map(choice).collect()
}

/// The days that have come, the newest first.
fn past(report: &Report, today: Date, texts: Texts) -> Vec<Choice> {
    let days = report.days.iter().rev().map(|day| day.date);
    let choice = |date: Date| Choice {
        value: date.to_string(),
        label: day_of_week(date, texts),
    };
    days.filter(|date| *date <= today).map(choice).collect()
}

/// "Wednesday 16": the month is that of the page.
fn day_of_week(date: Date, texts: Texts) -> String {
    let number = date.weekday().to_monday_one_offset();
    let weekday = texts.say(&format!("weekday-{number}"));
    let day = date.day().to_string();
    texts.tell("week-day", &[("weekday", &weekday), ("day", &day)])
}

fn head(day: &DayNote, today: Date, texts: Texts, format: Format) -> Day {
    let number = day.date.weekday().to_monday_one_offset();
    let paused = day.paused.then(|| texts.say("state-paused").into_owned());
    Day {
        short: texts.say(&format!("weekday-short-{number}")).into_owned(),
        long: format.day(day.date),
        number: day.date.day(),
        today: day.date == today,
        off: day.holiday.clone().or(paused),
    }
}

fn row(line: &Line, report: &Report, texts: Texts, format: Format) -> Row {
    let days = report.days.iter().map(|day| day.date);
    let cells = days.zip(&line.by_day).zip(&line.asked_by_day);
    let cells = cells.map(|((date, done), asked)| {
        let owed = asked.is_some_and(|asked| asked > 0.0);
        let (text, tone) = cell(*done, owed, missed(line, date), format);
        let href = (*done > 0).then(|| {
            let kind = &line.kind;
            format!("/activities?from={date}&to={date}&kind={kind}")
        });
        Cell {
            text,
            tone,
            link: href,
        }
    });
    let done = format.whole(line.done);
    let total = match line.asked {
        Some(asked) => texts.tell("of", &[("done", &done), ("asked", &format.whole(asked))]),
        None => done,
    };
    Row {
        title: line.title.clone(),
        promise: line.promise.clone(),
        cells: cells.collect(),
        total,
    }
}

/// Whether the period of a day went by without being kept.
pub(super) fn missed(line: &Line, date: Date) -> bool {
    let within = |period: &&PeriodView| (period.start..period.end).contains(&date);
    let period = line.periods.iter().find(within);
    period.is_some_and(|period| period.status == "missed")
}

/// A day on which nothing was owed stays empty, one whose period was missed
/// shows a zero.
fn cell(done: u64, owed: bool, missed: bool, format: Format) -> (String, &'static str) {
    match (done, owed, missed) {
        (0, true, true) => ("0".to_owned(), "warn"),
        (0, true, false) => ("·".to_owned(), "quiet"),
        (0, false, _) => (String::new(), "quiet"),
        _ => (format.whole(done), "good"),
    }
}

fn besides(other: &OtherKind, texts: Texts, format: Format) -> String {
    let parts = [("n", &*format.whole(other.done)), ("title", &*other.title)];
    texts.tell("besides-one", &parts)
}
