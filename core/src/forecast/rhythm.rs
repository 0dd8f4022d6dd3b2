//! Whether a seller's rhythm changed.

use jiff::ToSpan;
use jiff::civil::Date;

use super::outlook::forecast;
use super::{DeadTime, Deal, Measure, Method, Question, Record, Stated, Target};
use crate::Result;
use crate::cast;
use crate::draw::Seed;
use crate::vocabulary::Direction;

/// The last so many forecasts are looked at.
const SEEN: usize = 6;

/// How many weeks before the day they were made, oldest first.
const WEEKS: [i64; SEEN] = [6, 5, 4, 3, 2, 1];

/// So many surprises among them are no chance any more: with honest forecasts
/// two or more in six come in one of nine cases by the middle range of 90 %, and
/// more seldom as [`surprises`] takes them, but then a wider range for a while
/// costs little.
const SURPRISES: usize = 2;

/// A forecast is none worth the name before a record has lasted so long.
const LEARNT: i64 = 28;

/// A place among so many draws is known well enough to tell a surprise.
const DRAWS: usize = 400;

/// Whether the past stopped being a guide: of the last six weekly forecasts,
/// two or more were wrong by more than nine in ten would be.
///
/// `surprises` holds, oldest first, where in the range of each forecast the
/// truth came to lie, 0 to 1 (the probability integral transform): 0.5 is the
/// middle, below 0.05 or above 0.95 a surprise. No method that learns from the
/// past survives such a change; it can only be seen, said, and met with a wider
/// range.
pub fn rhythm_changed(surprises: &[f64]) -> bool {
    let last = surprises.iter().rev().take(SEEN);
    let beyond = last.filter(|place| !(0.05..=0.95).contains(*place));
    beyond.count() >= SURPRISES
}

/// Where what was won since then came to lie in each of the last six weekly
/// forecasts of it, oldest first, 0 to 1; for [`rhythm_changed`].
///
/// No goal's last day need be over for that: each forecast is made anew, 1 to 6
/// weeks before `as_of`, from what was known then, and says how many deals will
/// be won until `as_of`. One of a single week would say nothing of a seller who
/// wins two deals a quarter. Deals come in whole numbers, so the truth lies at a
/// stretch of places and not at one; of these the nearest to the middle is
/// taken: a draw among them, as scores use it, would surprise one seller in nine
/// whatever they do. Forecasts from before four weeks of the record were over
/// are left out. Fails as [`forecast`] does.
pub fn surprises(
    record: &Record,
    as_of: Date,
    stated: Stated,
    dead: &DeadTime,
    seed: Seed,
) -> Result<Vec<f64>> {
    let since = |weeks: i64| as_of.saturating_sub((7 * weeks).days());
    let learnt = record.began().saturating_add(LEARNT.days());
    let all = WEEKS.map(since).into_iter().filter(|from| *from >= learnt);
    all.map(|from| surprise(record, (from, as_of), stated, dead, seed))
        .collect()
}

/// The place of what was won from one day until before another.
fn surprise(
    record: &Record,
    (from, until): (Date, Date),
    stated: Stated,
    dead: &DeadTime,
    seed: Seed,
) -> Result<f64> {
    let known = record.known_at(from);
    let target = Target {
        measure: Measure::Wins,
        figure: 1,
        direction: Direction::AtLeast,
        first: from,
        last: until.saturating_sub(1.day()),
    };
    let method = Method {
        draws: DRAWS,
        ..Method::default()
    };
    let question = Question {
        method,
        ..Question::new(target, &known, stated, dead)
    };
    let totals = forecast(&question, seed.and(from.to_string().as_bytes()))?.totals;
    let since = record.known_at(until);
    let wins = since.deals().iter().filter_map(Deal::win);
    let won = cast::length(wins.filter(|win| win.on >= from).count());
    Ok(place(&totals, won))
}

/// The place nearest to the middle of those at which a whole number lies.
fn place(sorted: &[f64], truth: f64) -> f64 {
    let share = |below: f64| {
        let count = sorted.partition_point(|total| *total < below);
        cast::length(count) / cast::length(sorted.len()).max(1.0)
    };
    0.5_f64.clamp(share(truth - 0.5), share(truth + 0.5))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::{Close, Outcome};

    const TODAY: Date = Date::constant(2027, 6, 7);

    /// A year of deals, each won two weeks after it was opened; one every so
    /// many days, another pace in the last six weeks.
    fn record(every: i64, lately: Option<i64>) -> Record {
        let mut deals = Vec::new();
        let mut ago = 364;
        while ago > 0 {
            let opened = TODAY.saturating_sub(ago.days());
            let on = opened.saturating_add(14.days());
            let won = Close {
                on,
                outcome: Outcome::Won,
                amount: None,
            };
            let close = (on < TODAY).then_some(won);
            deals.push(Deal {
                close,
                ..Deal::opened(opened)
            });
            ago -= if ago > 56 {
                every
            } else {
                lately.unwrap_or(ago)
            };
        }
        Record::new(TODAY.saturating_sub(364.days()), deals)
    }

    fn seen(record: &Record) -> Vec<f64> {
        let (stated, dead) = (Stated::default(), DeadTime::default());
        surprises(record, TODAY, stated, &dead, Seed::of(b"rhythm")).unwrap()
    }

    #[test]
    fn a_steady_seller_has_no_surprises() {
        for every in [3, 6, 30] {
            let places = seen(&record(every, Some(every)));
            assert_eq!(places.len(), 6);
            assert!(!rhythm_changed(&places), "{every}: {places:?}");
        }
    }

    #[test]
    fn deals_that_pour_in_or_stop_are_seen() {
        for (every, lately) in [(4, Some(1)), (2, None)] {
            let places = seen(&record(every, lately));
            assert!(rhythm_changed(&places), "{lately:?}: {places:?}");
        }
    }

    #[test]
    fn a_record_that_has_just_begun_says_nothing() {
        let stated = Stated::default();
        let new = Record::new(TODAY.saturating_sub(20.days()), Vec::new());
        let places = surprises(&new, TODAY, stated, &DeadTime::default(), Seed::of(b"new"));
        assert_eq!(places.unwrap(), Vec::<f64>::new());
        let ancient = Record::new(Date::MIN, Vec::new());
        let places = surprises(
            &ancient,
            Date::MIN,
            stated,
            &DeadTime::default(),
            Seed::of(b""),
        );
        assert!(!rhythm_changed(&places.unwrap()));
    }

    #[test]
    fn a_truth_lies_where_it_surprises_least() {
        let totals = [0.0, 0.0, 0.0, 1.0];
        for (truth, want) in [(0.0, 0.5), (1.0, 0.75), (2.0, 1.0)] {
            assert!((place(&totals, truth) - want).abs() < 1e-9, "{truth}");
        }
        assert!(place(&[], 1.0).abs() < 1.0);
    }
}
