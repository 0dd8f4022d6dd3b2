//! A funnel: how many came through each step, with the rate and its range.

use legwork_core::rate::Rate;

use super::canvas::{Anchor, Area, Canvas, WIDTH, cut, room, width};
use super::number::{Marks, drawn};
use super::scale::Scale;
use super::words::list;
use super::{Chart, Table};

/// The steps of a funnel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Funnel<'a> {
    /// What the picture is called: "From a touch to a deal".
    pub title: &'a str,
    /// The name of each step in the plural, such as "conversations", and how
    /// many there were.
    pub steps: &'a [(&'a str, i64)],
    /// How numbers are written.
    pub marks: Marks,
}

/// The height of one step: its name, its bar, its rate.
const STEP: f64 = 48.0;

/// Draws the steps one below the other.
pub fn funnel(input: &Funnel<'_>) -> Chart {
    let before = std::iter::once(None).chain(input.steps.iter().map(Some));
    let steps: Vec<Step<'_>> = input
        .steps
        .iter()
        .zip(before)
        .map(|(step, before)| Step::new(step, before, input.marks))
        .collect();
    let sentence = sentence(&steps);
    Chart {
        svg: picture(&steps).finish("funnel", input.title, &sentence),
        table: table(&steps),
        sentence,
    }
}

/// One step, and what came before it.
#[derive(Debug, Clone, Copy)]
struct Step<'a> {
    name: &'a str,
    count: i64,
    before: Option<(&'a str, i64)>,
    rate: Option<Rate>,
    marks: Marks,
}

impl<'a> Step<'a> {
    fn new(step: &(&'a str, i64), before: Option<&(&'a str, i64)>, marks: Marks) -> Self {
        let count = step.1.max(0);
        let before = before.map(|before| (before.0, before.1.max(0)));
        let whole = |count: i64| u64::try_from(count).unwrap_or(0);
        Self {
            marks,
            name: step.0,
            count,
            before,
            rate: before.and_then(|before| Rate::new(whole(count), whole(before.1)).ok()),
        }
    }

    /// "25 % (23 to 27 %) of touches", or why there is no rate.
    fn says(&self) -> Option<String> {
        let (name, count) = self.before?;
        Some(match self.rate {
            Some(rate) => format!("{} of {name}", self.marks.rated(rate)),
            None if count == 0 && self.count == 0 => format!("no {name} yet"),
            None => format!("more than {name}"),
        })
    }
}

fn picture(steps: &[Step<'_>]) -> Canvas {
    let rows = u32::try_from(steps.len()).unwrap_or(0).max(1);
    let mut canvas = Canvas::new(f64::from(rows) * STEP);
    let most = steps.iter().map(|step| step.count).max().unwrap_or(0);
    let scale = Scale::new((0.0, drawn(most)), (0.0, WIDTH));
    for (step, row) in steps.iter().zip(0_u32..) {
        draw(&mut canvas, step, &scale, f64::from(row) * STEP);
    }
    canvas
}

fn draw(canvas: &mut Canvas, step: &Step<'_>, scale: &Scale, top: f64) {
    let count = step.marks.short(drawn(step.count));
    let name = cut(step.name, room(WIDTH - width(&count) - 10.0));
    canvas.text("strong", (0.0, top + 11.0), Anchor::Start, &name);
    canvas.text("strong", (WIDTH, top + 11.0), Anchor::End, &count);
    let bar = Area {
        x: 0.0,
        y: top + 16.0,
        width: scale.at(drawn(step.count)),
        height: 10.0,
    };
    let ground = Area {
        width: WIDTH,
        ..bar
    };
    canvas.fill("ground", &outline(ground), "fill-opacity=\"0.1\"");
    canvas.bar("mark", bar);
    if let (Some(rate), Some(before)) = (step.rate, step.before) {
        range(canvas, scale, rate.range(), (drawn(before.1), top + 21.0));
    }
    if let Some(rate) = step.says() {
        canvas.text("label", (0.0, top + 38.0), Anchor::Start, &rate);
    }
}

/// How long the bar might as well have been.
fn range(canvas: &mut Canvas, scale: &Scale, range: (f64, f64), (before, y): (f64, f64)) {
    let (low, high) = (scale.at(before * range.0), scale.at(before * range.1));
    canvas.line("range", (low, y), (high, y), "stroke-width=\"2\"");
    for end in [low, high] {
        canvas.line(
            "range",
            (end, y - 3.0),
            (end, y + 3.0),
            "stroke-width=\"2\"",
        );
    }
}

fn outline(area: Area) -> String {
    format!(
        "M{} {}h{}v{}h-{}z",
        area.x, area.y, area.width, area.height, area.width
    )
}

fn table(steps: &[Step<'_>]) -> Table {
    let mut table = Table::new(["Step", "Count", "Of the step before"]);
    let row = |step: &Step<'_>| {
        let rate = step.says().unwrap_or_default();
        vec![step.name.to_owned(), step.marks.full(step.count), rate]
    };
    table.rows = steps.iter().map(row).collect();
    table
}

/// "1,240 touches, 310 conversations, 70 meetings, 20 proposals and 8 won".
fn sentence(steps: &[Step<'_>]) -> String {
    if steps.iter().all(|step| step.count == 0) {
        return "Nothing to count yet".to_owned();
    }
    let said: Vec<String> = steps
        .iter()
        .map(|step| format!("{} {}", step.marks.full(step.count), step.name))
        .collect();
    let all = list(&said);
    match steps
        .last()
        .filter(|last| last.count > 0)
        .zip(steps.first())
    {
        Some((last, first)) if first.count > last.count && steps.len() > 1 => {
            let each = last
                .marks
                .short((drawn(first.count) / drawn(last.count)).round());
            format!("{all}: one in {each}")
        }
        _ => all,
    }
}
