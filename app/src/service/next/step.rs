//! The next step with a person: what is to be done, and on which day.

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};

use crate::service::context::Context;
use crate::service::people::{self, OnePerson};
use crate::service::{find, text};
use crate::store::{Day, NextStep};
use crate::{Error, Result};

/// The furthest day of a next step, in days.
const FURTHEST: i64 = 3_650;

/// What a step is called that has no words.
const UNNAMED: &str = "get in touch";

/// Notes what is to be done next with a person, instead of what was noted. They
/// are due on that day, and not before.
pub async fn step(
    context: &Context,
    now: &Zoned,
    person: &str,
    day: Date,
    what: &str,
) -> Result<OnePerson> {
    let today = context.today(now);
    if day <= today {
        return Err(Error::usage(format!("{day} is not to come"))
            .hint("a next step is for a later day; what is done already is logged"));
    }
    if day > today.saturating_add(FURTHEST.days()) {
        return Err(Error::usage("a next step is at most ten years off"));
    }
    let what = text::note(Some(what))?.unwrap_or_else(|| UNNAMED.to_owned());
    let mut change = context.change(now, "next step").await?;
    let row = find::person(context, change.tx(), person).await?;
    change.relabel(&format!("next step \"{}\"", row.name));
    let step = NextStep {
        workspace_id: row.workspace_id,
        person_id: row.person_id,
        day: Day(day),
        what: text::title("the step", &what)?,
    };
    change.put(&step).await?;
    let shown = people::one(context, change.tx(), &row, today).await?;
    change.commit().await?;
    Ok(shown)
}

/// Forgets the next step with a person.
pub async fn undo_step(context: &Context, now: &Zoned, person: &str) -> Result<OnePerson> {
    let mut change = context.change(now, "next step").await?;
    let row = find::person(context, change.tx(), person).await?;
    change.relabel(&format!("next step \"{}\" dropped", row.name));
    let key = (row.workspace_id, row.person_id);
    if change.remove::<NextStep>(&key).await?.is_none() {
        return Err(Error::not_found(format!(
            "no next step is noted with {}",
            row.name
        )));
    }
    let shown = people::one(context, change.tx(), &row, context.today(now)).await?;
    change.commit().await?;
    Ok(shown)
}
