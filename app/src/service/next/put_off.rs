//! Putting people off: until a day, or for good.

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use serde::Serialize;

use crate::service::context::Context;
use crate::service::{SCHEMA, find};
use crate::store::{Change, Day, Person};
use crate::{Error, Result};

/// The longest that somebody is put off, in days.
const LONGEST: i64 = 3_650;

/// Until when somebody is put off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// Until this day, on which they may be named again.
    Day(Date),
    /// For so many days.
    Days(u32),
}

/// Who was put off, or is to be named again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PutOff {
    /// Version of this shape.
    pub schema: u8,
    /// Id of the person.
    pub id: String,
    /// Name as written.
    pub name: String,
    /// The day on which they may be named again, if they are put off.
    pub until: Option<Date>,
    /// Whether they are never named.
    pub never: bool,
}

/// Does not name a person until a day.
pub async fn snooze(context: &Context, now: &Zoned, person: &str, until: Until) -> Result<PutOff> {
    let today = context.today(now);
    let day = match until {
        Until::Day(day) => day,
        Until::Days(days) => today.saturating_add(i64::from(days).days()),
    };
    if day <= today {
        return Err(Error::usage(format!("{day} is not to come"))
            .hint("put them off until a later day: --days 14"));
    }
    if day > today.saturating_add(LONGEST.days()) {
        return Err(Error::usage("that is more than ten years off")
            .hint("`legwork next never PERSON` stops naming them"));
    }
    turn(context, now, "snooze", person, |row| {
        row.snoozed_until = Some(Day(day));
    })
    .await
}

/// Never names a person again.
pub async fn never(context: &Context, now: &Zoned, person: &str) -> Result<PutOff> {
    turn(context, now, "never", person, |row| row.never = true).await
}

/// Names a person again who was put off.
pub async fn again(context: &Context, now: &Zoned, person: &str) -> Result<PutOff> {
    turn(context, now, "again", person, |row| {
        row.never = false;
        row.snoozed_until = None;
    })
    .await
}

async fn turn(
    context: &Context,
    now: &Zoned,
    what: &str,
    person: &str,
    set: impl FnOnce(&mut Person),
) -> Result<PutOff> {
    let mut change: Change = context.change(now, "next").await?;
    let mut row = find::person(context, change.tx(), person).await?;
    change.relabel(&format!("next {what} \"{}\"", row.name));
    set(&mut row);
    change.put(&row).await?;
    change.commit().await?;
    Ok(PutOff {
        schema: SCHEMA,
        id: row.person_id.to_string(),
        name: row.name,
        until: row.snoozed_until.map(Date::from),
        never: row.never,
    })
}
