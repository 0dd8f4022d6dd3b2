//! What a sentence cannot know by itself.

use jiff::civil::{Date, Weekday};

use crate::kind::Kind;

/// The surroundings in which a sentence is read.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The member's own civil day, for "tomorrow" and "until June".
    pub today: Date,
    /// The first day of a week.
    pub week_start: Weekday,
    /// The month in which a business year starts, 1 to 12.
    pub fiscal_month: i8,
    /// Whether 3/4 is the third of April; otherwise it is asked for.
    pub day_first: bool,
    /// The member's own kinds.
    pub kinds: &'a [Kind],
}

impl Setting<'static> {
    /// Weeks from Monday, calendar years, month first, no kinds of one's own.
    pub const fn new(today: Date) -> Self {
        Self {
            today,
            week_start: Weekday::Monday,
            fiscal_month: 1,
            day_first: false,
            kinds: &[],
        }
    }
}
