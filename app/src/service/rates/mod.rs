//! The figures behind plans and forecasts: what is published, what the member
//! said instead, and what their own log shows.
//!
//! | file | says |
//! |---|---|
//! | `name.rs` | what the figures are called, and how their values are typed |
//! | `stated.rs` | the table that plans and forecasts use, with the member's own figures in it |
//! | `learned.rs` | what the log shows of a figure |
//! | `view.rs` | every figure, as it is shown |
//! | `edit.rs` | putting one's own in place of a published one, and taking it back |

mod edit;
mod learned;
mod name;
mod stated;
mod view;

use legwork_core::benchmark::Source;
use serde::Serialize;

pub use edit::{keep, reset, set};
pub use view::{rate, rates};

pub(super) use stated::Stated;

/// Every figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rates {
    /// Version of this shape.
    pub schema: u8,
    /// What only the member can know first, then activities, then what becomes
    /// of meetings.
    pub rates: Vec<RateView>,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RateView {
    /// Its name, such as `cold-call.chance`.
    pub name: String,
    /// What it belongs to: the title of a kind, "Meeting", "Deal", "You".
    pub of: String,
    /// What it says of that: "meetings per dial".
    pub what: String,
    /// What its number counts: `share`, `times`, `minutes`, `weeks`, `money`.
    pub unit: &'static str,
    /// The currency of an amount of money.
    pub currency: Option<String>,
    /// The figure to go by before the log is asked: the member's, else the
    /// published one; none for a typical deal that nobody has named.
    pub value: Option<f64>,
    /// The published figure.
    pub published: Option<f64>,
    /// What the member put in its place.
    pub own: Option<f64>,
    /// What the log makes of it; none while the log says nothing.
    pub learned: Option<Learned>,
    /// `published`, `derived` or `assumption`; none for what only the member
    /// can know.
    pub basis: Option<&'static str>,
    /// The reasoning, where there is more to say than what was published.
    pub reason: Option<&'static str>,
    /// Where it was published.
    pub sources: Vec<SourceView>,
}

/// A publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SourceView {
    /// Who published it.
    pub name: &'static str,
    /// Its address on the web, without the scheme.
    pub address: &'static str,
    /// The year of the figures, where it is stated.
    pub year: Option<u16>,
    /// What it says.
    pub says: &'static str,
}

impl From<&Source> for SourceView {
    fn from(source: &Source) -> Self {
        Self {
            name: source.name,
            address: source.address,
            year: source.year,
            says: source.says,
        }
    }
}

/// A figure blended with the member's own results.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Learned {
    /// The blend, which plans go by.
    pub mean: f64,
    /// One of ten lies below; none where no range is known.
    pub low: Option<f64>,
    /// One of ten lies above.
    pub high: Option<f64>,
    /// Acts, meetings or deals that it rests on.
    pub of: u64,
    /// How many of them led on; none for minutes.
    pub led: Option<u64>,
}
