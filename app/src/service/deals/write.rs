//! Adding deals and moving them along.

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::money::{Currency, Money};

use super::count::Counted;
use super::origin;
use super::view::{self, shown};
use super::{AddDeal, OneDeal};
use crate::ids::{DealId, OrganisationId, PersonId};
use crate::service::context::Context;
use crate::service::find;
use crate::service::{amount, people, text};
use crate::store::{self, Change, Day, Deal, DealMove, DealStatus, Word};
use crate::{Error, Result};

/// The stage of a deal that names none.
const FIRST_STAGE: &str = "open";

/// Adds a deal, and the person and the organisation if they are new. Without
/// an organisation it is with the person's.
pub async fn add(context: &Context, now: &Zoned, input: &AddDeal) -> Result<OneDeal> {
    let today = context.today(now);
    let title = text::title("the title", &input.title)?;
    let stage = text::title("the stage", input.stage.as_deref().unwrap_or(FIRST_STAGE))?;
    let value = input
        .value
        .as_deref()
        .map(|text| value(context, text, None))
        .transpose()?;
    let opened = past(
        "a deal cannot be opened",
        input.opened.unwrap_or(today),
        today,
    )?;
    if input.expected.is_some_and(|expected| expected < opened) {
        return Err(Error::usage(format!(
            "a deal opened on {opened} cannot be expected to close before that"
        )));
    }
    let mut change = context.change(now, format!("deal add \"{title}\"")).await?;
    let deal_id = id_of(context, input)?;
    let there = change.tx().get(&(context.workspace_id(), deal_id)).await?;
    if let Some(there) = there {
        let shown = shown(context, change.tx(), &there).await?;
        return Ok(OneDeal {
            repeated: true,
            ..shown
        });
    }
    let (person_id, organisation_id) = with(context, &mut change, input).await?;
    let mut row = Deal {
        workspace_id: context.workspace_id(),
        deal_id,
        member_id: context.member_id,
        title,
        person_id,
        organisation_id,
        value: value.map(|money| money.minor),
        currency: value.map(|money| money.currency.code().to_owned()),
        stage,
        opened: Day(opened),
        expected_close: input.expected.map(Day),
        closed: None,
        status: Word(DealStatus::Open),
        reason: None,
        origin_activity_id: None,
        created: change.at(),
    };
    let wanted = input.origin.as_deref();
    row.origin_activity_id = origin::first(context, &mut change, &row, wanted).await?;
    change.insert(&row).await?;
    change.insert(&step(&row, 1, opened)).await?;
    finish(change, &row, Counted::default()).await
}

/// The id the client chose, or a new one.
fn id_of(context: &Context, input: &AddDeal) -> Result<DealId> {
    match &input.id {
        None => Ok(context.ids.entity()),
        Some(text) => text
            .parse()
            .map_err(|_| Error::usage("that id is not a UUID")),
    }
}

/// Moves an open deal to another stage, on a day or today.
pub async fn move_to(
    context: &Context,
    now: &Zoned,
    text: &str,
    stage: &str,
    on: Option<Date>,
) -> Result<OneDeal> {
    let today = context.today(now);
    let stage = text::title("the stage", stage)?;
    let mut change = context.change(now, "deal move").await?;
    let mut row = find::deal(context, change.tx(), text).await?;
    let meant = text::meant(text, &row.title);
    change.relabel(&format!("deal move \"{meant}\" {stage}"));
    still_open(&row)?;
    if row.stage == stage {
        return Err(Error::refused(format!(
            "the deal is in stage '{stage}' already"
        )));
    }
    let on = past("a deal cannot move", on.unwrap_or(today), today)?;
    let moves = store::deal::moves_of(change.tx(), row.workspace_id, row.deal_id).await?;
    let last = moves.last().map_or(row.opened, |last| last.day);
    if on < last.date() {
        return Err(Error::usage(format!(
            "the deal came into stage '{}' on {last}: it cannot have left it before that",
            row.stage
        )));
    }
    row.stage = stage;
    change.put(&row).await?;
    let next = moves.last().map_or(1, |last| last.step + 1);
    change.insert(&step(&row, next, on)).await?;
    finish(change, &row, Counted::default()).await
}

/// Refuses what only an open deal can do.
pub(super) fn still_open(row: &Deal) -> Result<()> {
    if row.status.0 == DealStatus::Open {
        return Ok(());
    }
    let on = row.closed.map_or(String::new(), |day| format!(" on {day}"));
    Err(
        Error::refused(format!("'{}' was {}{on}", row.title, row.status))
            .hint("`legwork undo` opens it again if that was the last thing done"),
    )
}

/// A value that a deal can have: not below 0, in the workspace's currency
/// unless it names one.
pub(super) fn value(context: &Context, text: &str, own: Option<Currency>) -> Result<Money> {
    let money = amount::money(text, own.or_else(|| amount::usual(&context.workspace)))?;
    if money.minor < 0 {
        return Err(Error::usage("the value of a deal cannot be below 0"));
    }
    Ok(money)
}

/// A day on which something can have happened.
pub(super) fn past(what: &str, on: Date, today: Date) -> Result<Date> {
    if on > today {
        return Err(Error::usage(format!(
            "{what} on {on}: that day is still to come"
        )));
    }
    if on.year() < 1970 {
        return Err(Error::usage(format!(
            "{what} on {on}: 1970 at the earliest"
        )));
    }
    Ok(on)
}

/// Commits, and shows the deal with the goals that it counts for.
pub(super) async fn finish(mut change: Change, row: &Deal, counted: Counted) -> Result<OneDeal> {
    let shown = view::with(change.tx(), row, counted).await?;
    change.commit().await?;
    Ok(shown)
}

/// A deal as it comes into a stage.
pub(in crate::service) fn step(row: &Deal, step: i64, day: Date) -> DealMove {
    DealMove {
        workspace_id: row.workspace_id,
        deal_id: row.deal_id,
        step,
        stage: row.stage.clone(),
        day: Day(day),
        value: row.value,
    }
}

async fn with(
    context: &Context,
    change: &mut Change,
    input: &AddDeal,
) -> Result<(Option<PersonId>, Option<OrganisationId>)> {
    let firm = input.organisation.as_deref().unwrap_or_default();
    let firm = people::organisation_for(context, change, firm).await?;
    let Some(name) = &input.person else {
        return Ok((None, firm));
    };
    let (mut person, new) = people::person_for(context, change, name).await?;
    if new && firm.is_some() {
        person.organisation_id = firm;
        change.put(&person).await?;
    }
    Ok((Some(person.person_id), firm.or(person.organisation_id)))
}
