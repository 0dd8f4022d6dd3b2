//! Charts: plain data in, a picture as SVG text out, with a table that holds
//! the same and one sentence that says it.
//!
//! A chart knows the core and nothing else: no page, no database, no clock.
//! Every picture
//!
//! - is 320 units wide and fills the width it is given, so that its text can be
//!   read on the narrowest phone; [`CSS`] keeps it from growing too large;
//! - has `role="img"` with a `<title>` and a `<desc>` (the sentence);
//! - has no style attribute, no script, no id and nothing from elsewhere, so
//!   that the strictest policy for a page's content lets it through;
//! - draws in `currentColor` without a style sheet; the classes below take
//!   colours, as [`CSS`] gives them.
//!
//! | class | is on |
//! |---|---|
//! | `chart`, with `chart-heat-map`, `chart-burn-up`, `chart-weekdays`, `chart-funnel`, `chart-periods`, `chart-intervals`, `chart-parts`, `chart-reliability` | the picture |
//! | `mark` | bars of what was done |
//! | `past` | bars of the period before, which are hollow |
//! | `actual`, `plan`, `today` | lines of a burn-up: results, plan, and the day it is; `plan` is also where honest chances lie |
//! | `band`, `median` | where a burn-up will probably end, and the middle of it |
//! | `dot` | where a burn-up stands, or how often a chance came true |
//! | `range` | the line that spans the likely range of a rate, a figure or an amount |
//! | `level-0` ... `level-4` | days of a heat map, from none to the most; parts of a figure, the surest the strongest |
//! | `to-come` | days of a heat map that are still to come |
//! | `ground` | how long a bar of a funnel could be |
//! | `grid` | lines that help the eye |
//! | `label` | quiet text; `strong` is text that matters |

mod burn_up;
mod canvas;
mod funnel;
mod heat_map;
mod intervals;
mod number;
mod parts;
mod periods;
mod reliability;
mod scale;
mod weekdays;
mod words;

pub use burn_up::{Ahead, BurnUp, MonthFigure, burn_up};
pub use funnel::{Funnel, funnel};
pub use heat_map::{HeatMap, heat_map};
pub use intervals::{Interval, Intervals, intervals};
pub use number::{Marks, short};
pub use parts::{Parts, parts};
pub use periods::{PeriodBar, Periods, periods};
pub use reliability::{ChanceBin, Reliability, reliability};
pub use weekdays::{WeekdayBars, weekdays};
pub use words::Noun;

/// A style sheet for the classes: light and dark, forced colours, print. It
/// takes the custom properties `--accent` and `--muted` where a page has them.
pub const CSS: &str = include_str!("chart.css");

/// One chart in its three forms, which say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The picture: one `<svg>` element, its text escaped.
    pub svg: String,
    /// The same as a table; its text is not escaped.
    pub table: Table,
    /// The same in one sentence, not escaped.
    pub sentence: String,
}

/// What a chart shows, as text in rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The heads of the columns.
    pub headers: Vec<String>,
    /// The rows, each with one cell per head; the first cell names the row.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    fn new<const N: usize>(headers: [&str; N]) -> Self {
        Self {
            headers: headers.map(str::to_owned).to_vec(),
            rows: Vec::new(),
        }
    }
}
