//! Beginning a test, and giving it up.

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use legwork_core::attribute;
use legwork_core::draw::Seed;

use super::NewTrial;
use crate::ids::TrialId;
use crate::service::attribute::Attribution;
use crate::service::book::Book;
use crate::service::context::Context;
use crate::service::hours::week_of;
use crate::service::kinds::named;
use crate::service::rates::Stated;
use crate::store::{self, Change, Day, Trial};
use crate::{Error, Result};

/// How long a test is, unless told otherwise, in weeks.
const WEEKS: u32 = 12;

/// Begins a test of two activities. One at a time; both need a rate.
pub async fn begin(context: &Context, now: &Zoned, input: &NewTrial) -> Result<Attribution> {
    let mut change = context.change(now, "attribute trial begin").await?;
    let (a, b) = sides(context, &mut change, input).await?;
    change.relabel(&format!("attribute trial begin {a} {b}"));
    let (today, weeks) = (context.today(now), weeks(input.weeks)?);
    let from = first_week(context, today, input.from)?;
    if let Some(other) = running(context, &mut change, today).await? {
        return Err(Error::conflict(format!(
            "a test of {} and {} is running until {}",
            other.a,
            other.b,
            until(&other)
        ))
        .hint("`legwork attribute trial end` gives it up"));
    }
    let id: TrialId = context.ids.entity();
    let made = attribute::Trial::new(weeks / 2, Seed::of(id.uuid().as_bytes()));
    let row = Trial {
        workspace_id: change.workspace(),
        trial_id: id,
        member_id: change.member(),
        a,
        b,
        starts_on: Day(from),
        weeks: made.letters(),
        ended_on: None,
        created: change.at(),
    };
    change.insert(&row).await?;
    change.commit().await?;
    super::super::attribute(context, now).await
}

/// Gives the running test up: what its whole pairs of weeks found stays.
pub async fn end(context: &Context, now: &Zoned) -> Result<Attribution> {
    let mut change = context.change(now, "attribute trial end").await?;
    let today = context.today(now);
    let Some(mut row) = running(context, &mut change, today).await? else {
        return Err(Error::not_found("no test is running")
            .hint("`legwork attribute trial begin KIND KIND` begins one"));
    };
    row.ended_on = Some(Day(today));
    change.put(&row).await?;
    change.commit().await?;
    super::super::attribute(context, now).await
}

/// The first day after the last week.
pub(super) fn until(row: &Trial) -> Date {
    let weeks = i64::try_from(row.weeks.len()).unwrap_or_default();
    row.starts_on.date().saturating_add(weeks.weeks())
}

/// The test whose weeks are not over.
async fn running(context: &Context, change: &mut Change, today: Date) -> Result<Option<Trial>> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let row = store::trial::latest(change.tx(), workspace, member).await?;
    Ok(row.filter(|row| row.ended_on.is_none() && today < until(row)))
}

/// The slugs of two different rows of the table of rates.
async fn sides(
    context: &Context,
    change: &mut Change,
    input: &NewTrial,
) -> Result<(String, String)> {
    let book = Book::load(change.tx(), context.workspace_id()).await?;
    let table = Stated::load(context, change.tx(), &book).await?.table;
    let slug = |words: &str| {
        let kind = named(&book, words)?;
        let row = table.of(kind).ok_or_else(|| {
            Error::usage(format!("{} have no rate", kind.noun(2))).hint(format!(
                "say how often one leads to a meeting: `legwork rates set {}.chance 5%`",
                kind.slug
            ))
        })?;
        Ok::<_, Error>(row.slug.clone())
    };
    let (a, b) = (slug(&input.a)?, slug(&input.b)?);
    if a == b {
        return Err(Error::usage(format!(
            "'{}' and '{}' are one activity: a test takes two",
            input.a, input.b
        )));
    }
    Ok((a, b))
}

fn weeks(asked: Option<u32>) -> Result<u32> {
    match asked.unwrap_or(WEEKS) {
        weeks @ 4..=52 if weeks.is_multiple_of(2) => Ok(weeks),
        _ => Err(Error::usage(
            "a test takes an even number of weeks, 4 to 52: each pair has a week of either",
        )),
    }
}

/// The first day of the first week that begins on this day or later.
fn first_week(context: &Context, today: Date, from: Option<Date>) -> Result<Date> {
    let from = from.unwrap_or(today);
    if from < today {
        return Err(Error::usage(format!(
            "a test begins today or later, not on {from}: weeks that are known cannot be chosen by chance"
        )));
    }
    let week = week_of(from, context.week_start());
    Ok(if week.start < from {
        week.end
    } else {
        week.start
    })
}
