//! What the running period asks of today.

use jiff::civil::Date;

use super::calendar::Calendar;
use super::day::plus;
use super::quota::Due;
use super::{Period, Ratio};

/// "By last night you should have had N, you have M", and what follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Units at hand: carried in and done in the period.
    pub count: u64,
    /// Units required by the end of the period, R.
    pub required: u32,
    /// Units due by the end of yesterday: today is never already late.
    pub due_by_now: u64,
    /// Units due by the end of today.
    pub due_by_tonight: u64,
    /// Units short of `due_by_now`.
    pub behind: u64,
    /// Units that make the period level by tonight.
    pub suggested_today: u64,
    /// Eligible days from today to the end of the period, today included.
    pub days_left: u32,
    /// Units missing per eligible day left; `None` when none is left.
    pub per_day: Option<Ratio>,
    /// Eligible days, today included, on which nothing need be done before
    /// one is behind; ends with the period.
    pub buffer: u32,
    /// What is missing would take more than twice the normal daily rate. The
    /// days after the last eligible one count together as one day: a Saturday
    /// can still mend a Friday.
    pub unrecoverable: bool,
}

impl Pace {
    /// The pace of `period`, which holds `today`.
    pub(super) fn new(calendar: &Calendar, period: &Period, today: Date) -> Self {
        let due = Due::new(calendar, period.tile, period.quota.nominal, period.required);
        let count = period.have();
        let required = u64::from(period.required);
        let missing = required.saturating_sub(count);
        let due_by_now = due.need(plus(today, -1));
        let days_left = count_of(due.from(today));
        // missing / days > 2 n / N, multiplied out.
        let normal = u64::from(calendar.terms.target_on(today)) * u64::from(days_left.max(1));
        Self {
            count,
            required: period.required,
            due_by_now,
            due_by_tonight: due.need(today),
            behind: due_by_now.saturating_sub(count),
            suggested_today: due.level(today).saturating_sub(count),
            days_left,
            per_day: Ratio::new(missing, u64::from(days_left)),
            buffer: count_of(due.from(today).take_while(|date| due.need(*date) <= count)),
            unrecoverable: missing * u64::from(period.quota.nominal) > 2 * normal,
        }
    }
}

impl Pace {
    /// Whether the period had better be let go: it cannot be mended at twice the
    /// normal rate, and more than one unit is missing. A single newsletter, or
    /// a single person, can still be done on any day that is left.
    pub fn is_out_of_reach(&self) -> bool {
        self.unrecoverable && u64::from(self.required).saturating_sub(self.count) > 1
    }
}

/// How many dates there are; never more than a period has days.
fn count_of(dates: impl Iterator<Item = Date>) -> u32 {
    dates.fold(0, |count, _| count + 1)
}
