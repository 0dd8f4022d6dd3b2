//! Correcting a deal. What it went through stays as it was; what it counts for
//! follows.

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::money::Currency;

use super::count::{Counted, recount};
use super::write::{finish, past, value};
use super::{EditDeal, Expected, OneDeal, origin};
use crate::service::context::Context;
use crate::service::exchange::Rate;
use crate::service::{find, people, text};
use crate::store::{self, Change, Day, Deal, DealStatus};
use crate::{Error, Result};

/// Changes parts of a deal. The results of a won one follow its value and the
/// day on which it was won, but for those of goals that are closed.
pub async fn edit(context: &Context, now: &Zoned, text: &str, input: &EditDeal) -> Result<OneDeal> {
    let today = context.today(now);
    let mut change = context.change(now, "deal edit").await?;
    let old = find::deal(context, change.tx(), text).await?;
    change.relabel(&format!("deal edit \"{}\"", text::meant(text, &old.title)));
    let mut row = old.clone();
    words(context, &mut row, input)?;
    whom(context, &mut change, &mut row, input).await?;
    days(&mut row, input, today)?;
    if row.opened != old.opened {
        reopen(&mut change, &old, row.opened).await?;
    }
    if let Some(text) = &input.origin {
        row.origin_activity_id = origin::named(context, &mut change, &row, text).await?;
    }
    let rate = rate(&row, input)?;
    if row == old && change.is_empty() && rate.is_none() {
        return Err(Error::usage(
            "nothing to change: name what is to be different",
        ));
    }
    change.put(&row).await?;
    let won = row.status.0 == DealStatus::Won;
    let paid = |row: &Deal| (row.value, row.currency.clone(), row.closed);
    let counted = if won && (rate.is_some() || paid(&row) != paid(&old)) {
        recount(context, &mut change, &old, (&row, rate)).await?
    } else {
        Counted::default()
    };
    finish(change, &row, counted).await
}

/// The rate of exchange that a won deal is to count at.
fn rate(row: &Deal, input: &EditDeal) -> Result<Option<Rate>> {
    let rate = input.rate.as_deref().map(Rate::read).transpose()?;
    if rate.is_some() && row.status.0 != DealStatus::Won {
        return Err(Error::refused("a rate of exchange is for a won deal")
            .hint("say it when the deal is won: `legwork deal won DEAL --rate 0.92`"));
    }
    Ok(rate)
}

/// The title, the value and the reason.
fn words(context: &Context, row: &mut Deal, input: &EditDeal) -> Result<()> {
    if let Some(title) = &input.title {
        row.title = text::title("the title", title)?;
    }
    if let Some(text) = &input.value {
        let own = row.currency.as_deref().and_then(Currency::from_code);
        let money = named(text)
            .map(|text| value(context, text, own))
            .transpose()?;
        row.value = money.map(|money| money.minor);
        row.currency = money.map(|money| money.currency.code().to_owned());
    }
    if input.reason.is_some() {
        ended(row, "reason")?;
        row.reason = text::note(input.reason.as_ref())?;
    }
    Ok(())
}

/// The person and the organisation. Another person brings their organisation,
/// unless one is named.
async fn whom(
    context: &Context,
    change: &mut Change,
    row: &mut Deal,
    input: &EditDeal,
) -> Result<()> {
    if let Some(name) = &input.person {
        match named(name) {
            None => row.person_id = None,
            Some(name) => {
                let (person, _) = people::person_for(context, change, name).await?;
                let other = row.person_id != Some(person.person_id);
                row.person_id = Some(person.person_id);
                if other {
                    row.organisation_id = person.organisation_id.or(row.organisation_id);
                }
            }
        }
    }
    if let Some(name) = &input.organisation {
        let name = named(name).unwrap_or_default();
        row.organisation_id = people::organisation_for(context, change, name).await?;
    }
    Ok(())
}

fn days(row: &mut Deal, input: &EditDeal, today: Date) -> Result<()> {
    if let Some(opened) = input.opened {
        row.opened = Day(past("a deal cannot be opened", opened, today)?);
    }
    if let Some(closed) = input.closed {
        ended(row, "last day")?;
        row.closed = Some(Day(past("a deal cannot be closed", closed, today)?));
    }
    match input.expected {
        Expected::Stays => {}
        Expected::Unknown => row.expected_close = None,
        Expected::On(day) => row.expected_close = Some(Day(day)),
    }
    let opened = row.opened;
    if row.closed.is_some_and(|closed| closed < opened) {
        return Err(Error::usage(format!(
            "a deal opened on {opened} cannot be closed before that"
        )));
    }
    if row.expected_close.is_some_and(|day| day < opened) {
        return Err(Error::usage(format!(
            "a deal opened on {opened} cannot be expected to close before that"
        ))
        .hint("name the other day as well, or `--expected none`"));
    }
    Ok(())
}

/// Lets the first stage begin on the day on which the deal was opened: the
/// stages after it stay where they are.
async fn reopen(change: &mut Change, old: &Deal, opened: Day) -> Result<()> {
    let steps = store::deal::moves_of(change.tx(), old.workspace_id, old.deal_id).await?;
    let mut steps = steps.into_iter();
    let first = steps.next().filter(|first| first.day == old.opened);
    if let Some(next) = steps.next().filter(|next| next.day < opened) {
        return Err(Error::usage(format!(
            "the deal came into stage '{}' on {}: it cannot have been opened after that",
            next.stage, next.day
        )));
    }
    if let Some(mut first) = first {
        first.day = opened;
        change.put(&first).await?;
    }
    Ok(())
}

/// Refuses what only a deal that has ended has.
fn ended(row: &Deal, what: &str) -> Result<()> {
    if row.status.0 != DealStatus::Open {
        return Ok(());
    }
    Err(Error::refused(format!(
        "'{}' is still open: there is no {what} to correct",
        row.title
    ))
    .hint("end it first: legwork deal won DEAL, or legwork deal lost DEAL"))
}

/// What was named; none for nothing, or for the word `none`.
fn named(text: &str) -> Option<&str> {
    let text = text.trim();
    (!text.is_empty() && text != "none").then_some(text)
}
