//! From a time on the wall to an instant.

use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

/// No zone is further than a day from UTC.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// The first instant of `date` in `zone` at which the clock on the wall shows
/// `time` or later. A time that the clock passes over (spring) gives the
/// instant at which it jumps, one that it shows twice (autumn) the first of the
/// two. None when the zone passes over the rest of the date altogether, or the
/// date lies at the end of the calendar.
///
/// It walks through the stretches between two changes of the zone rather than
/// ask for an ambiguous time: a change of name alone, as in Nuuk in October
/// 2023, may be taken for a change of the clock there.
pub fn first_at(zone: &TimeZone, date: Date, time: Time) -> Option<Timestamp> {
    let wanted = Offset::UTC.to_timestamp(date.to_datetime(time)).ok()?;
    let (mut begins, end) = (wanted.checked_sub(DAY).ok()?, wanted.checked_add(DAY).ok()?);
    let changes = zone.following(begins).map(|change| change.timestamp());
    for ends in changes.take_while(|at| *at < end).chain([end]) {
        let offset = zone.to_offset(begins);
        let reached = offset.to_timestamp(date.to_datetime(time)).ok()?;
        let at = reached.max(begins);
        if at < ends && offset.to_datetime(at).date() == date {
            return Some(at);
        }
        begins = ends;
    }
    None
}
