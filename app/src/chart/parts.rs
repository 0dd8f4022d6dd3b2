//! What an expected figure is made of: one stacked bar, the figure to reach, and
//! the range beneath it.

use super::canvas::{Anchor, Area, Canvas, WIDTH, cut, room};
use super::number::{Marks, tame};
use super::scale::Scale;
use super::{Chart, Table};

/// The parts of an expected figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parts<'a> {
    /// What the picture is called.
    pub title: &'a str,
    /// What it is made of, in one sentence.
    pub sentence: &'a str,
    /// What is measured, for the head of the table: "EUR", "new clients".
    pub unit: &'a str,
    /// The name of each part and how much it brings on average, the surest
    /// first.
    pub parts: [(&'a str, f64); 4],
    /// The figure to reach.
    pub target: f64,
    /// The figure that one of ten cases stays below, the middle, and the one
    /// that one of ten passes.
    pub range: (f64, f64, f64),
    /// How numbers are written.
    pub marks: Marks,
}

const HEIGHT: f64 = 126.0;

/// The bar: its top and its foot.
const BAR: (f64, f64) = (20.0, 44.0);

/// Where the range is drawn, and where it is said.
const RANGE: (f64, f64) = (56.0, 76.0);

/// How strongly each part is drawn: the surer, the stronger.
const SHADES: [(&str, f64); 4] = [
    ("level-4", 1.0),
    ("level-3", 0.7),
    ("level-2", 0.42),
    ("level-1", 0.2),
];

/// Draws the parts side by side in one bar.
pub fn parts(input: &Parts<'_>) -> Chart {
    let mut canvas = Canvas::new(HEIGHT);
    let scale = Scale::new((0.0, end(input)), (0.0, WIDTH));
    bar(&mut canvas, input, &scale);
    target(&mut canvas, input, &scale);
    range(&mut canvas, input, &scale);
    legend(&mut canvas, input);
    Chart {
        svg: canvas.finish("parts", input.title, input.sentence),
        table: table(input),
        sentence: input.sentence.to_owned(),
    }
}

/// What a part takes of the bar: less than nothing takes nothing.
fn drawn(amount: f64) -> f64 {
    tame(amount).max(0.0)
}

fn together(input: &Parts<'_>) -> f64 {
    tame(input.parts.iter().map(|part| tame(part.1)).sum())
}

/// The figure at the right edge.
fn end(input: &Parts<'_>) -> f64 {
    let bar = input.parts.iter().map(|part| drawn(part.1)).sum();
    [drawn(input.target), drawn(input.range.2)]
        .into_iter()
        .fold(tame(bar), f64::max)
}

fn bar(canvas: &mut Canvas, input: &Parts<'_>, scale: &Scale) {
    let mut from = 0.0;
    for ((_, amount), (class, strength)) in input.parts.iter().zip(SHADES) {
        let to = from + drawn(*amount);
        let (left, right) = (scale.at(from), scale.at(to));
        // A thin gap keeps neighbours apart where shades do not.
        let path = block(left, BAR.0, (right - left - 0.8).max(0.0), BAR.1 - BAR.0);
        if right > left {
            canvas.fill(class, &path, &format!("fill-opacity=\"{strength}\""));
        }
        from = to;
    }
}

fn target(canvas: &mut Canvas, input: &Parts<'_>, scale: &Scale) {
    let x = scale.at(input.target).clamp(0.75, WIDTH - 0.75);
    let dashed = "stroke-width=\"1.5\" stroke-dasharray=\"4 3\"";
    canvas.line("plan", (x, BAR.0 - 4.0), (x, BAR.1 + 4.0), dashed);
    let says = format!("to reach {}", input.marks.short(input.target));
    canvas.text("label", (x, 11.0), Anchor::Middle, &says);
}

fn range(canvas: &mut Canvas, input: &Parts<'_>, scale: &Scale) {
    let (low, middle, high) = input.range;
    let at = |value| scale.at(value).clamp(1.0, WIDTH - 1.0);
    let ends = ((at(low), RANGE.0), (at(high), RANGE.0));
    canvas.line("range", ends.0, ends.1, "stroke-width=\"2\"");
    let dot = (at(middle).clamp(3.5, WIDTH - 3.5), RANGE.0);
    canvas.dot("dot", dot);
    let short = |value| input.marks.short(value);
    let says = format!(
        "8 of 10 cases: {} to {}, middle {}",
        short(low),
        short(high),
        short(middle)
    );
    canvas.text("label", (0.0, RANGE.1), Anchor::Start, &says);
}

/// The parts by name, two in a row.
fn legend(canvas: &mut Canvas, input: &Parts<'_>) {
    let places = [(0.0, 90.0), (160.0, 90.0), (0.0, 110.0), (160.0, 110.0)];
    let all = input.parts.iter().zip(SHADES).zip(places);
    for (((name, amount), (class, strength)), (x, y)) in all {
        let swatch = Area {
            x,
            y,
            width: 11.0,
            height: 11.0,
        };
        let path = block(x, y, swatch.width, swatch.height);
        canvas.fill(class, &path, &format!("fill-opacity=\"{strength}\""));
        canvas.frame("grid", swatch);
        let says = format!("{name} {}", input.marks.short(*amount));
        let says = cut(&says, room(140.0));
        canvas.text("label", (x + 16.0, y + 9.5), Anchor::Start, &says);
    }
}

fn block(x: f64, y: f64, width: f64, height: f64) -> String {
    use super::canvas::px;
    let (x, y, width, height) = (px(x), px(y), px(width), px(height));
    format!("M{x} {y}h{width}v{height}h{}z", -width)
}

/// The parts, and what they make together.
fn table(input: &Parts<'_>) -> Table {
    let head = match input.unit {
        "" => "On average".to_owned(),
        unit => format!("On average ({unit})"),
    };
    let mut table = Table::new(["Part", &head, "Share"]);
    let all = together(input);
    let row = |name: &str, amount: f64| {
        let share = if all > 0.0 { amount / all } else { 0.0 };
        vec![
            name.to_owned(),
            input.marks.figure(amount),
            format!("{} %", input.marks.percent(share)),
        ]
    };
    let parts = input.parts.iter().map(|(name, amount)| row(name, *amount));
    table.rows = parts.chain([row("together", all)]).collect();
    table
}
