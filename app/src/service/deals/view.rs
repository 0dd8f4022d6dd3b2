//! Deals as they are shown.

use std::collections::BTreeMap;

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::money::{Currency, Decimal, Money};

use super::count::{Counted, exchange, missed};
use super::origin::Story;
use super::{DealView, MoveView, OneDeal};
use crate::ids::DealId;
use crate::service::activities::Named;
use crate::service::book::Book;
use crate::service::context::Context;
use crate::service::goal::Link;
use crate::service::people::{self, Buyer};
use crate::service::{SCHEMA, find};
use crate::store::{self, Activity, Day, Deal, DealMove, DealStatus, Organisation, Person, Tx};
use crate::{Error, Result};

/// One deal, by id, start of id, or words.
pub async fn show(context: &Context, now: &Zoned, text: &str) -> Result<OneDeal> {
    let mut tx = context.read().await?;
    let row = find::deal(context, &mut tx, text).await?;
    let today = context.today(now);
    Ok(OneDeal {
        exchange: exchange(context, &mut tx, &row, today).await?,
        ..shown(context, &mut tx, &row).await?
    })
}

/// A deal with the goals that it counts for, and those that it might have.
pub(super) async fn shown(context: &Context, tx: &mut Tx, row: &Deal) -> Result<OneDeal> {
    let counts = counted_for(context, tx, row).await?;
    let counted = Counted {
        counts_not: missed(context, tx, row, &counts).await?,
        counts,
    };
    with(tx, row, counted).await
}

/// A deal with these goals, and with what it began with.
pub(super) async fn with(tx: &mut Tx, row: &Deal, counted: Counted) -> Result<OneDeal> {
    let book = Book::load(tx, row.workspace_id).await?;
    let story = Story::read(tx, &book, row).await?;
    let deal = one(tx, row).await?;
    let began_with = story.began(&book, row, &deal);
    let kind = began_with.as_ref().map(|began| began.kind.as_str());
    Ok(OneDeal {
        schema: SCHEMA,
        counted_for: counted.counts,
        not_counted_for: counted.counts_not,
        suggested_origin: story.other(&book, row),
        assists: story.assists(&book, row, kind),
        touches: story.touches(&book),
        buyer: buyer(tx, row).await?,
        began_with,
        deal,
        exchange: None,
        repeated: false,
    })
}

/// With whom a deal was won, where they are not called a client.
async fn buyer(tx: &mut Tx, row: &Deal) -> Result<Option<Buyer>> {
    let Some(id) = row.person_id.filter(|_| row.status.0 == DealStatus::Won) else {
        return Ok(None);
    };
    match tx.get::<Person>(&(row.workspace_id, id)).await? {
        Some(person) => people::buyer(tx, &person).await,
        None => Ok(None),
    }
}

/// One deal as it is shown.
pub(super) async fn one(tx: &mut Tx, row: &Deal) -> Result<DealView> {
    let mut views = views(tx, std::slice::from_ref(row)).await?;
    views
        .pop()
        .ok_or_else(|| Error::not_found("this deal is gone"))
}

/// Deals as they are shown, in the same order.
pub(in crate::service) async fn views(tx: &mut Tx, rows: &[Deal]) -> Result<Vec<DealView>> {
    let mut moves = moves(tx, rows).await?;
    let mut origins = origins(tx, rows).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let moves = moves.remove(&row.deal_id).unwrap_or_default();
        let (person, firm) = (person(tx, row).await?, firm(tx, row).await?);
        let origin = origins.remove(&row.deal_id);
        views.push(view(row, &moves, (person, firm), origin));
    }
    Ok(views)
}

/// The goals that have a result from a deal.
async fn counted_for(context: &Context, tx: &mut Tx, row: &Deal) -> Result<Vec<Link>> {
    let results = store::result::list(tx, context.workspace_id()).await?;
    let goals = store::goal::list(tx, context.workspace_id(), context.member_id).await?;
    let from = |goal: &&store::Goal| {
        results
            .iter()
            .any(|one| one.deal_id == Some(row.deal_id) && one.goal_id == Some(goal.goal_id))
    };
    let link = |goal: &store::Goal| Link {
        id: goal.goal_id.to_string(),
        title: goal.sentence.clone(),
    };
    Ok(goals.iter().filter(from).map(link).collect())
}

async fn moves(tx: &mut Tx, rows: &[Deal]) -> Result<BTreeMap<DealId, Vec<DealMove>>> {
    let all = match rows {
        [] => Vec::new(),
        [one] => store::deal::moves_of(tx, one.workspace_id, one.deal_id).await?,
        [first, ..] => store::deal::moves(tx, first.workspace_id).await?,
    };
    let mut moves: BTreeMap<DealId, Vec<DealMove>> = BTreeMap::new();
    for step in all {
        moves.entry(step.deal_id).or_default().push(step);
    }
    Ok(moves)
}

/// The kind and the day of the act that each began with.
async fn origins(tx: &mut Tx, rows: &[Deal]) -> Result<BTreeMap<DealId, (String, Date)>> {
    let all = match rows {
        [] => Vec::new(),
        [one] => {
            let Some(id) = one.origin_activity_id else {
                return Ok(BTreeMap::new());
            };
            let act = tx.get::<Activity>(&(one.workspace_id, id)).await?;
            act.map(|act| (one.deal_id, act.kind, act.day))
                .into_iter()
                .collect()
        }
        [first, ..] => store::story::origins(tx, first.workspace_id).await?,
    };
    let origin = |(id, kind, day): (DealId, String, Day)| (id, (kind, day.date()));
    Ok(all.into_iter().map(origin).collect())
}

async fn person(tx: &mut Tx, row: &Deal) -> Result<Option<Named>> {
    let Some(id) = row.person_id else {
        return Ok(None);
    };
    let found = tx.get::<Person>(&(row.workspace_id, id)).await?;
    Ok(found.map(|person| Named {
        id: id.to_string(),
        name: person.name,
    }))
}

async fn firm(tx: &mut Tx, row: &Deal) -> Result<Option<Named>> {
    let Some(id) = row.organisation_id else {
        return Ok(None);
    };
    let found = tx.get::<Organisation>(&(row.workspace_id, id)).await?;
    Ok(found.map(|firm| Named {
        id: id.to_string(),
        name: firm.name,
    }))
}

fn view(
    row: &Deal,
    moves: &[DealMove],
    (person, firm): (Option<Named>, Option<Named>),
    origin: Option<(String, Date)>,
) -> DealView {
    let (origin_kind, origin_date) = origin.unzip();
    DealView {
        origin_kind,
        origin_date,
        id: row.deal_id.to_string(),
        title: row.title.clone(),
        person,
        organisation: firm,
        value: worth(row).map(|(_, value)| value.to_f64()),
        currency: row.currency.clone(),
        stage: row.stage.clone(),
        status: row.status.to_string(),
        opened: row.opened.date(),
        expected: row.expected_close.map(Date::from),
        closed: row.closed.map(Date::from),
        reason: row.reason.clone(),
        origin: row.origin_activity_id.map(|id| id.to_string()),
        moves: moves.iter().map(move_view).collect(),
    }
}

fn move_view(step: &DealMove) -> MoveView {
    MoveView {
        date: step.day.date(),
        stage: step.stage.clone(),
    }
}

/// The value of a deal in major units, with its currency.
pub(super) fn worth(row: &Deal) -> Option<(Currency, Decimal)> {
    let currency = Currency::from_code(row.currency.as_deref()?)?;
    Some((currency, Money::from_minor(row.value?, currency).major()))
}
