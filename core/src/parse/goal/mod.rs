//! Goal sentences: "grow revenue by 20% in 2027".
//!
//! One pass marks dates and figures; the words around the main figure say
//! which kind of target it is and what it measures. What is not said is
//! listed in `needs`, and what may be meant in two ways is listed as well.

mod decide;
mod figure;
mod fraction;
mod metric;
mod nature;
mod pair;
mod reading;
mod scan;
mod tie;
mod time;
mod words;

use crate::money::{Currency, Decimal};
use crate::vocabulary::{Direction, PeriodUnit};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use nature::{is_level_metric, is_money_metric};
pub use reading::goal;

/// The kind of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// So much in all: 20 new clients.
    Absolute,
    /// So many per cent more than the baseline.
    Growth,
    /// So much more than the baseline.
    Increase,
    /// So much less than the baseline.
    Decrease,
    /// So many per cent less than the baseline.
    Reduction,
    /// A value to reach and hold: 90 % retention.
    Level,
    /// So many times the baseline.
    Multiple,
}

impl Target {
    /// Whether the target says nothing without a baseline.
    pub const fn needs_baseline(self) -> bool {
        matches!(
            self,
            Self::Growth | Self::Increase | Self::Decrease | Self::Reduction | Self::Multiple
        )
    }
}

/// The SMART check of a goal sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "five letters, five answers")]
pub struct Smart {
    /// It says what is measured.
    pub specific: bool,
    /// It has a figure.
    pub measurable: bool,
    /// Whether it can be done: `None`, since only a forecast can tell.
    pub achievable: Option<bool>,
    /// It says why.
    pub relevant: bool,
    /// It says by when, or how often.
    pub time_bound: bool,
}

/// What a goal sentence says. Serialises to the documented JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GoalReading {
    /// Version of this shape: 1.
    pub schema: u8,
    /// The sentence as typed.
    pub input: String,
    /// What is measured, in the words of the sentence.
    pub metric: Option<String>,
    /// The kind of target.
    pub target: Option<Target>,
    /// The figure, in the unit below; major units for money.
    pub amount: Option<Decimal>,
    /// `percent`, `points`, `times`, `money`, or the noun counted.
    pub unit: Option<String>,
    /// The currency, when one was named.
    pub currency: Option<Currency>,
    /// The baseline, when the sentence gives it.
    pub from: Option<Decimal>,
    /// The first day, when the sentence gives it.
    pub start: Option<Date>,
    /// The last day.
    pub due: Option<Date>,
    /// Which side of the figure is the goal.
    pub direction: Direction,
    /// The period of a goal that comes back: 5 clients every *month*.
    pub recurs: Option<PeriodUnit>,
    /// The SMART check.
    pub smart: Smart,
    /// The fields to be asked for, or confirmed because they may be meant
    /// otherwise: metric, target, amount, currency, baseline, due, recurs, why.
    pub needs: Vec<&'static str>,
    /// The reason given; left out of the JSON when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// What is wrong with the sentence, in words, such as a date that does
    /// not exist; left out of the JSON when nothing is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}
