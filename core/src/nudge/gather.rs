//! At most one message of all that is due.
//!
//! A program that slept for a week finds many reminders due, and says one
//! thing: yesterday's "next due thing" is not the next any more.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::due::{Subject, due_on};
use super::times::Times;

/// A digest is worth reading for so many days.
const FRESH: i64 = 7;

/// So many daily nudges that were missed are made up for by a digest.
const MISSED: usize = 2;

/// How far the days are settled: said, or past saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marks {
    /// The last day whose daily nudge is settled.
    pub daily: Date,
    /// The last day whose review is settled.
    pub review: Date,
    /// The day on which something was last said.
    pub said_on: Date,
    /// How many messages that day has had.
    pub said: u32,
}

impl Marks {
    /// For somebody who begins at `now`: what is over before is no debt.
    pub fn begin(times: &Times, zone: &TimeZone, now: Timestamp) -> Self {
        let today = zone.to_datetime(now).date();
        let over = |subject| match due_on(times, zone, subject, today, &|_| false) {
            Ok(due) if due.at > now => today.saturating_sub(1.day()),
            _ => today,
        };
        Self {
            daily: over(Subject::Daily),
            review: over(Subject::Review),
            said_on: today,
            said: 0,
        }
    }
}

/// What is to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message {
    /// [`Subject::Review`] is the digest, which holds the next due thing too.
    pub subject: Subject,
    /// The day that names it: no two messages share subject and day.
    pub day: Date,
}

/// What comes of one look at the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// What is to be said now, if anything.
    pub message: Option<Message>,
    /// How far the days are settled then.
    pub marks: Marks,
}

/// What is due at `now` and was not settled, as at most one message. `off`
/// says on which days nothing is said. In quiet hours and on days off all waits.
pub fn gather(
    times: &Times,
    zone: &TimeZone,
    marks: Marks,
    now: Timestamp,
    off: &impl Fn(Date) -> bool,
) -> Turn {
    let wall = zone.to_datetime(now);
    let today = wall.date();
    let waits = Turn {
        message: None,
        marks,
    };
    if times.is_quiet(wall.time()) || off(today) {
        return waits;
    }
    let daily = pending(times, zone, (Subject::Daily, marks.daily), now, off);
    let review = pending(times, zone, (Subject::Review, marks.review), now, off);
    let mut settled = marks;
    settled.daily = daily.last().copied().unwrap_or(marks.daily);
    settled.review = review.last().copied().unwrap_or(marks.review);
    if settled == marks {
        return waits;
    }
    let message = one_of(&daily, &review, today);
    let said = if marks.said_on == today {
        marks.said
    } else {
        0
    };
    let message = message.filter(|_| said < times.most());
    if message.is_some() {
        settled.said_on = today;
        settled.said = said + 1;
        // What makes up for missed days says what the review of today would.
        if message.is_some_and(|one| one.subject == Subject::Review) {
            settled.review = settled.review.max(today);
        }
    }
    Turn {
        message,
        marks: settled,
    }
}

/// The days after `settled` whose reminder is due by `now`, oldest first.
fn pending(
    times: &Times,
    zone: &TimeZone,
    (subject, settled): (Subject, Date),
    now: Timestamp,
    off: &impl Fn(Date) -> bool,
) -> Vec<Date> {
    let today = zone.to_datetime(now).date();
    // What is older than that is past saying, however long the sleep was.
    let oldest = today.saturating_sub((2 * FRESH).days());
    let first = settled.saturating_add(1.day()).max(oldest);
    let days = first.series(1.day()).take_while(|day| *day <= today);
    days.filter(|day| {
        let due = due_on(times, zone, subject, *day, off);
        due.is_ok_and(|due| due.at <= now)
    })
    .collect()
}

fn one_of(daily: &[Date], review: &[Date], today: Date) -> Option<Message> {
    let fresh = |day: &&Date| {
        today
            .since(**day)
            .is_ok_and(|span| i64::from(span.get_days()) < FRESH)
    };
    if let Some(day) = review.last().filter(fresh) {
        return Some(Message {
            subject: Subject::Review,
            day: *day,
        });
    }
    let missed = daily.iter().filter(|day| **day < today).count();
    let subject = if missed >= MISSED {
        Subject::Review
    } else {
        Subject::Daily
    };
    let says = missed >= MISSED || daily.last() == Some(&today);
    says.then_some(Message {
        subject,
        day: today,
    })
}
