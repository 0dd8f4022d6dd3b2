//! Putting one's own figure in place of a published one, and taking it back.

use jiff::Zoned;
use legwork_core::benchmark::{Activity, Key, Part, Warmth};

use super::Rates;
use super::name::{Name, Typed, value};
use super::stated::{Stated, add};
use super::view::one;
use crate::service::board::Board;
use crate::service::context::Context;
use crate::service::kinds::named as kind_named;
use crate::service::plan::PlanFor;
use crate::service::seal::begin;
use crate::service::{goal, settings, text};
use crate::store::{Change, Figure};
use crate::{Error, Result};

/// Puts the member's own figure in place of a published one: `cold-call.chance`,
/// "1%". Fails for a name that is none and a value that makes no sense.
pub async fn set(context: &Context, now: &Zoned, name: &str, text: &str) -> Result<Rates> {
    let name: Name = name.parse()?;
    let label = format!("rates set {name} {}", text::shown(text));
    let (mut change, board) = begin(context, now, label).await?;
    let name = put(context, &mut change, &board, &name, text).await?;
    answer(context, change, &board, &name).await
}

async fn put(
    context: &Context,
    change: &mut Change,
    board: &Board,
    name: &Name,
    text: &str,
) -> Result<Name> {
    let stated = Stated::load(context, change.tx(), &board.book).await?;
    let name = meant(name, &stated, board)?;
    let usual = goal::currency(context, change.tx()).await?;
    let typed = name.read(text, several(&name, &stated), usual)?;
    let row = row(context, &name, typed);
    check(&name, &row, stated, board)?;
    change.put(&row).await?;
    Ok(name)
}

/// Keeps the figures that a plan was tried with: hours a week, what a typical
/// deal is worth, the share of proposals won. What is left out stays as it is.
pub async fn keep(context: &Context, now: &Zoned, tried: &PlanFor) -> Result<()> {
    let (mut change, board) = begin(context, now, "keep the figures of the plan").await?;
    if let Some(hours) = tried.hours {
        let mut member = settings::member(context, &mut change).await?;
        member.weekly_minutes = Some(settings::weekly_minutes(hours)?);
        change.put(&member).await?;
    }
    if let Some(deal) = &tried.deal {
        put(context, &mut change, &board, &Name::TypicalDeal, deal).await?;
    }
    if let Some(rate) = tried.win_rate {
        put(
            context,
            &mut change,
            &board,
            &Name::WinRate,
            &rate.to_string(),
        )
        .await?;
    }
    change.commit().await?;
    Ok(())
}

/// Goes back to what is published. Fails when there was nothing to take back.
pub async fn reset(context: &Context, now: &Zoned, name: &str) -> Result<Rates> {
    let name: Name = name.parse()?;
    let (mut change, board) = begin(context, now, format!("rates reset {name}")).await?;
    let stated = Stated::load(context, change.tx(), &board.book).await?;
    let name = meant(&name, &stated, &board).unwrap_or(name);
    let key = (context.workspace_id(), context.member_id, name.to_string());
    if change.remove::<Figure>(&key).await?.is_none() {
        return Err(Error::not_found(format!("{name} is not a figure of yours"))
            .hint("`legwork rates` shows which are"));
    }
    answer(context, change, &board, &name).await
}

async fn answer(
    context: &Context,
    mut change: Change,
    board: &Board,
    name: &Name,
) -> Result<Rates> {
    let rates = one(context, change.tx(), board, name).await?;
    change.commit().await?;
    Ok(rates)
}

fn row(context: &Context, name: &Name, typed: Typed) -> Figure {
    Figure {
        workspace_id: context.workspace_id(),
        member_id: context.member_id,
        name: name.to_string(),
        value: typed.value,
        currency: typed.currency.map(|currency| currency.code().to_owned()),
    }
}

/// Whether an act of this name's kind can lead to more than one.
fn several(name: &Name, stated: &Stated) -> bool {
    let Name::Of(Key::Of(slug, Part::Chance)) = name else {
        return false;
    };
    stated
        .table
        .find(slug)
        .is_some_and(Activity::may_exceed_one)
}

/// The figure that a name means: a kind may be called by any of its words.
/// Refuses kinds that nobody knows, and figures of a kind whose chance has to
/// be said first.
fn meant(name: &Name, stated: &Stated, board: &Board) -> Result<Name> {
    let Name::Of(Key::Of(slug, part)) = name else {
        return Ok(name.clone());
    };
    if stated.table.find(slug).is_some() {
        return Ok(name.clone());
    }
    let kind = kind_named(&board.book, slug)?;
    if stated.table.find(&kind.slug).is_some() || *part == Part::Chance {
        return Ok(Name::Of(Key::Of(kind.slug.to_string(), *part)));
    }
    Err(Error::usage(format!(
        "nothing is published for '{}': say first how often one leads to a meeting",
        kind.title
    ))
    .hint(format!("legwork rates set {}.chance 5%", kind.slug)))
}

/// Refuses what the table would.
fn check(name: &Name, row: &Figure, stated: Stated, board: &Board) -> Result<()> {
    let mut table = stated.table;
    let Some(number) = value(row) else {
        return Err(Error::usage(format!("'{}' is not a number", row.value)));
    };
    let key = match name {
        Name::TypicalDeal => return Ok(()),
        Name::WinRate => &Key::Won(Warmth::Cold),
        Name::Of(key) => key,
    };
    match key {
        Key::Of(slug, _) if table.find(slug).is_none() => {
            add(&mut table, kind_named(&board.book, slug)?, number)
        }
        _ => Ok(table.set(key, number)?),
    }
}
