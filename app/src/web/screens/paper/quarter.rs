//! The plan of a quarter on one page.

use askama::Template;
use jiff::ToSpan;
use jiff::civil::Date;

use super::{BLANK, Cell};
use crate::service::goal::GoalView;
use crate::service::review::{self as service, Quarter, QuarterLine, QuarterWeek};
use crate::web::failure::Shown;
use crate::web::format::Format;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::texts::Texts;
use crate::web::visit::Visit;

/// So many goals have room beside twelve commitments.
const GOALS: usize = 4;

/// The page.
#[derive(Template)]
#[template(path = "paper_quarter.html")]
struct Screen {
    page: Page,
    name: String,
    earlier: String,
    later: String,
    span: String,
    member: String,
    hours: String,
    goals: Vec<Goal>,
    more_goals: bool,
    weeks: Vec<Head>,
    rows: Vec<Row>,
    /// How many empty lines there are instead.
    blank: Vec<usize>,
    printed: String,
}

/// One goal.
struct Goal {
    sentence: String,
    says: String,
    why: Option<String>,
}

/// The head of one column.
struct Head {
    day: i8,
    /// The month, where it begins.
    month: Option<String>,
    long: String,
    now: bool,
}

/// One promise.
struct Row {
    title: String,
    promise: String,
    hours: String,
    cells: Vec<Cell>,
}

/// Shows the quarter that is asked for by name, or the one that runs.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let found = service::quarter(&visit.context, &visit.now, sheet.get("quarter")).await?;
    let page = Page::new(&visit, "quarter");
    let (texts, format) = (visit.texts, page.format());
    let today = visit.context.today(&visit.now);
    let rows: Vec<Row> = found
        .commitments
        .iter()
        .map(|line| row(line, texts, format))
        .collect();
    let screen = Screen {
        span: span(&found, texts, format),
        member: visit.context.member_name.clone(),
        hours: hours(&found, texts, format),
        more_goals: found.goals.len() > GOALS,
        goals: found.goals.iter().take(GOALS).map(goal).collect(),
        weeks: heads(&found.weeks, today, texts, format),
        blank: (0..if rows.is_empty() { BLANK } else { 0 }).collect(),
        rows,
        printed: texts.tell("paper-as-of", &[("day", &format.day_and_year(today))]),
        name: found.name,
        earlier: found.earlier,
        later: found.later,
        page,
    };
    show(&screen.page, &screen)
}

fn span(found: &Quarter, texts: Texts, format: Format) -> String {
    let last = found.span.end.saturating_sub(1.day());
    let (from, to) = (format.day(found.span.start), format.day_and_year(last));
    texts.tell("span", &[("from", &from), ("to", &to)])
}

fn hours(found: &Quarter, texts: Texts, format: Format) -> String {
    let (asked, week) = (
        format.hours(found.asked_hours),
        format.hours(found.week_hours),
    );
    texts.tell("paper-week-hours", &[("asked", &asked), ("week", &week)])
}

fn goal(goal: &GoalView) -> Goal {
    Goal {
        sentence: goal.sentence.clone(),
        says: goal.says.clone(),
        why: goal.why.clone(),
    }
}

/// The weeks by their first day; a month is said once.
fn heads(weeks: &[Date], today: Date, texts: Texts, format: Format) -> Vec<Head> {
    let mut before = 0;
    let head = |start: &Date| {
        let month = texts.say(&format!("month-{}", start.month()));
        let short: String = month.chars().take(3).collect();
        let new = before != start.month();
        before = start.month();
        Head {
            day: start.day(),
            month: new.then_some(short),
            long: format.day(*start),
            now: (*start..start.saturating_add(7.days())).contains(&today),
        }
    };
    weeks.iter().map(head).collect()
}

fn row(line: &QuarterLine, texts: Texts, format: Format) -> Row {
    let cell = |week: &QuarterWeek| {
        if week.runs {
            Cell::of(week.tally, texts)
        } else {
            Cell::off(texts)
        }
    };
    let hours = line.hours.filter(|hours| *hours > 0.0);
    Row {
        title: line.title.clone(),
        promise: line.promise.clone(),
        hours: hours.map_or_else(String::new, |hours| format.hours(hours)),
        cells: line.weeks.iter().map(cell).collect(),
    }
}
