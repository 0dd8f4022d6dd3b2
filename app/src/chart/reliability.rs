//! Chances beside what happened: honest ones lie on the diagonal.

use legwork_core::rate::Rate;

use super::canvas::{Anchor, Area, Canvas};
use super::number::{Marks, drawn, tame};
use super::scale::Scale;
use super::{Chart, Table};

/// Forecasts of about the same chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChanceBin {
    /// The mean chance that was given, 0 to 1.
    pub predicted: f64,
    /// How many of them came true.
    pub hits: u64,
    /// How many there were.
    pub of: u64,
}

/// A reliability diagram.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reliability<'a> {
    /// What the picture is called.
    pub title: &'a str,
    /// From the least likely to the most likely.
    pub bins: &'a [ChanceBin],
    /// How numbers are written.
    pub marks: Marks,
}

/// The square in which the points lie.
const PLOT: Area = Area {
    x: 44.0,
    y: 8.0,
    width: 264.0,
    height: 264.0,
};

/// The height of the picture: the square, its numbers, its name.
const HEIGHT: f64 = 310.0;

/// Draws how often goals were reached over how likely that was said to be. The
/// line through a point is the range within which the share might as well be.
pub fn reliability(input: &Reliability<'_>) -> Chart {
    let bins: Vec<(ChanceBin, Rate)> = input
        .bins
        .iter()
        .filter_map(|bin| Some((*bin, Rate::new(bin.hits, bin.of).ok()?)))
        .collect();
    let sentence = sentence(&bins, input.marks);
    Chart {
        svg: picture(&bins, input.marks).finish("reliability", input.title, &sentence),
        table: table(&bins, input.marks),
        sentence,
    }
}

fn picture(bins: &[(ChanceBin, Rate)], marks: Marks) -> Canvas {
    let across = Scale::new((0.0, 1.0), (PLOT.x, PLOT.x + PLOT.width));
    let up = Scale::new((0.0, 1.0), (PLOT.y + PLOT.height, PLOT.y));
    let mut canvas = Canvas::new(HEIGHT);
    axes(&mut canvas, &across, &up, marks);
    let diagonal = "stroke-width=\"1.5\" stroke-dasharray=\"4 4\"";
    let ends = (across.at(0.0), up.at(0.0));
    canvas.line("plan", ends, (across.at(1.0), up.at(1.0)), diagonal);
    for (bin, rate) in bins {
        let (x, (low, high)) = (across.at(bin.predicted), rate.range());
        canvas.line(
            "range",
            (x, up.at(low)),
            (x, up.at(high)),
            "stroke-width=\"2\"",
        );
        canvas.dot("dot", (x, up.at(rate.share())));
    }
    canvas
}

fn axes(canvas: &mut Canvas, across: &Scale, up: &Scale, marks: Marks) {
    let faint = "stroke-opacity=\"0.3\"";
    for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let (x, y) = (across.at(share), up.at(share));
        canvas.line("grid", (PLOT.x, y), (PLOT.x + PLOT.width, y), faint);
        canvas.line("grid", (x, PLOT.y), (x, PLOT.y + PLOT.height), faint);
        let percent = format!("{} %", marks.percent(share));
        canvas.text("label", (PLOT.x - 6.0, y + 4.0), Anchor::End, &percent);
        canvas.text(
            "label",
            (x, PLOT.y + PLOT.height + 16.0),
            Anchor::Middle,
            &percent,
        );
    }
    let middle = PLOT.x + PLOT.width / 2.0;
    let name = "Chance given (across), goals reached (up)";
    canvas.text("label", (middle, HEIGHT - 6.0), Anchor::Middle, name);
}

fn table(bins: &[(ChanceBin, Rate)], marks: Marks) -> Table {
    let mut table = Table::new(["Chance given", "Goals reached", "Forecasts"]);
    let row = |(bin, rate): &(ChanceBin, Rate)| {
        vec![
            format!("{} %", marks.percent(bin.predicted)),
            marks.rated(*rate),
            marks.full(i64::try_from(bin.of).unwrap_or(i64::MAX)),
        ]
    };
    table.rows = bins.iter().map(row).collect();
    table
}

/// How far chances and goals were apart, forecast by forecast.
fn sentence(bins: &[(ChanceBin, Rate)], marks: Marks) -> String {
    let count = |n: u64| drawn(i64::try_from(n).unwrap_or(i64::MAX));
    let all: f64 = bins.iter().map(|(bin, _)| count(bin.of)).sum();
    if all <= 0.0 {
        return "No forecasts to compare yet".to_owned();
    }
    let given = bins
        .iter()
        .map(|(bin, _)| tame(bin.predicted) * count(bin.of));
    let reached: f64 = bins.iter().map(|(_, rate)| count(rate.hits())).sum();
    format!(
        "Of {} forecasts, {} % were expected to reach the goal and {} % did",
        marks.short(all),
        marks.percent(given.sum::<f64>() / all),
        marks.percent(reached / all)
    )
}
