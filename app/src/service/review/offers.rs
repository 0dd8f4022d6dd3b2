//! What each choice would do to hours and chances, said before it is chosen;
//! and what is advised.

use jiff::civil::Date;
use legwork_core::cadence::{Pace, Period, Phase, Warning};
use legwork_core::vocabulary::Direction;
use legwork_core::warning::{Advice, Because, Lately, Look, advise, smaller};

use super::{Advised, Choice, Offer};
use crate::service::board::{Board, Held};
use crate::service::hours::{acts_a_week, hours, ordinary_minutes, ordinary_minutes_each};
use crate::service::plan::Stake;
use crate::store::SealedPeriod;

/// A pause is worked out for so many weeks until its last day is said.
const WEEKS: u32 = 2;

/// A commitment with what is at stake.
pub(super) struct Case<'a> {
    pub(super) held: &'a Held,
    pub(super) board: &'a Board,
    /// The goal that depends on it.
    pub(super) stake: Option<&'a Stake>,
    /// Closed periods that asked for something, the newest first.
    pub(super) lately: Vec<Lately>,
}

/// The goal that depends on a commitment: its own, or else the only one.
pub(super) fn at_stake<'a>(held: &Held, stakes: &'a [Stake]) -> Option<&'a Stake> {
    match held.row.goal_id {
        Some(goal) => stakes.iter().find(|stake| stake.goal == goal),
        None => match stakes {
            [only] => Some(only),
            _ => None,
        },
    }
}

/// Closed periods as advice looks at them, the newest first: reckoned ones, then
/// sealed ones.
pub(super) fn lately(held: &Held, sealed: &[SealedPeriod]) -> Vec<Lately> {
    let closed = |period: &&Period| period.phase != Phase::Running && period.status.counts();
    let open = held.ledger.periods.iter().rev().filter(closed);
    let open = open.map(|period| Lately {
        required: period.required,
        done: period.count,
        days: period.tile.days(),
        met: period.status.as_str() == "met",
    });
    let counted = sealed.iter().filter(|row| row.status != "void");
    open.chain(counted.map(frozen)).collect()
}

fn frozen(row: &SealedPeriod) -> Lately {
    let days = (row.ends_on.date() - row.starts_on.date()).get_days();
    Lately {
        required: u32::try_from(row.required).unwrap_or(0),
        done: row.done.unsigned_abs(),
        days: days.unsigned_abs(),
        met: row.status == "met",
    }
}

impl Case<'_> {
    /// What is advised, and why.
    pub(super) fn advice(&self) -> Advised {
        let ledger = &self.held.ledger;
        let (advice, because) = advise(&Look {
            direction: self.held.terms.direction,
            target: self.target(),
            step: ledger.warning,
            out_of_reach: ledger.pace.as_ref().is_some_and(Pace::is_out_of_reach),
            score: ledger.score,
            lately: &self.lately,
        });
        let (choice, count) = chosen(advice);
        Advised {
            choice: choice.as_str().to_owned(),
            count,
            says: says(advice, because, (self.recent(), self.target())),
            swap: self.swap(),
        }
    }

    /// What each choice would change, in the order in which they are offered.
    pub(super) fn offers(&self, advice: &Advised) -> Vec<Offer> {
        let ladder = match self.held.ledger.warning {
            Warning::Archive => vec![Choice::Recommit, Choice::Archive],
            Warning::Recommit => vec![Choice::Recommit],
            _ => Vec::new(),
        };
        let all = Choice::ALWAYS.into_iter().chain(ladder);
        all.filter_map(|choice| self.offer(choice, advice))
            .collect()
    }

    fn offer(&self, choice: Choice, advice: &Advised) -> Option<Offer> {
        let count = match choice {
            Choice::Shrink | Choice::Raise | Choice::Recommit => Some(self.number(choice, advice)?),
            _ => None,
        };
        let (units, weeks) = self.fewer(choice, count);
        let minutes = match choice {
            Choice::Pause | Choice::Retire | Choice::Archive => -ordinary_minutes(
                &self.held.row,
                &self.held.terms,
                self.board.today,
                &self.board.book,
            ),
            _ => units * self.minutes_each(),
        };
        Some(Offer {
            choice: choice.as_str().to_owned(),
            count,
            hours: hours(minutes),
            chance: self.chance(units),
            weeks,
        })
    }

    /// The number that a choice is worked out for: the advised one, or else half
    /// of it more or less. A promise of one has no smaller one.
    fn number(&self, choice: Choice, advice: &Advised) -> Option<u32> {
        let target = self.target();
        let advised = advice.count.filter(|_| advice.choice == choice.as_str());
        let usual = match choice {
            Choice::Raise => Some(target.saturating_add(target.div_ceil(4).max(1))),
            Choice::Recommit => Some(smaller(target).unwrap_or(target)),
            _ if target == 1 && self.held.terms.direction == Direction::AtMost => Some(0),
            _ => smaller(target),
        };
        advised.or(usual)
    }

    /// By how many units a period changes, as if it went on to the goal's last
    /// day, and the weeks of a pause.
    fn fewer(&self, choice: Choice, count: Option<u32>) -> (f64, Option<u32>) {
        let target = f64::from(self.target());
        match choice {
            Choice::Keep | Choice::Move => (0.0, None),
            Choice::Shrink | Choice::Raise | Choice::Recommit => {
                let count = count.map_or(target, f64::from);
                (count - target, None)
            }
            Choice::Pause => (-target * self.paused_share(), Some(WEEKS)),
            Choice::Retire | Choice::Archive => (-target, None),
        }
    }

    /// The share of the weeks until the goal's last day that a pause takes.
    fn paused_share(&self) -> f64 {
        let weeks = |due: Date| f64::from((due - self.board.today).get_days()) / 7.0;
        let left = self.stake.map_or(0.0, |stake| weeks(stake.due));
        (f64::from(WEEKS) / left.max(f64::from(WEEKS))).min(1.0)
    }

    /// How much the chance changes with so many units a period more.
    fn chance(&self, units: f64) -> Option<f64> {
        let stake = self.stake.filter(|_| self.counts())?;
        let acts = units * self.acts_each()?;
        Some(stake.change(&self.held.row.kind, acts))
    }

    /// Whether it leads to anything: a limit does not.
    fn counts(&self) -> bool {
        self.held.terms.direction != Direction::AtMost
    }

    /// Acts a week that one unit of its number is.
    fn acts_each(&self) -> Option<f64> {
        let target = f64::from(self.target());
        (target > 0.0).then_some(self.acts()? / target)
    }

    /// Acts a week that it asks for; a promise in minutes stands for the acts
    /// that fit into them.
    fn acts(&self) -> Option<f64> {
        let book = &self.board.book;
        let day = self.board.today.max(self.held.terms.start);
        let minutes = ordinary_minutes(&self.held.row, &self.held.terms, self.board.today, book);
        acts_a_week(self.held, day, book).or_else(|| {
            let each = book.minutes(&self.held.row.kind);
            (each > 0).then(|| minutes / f64::from(each))
        })
    }

    /// A better use of its hours, in a sentence.
    fn swap(&self) -> Option<String> {
        let stake = self.stake.filter(|_| self.counts())?;
        let (swap, rise) = stake.better_use(&self.held.row.kind, self.acts()?)?;
        let number = format!("{:.0}", swap.per_week).parse().unwrap_or(1);
        let acts = self.board.book.says(&swap.slug, number);
        let points = format!("{:.0}", rise * 100.0);
        Some(format!(
            "The same hours spent on {acts} a week would raise the chance by about {points} points."
        ))
    }

    /// Units done and promised in the closed periods that are looked at.
    fn recent(&self) -> (u64, u64) {
        let done = self.lately.iter().map(|one| one.done).sum();
        let asked = self.lately.iter().map(|one| u64::from(one.required));
        (done, asked.sum())
    }

    fn target(&self) -> u32 {
        let terms = &self.held.terms;
        terms.target_on(self.board.today.max(terms.start))
    }

    fn minutes_each(&self) -> f64 {
        ordinary_minutes_each(&self.held.row, &self.held.terms, &self.board.book)
    }
}

const fn chosen(advice: Advice) -> (Choice, Option<u32>) {
    match advice {
        Advice::Keep => (Choice::Keep, None),
        Advice::Raise(count) => (Choice::Raise, Some(count)),
        Advice::Shrink(count) => (Choice::Shrink, Some(count)),
        Advice::Recommit(count) => (Choice::Recommit, Some(count)),
        Advice::Archive => (Choice::Archive, None),
    }
}

/// The advice in a sentence, with its reason.
fn says(advice: Advice, because: Because, ((did, asked), target): ((u64, u64), u32)) -> String {
    let why = match because {
        Because::TooEarly => "It is too early to advise anything but to go on.".to_owned(),
        Because::Steady => "It goes as promised: keep it.".to_owned(),
        Because::Overshoot {
            periods,
            done,
            asked,
        } => format!("You did {done} of {asked} in the last {periods} periods and missed none."),
        Because::Low(_) if advice == Advice::Keep => format!("Lately you did {did} of {asked}."),
        Because::Low(_) => {
            format!("Lately you did {did} of {asked}: a smaller promise, kept, beats a big one.")
        }
        Because::Slipped => "It was missed twice in a row.".to_owned(),
        Because::OutOfReach => {
            "What is missing would take more than twice the usual pace: let it go.".to_owned()
        }
        Because::Silent => {
            "Nothing was done for four weeks: put it away; one step brings it back.".to_owned()
        }
        Because::Broken(times) => format!("The limit was passed in {times} of the last periods."),
        Because::WellWithin => "You stayed well within it: a tighter limit fits.".to_owned(),
    };
    match (advice, because) {
        (Advice::Raise(count), _) => format!("{why} Raise it to {count}?"),
        (Advice::Shrink(count), _) => format!("{why} Make it {count}?"),
        (Advice::Recommit(count), _) if count == target => {
            format!("{why} Begin afresh from the next period?")
        }
        (Advice::Recommit(count), _) => format!("{why} From the next period, {count}?"),
        (Advice::Keep, Because::Slipped | Because::Low(_)) => {
            format!("{why} Move it to other days, or pause it until a date?")
        }
        _ => why,
    }
}
