//! What was done.

use jiff::civil::Date;

use super::day::plus;
use super::{Terms, Tile};

/// One logged act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The civil date of the act.
    pub date: Date,
    /// Units done.
    pub quantity: u32,
    /// The civil date on which it was recorded.
    pub recorded: Date,
}

/// The acts that can count as of today, in order of date.
pub(super) struct Log(Vec<Entry>);

impl Log {
    /// Keeps the entries dated within start and end, and known by `today`.
    pub(super) fn new(terms: &Terms, entries: &[Entry], today: Date) -> Self {
        let counts =
            |entry: &&Entry| terms.covers(entry.date) && entry.date.max(entry.recorded) <= today;
        let mut entries: Vec<Entry> = entries.iter().filter(counts).copied().collect();
        entries.sort_unstable_by_key(|entry| entry.date);
        Self(entries)
    }

    /// The units dated in `tile` and recorded on or before its `seal`.
    pub(super) fn count(&self, tile: Tile, seal: Date) -> u64 {
        let place = |date| self.0.partition_point(|entry| entry.date < date);
        let dated = &self.0[place(tile.start)..place(tile.end)];
        let known = dated.iter().filter(|entry| entry.recorded <= seal);
        known.fold(0, |sum, entry| {
            sum.saturating_add(u64::from(entry.quantity))
        })
    }
}

impl Terms {
    /// The last date on which a record still counts for `tile`: its last day
    /// plus the grace.
    pub fn seal(&self, tile: Tile) -> Date {
        plus(tile.last(), i64::from(self.grace))
    }
}
