//! What a date expression says, before it is given days.

use crate::vocabulary::PeriodUnit;
use jiff::civil::Weekday;

/// A length of time in a date expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Days, weeks, months, quarters or years of the calendar.
    Calendar(PeriodUnit),
    /// Fiscal years.
    FiscalYear,
}

/// Which one of a row of weekdays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// "last Friday".
    Last,
    /// "this Friday".
    This,
    /// "next Friday".
    Next,
    /// "Friday".
    Bare,
}

/// A day of a month, perhaps with a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthDay {
    /// The year, when written.
    pub year: Option<i16>,
    /// The month as written, 1 to 12 when it exists.
    pub month: i8,
    /// The day as written.
    pub day: i8,
    /// Day and month may be meant the other way round.
    pub swappable: bool,
}

/// What a person wrote to name a day or some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// So many days from today: today is 0, yesterday -1.
    Offset(i32),
    /// So many units from today: "3 weeks ago" is -3 weeks.
    Distance(i32, PeriodUnit),
    /// A stretch of so many units from today ("the next 90 days"), or up to
    /// today when negative.
    Window(i32, PeriodUnit),
    /// A day of a month.
    Day(MonthDay),
    /// So many days after Easter Sunday of a year, or of the nearest one.
    Easter(i8, Option<i16>),
    /// A day of the month with today in it or next to it: "the 15th".
    DayOfMonth(i8),
    /// A weekday.
    Weekday(Weekday, Which),
    /// The period with today in it, or so many later.
    Period(Unit, i32),
    /// A month by name.
    Month(i8, Option<i16>),
    /// A quarter, 1 to 4.
    Quarter(i8, Option<i16>),
    /// A half year, 1 or 2.
    Half(i8, Option<i16>),
    /// A calendar year.
    Year(i16),
    /// A fiscal year, named after the year in which it ends.
    FiscalYear(i16),
    /// The first day of a stretch.
    Start(Box<Expression>),
    /// The last day of a stretch.
    End(Box<Expression>),
    /// Somewhere within a stretch: "early 2027", "mid June".
    Within(Box<Expression>),
}
