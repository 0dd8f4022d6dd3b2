//! Changing and removing what was logged.

use jiff::Zoned;
use jiff::civil::{Date, Time};

use super::activities::{ActivityFields, OneActivity, one, time, zone};
use super::book::Book;
use super::context::Context;
use super::kinds::named;
use super::log::moment;
use super::seal::begin;
use super::{SCHEMA, capture, find, people, text};
use crate::store::{self, Activity, ActivityPerson, Change, Day, Person, Word};
use crate::{Error, Result};

/// Changes an activity. Its day of recording stays: a period that is sealed
/// does not change with it.
pub async fn edit(
    context: &Context,
    now: &Zoned,
    words: &str,
    fields: ActivityFields,
) -> Result<OneActivity> {
    let label = format!("activities edit \"{}\"", text::shown(words));
    let (mut change, board) = begin(context, now, label).await?;
    let mut row = find::activity(context, change.tx(), words).await?;
    let names = fields.people.clone();
    let organisation = fields.organisation.clone();
    let (day, time) = (row.day, fields.time.or_else(|| time(&row)));
    let retimed = fields.time.is_some();
    apply(&mut row, fields, &board.book, board.today)?;
    if retimed || row.day != day {
        place(context, now, &mut row, time)?;
    }
    if let Some(name) = organisation {
        row.organisation_id = people::organisation_for(context, &mut change, &name).await?;
    }
    change.put(&row).await?;
    if let Some(names) = names {
        let old =
            store::activity::people_of(change.tx(), row.workspace_id, row.activity_id).await?;
        change.remove_all(old).await?;
        let people = named_people(context, &mut change, &names).await?;
        link(&mut change, &row, &people).await?;
    }
    let activity = one(change.tx(), &board.book, &row).await?;
    change.commit().await?;
    Ok(OneActivity {
        schema: SCHEMA,
        activity,
    })
}

/// Puts a time of day on the day of the act, in the zone in which the act was
/// logged.
fn place(context: &Context, now: &Zoned, row: &mut Activity, time: Option<Time>) -> Result<()> {
    if let Some(time) = time {
        let here = || context.local(now).time_zone().clone();
        let zone = zone(&row.zone).unwrap_or_else(here);
        row.at = Some(moment(row.day.date().to_datetime(time), zone)?);
    }
    Ok(())
}

/// Removes an activity; undo brings it back.
pub async fn remove(context: &Context, now: &Zoned, words: &str) -> Result<OneActivity> {
    let label = format!("activities remove \"{}\"", text::shown(words));
    let (mut change, board) = begin(context, now, label).await?;
    let row = find::activity(context, change.tx(), words).await?;
    let activity = one(change.tx(), &board.book, &row).await?;
    let people = store::activity::people_of(change.tx(), row.workspace_id, row.activity_id).await?;
    change.remove_all(people).await?;
    capture::let_go(&mut change, row.activity_id).await?;
    change
        .remove::<Activity>(&(row.workspace_id, row.activity_id))
        .await?;
    change.commit().await?;
    Ok(OneActivity {
        schema: SCHEMA,
        activity,
    })
}

/// The people with these names, those who are new made; the same person once.
/// Each with whether they are new.
pub(super) async fn named_people(
    context: &Context,
    change: &mut Change,
    names: &[String],
) -> Result<Vec<(Person, bool)>> {
    let mut found: Vec<(Person, bool)> = Vec::with_capacity(names.len());
    for name in names {
        let person = people::person_for(context, change, name).await?;
        if found
            .iter()
            .all(|(known, _)| known.person_id != person.0.person_id)
        {
            found.push(person);
        }
    }
    Ok(found)
}

/// Puts people to an activity.
pub(super) async fn link(
    change: &mut Change,
    activity: &Activity,
    people: &[(Person, bool)],
) -> Result<()> {
    for (person, _) in people {
        change
            .insert(&ActivityPerson {
                workspace_id: activity.workspace_id,
                activity_id: activity.activity_id,
                person_id: person.person_id,
            })
            .await?;
    }
    Ok(())
}

/// Puts explicit values into an activity; each is checked by itself.
pub(super) fn apply(
    row: &mut Activity,
    fields: ActivityFields,
    book: &Book,
    today: Date,
) -> Result<()> {
    if let Some(words) = &fields.kind {
        row.kind = named(book, words)?.slug.to_string();
    }
    if let Some(quantity) = fields.quantity {
        row.quantity = quantity_within(quantity)?;
    }
    if let Some(date) = fields.date {
        row.day = Day(date_within(date, today)?);
    }
    if let Some(minutes) = fields.minutes {
        row.minutes = Some(minutes_within(minutes)?);
    }
    if let Some(outcome) = &fields.outcome {
        row.outcome = Some(Word(outcome.replace([' ', '-'], "_").parse()?));
    }
    if let Some(quality) = fields.quality {
        row.quality = Some(quality_within(quality)?);
    }
    if let Some(tags) = &fields.tags {
        row.tags.0 = tags
            .iter()
            .map(|tag| text::title("the tag", tag))
            .collect::<Result<_>>()?;
    }
    if fields.note.is_some() {
        row.note = text::note(fields.note)?;
    }
    Ok(())
}

/// Units in one activity: 1 to 100,000.
pub(super) fn quantity_within(quantity: i64) -> Result<i64> {
    match quantity {
        1..=100_000 => Ok(quantity),
        ..1 => Err(
            Error::usage(format!("{quantity} cannot be logged: log at least 1"))
                .hint("to take back what was logged, use `legwork undo`"),
        ),
        _ => Err(Error::usage(format!(
            "{quantity} is too many for one line: at most 100,000"
        ))),
    }
}

/// A day on which something can have been done: not after today, not before 1970.
pub(super) fn date_within(date: Date, today: Date) -> Result<Date> {
    if date > today {
        return Err(Error::usage(format!(
            "{date} is still to come: log it when it is done"
        )));
    }
    if date.year() < 1970 {
        return Err(Error::usage(format!(
            "{date} is too long ago: 1970 at the earliest"
        )));
    }
    Ok(date)
}

fn minutes_within(minutes: i64) -> Result<i64> {
    match minutes {
        0..=100_000 => Ok(minutes),
        _ => Err(Error::usage("minutes are 0 to 100,000")),
    }
}

fn quality_within(quality: i64) -> Result<i64> {
    match quality {
        1..=5 => Ok(quality),
        _ => Err(Error::usage("how well it went is 1 to 5")),
    }
}
