//! Time that counts: days on which business goes on.

use jiff::civil::Date;

/// The days on which nothing moves: holidays of the trade, a parental leave.
/// Neither deals nor activities age on them, in the past as in the future.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeadTime {
    /// Half-open ranges in order, neither empty nor touching.
    ranges: Vec<(Date, Date)>,
}

impl DeadTime {
    /// The days of these half-open ranges, `[from, to)`, in any order; empty
    /// ones are left out.
    pub fn new(mut ranges: Vec<(Date, Date)>) -> Self {
        ranges.retain(|(from, to)| from < to);
        ranges.sort_unstable();
        let mut merged: Vec<(Date, Date)> = Vec::new();
        for (from, to) in ranges {
            match merged.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => merged.push((from, to)),
            }
        }
        Self { ranges: merged }
    }

    /// The days from `from` up to `to`, `to` left out, on which business goes
    /// on; 0 when `to` lies before.
    pub fn live_days(&self, from: Date, to: Date) -> u32 {
        let dead = |range: &(Date, Date)| days(range.0.max(from), range.1.min(to));
        days(from, to) - self.ranges.iter().map(dead).sum::<u32>()
    }

    /// [`DeadTime::live_days`] in weeks of seven days.
    pub fn live_weeks(&self, from: Date, to: Date) -> f64 {
        f64::from(self.live_days(from, to)) / 7.0
    }
}

/// The days from `from` up to `to`; 0 when `to` lies before.
fn days(from: Date, to: Date) -> u32 {
    u32::try_from((to - from).get_days()).unwrap_or_default()
}
