//! The facts of a review.

use jiff::civil::Date;

use super::{heading, outlook};
use crate::Result;
use crate::cli::ui::Ui;
use crate::cli::ui::table::{Column, Table};
use crate::cli::ui::text::{Line, Role};
use crate::cli::ui::words;
use crate::cli::view::{empty, marks};
use crate::service::review::{DealNews, Facts, Reviewed, Tally};

/// Draws what the days came to.
pub fn facts(found: &Facts, today: Date, ui: &mut Ui) -> Result<()> {
    ui.sides(title(found, today), hours(found))?;
    ui.gap()?;
    if found.commitments.is_empty() {
        empty::days(ui)?;
        return outlook::draw(found, today, ui);
    }
    let mut table = Table::new([
        Column::wrapping("", 0),
        Column::right("Done", 0),
        Column::left("Kept or not", 0),
        Column::right("Hours", 2),
        Column::left("Promise", 3),
    ]);
    for one in &found.commitments {
        table.row(row(one));
    }
    ui.table(&table)?;
    besides(found, today, ui)?;
    outlook::draw(found, today, ui)
}

/// "Week 2027-W06 · 8 to 14 Feb".
fn title(found: &Facts, today: Date) -> Line {
    let last = found.span.end.yesterday().unwrap_or(found.span.end);
    let days = words::span(found.span.start, last, today);
    let scale = match found.scale.as_str() {
        "month" => "Month",
        "quarter" => "Quarter",
        _ => "Week",
    };
    let line = heading(&format!("{scale} {}", found.name)).muted(format!(" · {days}"));
    match found.finished {
        Some(day) => line.muted(format!(" · reviewed on {}", words::short_day(day, today))),
        None => line,
    }
}

fn hours(found: &Facts) -> Line {
    Line::new().muted(format!(
        "{} h done of {} asked",
        words::hours(found.hours.done),
        words::hours(found.hours.asked)
    ))
}

fn row(one: &Reviewed) -> [Line; 5] {
    let limit = one.direction == "at_most";
    let done = match one.asked {
        Some(asked) => marks::done_of(one.done, asked, limit),
        None => Line::of(Role::Strong, words::whole(one.done)),
    };
    let timed = one.asked_hours > 0.0 || one.done_hours > 0.0;
    let hours = format!(
        "{}/{}",
        words::hours(one.done_hours),
        words::hours(one.asked_hours)
    );
    [
        Line::from(&one.title),
        done,
        tally(one.periods, one.unconfirmed > 0),
        if timed {
            Line::new().muted(hours)
        } else {
            Line::new()
        },
        Line::new().muted(&one.promise),
    ]
}

/// "4 kept · 1 missed"; "kept" alone when there is one period in all. Silence of
/// a limit that nobody confirmed is not yet success.
fn tally(periods: Tally, unconfirmed: bool) -> Line {
    let kept = if unconfirmed {
        (Role::Warn, "kept in silence")
    } else {
        (Role::Good, "kept")
    };
    let parts = [
        (kept.0, kept.1, periods.kept),
        (Role::Bad, "missed", periods.missed),
        (Role::Muted, "excused", periods.excused),
        (Role::Plain, "open", periods.open),
        (Role::Muted, "not owed", periods.void),
    ];
    let all: u32 = parts.iter().map(|(_, _, count)| count).sum();
    let parts = parts.into_iter().filter(|(_, _, count)| *count > 0);
    let lines = parts.map(|(role, word, count)| match all {
        1 => Line::of(role, word),
        _ => Line::of(role, format!("{count} {word}")),
    });
    lines
        .reduce(|line, part| line.muted(" · ").join(part))
        .unwrap_or_default()
}

/// Who was reached, what moved in deals, what counts for nothing promised.
fn besides(found: &Facts, today: Date, ui: &mut Ui) -> Result<()> {
    let more = |more: bool| if more { " and others" } else { "" };
    let names: Vec<String> = found.people.iter().map(|one| one.name.clone()).collect();
    let news: Vec<String> = found.deals.iter().map(|one| deal(one, today)).collect();
    let other = found.besides.iter();
    let other: Vec<String> = other
        .map(|one| format!("{} {}", words::whole(one.done), one.title))
        .collect();
    for (label, items, more) in [
        ("Reached for the first time", names, more(found.more_people)),
        ("Deals", news, more(found.more_deals)),
        ("Besides", other, ""),
    ] {
        if !items.is_empty() {
            ui.gap()?;
            let said = format!("{}{more}", words::list(&items));
            ui.line(Line::new().muted(format!("{label}: ")).plain(said))?;
        }
    }
    Ok(())
}

fn deal(news: &DealNews, today: Date) -> String {
    let day = words::short_day(news.date, today);
    match news.news.as_str() {
        "opened" => format!("{} opened on {day}", news.title),
        "won" | "lost" => format!("{} {} on {day}", news.title, news.news),
        _ => format!("{} to {} on {day}", news.title, news.stage),
    }
}

/// Draws the days without a log where work was expected.
pub fn unlogged(found: &Facts, _: Date, ui: &mut Ui) -> Result<()> {
    let days: Vec<String> = found
        .unlogged
        .iter()
        .map(|one| words::day(one.date))
        .collect();
    let Some(first) = found.unlogged.first() else {
        return Ok(());
    };
    ui.line(Line::of(
        Role::Warn,
        format!("Nothing is logged for {}.", words::list(&days)),
    ))?;
    ui.line(
        Line::new()
            .muted("  If you did something: ")
            .accent(format!("legwork log {}", first.line)),
    )
}
