//! What is due on a day, or why nothing is.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use super::times::Times;
use super::wall::first_at;

/// What a reminder is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The next due thing.
    Daily,
    /// The weekly review, with its digest.
    Review,
}

/// A reminder of a day, and the instant from which it is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// What it is about.
    pub subject: Subject,
    /// The day to which it belongs.
    pub day: Date,
    /// From when on it is due.
    pub at: Timestamp,
}

/// Why a day has no reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skipped {
    /// None was chosen for this weekday.
    NotChosen,
    /// It is a holiday, or paused.
    DayOff,
    /// The quiet hours last until the day is over.
    Quiet,
    /// The zone passes over this day or the rest of it.
    NoSuchTime,
    /// The digest of the same day says it too, and only one may be said.
    InTheDigest,
}

/// When the reminder about `subject` of `day` is due; `off` says on which days
/// nothing is said. One in the quiet hours moves to their end, on the same day
/// or not at all.
pub fn due_on(
    times: &Times,
    zone: &TimeZone,
    subject: Subject,
    day: Date,
    off: &impl Fn(Date) -> bool,
) -> Result<Due, Skipped> {
    let weekday = day.weekday();
    let chosen = match subject {
        Subject::Daily => times.daily_on(weekday),
        Subject::Review => times.review_on(weekday),
    };
    let time = chosen.ok_or(Skipped::NotChosen)?;
    if off(day) {
        return Err(Skipped::DayOff);
    }
    let at = loud(times, zone, day, time)?;
    let review = || due_on(times, zone, Subject::Review, day, off);
    if subject == Subject::Daily && times.most() == 1 && review().is_ok() {
        return Err(Skipped::InTheDigest);
    }
    Ok(Due { subject, day, at })
}

/// The first instant of `day` from `time` on that is not quiet.
fn loud(times: &Times, zone: &TimeZone, day: Date, time: Time) -> Result<Timestamp, Skipped> {
    let at = first_at(zone, day, time).ok_or(Skipped::NoSuchTime)?;
    let shown = zone.to_datetime(at).time();
    let Some(quiet) = times.quiet.filter(|quiet| quiet.contains(shown)) else {
        return Ok(at);
    };
    if quiet.until() <= shown {
        return Err(Skipped::Quiet);
    }
    let at = first_at(zone, day, quiet.until()).ok_or(Skipped::Quiet)?;
    // A clock that jumps may pass over all of the time that is not quiet.
    let shown = zone.to_datetime(at).time();
    (!quiet.contains(shown)).then_some(at).ok_or(Skipped::Quiet)
}
