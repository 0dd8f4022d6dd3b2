//! The weeks of a commitment, whatever its periods are.

use jiff::ToSpan;
use jiff::civil::Date;
use legwork_core::cadence::Tile;

use super::review::Tally;
use super::span::PeriodView;

/// One week of a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    /// Its first day.
    pub start: Date,
    /// How the periods ended whose last day lies in it.
    pub tally: Tally,
}

/// The weeks of a span of whole weeks, with the periods that ended in each.
pub(super) fn weeks(span: Tile, periods: &[&PeriodView]) -> Vec<Week> {
    let starts = span.dates().step_by(7);
    let week = |start: Date| {
        let end = start.saturating_add(7.days());
        let mut tally = Tally::default();
        let within = |period: &&&PeriodView| period.end > start && period.end <= end;
        for period in periods.iter().filter(within) {
            tally.count(&period.status);
        }
        Week { start, tally }
    };
    starts.map(week).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn period(start: Date, days: i64, status: &str) -> PeriodView {
        PeriodView {
            start,
            end: start.saturating_add(days.days()),
            required: 1,
            count: 0,
            bank: 0,
            status: status.to_owned(),
            provisional: false,
        }
    }

    #[test]
    fn a_period_belongs_to_the_week_of_its_last_day() {
        let span = Tile {
            start: date(2026, 11, 23),
            end: date(2027, 2, 15),
        };
        let periods = [
            period(date(2027, 1, 1), 31, "met"),
            period(date(2027, 2, 1), 28, "open"),
            period(date(2027, 2, 7), 1, "missed"),
            period(date(2027, 2, 8), 1, "met"),
        ];
        let periods: Vec<&PeriodView> = periods.iter().collect();
        let weeks = weeks(span, &periods);
        assert_eq!(weeks.len(), 12);
        let of = |start| weeks.iter().find(|week| week.start == start).unwrap().tally;
        // January ends on a Sunday; February reaches beyond the last week.
        assert_eq!(of(date(2027, 1, 25)).kept, 1);
        assert_eq!(of(date(2027, 2, 1)).missed, 1);
        assert_eq!(
            (of(date(2027, 2, 8)).kept, of(date(2027, 2, 8)).open),
            (1, 0)
        );
    }
}
