//! The one question that is asked.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::cadence::{State, Warning};

/// Days for which nothing more is asked about a commitment once a question was
/// answered.
pub const QUIET_DAYS: i64 = 14;

/// A commitment that may be asked about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// How far up the ladder it is.
    pub step: Warning,
    /// Today in one word.
    pub state: State,
    /// The habit score, 0 to 1.
    pub score: f64,
    /// The day on which it was last asked about.
    pub asked: Option<Date>,
}

/// Whether a commitment is left in peace on `today`: it was asked about less
/// than two weeks ago.
fn is_quiet(asked: Option<Date>, today: Date) -> bool {
    asked.is_some_and(|day| today < day.saturating_add(QUIET_DAYS.days()))
}

/// Which of the candidates to ask about, by place: the one with the lowest
/// score, which is the most likely to be given up. Nobody is asked about
/// what is done for today or ahead; what is silent is asked about whatever the
/// day wants.
pub fn to_ask(candidates: &[Candidate], today: Date) -> Option<usize> {
    let asks = |one: &Candidate| {
        let slipping = matches!(one.state, State::AtRisk | State::BehindUnrecoverable);
        let due = one.step == Warning::Archive || (one.step >= Warning::Ask && slipping);
        due && !is_quiet(one.asked, today)
    };
    let asking = candidates.iter().enumerate().filter(|(_, one)| asks(one));
    let worst = asking.min_by(|(_, a), (_, b)| a.score.total_cmp(&b.score));
    worst.map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn one(step: Warning, state: State, score: f64, asked: Option<Date>) -> Candidate {
        Candidate {
            step,
            state,
            score,
            asked,
        }
    }

    #[test]
    fn two_weeks_are_quiet_and_the_day_after_them_is_not() {
        let asked = Some(date(2027, 2, 1));
        assert!(is_quiet(asked, date(2027, 2, 1)));
        assert!(is_quiet(asked, date(2027, 2, 14)));
        assert!(!is_quiet(asked, date(2027, 2, 15)));
        assert!(!is_quiet(None, date(2027, 2, 15)));
    }

    #[test]
    fn the_lowest_is_asked_about_and_none_that_is_done() {
        let today = date(2027, 2, 15);
        let all = [
            one(Warning::Ask, State::AtRisk, 0.42, None),
            one(Warning::Recommit, State::Ahead, 0.1, None),
            one(Warning::Recommit, State::AtRisk, 0.28, None),
            one(
                Warning::Recommit,
                State::AtRisk,
                0.2,
                Some(date(2027, 2, 10)),
            ),
            one(Warning::Return, State::Behind, 0.1, None),
        ];
        assert_eq!(to_ask(&all, today), Some(2));
        assert_eq!(to_ask(&all[..2], today), Some(0));
        assert_eq!(to_ask(&all[3..], today), None, "quiet, and a first miss");
        assert_eq!(to_ask(&[], today), None);
    }
}
