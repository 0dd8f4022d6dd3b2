//! One period beside the one before, thing by thing.

use super::canvas::{Anchor, Area, Canvas, WIDTH, cut, room, width};
use super::number::{Marks, drawn};
use super::scale::Scale;
use super::{Chart, Table};

/// Two periods, compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Periods<'a> {
    /// What the picture is called: "What you did".
    pub title: &'a str,
    /// The period looked at: "last 13 weeks".
    pub now: &'a str,
    /// The one that it is compared with: "13 weeks before".
    pub before: &'a str,
    /// What is compared, the most important first. The picture has room for
    /// the first twelve; the table holds all.
    pub bars: &'a [PeriodBar<'a>],
    /// How numbers are written.
    pub marks: Marks,
}

/// One thing in both periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodBar<'a> {
    /// What it is: "Cold call".
    pub name: &'a str,
    /// How many in the period looked at.
    pub now: i64,
    /// How many in the one before.
    pub before: i64,
}

/// How many the picture has room for.
const SHOWN: usize = 12;
/// The legend above.
const HEAD: f64 = 22.0;
/// The height of one pair: its name and two bars.
const ROW: f64 = 38.0;

/// Draws a pair of bars for each thing.
pub fn periods(input: &Periods<'_>) -> Chart {
    let sentence = sentence(input);
    Chart {
        svg: picture(input).finish("periods", input.title, &sentence),
        table: table(input),
        sentence,
    }
}

fn picture(input: &Periods<'_>) -> Canvas {
    let shown = input.bars.get(..SHOWN).unwrap_or(input.bars);
    let rows = u32::try_from(shown.len()).unwrap_or(0);
    let mut canvas = Canvas::new(HEAD + f64::from(rows) * ROW);
    legend(&mut canvas, input);
    let most = shown.iter().map(|bar| bar.now.max(bar.before)).max();
    let scale = Scale::new((0.0, drawn(most.unwrap_or(0))), (0.0, WIDTH));
    for (bar, row) in shown.iter().zip(0_u32..) {
        let top = f64::from(row).mul_add(ROW, HEAD);
        pair(&mut canvas, bar, (&scale, input.marks), top);
    }
    canvas
}

fn legend(canvas: &mut Canvas, input: &Periods<'_>) {
    let half = room(WIDTH / 2.0 - 24.0);
    for (name, x, hollow) in [(input.now, 0.0, false), (input.before, WIDTH / 2.0, true)] {
        let area = Area {
            x,
            y: 3.0,
            width: 9.0,
            height: 9.0,
        };
        bar(canvas, area, hollow);
        canvas.text("label", (x + 14.0, 11.0), Anchor::Start, &cut(name, half));
    }
}

fn bar(canvas: &mut Canvas, area: Area, hollow: bool) {
    if hollow {
        canvas.frame("past", area);
    } else {
        canvas.bar("mark", area);
    }
}

fn pair(canvas: &mut Canvas, pair: &PeriodBar<'_>, (scale, marks): (&Scale, Marks), top: f64) {
    let short = |count| marks.short(drawn(count));
    let figures = format!("{} ({})", short(pair.now), short(pair.before));
    let name = cut(pair.name, room(WIDTH - width(&figures) - 10.0));
    canvas.text("strong", (0.0, top + 11.0), Anchor::Start, &name);
    canvas.text("label", (WIDTH, top + 11.0), Anchor::End, &figures);
    for (count, y, height, hollow) in [
        (pair.now, top + 16.0, 8.0, false),
        (pair.before, top + 25.0, 6.0, true),
    ] {
        let area = Area {
            x: 0.0,
            y,
            width: scale.at(drawn(count)),
            height,
        };
        if count > 0 {
            bar(canvas, area, hollow);
        }
    }
}

fn table(input: &Periods<'_>) -> Table {
    let mut table = Table::new(["", input.now, input.before, "Change"]);
    let full = |count| input.marks.full(count);
    let row = |bar: &PeriodBar<'_>| {
        let change = bar.now.saturating_sub(bar.before);
        let sign = if change > 0 { "+" } else { "" };
        vec![
            bar.name.to_owned(),
            full(bar.now),
            full(bar.before),
            format!("{sign}{}", full(change)),
        ]
    };
    table.rows = input.bars.iter().map(row).collect();
    table
}

/// "Most gained: Cold call, 210 after 180; most lost: Newsletter, 1 after 3".
fn sentence(input: &Periods<'_>) -> String {
    let bars = input.bars;
    let change = |bar: &&PeriodBar<'_>| bar.now.saturating_sub(bar.before);
    let up = bars.iter().max_by_key(change).filter(|bar| change(bar) > 0);
    let down = bars.iter().min_by_key(change).filter(|bar| change(bar) < 0);
    let says = |what: &str, bar: &PeriodBar<'_>| {
        let (now, before) = (input.marks.full(bar.now), input.marks.full(bar.before));
        format!("{what}: {}, {now} after {before}", bar.name)
    };
    match (up, down) {
        (Some(up), Some(down)) => {
            format!("{}; {}", says("Most gained", up), says("most lost", down))
        }
        (Some(up), None) => says("Most gained", up),
        (None, Some(down)) => says("Most lost", down),
        (None, None) if bars.is_empty() => "Nothing in either period".to_owned(),
        (None, None) => "As much as in the period before".to_owned(),
    }
}
