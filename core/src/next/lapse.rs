//! When a client counts as lapsed.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::vocabulary::Relationship;

/// A client who is not touched for so many days may have lapsed.
pub const AFTER_TOUCH: i64 = 180;

/// A client whose last deal was won so many days ago may have lapsed.
pub const AFTER_WIN: i64 = 365;

/// A client with no won deal on record lapses so many days after the last touch.
pub const WITHOUT_WIN: i64 = 365;

/// What the deals say of a person or their organisation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Business {
    /// The day on which the latest deal was won.
    pub won: Option<Date>,
    /// Whether a deal is open.
    pub open: bool,
}

/// The day from which a person counts as lapsed if nothing happens; none for
/// whoever cannot lapse: no client, with an open deal, or of whom no date is
/// known. Both must be long ago, the last touch and the last won deal.
pub fn lapses_on(
    relationship: Relationship,
    touched: Option<Date>,
    business: Business,
) -> Option<Date> {
    if relationship != Relationship::Client || business.open {
        return None;
    }
    let after = |day: Date, days: i64| day.saturating_add(days.days());
    match (touched, business.won) {
        (None, None) => None,
        (Some(touched), None) => Some(after(touched, WITHOUT_WIN)),
        (None, Some(won)) => Some(after(won, AFTER_WIN)),
        (Some(touched), Some(won)) => Some(after(touched, AFTER_TOUCH).max(after(won, AFTER_WIN))),
    }
}
