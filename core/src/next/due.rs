//! When a person is due.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::vocabulary::Relationship;

/// Days between touches where neither the person nor a tag says otherwise:
/// a quarter for those who buy or send work, a month for those who may buy.
/// There is no source for these; they are a start that everybody can change.
/// Whoever is none of these is due only when asked for.
pub const fn usual(relationship: Relationship) -> Option<u32> {
    match relationship {
        Relationship::Client | Relationship::Referrer | Relationship::Partner => Some(90),
        Relationship::Lapsed => Some(60),
        Relationship::Prospect => Some(30),
        Relationship::Other => None,
    }
}

/// What decides when a person is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// Whether they are never to be named.
    pub never: bool,
    /// They are not to be named before this day.
    pub snoozed_until: Option<Date>,
    /// The day of the next step with them; it is done by a touch on that day or
    /// later, and then decides nothing.
    pub step: Option<Date>,
    /// The day on which they became known.
    pub added: Date,
    /// The day of the last touch, by any channel.
    pub touched: Option<Date>,
    /// Days from a touch to the next one.
    pub every: Option<u32>,
}

/// The day from which a person is due; none when they never are.
///
/// A next step decides alone. Without one it is the last touch and the days
/// after it; whoever was never touched is due from the day they became known.
/// A snooze puts either off.
pub fn due_on(facts: &Facts) -> Option<Date> {
    if facts.never {
        return None;
    }
    let by_rhythm = || {
        let every = i64::from(facts.every?);
        let after = |touched: Date| touched.saturating_add(every.days());
        Some(facts.touched.map_or(facts.added, after))
    };
    let open = |step: &Date| facts.touched.is_none_or(|touched| touched < *step);
    let day = facts.step.filter(open).or_else(by_rhythm)?;
    Some(facts.snoozed_until.map_or(day, |until| until.max(day)))
}
