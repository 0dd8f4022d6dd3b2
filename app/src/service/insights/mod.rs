//! Insights: what was done, how often, how well, and where it leads.
//!
//! One function each: [`insights`] over a range of days, [`rhythm`] for its
//! weekdays and weeks, [`year`] for a calendar, [`burn_up`] for the way of one
//! goal.

mod burn_up;
mod funnel;
mod kinds;
mod outcomes;
mod range;
mod rate;
mod rhythm;
mod year;

use serde::Serialize;

use super::today::Span;

pub use burn_up::{BurnUp, DayFigure, MonthFigure, burn_up};
pub use funnel::{Funnel, Step};
pub use kinds::{Amounts, KindInsight, insights};
pub use outcomes::OutcomeCount;
pub use range::{lately, span, this_year, weeks};
pub use rate::RateView;
pub use rhythm::{Rhythm, WeekUnits, rhythm};
pub use year::{DayUnits, Year, YearOf, year};

/// What was done over a range of days, compared with as many days before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Insights {
    /// Version of this shape.
    pub schema: u8,
    /// The days looked at, never later than today; `end` is exclusive.
    pub span: Span,
    /// As many days just before them.
    pub before: Span,
    /// One entry per kind that was done on any of these days, the one that
    /// took the most time first.
    pub kinds: Vec<KindInsight>,
    /// From a touch to a won deal.
    pub funnel: Funnel,
    /// The same over the days before.
    pub funnel_before: Funnel,
}
