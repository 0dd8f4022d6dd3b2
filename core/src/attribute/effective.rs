//! Hours of work, in the weeks in which they bear fruit.

use crate::cast;
use crate::evidence::Lag;

/// What was done for one activity and what came of it, week by week. All
/// histories that are compared begin with the same week.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weekly {
    /// Hours spent on it in each week.
    pub hours: Vec<f64>,
    /// Successes that came in each week: meetings, or won deals, of which this
    /// activity is the origin.
    pub successes: Vec<u64>,
}

/// The hours whose success is due in each of `weeks` weeks: an hour counts in
/// the weeks after it by the share of answers that comes in each of them. Work
/// is taken to be done in the middle of its week.
pub fn effective_hours(hours: &[f64], lag: Lag, weeks: usize) -> Vec<f64> {
    let due: Vec<f64> = (0..weeks)
        .scan(0.0, |before, age| {
            let by_now = lag.share_by(age_of(age));
            let share = by_now - *before;
            *before = by_now;
            Some(share)
        })
        .collect();
    let week = |at: usize| {
        let done = hours.iter().take(at + 1);
        let ages = due.iter().take(at + 1).rev();
        done.zip(ages)
            .map(|(hours, share)| hours.max(0.0) * share)
            .sum()
    };
    (0..weeks).map(week).collect()
}

/// Weeks from the middle of a week to the end of the one `weeks` later.
const fn age_of(weeks: usize) -> f64 {
    cast::length(weeks) + 0.5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_lag_an_hour_counts_in_its_own_week() {
        let found = effective_hours(&[3.0, 0.0, 2.0], Lag::weeks(0.0), 4);
        assert_eq!(found, [3.0, 0.0, 2.0, 0.0]);
    }

    /// 1 - e^-t (1 + t) at 0.5, 1.5, 2.5: 0.090204, 0.442175, 0.712703.
    #[test]
    fn an_hour_is_spread_over_the_weeks_after_it() {
        let found = effective_hours(&[1.0], Lag::weeks(2.0), 3);
        for (found, want) in found.iter().zip([0.090_204, 0.351_970, 0.270_528]) {
            assert!((found - want).abs() < 1e-5, "{found} {want}");
        }
        let all: f64 = effective_hours(&[1.0], Lag::weeks(2.0), 60).iter().sum();
        assert!((all - 1.0).abs() < 1e-9);
    }
}
