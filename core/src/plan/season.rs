//! The weeks that are left.

use jiff::civil::Date;

use crate::cadence::Pause;
use crate::evidence::Lag;

/// From the first day of the plan to the last day that counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Season {
    /// For each week from now, the share of it in which work is done: below 1
    /// for pauses and for the last one.
    shares: Vec<f64>,
    /// Weeks from now to the end of the last day, fractions included.
    length: f64,
}

/// A plan looks no further: 20 years.
const LONGEST: i32 = 7 * 52 * 20;

impl Season {
    /// The season that begins on `today` and ends with `due`, without what is
    /// paused. It is empty when `due` has passed.
    pub fn new(today: Date, due: Date, pauses: &[Pause]) -> Self {
        let days = ((due - today).get_days() + 1).clamp(0, LONGEST);
        let mut shares = vec![0.0; usize::try_from((days + 6) / 7).unwrap_or_default()];
        for (day, date) in (0..days).zip(today.series(jiff::Span::new().days(1))) {
            let off = pauses
                .iter()
                .any(|pause| pause.first <= date && date <= pause.last);
            let week = usize::try_from(day / 7).unwrap_or_default();
            if let Some(share) = shares.get_mut(week).filter(|_| !off) {
                *share += 1.0 / 7.0;
            }
        }
        Self {
            shares,
            length: f64::from(days) / 7.0,
        }
    }

    /// This season, going on for `weeks` full weeks more.
    #[must_use]
    pub(super) fn longer(&self, weeks: u32) -> Self {
        let mut shares = self.shares.clone();
        // The last week may have been cut by the date: it is a full one now.
        let cut = self.length.ceil() - self.length;
        if let Some(last) = shares.last_mut().filter(|_| weeks > 0) {
            *last += cut;
        }
        shares.extend(std::iter::repeat_n(
            1.0,
            usize::try_from(weeks).unwrap_or_default(),
        ));
        let length = self.length.ceil() + f64::from(weeks);
        Self {
            shares,
            length: if weeks > 0 { length } else { self.length },
        }
    }

    /// Weeks from now to the end.
    pub const fn weeks(&self) -> f64 {
        self.length
    }

    /// `sum_w F(T - w)`: how many weeks' worth of acts have led by the end to
    /// what they lead to, when the same is done every week. What is done in a
    /// week is taken to be done in its middle; of those who do it,
    /// `1 - abandonment` are left from one week to the next.
    pub fn ripe(&self, lag: Lag, abandonment: f64) -> f64 {
        let stays = 1.0 - abandonment.clamp(0.0, 1.0);
        let (mut left, mut from, mut ripe) = (1.0, 0.0, 0.0);
        for share in &self.shares {
            let to = self.length.min(from + 1.0);
            ripe += left * share * lag.share_by(self.length - f64::midpoint(from, to));
            left *= stays;
            from += 1.0;
        }
        ripe
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_season_counts_its_first_and_its_last_day() {
        let season = Season::new(date(2027, 1, 4), date(2027, 1, 17), &[]);
        assert!((season.weeks() - 2.0).abs() < 1e-12);
        assert!((season.ripe(Lag::weeks(0.0), 0.0) - 2.0).abs() < 1e-12);
        let over = Season::new(date(2027, 1, 4), date(2027, 1, 3), &[]);
        assert!(over.weeks().abs() < 1e-12 && over.ripe(Lag::weeks(6.0), 0.0).abs() < 1e-12);
    }

    #[test]
    fn a_pause_takes_its_days_out() {
        let away = Pause {
            first: date(2027, 1, 11),
            last: date(2027, 1, 17),
        };
        let season = Season::new(date(2027, 1, 4), date(2027, 1, 24), &[away]);
        assert!((season.ripe(Lag::weeks(0.0), 0.0) - 2.0).abs() < 1e-9);
    }

    /// Three weeks, done in the middle of each, 2.5, 1.5 and 0.5 weeks before
    /// the end, with 1 - e^(-t) (1 + t) come by then: 0.712703 + 0.442175 +
    /// 0.090204.
    #[test]
    fn what_is_done_late_has_not_ripened() {
        let season = Season::new(date(2027, 1, 4), date(2027, 1, 24), &[]);
        let ripe = season.ripe(Lag::weeks(2.0), 0.0);
        assert!((ripe - 1.245_082).abs() < 1e-5, "{ripe}");
        let half = season.ripe(Lag::weeks(2.0), 0.5);
        assert!((half - (0.712_703 + 0.442_175 / 2.0 + 0.090_204 / 4.0)).abs() < 1e-5);
    }

    #[test]
    fn a_later_end_is_never_worse() {
        let mut before = -1.0;
        for days in 0..60 {
            let due = date(2027, 1, 4).saturating_add(jiff::Span::new().days(days));
            let ripe = Season::new(date(2027, 1, 4), due, &[]).ripe(Lag::weeks(3.0), 0.03);
            assert!(ripe >= before, "day {days}");
            before = ripe;
        }
    }
}
