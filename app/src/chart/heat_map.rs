//! A calendar heat map: one square a day, half a year a row of weeks, so that
//! the squares can be seen on a phone.

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::canvas::{Anchor, Canvas, WIDTH, px, width};
use super::number::{Marks, drawn};
use super::words::{Noun, abbreviated, day, week};
use super::{Chart, Table};

/// A year of days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HeatMap<'a> {
    /// What the picture is called: "Cold calls in 2027".
    pub title: &'a str,
    /// What is counted.
    pub noun: Noun<'a>,
    /// The calendar year; days of other years are left out.
    pub year: i16,
    /// Every day that has come, with its units; days that are missing are drawn
    /// as days still to come.
    pub days: &'a [(Date, i64)],
    /// The first day of a week.
    pub week_start: Weekday,
    /// How numbers are written.
    pub marks: Marks,
}

/// The squares begin right of the names of the weekdays ...
const LEFT: f64 = 28.0;
/// ... one every so many units.
const PITCH: f64 = 10.4;
const SIDE: f64 = 9.2;
/// A half of the year: the names of the months, seven days, a gap.
const HALF: f64 = 14.0 + 7.0 * PITCH + 10.0;
const HEIGHT: f64 = 2.0 * HALF + 12.0;

/// How strongly each level is drawn.
const STRENGTH: [&str; 5] = ["0.13", "0.35", "0.55", "0.78", "1"];

/// Draws a year of days.
pub fn heat_map(input: &HeatMap<'_>) -> Chart {
    let within = input.days.iter().filter(|day| day.0.year() == input.year);
    let days: BTreeMap<Date, i64> = within.copied().collect();
    let sentence = sentence(input, &days);
    let mut canvas = Canvas::new(HEIGHT);
    let levels = Levels::of(&days);
    if let (Ok(january), Ok(july)) = (Date::new(input.year, 1, 1), Date::new(input.year, 7, 1)) {
        half(&mut canvas, input, &days, levels, (january, 0.0));
        half(&mut canvas, input, &days, levels, (july, HALF));
    }
    legend(&mut canvas, levels, input.marks);
    Chart {
        svg: canvas.finish("heat-map", input.title, &sentence),
        table: table(input, &days),
        sentence,
    }
}

/// Where the levels end. The strongest begins where nine days in ten lie
/// below, so that one wild day does not make all others pale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Levels {
    top: i64,
}

impl Levels {
    fn of(days: &BTreeMap<Date, i64>) -> Self {
        let mut units: Vec<i64> = days.values().copied().filter(|units| *units > 0).collect();
        units.sort_unstable();
        let ninth = units.len() * 9 / 10;
        let top = units.get(ninth).or(units.last()).copied().unwrap_or(1);
        Self { top }
    }

    /// 0 for none, else 1 to 4.
    fn level(self, units: i64) -> usize {
        let (units, top) = (i128::from(units.max(0)), i128::from(self.top));
        usize::try_from((units * 4 + top - 1) / top).map_or(4, |level| level.min(4))
    }

    /// The least units of a level from 0 to 4, if any number has that level.
    fn least(self, level: u8) -> Option<i64> {
        let end = |level: u8| i64::try_from(i128::from(self.top) * i128::from(level) / 4).ok();
        if level == 0 {
            return Some(0);
        }
        let (before, last) = (end(level - 1)?, end(level)?);
        (before < last).then(|| before.saturating_add(1))
    }
}

/// Half a year from a day, drawn below a height.
fn half(
    canvas: &mut Canvas,
    input: &HeatMap<'_>,
    days: &BTreeMap<Date, i64>,
    levels: Levels,
    (first, top): (Date, f64),
) {
    let last = first.saturating_add(5.months()).last_of_month();
    let place = Place {
        monday: week_of(first, input.week_start),
        top: top + 14.0,
    };
    for (name, row) in week(input.week_start).zip(0_u8..).step_by(2) {
        let y = place.top + f64::from(row) * PITCH + 8.0;
        canvas.text("label", (0.0, y), Anchor::Start, abbreviated(name));
    }
    for month in (0..6).map(|after| first.saturating_add(after.months())) {
        let name = month.strftime("%b").to_string();
        canvas.text(
            "label",
            (place.of(month).0, top + 9.0),
            Anchor::Start,
            &name,
        );
    }
    let (mut paths, mut to_come): ([String; 5], String) = Default::default();
    for date in first.series(1.day()).take_while(|date| *date <= last) {
        let level = days.get(&date).map(|units| levels.level(*units));
        let path = level.and_then(|level| paths.get_mut(level));
        square(path.unwrap_or(&mut to_come), place.of(date));
    }
    if !to_come.is_empty() {
        canvas.fill("to-come", &to_come, &strong("0.05"));
    }
    for ((path, strength), level) in paths.iter().zip(STRENGTH).zip(0..) {
        if !path.is_empty() {
            canvas.fill(&class(level), path, &strong(strength));
        }
    }
}

/// Where the days of a half year stand.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// The first day of the first week.
    monday: Date,
    top: f64,
}

impl Place {
    fn of(self, date: Date) -> (f64, f64) {
        let after = (date - self.monday).get_days();
        let (week, row) = (f64::from(after / 7), f64::from(after % 7));
        (LEFT + week * PITCH, self.top + row * PITCH)
    }
}

fn week_of(date: Date, start: Weekday) -> Date {
    date.saturating_sub(i64::from(date.weekday().since(start)).days())
}

/// One square more on a path: all days of a level are one shape.
fn square(path: &mut String, (x, y): (f64, f64)) {
    // Writing to a string cannot fail.
    let _ = write!(path, "M{} {}h{SIDE}v{SIDE}h-{SIDE}z", px(x), px(y));
}

fn class(level: u8) -> String {
    format!("level-{level}")
}

fn strong(strength: &str) -> String {
    format!("fill-opacity=\"{strength}\"")
}

/// What the shades mean, from right to left below the days: "0", "1+", "3+".
fn legend(canvas: &mut Canvas, levels: Levels, marks: Marks) {
    let mut right = WIDTH;
    for (strength, level) in STRENGTH.iter().rev().zip((0..=4_u8).rev()) {
        let Some(least) = levels.least(level) else {
            continue;
        };
        let more = if level == 0 { "" } else { "+" };
        let text = format!("{}{more}", marks.short(drawn(least)));
        canvas.text("label", (right, HEIGHT - 4.0), Anchor::End, &text);
        right -= width(&text) + SIDE + 6.0;
        let mut path = String::new();
        square(&mut path, (right, HEIGHT - 12.5));
        canvas.fill(&class(level), &path, &strong(strength));
        right -= 8.0;
    }
}

/// A row a week, a column a weekday: what is still to come is empty.
fn table(input: &HeatMap<'_>, days: &BTreeMap<Date, i64>) -> Table {
    let mut headers = vec!["Week of".to_owned()];
    headers.extend(week(input.week_start).map(|day| abbreviated(day).to_owned()));
    let mut rows = Vec::new();
    let first = days
        .keys()
        .next()
        .map(|first| week_of(*first, input.week_start));
    let last = days.keys().next_back().copied();
    for monday in first.into_iter().flat_map(|first| first.series(1.week())) {
        if last.is_none_or(|last| monday > last) {
            break;
        }
        let of = |date: Date| {
            days.get(&date)
                .map(|units| input.marks.full(*units))
                .unwrap_or_default()
        };
        let mut row = vec![day(monday)];
        row.extend(monday.series(1.day()).take(7).map(of));
        rows.push(row);
    }
    Table { headers, rows }
}

/// "612 cold calls on 201 days of 2027; most on 4 Feb: 9".
fn sentence(input: &HeatMap<'_>, days: &BTreeMap<Date, i64>) -> String {
    let units = days
        .values()
        .fold(0_i64, |sum, units| sum.saturating_add(*units));
    let active = days.values().filter(|units| **units > 0).count();
    let most = days.values().max().copied().unwrap_or(0);
    let best = days.iter().find(|(_, units)| **units == most);
    let Some((best, _)) = best.filter(|_| most > 0) else {
        return format!("No {} in {}", input.noun.many, input.year);
    };
    let on = if active == 1 {
        "1 day".to_owned()
    } else {
        format!("{active} days")
    };
    format!(
        "{} on {on} of {}; most on {}: {}",
        input.noun.says(units, input.marks),
        input.year,
        day(*best),
        input.marks.full(most)
    )
}
