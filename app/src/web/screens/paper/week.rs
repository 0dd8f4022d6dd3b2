//! The scorecard of a week on one page.

use askama::Template;
use jiff::ToSpan;
use jiff::civil::Date;

use super::{BLANK, Cell};
use crate::service::review::{Tally, tally};
use crate::service::span::{self, DayNote, Line, OtherKind, Report};
use crate::web::failure::Shown;
use crate::web::format::Format;
use crate::web::page::{Page, show};
use crate::web::screens::week::missed;
use crate::web::sheet::Sheet;
use crate::web::texts::Texts;
use crate::web::visit::Visit;

/// The page.
#[derive(Template)]
#[template(path = "paper_week.html")]
struct Screen {
    page: Page,
    /// The first day, for links.
    iso: Date,
    earlier: Date,
    later: Date,
    span: String,
    member: String,
    /// Name and figure of what the week came to.
    figures: [(String, String); 3],
    days: Vec<Day>,
    rows: Vec<Row>,
    /// How many empty lines there are instead.
    blank: Vec<usize>,
    /// What was done besides, in one line.
    other: String,
    printed: String,
}

/// The head of one column.
struct Day {
    short: String,
    long: String,
    number: i8,
}

/// One promise.
struct Row {
    title: String,
    promise: String,
    cells: Vec<Cell>,
    total: String,
    kept: Cell,
}

/// Shows the scorecard of the week of a day, or of today's.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let date = sheet.day("date")?;
    let report = span::week(&visit.context, &visit.now, date).await?;
    let page = Page::new(&visit, "scorecard");
    let (texts, format) = (visit.texts, page.format());
    let (start, end) = (report.span.start, report.span.end);
    let today = visit.context.today(&visit.now);
    let row = |line: &Line| row(line, &report, today, texts, format);
    let rows: Vec<Row> = report.commitments.iter().map(row).collect();
    let screen = Screen {
        iso: start,
        earlier: start.saturating_sub(7.days()),
        later: end,
        span: span(&report, texts, format),
        member: visit.context.member_name.clone(),
        figures: figures(&report, texts, format),
        days: report
            .days
            .iter()
            .map(|day| head(day, texts, format))
            .collect(),
        blank: (0..if rows.is_empty() { BLANK } else { 0 }).collect(),
        rows,
        other: other(&report.other, texts, format),
        printed: texts.tell("paper-as-of", &[("day", &format.day_and_year(today))]),
        page,
    };
    show(&screen.page, &screen)
}

fn span(report: &Report, texts: Texts, format: Format) -> String {
    let last = report.span.end.saturating_sub(1.day());
    let (from, to) = (format.day(report.span.start), format.day_and_year(last));
    texts.tell("span", &[("from", &from), ("to", &to)])
}

/// Kept, missed, and hours: three figures and no more.
fn figures(report: &Report, texts: Texts, format: Format) -> [(String, String); 3] {
    let mut all = Tally::default();
    for line in &report.commitments {
        let one = tally(&line.periods, report.span.end);
        all.kept += one.kept;
        all.missed += one.missed;
    }
    let (done, asked) = (
        format.hours(report.hours.done),
        format.hours(report.hours.asked),
    );
    let hours = texts.tell("of", &[("done", &done), ("asked", &asked)]);
    [
        ("paper-kept", format.whole(all.kept.into())),
        ("paper-missed", format.whole(all.missed.into())),
        ("paper-hours", hours),
    ]
    .map(|(key, figure)| (texts.say(key).into_owned(), figure))
}

fn head(day: &DayNote, texts: Texts, format: Format) -> Day {
    let number = day.date.weekday().to_monday_one_offset();
    Day {
        short: texts.say(&format!("weekday-short-{number}")).into_owned(),
        long: format.day(day.date),
        number: day.date.day(),
    }
}

fn row(line: &Line, report: &Report, today: Date, texts: Texts, format: Format) -> Row {
    let days = report.days.iter().zip(&line.by_day).zip(&line.asked_by_day);
    let limit = line.direction == "at_most";
    let cells = days.map(|((day, done), asked)| {
        let owed = asked.is_some_and(|asked| asked > 0.0);
        match (*done, owed) {
            // A day within a limit is ticked by whoever stayed within it.
            (0, _) if limit => Cell::open(texts),
            (0, true) if day.date < today => passed(missed(line, day.date)),
            (0, true) => Cell::open(texts),
            (0, false) => Cell::off(texts),
            (done, _) => Cell {
                tone: if limit { "quiet" } else { "good" },
                text: format.whole(done),
                heard: String::new(),
            },
        }
    });
    let done = format.whole(line.done);
    let total = match line.asked {
        Some(asked) => {
            let key = if limit { "review-of-most" } else { "of" };
            texts.tell(key, &[("done", &done), ("asked", &format.whole(asked))])
        }
        None => done,
    };
    Row {
        title: line.title.clone(),
        promise: line.promise.clone(),
        cells: cells.collect(),
        total,
        kept: Cell::of(tally(&line.periods, report.span.end), texts),
    }
}

/// A day that owed something and went by without anything done: a miss alone is
/// held against it.
fn passed(missed: bool) -> Cell {
    let (tone, text) = if missed {
        ("none", "0")
    } else {
        ("quiet", "·")
    };
    Cell {
        tone,
        text: text.to_owned(),
        heard: String::new(),
    }
}

/// "Blog post: 1 · Referral ask: 2".
fn other(other: &[OtherKind], texts: Texts, format: Format) -> String {
    let one = |other: &OtherKind| {
        let parts = [("n", &*format.whole(other.done)), ("title", &*other.title)];
        texts.tell("besides-one", &parts)
    };
    let all: Vec<String> = other.iter().map(one).collect();
    all.join(" · ")
}
