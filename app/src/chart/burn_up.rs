//! A burn-up: the results of a goal as a stair, its plan as a dashed line.

use std::fmt::Write;

use jiff::ToSpan;
use jiff::civil::Date;

use super::canvas::{Anchor, Canvas, WIDTH, px};
use super::number::Marks;
use super::scale::{Scale, ticks};
use super::{Chart, Table};

/// The way of a goal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BurnUp<'a> {
    /// What the picture is called: the goal.
    pub title: &'a str,
    /// How it stands, in one sentence.
    pub sentence: &'a str,
    /// What is measured, for the head of the table: "EUR", "new clients", "kg".
    pub unit: &'a str,
    /// The first day.
    pub first: Date,
    /// The last day, where there is one.
    pub last: Option<Date>,
    /// Where the plan line begins, and the figure to reach.
    pub way: Option<(f64, f64)>,
    /// The day it is.
    pub today: Date,
    /// Whether a level is followed rather than a sum: a level need not be drawn
    /// from nothing.
    pub level: bool,
    /// The figure at the end of each day on which it changed, oldest first.
    pub days: &'a [(Date, f64)],
    /// The figure and the plan at the ends of the months, for the table.
    pub months: &'a [MonthFigure],
    /// Where the figure will probably be at the end of the last day.
    pub ahead: Option<Ahead>,
    /// How numbers are written.
    pub marks: Marks,
}

/// Where a figure will probably be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ahead {
    /// One of ten cases stays below.
    pub p10: f64,
    /// The middle of the cases.
    pub p50: f64,
    /// One of ten cases lies above.
    pub p90: f64,
}

/// The figure and the plan at the end of a month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MonthFigure {
    /// The day.
    pub date: Date,
    /// The figure; none for a day to come.
    pub value: Option<f64>,
    /// Where the plan line stands.
    pub line: Option<f64>,
}

const HEIGHT: f64 = 196.0;
const LEFT: f64 = 38.0;
const RIGHT: f64 = WIDTH - 8.0;
const TOP: f64 = 26.0;
/// What one more line of the legend takes.
const LINE: f64 = 16.0;
const FLOOR: f64 = 174.0;

/// Draws the results against the plan.
pub fn burn_up(input: &BurnUp<'_>) -> Chart {
    let plot = Plot::new(input);
    let mut canvas = Canvas::new(HEIGHT);
    plot.grid(&mut canvas);
    plot.dates(&mut canvas);
    plot.forecast(&mut canvas);
    plot.plan(&mut canvas);
    plot.results(&mut canvas);
    legend(&mut canvas, input);
    Chart {
        svg: canvas.finish("burn-up", input.title, input.sentence),
        table: table(input),
        sentence: input.sentence.to_owned(),
    }
}

/// The field on which is drawn.
struct Plot<'a> {
    input: &'a BurnUp<'a>,
    /// The last day of the field.
    last: Date,
    /// Days after the first to places.
    across: Scale,
    /// Figures to places.
    up: Scale,
    /// The least and the greatest figure.
    values: (f64, f64),
    /// Its upper edge.
    top: f64,
    /// Where the figure will be, as long as its last day is to come.
    ahead: Option<(Date, Ahead)>,
}

impl<'a> Plot<'a> {
    fn new(input: &'a BurnUp<'a>) -> Self {
        let last = input.last.unwrap_or(input.today).max(input.first);
        let days = f64::from((last - input.first).get_days()) + 1.0;
        let ahead = ahead(input);
        let values = values(input, ahead);
        let top = if ahead.is_some() { TOP + LINE } else { TOP };
        Self {
            input,
            last,
            across: Scale::new((0.0, days), (LEFT, RIGHT)),
            up: Scale::new(values, (FLOOR, top)),
            values,
            top,
            ahead: ahead.zip(input.last).map(|(ahead, last)| (last, ahead)),
        }
    }

    /// The place of the end of a day.
    fn x(&self, day: Date) -> f64 {
        let after = f64::from((day - self.input.first).get_days()) + 1.0;
        self.across.at(after)
    }

    fn grid(&self, canvas: &mut Canvas) {
        for tick in ticks(self.values.0, self.values.1, 4) {
            let y = self.up.at(tick);
            canvas.line("grid", (LEFT, y), (RIGHT, y), "stroke-opacity=\"0.25\"");
            canvas.text(
                "label",
                (LEFT - 4.0, y + 4.0),
                Anchor::End,
                &self.input.marks.short(tick),
            );
        }
    }

    /// Names of some months; of the two ends where there is but one month.
    fn dates(&self, canvas: &mut Canvas) {
        let long = self.input.first.year() != self.last.year();
        let format = if long { "%b %y" } else { "%b" };
        let starts = month_starts(self.input.first, self.last);
        if starts.len() < 2 {
            let (first, last) = (day(self.input.first), day(self.last));
            canvas.text("label", (LEFT, HEIGHT - 8.0), Anchor::Start, &first);
            if self.last > self.input.first {
                canvas.text("label", (RIGHT, HEIGHT - 8.0), Anchor::End, &last);
            }
            return;
        }
        for start in starts {
            let x = self
                .across
                .at(f64::from((start - self.input.first).get_days()));
            let name = start.strftime(format).to_string();
            canvas.line(
                "grid",
                (x, FLOOR),
                (x, FLOOR + 4.0),
                "stroke-opacity=\"0.6\"",
            );
            canvas.text("label", (x, HEIGHT - 8.0), Anchor::Middle, &name);
        }
    }

    /// From where it stands to where it will probably be.
    fn forecast(&self, canvas: &mut Canvas) {
        let Some((last, ahead)) = self.ahead else {
            return;
        };
        let (from, to) = (self.now(), self.x(last));
        let [low, middle, high] = [ahead.p10, ahead.p50, ahead.p90].map(|value| self.up.at(value));
        let ([x, y], end) = ([from.0, from.1].map(px), px(to));
        let wedge = format!("M{x} {y}L{end} {}V{}z", px(high), px(low));
        canvas.fill("band", &wedge, "fill-opacity=\"0.22\"");
        let dotted = "stroke-width=\"1.5\" stroke-dasharray=\"2 3\"";
        canvas.line("median", from, (to, middle), dotted);
    }

    /// Where it stands: on the day it is, or where it begins.
    fn now(&self) -> (f64, f64) {
        if let Some((_, end)) = self.stair() {
            return end;
        }
        let begins = self.input.way.map_or(self.values.0, |way| way.0);
        let day = self.input.today.clamp(self.input.first, self.last);
        (self.x(day), self.up.at(begins))
    }

    /// The plan, and the day it is.
    fn plan(&self, canvas: &mut Canvas) {
        if let (Some((from, to)), Some(last)) = (self.input.way, self.input.last) {
            let end = (self.x(last), self.up.at(to));
            let dashed = "stroke-width=\"1.5\" stroke-dasharray=\"5 4\"";
            canvas.line("plan", (LEFT, self.up.at(from)), end, dashed);
        }
        if (self.input.first..=self.last).contains(&self.input.today) {
            let x = self.x(self.input.today);
            let dotted = "stroke-dasharray=\"1 3\"";
            canvas.line("today", (x, self.top), (x, FLOOR), dotted);
        }
    }

    /// The results as a stair: a figure holds until the next.
    fn results(&self, canvas: &mut Canvas) {
        let Some((path, end)) = self.stair() else {
            return;
        };
        canvas.stroke(
            "actual",
            &path,
            "stroke-width=\"2\" stroke-linejoin=\"round\"",
        );
        canvas.dot("dot", end);
    }

    fn stair(&self) -> Option<(String, (f64, f64))> {
        let begins = self.input.way.map(|way| way.0);
        let begins = begins.or((!self.input.level).then_some(0.0));
        let first = self.input.days.first().map(|first| first.1);
        let mut y = self.up.at(begins.or(first)?);
        let mut path = format!("M{} {}", px(LEFT), px(y));
        let mut x = LEFT;
        for (next_x, next_y) in self.steps() {
            (x, y) = (next_x, next_y);
            // Writing to a string cannot fail.
            let _ = write!(path, "H{}V{}", px(x), px(y));
        }
        let now = self.x(self.input.today.min(self.last)).max(x);
        let _ = write!(path, "H{}", px(now));
        Some((path, (now, y)))
    }

    /// The steps, one for each place at most: ten years are no longer than one.
    fn steps(&self) -> Vec<(f64, f64)> {
        let mut steps: Vec<(f64, f64)> = Vec::new();
        for (day, value) in self.input.days {
            let x = (self.x(*day) * 2.0).round() / 2.0;
            if steps.last().is_some_and(|last| last.0 >= x) {
                steps.pop();
            }
            steps.push((x, self.up.at(*value)));
        }
        steps
    }
}

/// Where the figure will be, as long as its last day is to come.
fn ahead(input: &BurnUp<'_>) -> Option<Ahead> {
    input.ahead.filter(|_| {
        input
            .last
            .is_some_and(|last| input.today <= last && input.first <= last)
    })
}

/// The least and the greatest figure that must be seen.
fn values(input: &BurnUp<'_>, ahead: Option<Ahead>) -> (f64, f64) {
    let ends = input.way.map(|(from, to)| [from, to]);
    let ends = ends.into_iter().flatten();
    let nothing = (!input.level).then_some(0.0);
    let all = input
        .days
        .iter()
        .map(|day| day.1)
        .chain(ends)
        .chain(nothing)
        .chain(ahead.into_iter().flat_map(|ahead| [ahead.p10, ahead.p90]));
    let all: Vec<f64> = all.map(super::number::tame).collect();
    let low = all.iter().copied().reduce(f64::min).unwrap_or(0.0);
    let high = all.iter().copied().reduce(f64::max).unwrap_or(1.0);
    if low < high {
        (low, high)
    } else {
        (low, low + low.abs().max(1.0))
    }
}

/// The first days of at most six months between two days, evenly apart.
fn month_starts(first: Date, last: Date) -> Vec<Date> {
    const MOST: usize = 6;
    let start = match first.first_of_month() {
        month if month == first => first,
        month => month.saturating_add(1.month()),
    };
    // Where even a thousand years are too little, the two ends are named.
    for months in [1, 2, 3, 6, 12, 24, 60, 120, 600, 1_200, 12_000_i64] {
        let all: Vec<Date> = (0..)
            .map(|turn: i64| start.saturating_add((turn * months).months()))
            .take(MOST + 1)
            .take_while(|month| *month <= last)
            .collect();
        if all.len() <= MOST {
            return all;
        }
    }
    Vec::new()
}

fn day(date: Date) -> String {
    date.strftime("%-d %b %y").to_string()
}

fn legend(canvas: &mut Canvas, input: &BurnUp<'_>) {
    canvas.line(
        "actual",
        (LEFT, 9.0),
        (LEFT + 18.0, 9.0),
        "stroke-width=\"2\"",
    );
    canvas.text("label", (LEFT + 23.0, 13.0), Anchor::Start, "so far");
    if let Some((_, to)) = input.way {
        let name = format!("plan line to {}", input.marks.short(to));
        let dashed = "stroke-width=\"1.5\" stroke-dasharray=\"5 4\"";
        canvas.line("plan", (LEFT + 80.0, 9.0), (LEFT + 98.0, 9.0), dashed);
        canvas.text("label", (LEFT + 103.0, 13.0), Anchor::Start, &name);
    }
    if let Some(ahead) = ahead(input) {
        let short = |value| input.marks.short(value);
        let (low, high) = (short(ahead.p10), short(ahead.p90));
        let name = format!("8 of 10 cases end at {low} to {high}");
        let (x, y) = (px(LEFT), px(5.0 + LINE));
        canvas.fill(
            "band",
            &format!("M{x} {y}h18v8h-18z"),
            "fill-opacity=\"0.22\"",
        );
        canvas.text("label", (LEFT + 23.0, 13.0 + LINE), Anchor::Start, &name);
    }
}

fn table(input: &BurnUp<'_>) -> Table {
    let head = |what: &str| match input.unit {
        "" => what.to_owned(),
        unit => format!("{what} ({unit})"),
    };
    let (so_far, plan) = (head("So far"), head("Plan"));
    let mut table = Table::new(["By", &so_far, &plan]);
    let cell = |value: Option<f64>| {
        value
            .map(|value| input.marks.figure(value))
            .unwrap_or_default()
    };
    let row = |month: &MonthFigure| vec![day(month.date), cell(month.value), cell(month.line)];
    table.rows = input.months.iter().map(row).collect();
    if let Some(ahead) = ahead(input) {
        foretell(&mut table, &head("Forecast"), input, ahead);
    }
    table
}

/// One more column, which says something of the last day alone.
fn foretell(table: &mut Table, head: &str, input: &BurnUp<'_>, ahead: Ahead) {
    let figure = |value| input.marks.figure(value);
    let (low, middle, high) = (figure(ahead.p10), figure(ahead.p50), figure(ahead.p90));
    table.headers.push(head.to_owned());
    for (row, month) in table.rows.iter_mut().zip(input.months) {
        row.push(if Some(month.date) == input.last {
            format!("{middle} ({low} to {high})")
        } else {
            String::new()
        });
    }
}
