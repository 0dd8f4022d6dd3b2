//! What the member chose.

use jiff::civil::{Time, Weekday};

use crate::{Error, Result};

/// The most messages that one day may be asked to hold.
pub(super) const MOST: u32 = 5;

/// Hours in which nothing is said: from one time of the wall clock until
/// another, which may lie on the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    from: Time,
    until: Time,
}

impl Quiet {
    /// Quiet from `from` until just before `until`. Fails when they are the
    /// same, which would be a whole day or nothing.
    pub fn new(from: Time, until: Time) -> Result<Self> {
        if from == until {
            return Err(Error::new(
                "quiet hours must begin and end at different times",
            ));
        }
        Ok(Self { from, until })
    }

    /// When they begin.
    pub const fn from(self) -> Time {
        self.from
    }

    /// When they end; this time is not quiet any more.
    pub const fn until(self) -> Time {
        self.until
    }

    /// Whether nothing may be said when the clock on the wall shows `time`.
    pub fn contains(self, time: Time) -> bool {
        if self.from < self.until {
            (self.from..self.until).contains(&time)
        } else {
            time >= self.from || time < self.until
        }
    }
}

/// When a member wants to hear from the program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Times {
    /// The time of the daily nudge on each weekday, Monday first; none on days
    /// without one.
    pub daily: [Option<Time>; 7],
    /// The weekday and the time of the weekly review.
    pub review: Option<(Weekday, Time)>,
    /// Hours in which nothing is said.
    pub quiet: Option<Quiet>,
    /// The most messages of one day, over all channels: 1 to 5; 0 is
    /// taken for 1.
    pub cap: u32,
}

impl Times {
    /// The time of the daily nudge on a weekday.
    pub fn daily_on(&self, day: Weekday) -> Option<Time> {
        let at = usize::try_from(day.to_monday_zero_offset()).ok()?;
        self.daily.get(at).copied().flatten()
    }

    /// The time of the review on a weekday.
    pub fn review_on(&self, day: Weekday) -> Option<Time> {
        self.review
            .filter(|(on, _)| *on == day)
            .map(|(_, time)| time)
    }

    /// Whether nothing may be said when the clock on the wall shows `time`.
    pub fn is_quiet(&self, time: Time) -> bool {
        self.quiet.is_some_and(|quiet| quiet.contains(time))
    }

    /// The most messages of one day, at least 1.
    pub fn most(&self) -> u32 {
        self.cap.clamp(1, MOST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    #[test]
    fn quiet_hours_may_reach_over_midnight() {
        let night = Quiet::new(time(21, 0, 0, 0), time(7, 0, 0, 0)).unwrap();
        for (hour, quiet) in [(20, false), (21, true), (0, true), (6, true), (7, false)] {
            assert_eq!(night.contains(time(hour, 0, 0, 0)), quiet, "{hour}");
        }
        let noon = Quiet::new(time(12, 0, 0, 0), time(13, 0, 0, 0)).unwrap();
        assert!(noon.contains(time(12, 59, 0, 0)) && !noon.contains(time(13, 0, 0, 0)));
        assert!(Quiet::new(time(7, 0, 0, 0), time(7, 0, 0, 0)).is_err());
    }
}
