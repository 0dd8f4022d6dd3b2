//! Sentences of commitment: "Make two cold calls every day".
//!
//! The tokens are read once, left to right, into items (counts, cadences,
//! weekdays, limits, dates, plain words); items are grouped into
//! commitments; each group is put together into a reading. Nothing is
//! guessed in silence: what can be read in two ways, or is not said, is
//! named in [`CommitmentReading::needs`].

mod amount;
mod assemble;
mod bound;
mod cadence;
mod clock;
mod counted;
mod dates;
mod group;
mod item;
mod lead;
mod length;
mod negation;
mod nocount;
mod outcome;
mod quantity;
mod reading;
mod rhythm;
mod scan;
mod subject;
mod title;
mod unit;
mod weekdays;
mod whom;

use std::borrow::Cow;

use super::Setting;
use super::date::{Calendar, Sense};
use super::lex::lex;
use super::number::Decimal;
use super::sense::{self, Nonsense};
use crate::vocabulary::PeriodUnit;
pub use counted::is_measure;
pub use reading::{CommitmentReading, Days, Need, SCHEMA};

/// Reads a sentence of commitment. Never fails: a text that says nothing
/// gives a reading that needs everything. Text beyond
/// [`super::lex::MAX_CHARS`] is not read, and a shorter sentence is asked for.
pub fn commitment(text: &str, setting: &Setting<'_>) -> CommitmentReading {
    let lexed = lex(text);
    let mut items = scan::scan(&lexed.tokens, setting);
    group::contrast(&lexed.tokens, &mut items);
    let groups = group::groups(&lexed.tokens, &items, setting.kinds);
    let mut readings: Vec<CommitmentReading> = Vec::with_capacity(groups.len());
    let mut words = &items[..0];
    for (at, range) in groups.iter().enumerate() {
        let before = at
            .checked_sub(1)
            .map_or(&[][..], |n| &items[groups[n].clone()]);
        let part = &items[range.clone()];
        let own = if at > 0 && group::is_elliptic(part) {
            Cow::Owned(group::with_words(words, part))
        } else {
            words = part;
            counted::completed(&lexed.tokens, before, part)
        };
        readings.push(assemble::assemble(&lexed, &own, setting.kinds));
    }
    share_periods(&mut readings);
    let mut first = readings.remove(0);
    text.clone_into(&mut first.input);
    for mut other in readings {
        other.input.clone_from(&other.title);
        if other.kind.is_some() {
            // "Five lunches and four breakfasts": nine, or apart? And "3 a day
            // but only 2 on Fridays": 3 on Fridays, too?
            let same = other.kind == first.kind;
            if same && other.period == first.period {
                first.need(Need::Count);
            } else if same && other.days.is_some() && first.period == Some(PeriodUnit::Day) {
                first.need(Need::Days);
            }
            first.also.push(other);
        }
    }
    if lexed.truncated {
        first.need(Need::Shorter);
    }
    if let Some(wrong) = sense::among(&lexed.tokens, Some(Calendar::new(setting, Sense::Future))) {
        first.need(match wrong {
            Nonsense::NoSuchDay(_) => Need::Until,
            Nonsense::TooLarge(_) | Nonsense::BelowZero => Need::Count,
        });
        first.notes.push(wrong.to_string());
    }
    first
}

/// "10 calls, 5 emails and 2 meetings a week": a part without a cadence takes
/// that of the next part, else of the one before.
fn share_periods(readings: &mut [CommitmentReading]) {
    for at in (0..readings.len()).rev() {
        let next = readings[at + 1..]
            .iter()
            .find(|r| r.period.is_some())
            .cloned();
        take_period(&mut readings[at], next.as_ref());
    }
    for at in 1..readings.len() {
        let before = readings[at - 1].clone();
        take_period(&mut readings[at], Some(&before));
    }
}

fn take_period(reading: &mut CommitmentReading, from: Option<&CommitmentReading>) {
    let stopped = reading.direction == crate::vocabulary::Direction::AtMost
        && reading.min.is_none()
        && reading.max.and_then(Decimal::as_whole) == Some(0);
    let Some(from) =
        from.filter(|from| reading.period.is_none() && from.period.is_some() && !stopped)
    else {
        return;
    };
    (reading.every, reading.period) = (from.every, from.period);
    reading.days.clone_from(&from.days);
    reading.needs.retain(|need| *need != Need::Period);
}
