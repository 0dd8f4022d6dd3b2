//! A week or a month: what was done on which day, against what was promised.

use jiff::civil::{Date, Weekday};

use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::service::span::{Line as Promise, Report};

use super::{empty, marks};

/// Up to this many days get a column each; more become a strip of figures.
const WEEK: usize = 7;

/// Narrower than this, even a week becomes a strip.
const NARROW: usize = 64;

/// Narrower than this, the strip of a month stands below its title.
const ROOMY: usize = 70;

/// From here on, the days of a week carry their dates.
const WIDE: usize = 92;

/// The title of a week: "Week of 8 to 14 Feb".
pub fn week(report: &Report, today: Date) -> String {
    let last = report.span.end.yesterday().unwrap_or(report.span.end);
    format!("Week of {}", words::span(report.span.start, last, today))
}

/// The title of a month: "February 2027".
pub fn month(report: &Report, _: Date) -> String {
    let first = report.span.start;
    format!("{} {}", words::full_month(first.month()), first.year())
}

/// Draws the report under `title`.
pub fn draw(report: &Report, title: String, week_start: Weekday, ui: &mut Ui) -> Result<()> {
    let hours = format!(
        "{} h done · {} h asked",
        words::hours(report.hours.done),
        words::hours(report.hours.asked)
    );
    ui.sides(Line::new().strong(title), Line::new().muted(hours))?;
    ui.gap()?;
    if report.commitments.is_empty() {
        nothing(report, ui)?;
        return remarks(report, ui);
    }
    let (days, wide) = (report.days.len(), ui.look().plain);
    if days <= WEEK && (wide || ui.width() >= NARROW) {
        ui.table(&by_column(report, ui.width()))?;
    } else if days <= WEEK || wide || ui.width() >= ROOMY {
        ui.table(&by_strip(report, week_start))?;
    } else {
        stacked(report, week_start, ui)?;
    }
    others(report, ui)?;
    remarks(report, ui)
}

/// Nothing is promised for these days: what was done all the same, and for the
/// days that we are in, what to do about it.
fn nothing(report: &Report, ui: &mut Ui) -> Result<()> {
    match report.today {
        Some(_) => empty::days(ui)?,
        None => ui.line("Nothing is promised for these days.")?,
    }
    others(report, ui)
}

/// One column per day.
fn by_column(report: &Report, width: usize) -> Table {
    let mut columns = vec![Column::wrapping("", 0)];
    columns.extend(
        report
            .days
            .iter()
            .map(|day| Column::right(day_head(day.date, width), 0)),
    );
    columns.extend([
        Column::right("Done", 0),
        Column::left("", 2),
        Column::left("", 3),
    ]);
    let mut table = Table::new(columns);
    for promise in &report.commitments {
        let cells = (0..report.days.len()).map(|day| figure(report, promise, day));
        let mut row = vec![Line::from(&promise.title)];
        row.extend(cells);
        row.extend([
            total(promise),
            marks::periods(&promise.periods),
            verdict(promise),
        ]);
        table.row(row);
    }
    table
}

fn day_head(date: Date, width: usize) -> String {
    let weekday = words::weekday(date.weekday());
    if width < WIDE {
        weekday[..2].to_owned()
    } else {
        format!("{weekday} {}", date.day())
    }
}

/// One figure per day, side by side, a gap before each new week.
fn by_strip(report: &Report, week_start: Weekday) -> Table {
    let mut table = Table::new([
        Column::wrapping("", 0),
        Column::left(strip_head(report, week_start), 1),
        Column::right("Done", 0),
        Column::left("", 3),
    ]);
    for promise in &report.commitments {
        table.row([
            Line::from(&promise.title),
            strip(report, promise, week_start),
            total(promise),
            verdict(promise),
        ]);
    }
    table
}

/// The same with each strip on a line of its own, where a title beside it
/// would have no room.
fn stacked(report: &Report, week_start: Weekday, ui: &mut Ui) -> Result<()> {
    let inset = Line::from("  ");
    let head = strip_head(report, week_start);
    ui.line(inset.clone().muted(head))?;
    report.commitments.iter().try_for_each(|promise| {
        ui.line(&*promise.title)?;
        let strip = inset.clone().join(strip(report, promise, week_start));
        ui.line(strip.plain("  ").join(total(promise)))
    })
}

/// What was done on each day, in one cell each.
fn strip(report: &Report, promise: &Promise, week_start: Weekday) -> Line {
    (0..report.days.len()).fold(Line::new(), |strip, day| {
        strip
            .plain(gap_before(report, day, week_start))
            .join(one_glyph(report, promise, day))
    })
}

/// The initials of the weekdays, or the date on which each week begins.
fn strip_head(report: &Report, week_start: Weekday) -> String {
    if report.days.len() <= WEEK {
        return report
            .days
            .iter()
            .map(|day| &words::weekday(day.date.weekday())[..1])
            .collect();
    }
    let mut head = String::new();
    let mut taken = 0;
    for (at, day) in report.days.iter().enumerate() {
        let gap = gap_before(report, at, week_start);
        let cells = gap.len() + 1;
        if at == 0 || !gap.is_empty() {
            let label = format!("{gap}{}", day.date.day());
            taken = label.len().saturating_sub(cells);
            head.push_str(&label);
        } else if taken > 0 {
            taken -= 1;
        } else {
            head.push(' ');
        }
    }
    head.trim_end().to_owned()
}

fn gap_before(report: &Report, day: usize, week_start: Weekday) -> &'static str {
    let starts_week =
        report.days.len() > WEEK && day > 0 && report.days[day].date.weekday() == week_start;
    if starts_week { " " } else { "" }
}

/// What was done on a day, in the colour of what was asked.
fn figure(report: &Report, promise: &Promise, day: usize) -> Line {
    let done = promise.by_day.get(day).copied().unwrap_or(0);
    match (done, is_ahead(report, day), is_owed(promise, day)) {
        (0, true, _) | (0, _, false) => Line::new().muted("·"),
        (0, false, true) => Line::new().muted("0"),
        (done, ..) if is_today(report, day) => Line::of(Role::Strong, words::whole(done)),
        (done, ..) => Line::from(words::whole(done)),
    }
}

/// The same in one cell; more than nine is a plus.
fn one_glyph(report: &Report, promise: &Promise, day: usize) -> Line {
    let done = promise.by_day.get(day).copied().unwrap_or(0);
    if done > 9 {
        Line::of(Role::Strong, "+")
    } else {
        figure(report, promise, day)
    }
}

fn is_ahead(report: &Report, day: usize) -> bool {
    report
        .today
        .is_some_and(|today| report.days[day].date >= today)
}

fn is_today(report: &Report, day: usize) -> bool {
    report.today == Some(report.days[day].date)
}

fn is_owed(promise: &Promise, day: usize) -> bool {
    promise.asked_by_day.get(day).copied().flatten().is_some()
}

/// Units done, and out of how many when the periods make up the span. Limits
/// of several periods do not add up to one.
fn total(promise: &Promise) -> Line {
    let limit = promise.direction == "at_most";
    match promise.asked {
        Some(asked) if !limit || asked == 0 || promise.periods.len() == 1 => {
            marks::done_of(promise.done, asked, limit)
        }
        _ => Line::of(Role::Strong, words::whole(promise.done)),
    }
}

/// How the closed periods went, in words.
fn verdict(promise: &Promise) -> Line {
    let with = |status: &[&str]| {
        promise
            .periods
            .iter()
            .filter(|period| status.contains(&period.status.as_str()))
            .count()
    };
    let (met, missed) = (with(&["met"]), with(&["missed", "broken"]));
    match (met, missed, promise.periods.len()) {
        (0, 0, _) => Line::new(),
        (1, 0, 1) => Line::of(Role::Good, "met"),
        (0, 1, 1) => Line::of(Role::Bad, "missed"),
        (met, 0, _) => Line::of(Role::Good, format!("{met} met")),
        (0, missed, _) => Line::of(Role::Bad, format!("{missed} missed")),
        (met, missed, _) => Line::of(Role::Good, format!("{met} met"))
            .muted(", ")
            .push(Role::Bad, format!("{missed} missed")),
    }
}

/// What was done without being promised.
fn others(report: &Report, ui: &mut Ui) -> Result<()> {
    if report.other.is_empty() {
        return Ok(());
    }
    ui.gap()?;
    let kinds: Vec<String> = report
        .other
        .iter()
        .map(|kind| {
            format!(
                "{} × {}",
                words::whole(kind.done),
                kind.title.to_lowercase()
            )
        })
        .collect();
    ui.line(Line::new().muted("Also done: ").plain(kinds.join(", ")))
}

/// Holidays and pauses in the span.
fn remarks(report: &Report, ui: &mut Ui) -> Result<()> {
    let holidays: Vec<String> = report
        .days
        .iter()
        .filter_map(|day| {
            Some(format!(
                "{} ({})",
                words::day(day.date),
                day.holiday.as_ref()?
            ))
        })
        .collect();
    if !holidays.is_empty() {
        ui.gap()?;
        ui.line(Line::new().muted(format!("Holidays: {}", holidays.join(", "))))?;
    }
    let paused = report.days.iter().filter(|day| day.paused).count();
    if paused > 0 {
        ui.gap()?;
        ui.line(Line::new().muted(format!("{} paused", words::count(paused, "day"))))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;
    use crate::cli::ui::capture::screen;
    use crate::service::span::{DayNote, OtherKind, PeriodView};
    use crate::service::today::{Hours, Span};

    /// Days from the first of a month or week, with Thursday 11 February as today.
    fn report(first: Date, length: usize) -> Report {
        let days: Vec<DayNote> = (0..length)
            .map(|day| DayNote {
                date: first + i64::try_from(day).unwrap().days(),
                holiday: (day == 4).then(|| "Founders' Day".to_owned()),
                paused: false,
            })
            .collect();
        let by_day = (0..length)
            .map(|day| [2, 0, 1, 0, 0, 12, 0][day % 7])
            .collect::<Vec<u64>>();
        let asked = (0..length)
            .map(|day| (day % 7 < 5).then_some(2.0))
            .collect();
        let end = first + i64::try_from(length).unwrap().days();
        let period = |status: &str, count| PeriodView {
            start: first,
            end,
            required: 10,
            count,
            bank: 0,
            status: status.to_owned(),
            provisional: false,
        };
        let promise = |title: &str, periods: Vec<PeriodView>| Promise {
            id: "0199".to_owned(),
            title: title.to_owned(),
            kind: "cold-call".to_owned(),
            promise: "10 a week".to_owned(),
            direction: "at_least".to_owned(),
            done: by_day.iter().sum(),
            by_day: by_day.clone(),
            asked_by_day: Vec::clone(&asked),
            asked: (periods.len() == 1).then_some(10),
            periods,
        };
        Report {
            schema: 1,
            span: Span { start: first, end },
            today: Some(date(2027, 2, 11)),
            hours: Hours {
                week: 4.0,
                asked: 3.6,
                done: 1.2,
            },
            days,
            commitments: vec![
                promise("Make cold calls", vec![period("open", 15)]),
                promise(
                    "Reach out to three current clients",
                    vec![period("met", 5), period("met", 6), period("missed", 4)],
                ),
            ],
            other: vec![OtherKind {
                kind: "meeting".into(),
                title: "Meeting".into(),
                done: 2,
            }],
        }
    }

    fn drawn(first: Date, length: usize, width: usize) -> String {
        let title = "Title".to_owned();
        screen(width, "", |ui| {
            draw(&report(first, length), title, Weekday::Monday, ui)
        })
    }

    #[test]
    fn a_week_is_never_short_of_days() {
        insta::assert_snapshot!(drawn(date(2027, 2, 8), 7, 48), @"
        Title                   1.2 h done · 3.6 h asked

                                          MTWTFSS   Done
        Make cold calls                   201··+·  15/10
        Reach out to three current        201··+·     15
        clients

        Also done: 2 × meeting

        Holidays: Fri 12 Feb (Founders' Day)
        ");
        insta::assert_snapshot!(drawn(date(2027, 2, 8), 7, 80), @"
        Title                                                   1.2 h done · 3.6 h asked

                                            Mo  Tu  We  Th  Fr  Sa  Su   Done
        Make cold calls                      2   0   1   ·   ·  12   ·  15/10  ○
        Reach out to three current clients   2   0   1   ·   ·  12   ·     15  ✓✓✗

        Also done: 2 × meeting

        Holidays: Fri 12 Feb (Founders' Day)
        ");
        insta::assert_snapshot!(drawn(date(2027, 2, 8), 7, 120), @"
        Title                                                           1.2 h done · 3.6 h asked

                                            Mon 8  Tue 9  Wed 10  Thu 11  Fri 12  Sat 13  Sun 14   Done
        Make cold calls                         2      0       1       ·       ·      12       ·  15/10  ○
        Reach out to three current clients      2      0       1       ·       ·      12       ·     15  ✓✓✗  2 met, 1 missed

        Also done: 2 × meeting

        Holidays: Fri 12 Feb (Founders' Day)
        ");
    }

    #[test]
    fn a_month_is_a_strip_of_days() {
        insta::assert_snapshot!(drawn(date(2027, 2, 1), 28, 80), @"
        Title                                                   1.2 h done · 3.6 h asked

                                            1       8       15      22        Done
        Make cold calls                     20100+· 201··+· 2·1··+· 2·1··+·  60/10
        Reach out to three current clients  20100+· 201··+· 2·1··+· 2·1··+·     60

        Also done: 2 × meeting

        Holidays: Fri 5 Feb (Founders' Day)
        ");
    }
}
