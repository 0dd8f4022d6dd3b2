//! Amounts with their likely ranges, one below the other.

use super::canvas::{Anchor, Area, Canvas, cut, room, width};
use super::number::{Marks, tame};
use super::scale::{Scale, ticks};
use super::{Chart, Table};

/// An amount and the range that it likely lies in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval<'a> {
    /// What it is the amount of.
    pub name: &'a str,
    /// The lower end of the range.
    pub low: f64,
    /// The amount.
    pub mean: f64,
    /// The upper end of the range.
    pub high: f64,
}

/// Intervals on one scale from nothing on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Intervals<'a> {
    /// What the picture is called.
    pub title: &'a str,
    /// The unit of the amounts, such as `EUR`.
    pub unit: &'a str,
    /// What each row is, as the head of a column.
    pub what: &'a str,
    /// From the first row to the last.
    pub rows: &'a [Interval<'a>],
    /// How numbers are written.
    pub marks: Marks,
}

/// Where the lines lie.
const PLOT: Area = Area {
    x: 8.0,
    y: 4.0,
    width: 304.0,
    height: 0.0,
};

/// The height of a row: a name, and a line below it.
const ROW: f64 = 38.0;

/// The room below the rows for the numbers of the scale.
const FOOT: f64 = 18.0;

/// Draws each amount as a point on a line from one end of its range to the other.
pub fn intervals(input: &Intervals<'_>) -> Chart {
    let sentence = sentence(input);
    Chart {
        svg: picture(input).finish("intervals", input.title, &sentence),
        table: table(input),
        sentence,
    }
}

fn picture(input: &Intervals<'_>) -> Canvas {
    let most = input
        .rows
        .iter()
        .flat_map(|row| [row.mean, row.high])
        .map(tame)
        .fold(0.0, f64::max);
    let across = Scale::new((0.0, most), (PLOT.x, PLOT.x + PLOT.width));
    let count = u32::try_from(input.rows.len()).unwrap_or(u32::MAX);
    let foot = ROW.mul_add(f64::from(count), PLOT.y);
    let mut canvas = Canvas::new(foot + FOOT);
    for tick in ticks(0.0, most, 4) {
        let x = across.at(tick);
        canvas.line("grid", (x, PLOT.y), (x, foot), "stroke-opacity=\"0.3\"");
        let text = input.marks.short(tick);
        canvas.text("label", (x, foot + 14.0), Anchor::Middle, &text);
    }
    for (row, at) in input.rows.iter().zip(0_u32..) {
        let y = ROW.mul_add(f64::from(at), PLOT.y);
        draw(&mut canvas, input, row, &across, y);
    }
    canvas
}

fn draw(canvas: &mut Canvas, input: &Intervals<'_>, row: &Interval<'_>, across: &Scale, y: f64) {
    let says = cut(&amount(input, row.mean), room(PLOT.width / 2.0));
    let left = PLOT.width - width(&says) - 8.0;
    let name = cut(row.name, room(left));
    canvas.text("label strong", (PLOT.x, y + 13.0), Anchor::Start, &name);
    canvas.text("label", (PLOT.x + PLOT.width, y + 13.0), Anchor::End, &says);
    let line = y + 25.0;
    let ends = (across.at(row.low), across.at(row.high));
    let wide = "stroke-width=\"4\" stroke-opacity=\"0.45\"";
    canvas.line("range", (ends.0, line), (ends.1, line), wide);
    canvas.dot("dot", (across.at(row.mean), line));
}

fn amount(input: &Intervals<'_>, value: f64) -> String {
    format!("{} {}", input.unit, input.marks.figure(value))
        .trim()
        .to_owned()
}

fn range(input: &Intervals<'_>, row: &Interval<'_>) -> String {
    let (low, high) = (input.marks.figure(row.low), input.marks.figure(row.high));
    format!("{low} to {high}")
}

fn table(input: &Intervals<'_>) -> Table {
    let mut table = Table::new([input.what, input.title, "Likely range"]);
    let row = |row: &Interval<'_>| {
        let says = amount(input, row.mean);
        vec![row.name.to_owned(), says, range(input, row)]
    };
    table.rows = input.rows.iter().map(row).collect();
    table
}

/// What the most is, and how sure that is.
fn sentence(input: &Intervals<'_>) -> String {
    let most = input
        .rows
        .iter()
        .max_by(|a, b| tame(a.mean).total_cmp(&tame(b.mean)));
    let Some(most) = most else {
        return "Nothing to compare yet".to_owned();
    };
    let (says, range) = (amount(input, most.mean), range(input, most));
    if input.rows.len() == 1 {
        return format!("{}: {says}, likely {range}", most.name);
    }
    format!("{} the most: {says}, likely {range}", most.name)
}
