//! The periods into which the dates fall.

use std::iter::successors;

use jiff::ToSpan;
use jiff::civil::Date;

use super::Terms;
use super::day::{between, plus};
use super::recurrence::Step;

/// One period of the calendar. Every date lies in exactly one tile of a
/// commitment, and holidays, pauses, start, end and edits never move a tile:
/// tiles follow from cadence, mask and anchor only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tile {
    /// First date.
    pub start: Date,
    /// The date after the last one.
    pub end: Date,
}

impl Tile {
    /// The dates of the tile, in order.
    pub fn dates(self) -> impl Iterator<Item = Date> {
        successors(Some(self.start), |date| date.tomorrow().ok())
            .take_while(move |date| *date < self.end)
    }

    /// How many dates the tile holds.
    pub fn days(self) -> u32 {
        u32::try_from(between(self.start, self.end)).unwrap_or_default()
    }

    /// Whether `date` lies in the tile.
    pub fn contains(self, date: Date) -> bool {
        self.start <= date && date < self.end
    }

    /// The last date of the tile.
    pub fn last(self) -> Date {
        plus(self.end, -1)
    }
}

impl Terms {
    /// The tile that holds `date`.
    ///
    /// - days: from one mask day to the next, so Friday's tile of a
    ///   Monday-to-Friday promise is Friday to Sunday;
    /// - every k days: counted from the anchor;
    /// - every k weeks: counted from the last week start on or before the
    ///   anchor, never from ISO week numbers, which break after week 53;
    /// - every k months: calendar months counted from the fiscal month.
    pub fn tile_at(&self, date: Date) -> Tile {
        let anchor = self.anchor.unwrap_or(self.start);
        match self.cadence.step() {
            Step::MaskDay => self.mask_tile(date),
            Step::Days => regular(anchor, self.cadence.every(), date),
            Step::Weeks => {
                let into_week = self.week_start.until(anchor.weekday());
                regular(
                    plus(anchor, -i64::from(into_week)),
                    7 * self.cadence.every(),
                    date,
                )
            }
            Step::Months => months(i64::from(self.fiscal_month), self.cadence.every(), date),
        }
    }

    /// The tiles that touch the dates of `span`, in order.
    pub fn tiles(&self, span: Tile) -> impl Iterator<Item = Tile> {
        let first = (span.start < span.end).then(|| self.tile_at(span.start));
        successors(first, move |tile| {
            (tile.end < span.end).then(|| self.tile_at(tile.end))
        })
    }

    /// From the last mask day on or before `date` to the next one. A mask is
    /// never empty, so a week holds both.
    fn mask_tile(&self, date: Date) -> Tile {
        let expected = |day: &Date| self.mask.contains(day.weekday());
        let start = (0..7).map(|days| plus(date, -days)).find(expected);
        let end = (1..=7).map(|days| plus(date, days)).find(expected);
        Tile {
            start: start.unwrap_or(date),
            end: end.unwrap_or(plus(date, 7)),
        }
    }
}

/// The tile holding `date` among tiles of `length` days, one of which starts
/// on `base`.
fn regular(base: Date, length: i64, date: Date) -> Tile {
    let start = plus(date, -between(base, date).rem_euclid(length));
    Tile {
        start,
        end: plus(start, length),
    }
}

/// The tile holding `date` among tiles of `length` calendar months, one of
/// which starts with month `first` of every year.
fn months(first: i64, length: i64, date: Date) -> Tile {
    let month = 12 * i64::from(date.year()) + i64::from(date.month()) - first;
    let start = month - month.rem_euclid(length) + first;
    Tile {
        start: first_of(start),
        end: first_of(start + length),
    }
}

/// The first date of a month counted from January of year 0, which is 1;
/// stops at the ends of the calendar.
fn first_of(month: i64) -> Date {
    Date::constant(0, 1, 1).saturating_add((month - 1).months())
}
