//! The whole reckoning: terms, days off and acts in, everything else out.

use std::iter::successors;

use jiff::civil::Date;

use super::calendar::Calendar;
use super::day::{EARLIEST, LATEST};
use super::entry::Log;
use super::{
    Entry, Exclusions, Habit, Pace, Period, Phase, Score, Season, Standing, State, Terms, Tile,
    Warning,
};
use crate::vocabulary::Direction;

/// A commitment as of a date.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// The periods, oldest first, from the one holding the start (or the
    /// first after the standing resumed from) to the one holding today (or
    /// the end, if earlier).
    pub periods: Vec<Period>,
    /// The standing after each sealed period: one for each of the leading
    /// periods. Evaluation may resume from any of them.
    pub sealed: Vec<Standing>,
    /// Periods met in a row, counted back from the newest.
    pub streak: u32,
    /// What today asks for; absent for "at most", and when today lies outside
    /// the last period.
    pub pace: Option<Pace>,
    /// The habit score.
    pub score: Score,
    /// The sums over sealed periods.
    pub season: Season,
    /// The step on the early-warning ladder; none before the start, after the
    /// end, and in a pause.
    pub warning: Warning,
    /// Today in one word.
    pub state: State,
}

/// Reckons a commitment as of `today`.
///
/// `entries` may come in any order and may hold entries that do not count.
/// With `from`, the standing after a sealed period, only later periods are
/// reckoned and only their entries are needed; the result is the same as from
/// scratch. `today` outside the years 1970 to 9000 is moved to the nearest of
/// them.
///
/// ```
/// use jiff::civil::date;
/// use legwork_core::cadence::{Cadence, Draft, Entry, Exclusions, Terms, evaluate};
/// use legwork_core::vocabulary::Direction;
///
/// // Ten a week from Monday 2 November; three done; Thursday morning.
/// let monday = date(2026, 11, 2);
/// let terms = Terms::new(Draft::new(Direction::AtLeast, 10, Cadence::WEEKLY, monday))?;
/// let done = [Entry { date: monday, quantity: 3, recorded: monday }];
/// let ledger = evaluate(&terms, &Exclusions::default(), &done, date(2026, 11, 5), None);
///
/// let pace = ledger.pace.expect("the week is running");
/// assert_eq!((pace.due_by_now, pace.count, pace.suggested_today), (6, 3, 5));
/// assert_eq!(pace.per_day.map(|rate| rate.to_string()).as_deref(), Some("7/2"));
/// # Ok::<(), legwork_core::Error>(())
/// ```
pub fn evaluate(
    terms: &Terms,
    exclusions: &Exclusions,
    entries: &[Entry],
    today: Date,
    from: Option<&Standing>,
) -> Ledger {
    let today = today.clamp(EARLIEST, LATEST);
    let calendar = Calendar::new(terms, exclusions);
    let log = Log::new(terms, entries, today);
    let first =
        terms.tile_at(from.map_or(terms.start, |standing| standing.through.max(terms.start)));
    let opening = from
        .copied()
        .unwrap_or_else(|| Standing::fresh(first.start));
    let (mut before, mut standing) = (opening, opening);
    let (mut periods, mut sealed) = (Vec::new(), Vec::new());
    for tile in tiles(terms, first, today) {
        let count = log.count(tile, terms.seal(tile));
        let period = Period::judge(&calendar, tile, standing.bank, count, today);
        (before, standing) = (standing, standing.after(terms, &period));
        if period.phase == Phase::Sealed {
            sealed.push(standing);
        }
        periods.push(period);
    }

    let newest = periods.last();
    let pace = pace(&calendar, newest, today);
    let score = habit(&calendar, newest, [&before, &standing], today).score();
    let idle = idle(&calendar, today);
    let warning = match idle {
        Some(_) => Warning::None,
        None => Warning::step(&standing, score, pace.as_ref()),
    };
    let status = newest.map(|period| period.status);
    let state = idle.unwrap_or_else(|| State::running(status, pace.as_ref(), warning));
    Ledger {
        streak: standing.streak,
        pace,
        score,
        season: sealed.last().unwrap_or(&opening).season,
        warning,
        state,
        periods,
        sealed,
    }
}

/// The tiles from `first` to the one holding `today`, or the end if earlier.
fn tiles(terms: &Terms, first: Tile, today: Date) -> impl Iterator<Item = Tile> {
    let last = terms.end.map_or(today, |end| end.min(today));
    successors(Some(first), |tile| Some(terms.tile_at(tile.end)))
        .take_while(move |tile| tile.start <= last)
}

/// The habit as of `today`, from the standings before and after the newest
/// period. A period enters once its own last day has passed; until then the
/// days gone by only age what came before.
fn habit(
    calendar: &Calendar,
    newest: Option<&Period>,
    [before, after]: [&Standing; 2],
    today: Date,
) -> Habit {
    match newest {
        Some(period) if period.tile.end > today => {
            let gone = calendar.count_eligible(period.tile.start, today);
            before.habit.aged(gone)
        }
        _ => after.habit,
    }
}

/// The pace of the newest period, if today lies in it and there is something
/// to keep up with.
fn pace(calendar: &Calendar, newest: Option<&Period>, today: Date) -> Option<Pace> {
    newest
        .filter(|period| {
            period.tile.contains(today) && calendar.terms.direction != Direction::AtMost
        })
        .map(|period| Pace::new(calendar, period, today))
}

/// Why nothing can be asked of today, if so.
fn idle(calendar: &Calendar, today: Date) -> Option<State> {
    match () {
        () if today < calendar.terms.start => Some(State::Upcoming),
        () if calendar.terms.ended_by(today) => Some(State::Ended),
        () if calendar.paused(today) => Some(State::Paused),
        () => None,
    }
}
