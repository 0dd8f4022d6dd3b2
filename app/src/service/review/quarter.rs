//! A quarter on one page: its goals, what is promised, the hours, and the weeks.

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use legwork_core::cadence::Tile;

use super::Tally;
use super::span::{Reviewing, Scale, Years};
use crate::Result;
use crate::service::board::Held;
use crate::service::commitment::{self, promise};
use crate::service::context::Context;
use crate::service::goal::{self, GoalView};
use crate::service::span::{Line, Reckoned};
use crate::service::today::Span;
use crate::service::weeks::weeks;

/// A quarter on one page.
#[derive(Debug, Clone, PartialEq)]
pub struct Quarter {
    /// Its name, such as `2027-Q1`.
    pub name: String,
    /// Its days; `end` is exclusive.
    pub span: Span,
    /// The one before.
    pub earlier: String,
    /// The one after.
    pub later: String,
    /// Hours a week that the member has for selling.
    pub week_hours: f64,
    /// Hours a week that everything promised now asks for.
    pub asked_hours: f64,
    /// The open goals.
    pub goals: Vec<GoalView>,
    /// The first day of each of its weeks: those whose Thursday lies in it.
    pub weeks: Vec<Date>,
    /// What is promised at some time in it.
    pub commitments: Vec<QuarterLine>,
}

/// One commitment of a quarter, with all that continues it.
#[derive(Debug, Clone, PartialEq)]
pub struct QuarterLine {
    /// What is promised.
    pub title: String,
    /// The promise in words, as it is on the last day that is known of it.
    pub promise: String,
    /// Hours an ordinary week asks for it; none when it is over.
    pub hours: Option<f64>,
    /// Each week in turn.
    pub weeks: Vec<QuarterWeek>,
}

/// One week of a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuarterWeek {
    /// How the periods ended whose last day lies in it.
    pub tally: Tally,
    /// Whether it is in force on a day of it.
    pub runs: bool,
}

/// The quarter with this name, or the one that runs.
pub async fn quarter(context: &Context, now: &Zoned, name: Option<&str>) -> Result<Quarter> {
    let today = context.today(now);
    let years = Years::of(context);
    let asked = match name {
        Some(name) => Reviewing::named(name, today, years)?,
        None => Reviewing::holding(today, Scale::Quarter, years),
    };
    let asked = Reviewing::holding(asked.tile.start, Scale::Quarter, years);
    let days = weeks_of(asked.tile, years);
    let goals = goal::list(context, now, false).await?.goals;
    let promised = commitment::list(context, now, false).await?;
    let mut tx = context.read().await?;
    let found = Reckoned::load(context, &mut tx, today, days).await?;
    let hours = |id: &str| {
        let mut all = promised.commitments.iter();
        all.find(|one| one.id == id).map(|one| one.hours_per_week)
    };
    Ok(Quarter {
        name: asked.name(years),
        span: Span {
            start: asked.tile.start,
            end: asked.tile.end,
        },
        earlier: asked.before(years).name(years),
        later: asked.after(years).name(years),
        week_hours: promised.week_hours,
        asked_hours: promised.asked_hours,
        goals,
        weeks: days.dates().step_by(7).collect(),
        commitments: lines(&found, days, &hours),
    })
}

/// The days of the weeks whose Thursday lies in a quarter.
fn weeks_of(quarter: Tile, years: Years) -> Tile {
    let week = |date: Date| Reviewing::holding(date, Scale::Week, years).tile;
    let is_in = |tile: Tile| {
        tile.dates()
            .any(|day| is_thursday(day) && quarter.contains(day))
    };
    let (mut first, last) = (week(quarter.start), week(quarter.last()));
    if !is_in(first) {
        first = week(first.end);
    }
    let end = if is_in(last) { last.end } else { last.start };
    Tile {
        start: first.start,
        end,
    }
}

fn is_thursday(date: Date) -> bool {
    date.weekday() == jiff::civil::Weekday::Thursday
}

/// One line for each lineage, where its first was made.
fn lines(found: &Reckoned, days: Tile, hours: &impl Fn(&str) -> Option<f64>) -> Vec<QuarterLine> {
    let mut known = Vec::new();
    for held in &found.board.held {
        if !known.contains(&held.row.lineage_id) {
            known.push(held.row.lineage_id);
        }
    }
    let line = |id| {
        found
            .lineage(id)
            .map(|(held, lines)| line((held, &lines), found, days, hours))
    };
    known.into_iter().filter_map(line).collect()
}

fn line(
    (held, lines): (&Held, &[&Line]),
    found: &Reckoned,
    days: Tile,
    hours: &impl Fn(&str) -> Option<f64>,
) -> QuarterLine {
    let of = |held: &&Held| held.row.lineage_id;
    let lineage = of(&held);
    let all = found.board.held.iter().filter(|held| of(held) == lineage);
    let covered = |start: Date| {
        let end = start.saturating_add(7.days());
        let week = Tile { start, end };
        all.clone()
            .any(|held| week.dates().any(|day| held.terms.covers(day)))
    };
    let periods: Vec<_> = lines.iter().flat_map(|line| &line.periods).collect();
    let week = |week: crate::service::weeks::Week| QuarterWeek {
        tally: week.tally,
        runs: covered(week.start),
    };
    QuarterLine {
        title: held.row.title.clone(),
        promise: promise::says(held, found.board.today),
        hours: hours(&held.row.commitment_id.to_string()),
        weeks: weeks(days, &periods).into_iter().map(week).collect(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Weekday, date};

    use super::*;

    #[test]
    fn a_quarter_has_the_weeks_whose_thursday_lies_in_it() {
        let years = |week_start| Years::starting(week_start, 1);
        let of = |day, years| weeks_of(Reviewing::holding(day, Scale::Quarter, years).tile, years);
        let monday = years(Weekday::Monday);
        let first = of(date(2027, 2, 11), monday);
        // 1 January 2027 is a Friday: its week belongs to the year before.
        assert_eq!(first.start, date(2027, 1, 4));
        // 1 April is a Thursday: its week is of the next quarter.
        assert_eq!(first.end, date(2027, 3, 29));
        let mut start = date(2026, 1, 1);
        let mut before = None;
        for _ in 0..40 {
            for week_start in [Weekday::Monday, Weekday::Sunday] {
                let days = of(start, years(week_start)).days();
                assert!([84, 91, 98].contains(&days), "{start}: {days}");
            }
            let tile = of(start, monday);
            assert!(
                before.is_none_or(|end| end == tile.start),
                "no week is lost at {start}"
            );
            before = Some(tile.end);
            start = start.saturating_add(3.months());
        }
    }
}
