//! Short ways to write commitments and acts in tests, and random ones.

use jiff::SignedDuration;
use jiff::civil::{Date, Weekday};
use legwork_core::cadence::{
    Cadence, Draft, Entry, Exclusions, Excuse, Ledger, Pace, Pause, Status, Terms, Tile, Version,
    Weekdays, evaluate,
};
use legwork_core::vocabulary::{Direction, PeriodUnit};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

/// The date written `2026-11-09`.
pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// `days` after `date`.
pub(crate) fn plus(date: Date, days: i64) -> Date {
    date + SignedDuration::from_hours(24 * days)
}

/// Terms that differ from the usual ones by `change`.
pub(crate) fn terms(
    direction: Direction,
    target: u32,
    cadence: Cadence,
    start: &str,
    change: impl FnOnce(&mut Draft),
) -> Terms {
    let mut draft = Draft::new(direction, target, cadence, day(start));
    change(&mut draft);
    Terms::new(draft).unwrap()
}

/// At least `target` a week, Monday to Friday.
pub(crate) fn weekly(target: u32, start: &str) -> Terms {
    terms(Direction::AtLeast, target, Cadence::WEEKLY, start, |_| ())
}

/// At least `target` each workday.
pub(crate) fn daily(target: u32, start: &str) -> Terms {
    terms(Direction::AtLeast, target, Cadence::DAILY, start, |_| ())
}

/// At least `target` each `every` of `unit`.
pub(crate) fn each(target: u32, every: u16, unit: PeriodUnit, start: &str) -> Terms {
    terms(
        Direction::AtLeast,
        target,
        Cadence::new(unit, every).unwrap(),
        start,
        |_| (),
    )
}

/// Acts recorded on the day they were done.
pub(crate) fn acts(list: &[(&str, u32)]) -> Vec<Entry> {
    list.iter()
        .map(|(date, quantity)| act(date, *quantity, date))
        .collect()
}

/// One act.
pub(crate) fn act(date: &str, quantity: u32, recorded: &str) -> Entry {
    Entry {
        date: day(date),
        quantity,
        recorded: day(recorded),
    }
}

/// A pause, both ends included.
pub(crate) fn pause(first: &str, last: &str) -> Exclusions {
    let pauses = vec![Pause {
        first: day(first),
        last: day(last),
    }];
    Exclusions {
        pauses,
        ..Exclusions::default()
    }
}

/// Days off.
pub(crate) fn holidays(dates: &[&str]) -> Exclusions {
    Exclusions {
        holidays: dates.iter().copied().map(day).collect(),
        ..Exclusions::default()
    }
}

/// From scratch, without days off.
pub(crate) fn plain(terms: &Terms, entries: &[Entry], today: &str) -> Ledger {
    evaluate(terms, &Exclusions::default(), entries, day(today), None)
}

/// How each period stands.
pub(crate) fn statuses(ledger: &Ledger) -> Vec<Status> {
    ledger.periods.iter().map(|period| period.status).collect()
}

/// What each period requires.
pub(crate) fn required(ledger: &Ledger) -> Vec<u32> {
    ledger
        .periods
        .iter()
        .map(|period| period.required)
        .collect()
}

/// The tile from `start` to before `end`.
pub(crate) fn tile(start: &str, end: &str) -> Tile {
    Tile {
        start: day(start),
        end: day(end),
    }
}

/// A commitment with a past, drawn at random.
#[derive(Debug, Clone)]
pub(crate) struct Story {
    /// What was promised.
    pub(crate) terms: Terms,
    /// Days off.
    pub(crate) exclusions: Exclusions,
    /// What was done, some of it out of range or too late.
    pub(crate) entries: Vec<Entry>,
    /// The day of reckoning.
    pub(crate) today: Date,
}

impl Story {
    /// The story reckoned from scratch.
    pub(crate) fn ledger(&self) -> Ledger {
        evaluate(
            &self.terms,
            &self.exclusions,
            &self.entries,
            self.today,
            None,
        )
    }

    /// The pace on each date of the tile that holds `date`, as far as the
    /// commitment reaches.
    pub(crate) fn paces(&self, date: Date) -> Vec<(Date, Pace)> {
        let tile = self.terms.tile_at(date);
        let sealed = self.on(tile.start).ledger().sealed.pop();
        let on = |today| {
            evaluate(
                &self.terms,
                &self.exclusions,
                &self.entries,
                today,
                sealed.as_ref(),
            )
        };
        let covered = tile.dates().filter(|date| self.terms.covers(*date));
        covered.map(|date| (date, on(date).pace.unwrap())).collect()
    }

    /// The story as of another day.
    pub(crate) fn on(&self, today: Date) -> Self {
        Self {
            today,
            ..self.clone()
        }
    }

    /// The story of another promise.
    pub(crate) fn promising(&self, terms: Terms) -> Self {
        Self {
            terms,
            ..self.clone()
        }
    }

    /// The story with other days off.
    pub(crate) fn excluding(&self, exclusions: Exclusions) -> Self {
        Self {
            exclusions,
            ..self.clone()
        }
    }

    /// The story with another past.
    pub(crate) fn with(&self, entries: Vec<Entry>) -> Self {
        Self {
            entries,
            ..self.clone()
        }
    }
}

/// Any cadence that people use, odd ones included.
pub(crate) fn any_cadence() -> impl Strategy<Value = Cadence> {
    let of = |unit, every| Cadence::new(unit, every).unwrap();
    prop_oneof![
        Just(Cadence::DAILY),
        (2u16..95).prop_map(move |k| of(PeriodUnit::Day, k)),
        Just(Cadence::WEEKLY),
        (2u16..6).prop_map(move |k| of(PeriodUnit::Week, k)),
        prop::sample::select(vec![1u16, 2, 3, 4, 6, 12])
            .prop_map(move |k| of(PeriodUnit::Month, k)),
    ]
}

/// Dates in some three years, two leap days among them.
pub(crate) fn any_date() -> impl Strategy<Value = Date> {
    (0i64..1300).prop_map(|days| plus(day("2024-01-01"), days))
}

prop_compose! {
    fn any_draft(directions: &'static [Direction])(
        direction in prop::sample::select(directions),
        cadence in any_cadence(),
        bits in prop_oneof![2 => Just(31u8), 1 => Just(127u8), 3 => 1u8..128],
        week_start in 0i8..7,
        fiscal_month in 1i8..13,
        start in any_date(),
        anchor in prop::option::weighted(0.3, -40i64..40),
        length in prop::option::weighted(0.3, 0i64..400),
        target in 0u32..15,
        edits in vec((1i64..300, 0u32..15), 0..3),
        cap in prop_oneof![Just(0u32), 1u32..12],
        grace in prop_oneof![Just(7u16), 0u16..15],
    ) -> Draft {
        let mut versions = vec![Version { from: start, target }];
        versions.extend(edits.into_iter().map(|(after, target)| Version { from: plus(start, after), target }));
        versions.sort_by_key(|version| version.from);
        versions.dedup_by_key(|version| version.from);
        Draft {
            direction, cadence, fiscal_month, start, versions, cap, grace,
            mask: Weekdays::from_bits(bits).unwrap(),
            week_start: Weekday::from_monday_zero_offset(week_start).unwrap(),
            anchor: anchor.map(|days| plus(start, days)),
            end: length.map(|days| plus(start, days)),
        }
    }
}

prop_compose! {
    fn any_exclusions(start: Date)(
        holidays in btree_set(-10i64..500, 0..12),
        pauses in vec((-20i64..450, 0i64..40), 0..4),
        excuses in vec((0i64..450, 0i64..30), 0..3),
    ) -> Exclusions {
        Exclusions {
            holidays: holidays.into_iter().map(|days| plus(start, days)).collect(),
            pauses: pauses.into_iter().map(|(first, length)| Pause {
                first: plus(start, first), last: plus(start, first + length),
            }).collect(),
            excuses: excuses.into_iter().map(|(date, later)| Excuse {
                date: plus(start, date), spent: plus(start, date + later),
            }).collect(),
        }
    }
}

/// Stories of these directions.
pub(crate) fn stories(directions: &'static [Direction]) -> impl Strategy<Value = Story> {
    any_draft(directions)
        .prop_flat_map(|draft| {
            let start = draft.start;
            let act = (
                -10i64..480,
                0u32..7,
                prop_oneof![3 => Just(0i64), 1 => 0i64..30],
            );
            (
                Just(draft),
                any_exclusions(start),
                vec(act, 0..120),
                -5i64..460,
            )
        })
        .prop_map(|(draft, exclusions, acts, days)| {
            let start = draft.start;
            let entry = |(date, quantity, late)| Entry {
                date: plus(start, date),
                quantity,
                recorded: plus(start, date + late),
            };
            let entries = acts.into_iter().map(entry).collect();
            Story {
                terms: Terms::new(draft).unwrap(),
                exclusions,
                entries,
                today: plus(start, days),
            }
        })
}

/// Stories of every direction.
pub(crate) fn any_story() -> impl Strategy<Value = Story> {
    stories(Direction::ALL)
}

/// Stories of "at least".
pub(crate) fn at_least_story() -> impl Strategy<Value = Story> {
    stories(&[Direction::AtLeast])
}

/// A thousand cases unless `PROPTEST_CASES` asks for another number than the
/// usual 256; nothing written to disk.
pub(crate) fn thousand() -> ProptestConfig {
    let usual = ProptestConfig::default();
    let cases = if usual.cases == 256 {
        1_000
    } else {
        usual.cases
    };
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..usual
    }
}
