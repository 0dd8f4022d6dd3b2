//! Counts that a person can keep.

use std::fmt;

use crate::vocabulary::PeriodUnit;

/// A weekly count as it is promised: "3 a week", "2 every workday", "1 every
/// other week".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    /// Acts in each period.
    pub count: u32,
    /// Weeks of a period; 1 with [`PeriodUnit::Day`].
    pub every: u32,
    /// Workdays or weeks.
    pub unit: PeriodUnit,
}

/// Acts that take this long, in minutes, are also promised every other week
/// or every fourth.
const LONG: f64 = 60.0;

/// The workdays' counts of a ladder: close together where they start.
const DAILY: [u32; 14] = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40];

impl Rung {
    const fn weekly(count: u32, every: u32) -> Self {
        Self {
            count,
            every,
            unit: PeriodUnit::Week,
        }
    }

    const fn daily(count: u32) -> Self {
        Self {
            count,
            every: 1,
            unit: PeriodUnit::Day,
        }
    }

    /// Acts a week, with five workdays in it.
    pub fn per_week(self) -> f64 {
        let days = if self.unit == PeriodUnit::Day {
            5.0
        } else {
            1.0
        };
        f64::from(self.count) * days / f64::from(self.every)
    }

    /// Every rung up to `ceiling` acts a week, for acts of so many minutes:
    /// 1 to 4 a week, then 1, 2, 3 and more every workday.
    pub fn ladder(minutes: f64, ceiling: f64) -> Vec<Self> {
        let rare = [4, 2].map(|every| Self::weekly(1, every));
        let rare = rare.into_iter().filter(|_| minutes >= LONG);
        let weekly = (1..=4).map(|count| Self::weekly(count, 1));
        let all = rare.chain(weekly).chain(DAILY.map(Self::daily));
        all.filter(|rung| rung.per_week() <= ceiling + 1e-9)
            .collect()
    }
}

impl fmt::Display for Rung {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.unit, self.every) {
            (PeriodUnit::Day, _) => write!(f, "{} every workday", self.count),
            (_, 1) => write!(f, "{} a week", self.count),
            (_, 2) => write!(f, "{} every other week", self.count),
            (_, every) => write!(f, "{} every {every} weeks", self.count),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ladder_has_the_counts_people_say() {
        let said = |minutes, ceiling| {
            let ladder = Rung::ladder(minutes, ceiling);
            ladder.iter().map(Rung::to_string).collect::<Vec<_>>()
        };
        assert_eq!(said(15.0, 2.0), ["1 a week", "2 a week"]);
        assert_eq!(said(180.0, 0.5), ["1 every 4 weeks", "1 every other week"]);
        assert_eq!(
            said(4.0, 15.0)[3..],
            [
                "4 a week",
                "1 every workday",
                "2 every workday",
                "3 every workday"
            ]
        );
        assert!(said(4.0, 0.0).is_empty());
    }

    #[test]
    fn a_ladder_goes_up() {
        let ladder = Rung::ladder(60.0, 1e9);
        assert!(
            ladder
                .windows(2)
                .all(|pair| pair[0].per_week() < pair[1].per_week())
        );
    }
}
