//! What would narrow the range of a forecast.

use std::fmt;

use super::question::{Measure, Question};
use super::replay::Future;

/// A cause of width that something can be done about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// So many open deals have no amount.
    AmountsMissing(u32),
    /// Only so many own deals were closed, so that the stated win rate still
    /// says more than they do.
    FewClosed(u32),
    /// Open deals are so large a part that hearing yes or no from so many of
    /// them says more than anything else.
    OpenDeals(u32),
    /// Whether promises are kept makes a large part of the width.
    Adherence,
    /// Nobody else's deals are known.
    NoPool,
    /// Nothing but time: what is left is chance.
    Time,
}

/// Below this many closed deals the stated figures still say more.
const FEW: u32 = 12;

/// A part that makes this share of the width is worth naming.
const LARGE: f64 = 0.3;

/// The causes that hold here, the largest first; [`Cause::Time`] alone when
/// there is none.
pub(super) fn causes(question: &Question, futures: &[Future]) -> Vec<Cause> {
    let total: Vec<f64> = futures.iter().map(Future::sum).collect();
    let all = with(&total, &total);
    let share = |part: fn(&Future) -> f64| {
        let part: Vec<f64> = futures.iter().map(part).collect();
        if all > 0.0 {
            with(&part, &total) / all
        } else {
            0.0
        }
    };
    let (open, promised) = (share(|f| f.open), share(|f| f.promised));
    let waiting = || question.known.open();
    let missing = count(waiting().filter(|deal| deal.amount.is_none()).count());
    let closed = count(
        question
            .known
            .deals()
            .iter()
            .filter(|deal| deal.close.is_some())
            .count(),
    );
    let named = !question.activities.is_empty();
    let mut causes = [
        (
            open,
            open >= LARGE && missing > 0 && question.target.measure == Measure::Amount,
            Cause::AmountsMissing(missing),
        ),
        (
            open * 0.9,
            open >= LARGE,
            Cause::OpenDeals(count(waiting().count())),
        ),
        (promised, promised >= LARGE && named, Cause::Adherence),
        (0.5, all > 0.0 && closed < FEW, Cause::FewClosed(closed)),
        (
            0.1,
            all > 0.0 && closed < FEW && question.pool.is_none(),
            Cause::NoPool,
        ),
    ]
    .into_iter()
    .filter(|(_, holds, _)| *holds)
    .collect::<Vec<_>>();
    causes.sort_by(|one, other| other.0.total_cmp(&one.0));
    if causes.is_empty() {
        return vec![Cause::Time];
    }
    causes.into_iter().map(|(_, _, cause)| cause).collect()
}

/// The covariance of two figures over the futures.
fn with(one: &[f64], other: &[f64]) -> f64 {
    let n = f64::from(count(one.len())).max(1.0);
    let mean = |figures: &[f64]| figures.iter().sum::<f64>() / n;
    let (a, b) = (mean(one), mean(other));
    one.iter()
        .zip(other)
        .map(|(x, y)| (x - a) * (y - b))
        .sum::<f64>()
        / n
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// A sentence that says what to do.
impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AmountsMissing(1) => f.write_str("say what your open deal is worth"),
            Self::AmountsMissing(many) => write!(f, "say what {many} of your open deals are worth"),
            Self::FewClosed(0) => f.write_str("none of your own deals is closed yet: each yes or no teaches more than any average"),
            Self::FewClosed(1) => f.write_str("only one of your own deals is closed so far: each further yes or no narrows this"),
            Self::FewClosed(few) => write!(f, "only {few} of your own deals are closed so far: each further yes or no narrows this"),
            Self::OpenDeals(1) => f.write_str("ask for a yes or no on your open deal"),
            Self::OpenDeals(many) => write!(f, "ask for a yes or no on your {many} open deals"),
            Self::Adherence => f.write_str("keep your commitments for a few weeks: whether you do makes a large part of the width"),
            Self::NoPool => f.write_str("add the deals of a colleague or of earlier years"),
            Self::Time => f.write_str("nothing but time: what is left is chance"),
        }
    }
}
