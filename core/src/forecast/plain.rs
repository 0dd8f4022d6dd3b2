//! The plain run rate, and what was won: shared by the forecast and by what it
//! is measured against.

use super::amount::Amounts;
use super::pace::Pace;
use super::{DeadTime, Deal, Known, Measure, Method, Stated, Tally, Target};
use crate::Result;
use crate::cast;
use crate::draw::Stream;

/// What counts already: wins from the goal's first day to its last, as far as
/// they are known.
pub(crate) fn won(target: &Target, known: &Known) -> f64 {
    let wins = known.deals().iter().filter_map(Deal::win);
    let counted = wins.filter(|win| win.on >= target.first && win.on <= target.last);
    match target.measure {
        Measure::Wins => counted.map(|_| 1.0).sum(),
        Measure::Amount => counted.filter_map(|win| win.amount).map(cast::amount).sum(),
    }
}

/// Ascending draws of the plain run rate: won so far, and deals at the pace of
/// the own wins, each like one of the own.
pub(crate) fn run_rate(
    target: &Target,
    known: &Known,
    stated: &Stated,
    method: &Method,
    stream: &mut Stream,
) -> Result<Vec<f64>> {
    let dead = DeadTime::default();
    let own = Tally::of(known, &dead);
    let (won, weeks) = (won(target, known), target.weeks_after(known.as_of(), &dead));
    let pace = Pace::of_wins(&own, None);
    let amounts = match target.measure {
        Measure::Amount => Some(Amounts::of(&own, None, stated, method)?),
        Measure::Wins => None,
    };
    let mut one = |_| {
        let mean = pace.draw(stream) * weeks;
        let wins = stream.poisson(mean);
        won + amounts.as_ref().map_or(
            cast::amount(i64::try_from(wins).unwrap_or(i64::MAX)),
            |amounts| amounts.sum_alike(wins, stream),
        )
    };
    let mut totals: Vec<f64> = (0..method.draws).map(&mut one).collect();
    totals.sort_unstable_by(f64::total_cmp);
    Ok(totals)
}
