//! How often: choosing the cadence among all that were said, with its days.

use jiff::civil::Weekday;

use super::item::{DaySet, Item, Marked, Rhythm};
use super::reading::Days;
use crate::vocabulary::PeriodUnit;

/// The cadence of a commitment.
#[derive(Default)]
pub(super) struct Cadence {
    pub(super) rhythm: Option<(u32, PeriodUnit)>,
    pub(super) times: Option<i64>,
    pub(super) days: Option<Days>,
    pub(super) except: Vec<Weekday>,
    pub(super) clock: Option<String>,
    /// Two cadences, or one that can be read in two ways.
    pub(super) unsure: bool,
    pub(super) days_unsure: bool,
    /// It stands for one period only: "this week".
    pub(super) once: bool,
}

/// The cadence of some items; `number` is the item of the chosen number.
pub(super) fn cadence(items: &[Marked], number: Option<usize>) -> Cadence {
    let mut cadence = Cadence::default();
    let chosen = choose(items, number);
    if let Some(rhythm) = chosen.and_then(|at| rhythm_of(items, at)) {
        cadence.rhythm = Some((rhythm.every, rhythm.unit));
        cadence.times = rhythm.times;
        cadence.unsure = rhythm.unsure;
        cadence.days = rhythm.days.as_ref().map(days_of);
        cadence.clock.clone_from(&rhythm.clock);
    }
    others(items, chosen, &mut cadence);
    weekdays(items, chosen, &mut cadence);
    one_off(items, &mut cadence);
    cadence
}

fn rhythm_of(items: &[Marked], at: usize) -> Option<&Rhythm> {
    match &items[at].item {
        Item::Rhythm(rhythm) => Some(rhythm),
        _ => None,
    }
}

/// The cadence next to the number first, then any full one, then an adjective.
fn choose(items: &[Marked], number: Option<usize>) -> Option<usize> {
    let all: Vec<usize> = (0..items.len())
        .filter(|&at| rhythm_of(items, at).is_some())
        .collect();
    let full = |at: &&usize| rhythm_of(items, **at).is_some_and(|r| !r.adjective);
    let after = number.and_then(|n| {
        all.iter()
            .filter(full)
            .find(|&&at| at > n && near(items, n, at))
    });
    let adverb_after = number.and_then(|n| all.iter().find(|&&at| at > n && near(items, n, at)));
    let anywhere = all.iter().find(full);
    after
        .or(adverb_after)
        .or(anywhere)
        .or_else(|| all.first())
        .copied()
}

/// Whether no break stands between two items.
fn near(items: &[Marked], from: usize, to: usize) -> bool {
    items[from..to].iter().all(|m| m.item != Item::Break)
}

fn days_of(days: &DaySet) -> Days {
    match days {
        DaySet::Workdays => Days::Workdays,
        DaySet::All => Days::All,
        DaySet::These(days) => Days::These(days.clone()),
    }
}

/// What the cadences that were not chosen add.
fn others(items: &[Marked], chosen: Option<usize>, cadence: &mut Cadence) {
    for at in (0..items.len()).filter(|&at| Some(at) != chosen) {
        let Some(rhythm) = rhythm_of(items, at) else {
            continue;
        };
        let Some(main) = cadence.rhythm else { continue };
        let same = (rhythm.every, rhythm.unit) == main;
        // "Weekly ... on Sunday evening" settles what "on Sunday" leaves open.
        cadence.unsure &= !same || rhythm.unsure;
        if let Some(days) = rhythm
            .days
            .as_ref()
            .filter(|_| cadence.days.is_none() && rhythm.unit <= main.1)
        {
            cadence.days = Some(days_of(days));
        }
        cadence.clock = cadence.clock.take().or_else(|| rhythm.clock.clone());
        let counted_elsewhere =
            at > 0 && matches!(items[at - 1].item, Item::Count { .. } | Item::Times(_));
        let nested = rhythm.unit < main.1 && !rhythm.adjective && rhythm.every_word;
        cadence.unsure |=
            !same && !rhythm.adjective && rhythm.days.is_none() && (counted_elsewhere || nested);
        let daily = main == (1, PeriodUnit::Day);
        if daily && let Item::DaysPer(span) = &items[at.saturating_sub(1)].item {
            days_per(span.low.as_whole(), rhythm.unit, cadence);
        }
    }
}

/// "a day, 5 days a week".
fn days_per(count: Option<i64>, unit: PeriodUnit, cadence: &mut Cadence) {
    match (count, unit) {
        (Some(5), PeriodUnit::Week) => cadence.days = Some(Days::Workdays),
        (Some(7), PeriodUnit::Week) => cadence.days = Some(Days::All),
        (Some(6), PeriodUnit::Week) => {
            cadence.days = Some(Days::These(
                Weekday::Monday.cycle_forward().take(6).collect(),
            ));
            cadence.days_unsure = true;
        }
        // "50 weeks a year" leaves the day as it is.
        (_, PeriodUnit::Year) => {}
        _ => cadence.days_unsure = true,
    }
}

/// Weekdays by name, and exceptions.
fn weekdays(items: &[Marked], chosen: Option<usize>, cadence: &mut Cadence) {
    for (at, marked) in items.iter().enumerate() {
        match &marked.item {
            Item::Except(days) => cadence.except.extend(days),
            Item::Weekdays { days, recurring } => {
                let late = chosen.filter(|&c| c > at).and_then(|c| rhythm_of(items, c));
                settle(
                    cadence,
                    days.len() > 1,
                    late.is_some_and(|r| r.every_word || r.adjective),
                );
                cadence.unsure |= chosen.is_none() && !recurring;
                cadence.days = merged(cadence.days.take(), Some(Days::These(days.clone())));
            }
            _ => {}
        }
    }
}

/// The cadence that a list of weekdays gives or changes: several days are
/// daily on those days, also when "every week" comes after them (`late`).
fn settle(cadence: &mut Cadence, several: bool, late: bool) {
    let unit = if several {
        PeriodUnit::Day
    } else {
        PeriodUnit::Week
    };
    match cadence.rhythm {
        None => cadence.rhythm = Some((1, unit)),
        Some((1, PeriodUnit::Week)) if late => cadence.rhythm = Some((1, unit)),
        Some((_, PeriodUnit::Month | PeriodUnit::Quarter | PeriodUnit::Year)) => {
            cadence.days_unsure = true;
        }
        Some(_) => {}
    }
}

/// Two lists of days named apart: "on Mondays and on Thursdays".
fn merged(before: Option<Days>, listed: Option<Days>) -> Option<Days> {
    match (before, listed) {
        (Some(Days::These(mut days)), Some(Days::These(more))) => {
            days.extend(more);
            days.sort_by_key(|day| day.to_monday_zero_offset());
            days.dedup();
            Some(Days::These(days))
        }
        (_, listed) => listed,
    }
}

/// "this week", "in the next 30 days": a cadence when there is no other.
fn one_off(items: &[Marked], cadence: &mut Cadence) {
    if cadence.rhythm.is_some() {
        return;
    }
    let unit = items.iter().find_map(|m| match m.item {
        Item::Dates { unit, .. } => unit,
        _ => None,
    });
    cadence.rhythm = unit;
    cadence.once = unit.is_some();
    cadence.unsure |= unit.is_some_and(|(every, _)| every > 1);
}
