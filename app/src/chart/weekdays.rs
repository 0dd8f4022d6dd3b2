//! Bars for the days of the week.

use jiff::civil::Weekday;

use super::canvas::{Anchor, Area, Canvas, WIDTH};
use super::number::{Marks, drawn};
use super::scale::Scale;
use super::words::{Noun, abbreviated, list, week, weekday};
use super::{Chart, Table};

/// What was done on which day of the week.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeekdayBars<'a> {
    /// What the picture is called: "Cold calls by weekday".
    pub title: &'a str,
    /// What is counted.
    pub noun: Noun<'a>,
    /// Units, Monday first.
    pub units: [i64; 7],
    /// The day with which the picture begins.
    pub week_start: Weekday,
    /// How numbers are written.
    pub marks: Marks,
}

const HEIGHT: f64 = 130.0;
/// The bars stand on this line, below which are the names ...
const FLOOR: f64 = 112.0;
/// ... and reach up to here, above which are the figures.
const CEILING: f64 = 18.0;
const BAR: f64 = 30.0;

/// Draws a bar for each day of the week.
pub fn weekdays(input: &WeekdayBars<'_>) -> Chart {
    let days: Vec<(Weekday, i64)> = week(input.week_start)
        .map(|day| (day, units(input, day)))
        .collect();
    let sentence = sentence(input, &days);
    Chart {
        svg: picture(&days, input.marks).finish("weekdays", input.title, &sentence),
        table: table(input, &days),
        sentence,
    }
}

fn units(input: &WeekdayBars<'_>, day: Weekday) -> i64 {
    let at = usize::try_from(day.to_monday_zero_offset()).unwrap_or(0);
    input.units.get(at).copied().unwrap_or(0).max(0)
}

fn picture(days: &[(Weekday, i64)], marks: Marks) -> Canvas {
    let mut canvas = Canvas::new(HEIGHT);
    let scale = Scale::new((0.0, drawn(most(days))), (0.0, FLOOR - CEILING));
    let pitch = WIDTH / 7.0;
    for ((day, units), at) in days.iter().zip(0_u8..) {
        let middle = pitch.mul_add(f64::from(at), pitch / 2.0);
        let height = scale.at(drawn(*units));
        let area = Area {
            x: middle - BAR / 2.0,
            y: FLOOR - height,
            width: BAR,
            height,
        };
        canvas.bar("mark", area);
        let figure = marks.short(drawn(*units));
        canvas.text("strong", (middle, area.y - 5.0), Anchor::Middle, &figure);
        canvas.text(
            "label",
            (middle, HEIGHT - 4.0),
            Anchor::Middle,
            abbreviated(*day),
        );
    }
    let thin = "stroke-opacity=\"0.6\"";
    canvas.line("grid", (0.0, FLOOR), (WIDTH, FLOOR), thin);
    canvas
}

fn table(input: &WeekdayBars<'_>, days: &[(Weekday, i64)]) -> Table {
    let mut table = Table::new(["Weekday", input.noun.many, "Share"]);
    let all = drawn(sum(days)).max(1.0);
    let row = |(day, units): &(Weekday, i64)| {
        let share = format!("{} %", input.marks.percent(drawn(*units) / all));
        vec![weekday(*day).to_owned(), input.marks.full(*units), share]
    };
    table.rows = days.iter().map(row).collect();
    table
}

/// "Most cold calls on Tuesday: 42 of 160; none on Saturday and Sunday".
fn sentence(input: &WeekdayBars<'_>, days: &[(Weekday, i64)]) -> String {
    let (noun, marks) = (input.noun, input.marks);
    let (most, all) = (most(days), sum(days));
    if most == 0 {
        return format!("No {} on any day of the week", noun.many);
    }
    let named = |wanted: i64| -> Vec<String> {
        let fitting = days.iter().filter(|day| day.1 == wanted);
        fitting.map(|day| weekday(day.0).to_owned()).collect()
    };
    let each = if named(most).len() > 1 { " each" } else { "" };
    let best = format!(
        "Most {} on {}: {}{each} of {}",
        noun.many,
        list(&named(most)),
        marks.full(most),
        marks.full(all)
    );
    match named(0) {
        none if none.is_empty() => best,
        none => format!("{best}; none on {}", list(&none)),
    }
}

fn most(days: &[(Weekday, i64)]) -> i64 {
    days.iter().map(|day| day.1).max().unwrap_or(0)
}

fn sum(days: &[(Weekday, i64)]) -> i64 {
    days.iter().fold(0, |sum, day| sum.saturating_add(day.1))
}
