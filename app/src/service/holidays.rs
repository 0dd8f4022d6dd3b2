//! Holidays: dates on which nothing is owed. Off until chosen.

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use legwork_core::holiday;
use serde::Serialize;

use super::context::Context;
use super::days_off::{BUILT_IN, DaysOff};
use super::seal::begin;
use super::{SCHEMA, text};
use crate::store::{Change, Day, Holiday, Workspace};
use crate::{Error, Result};

/// One holiday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HolidayView {
    /// The date.
    pub date: Date,
    /// Its name.
    pub name: String,
    /// `built-in`, `calendar` or `own`.
    pub source: String,
}

/// The holidays in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Holidays {
    /// Version of this shape.
    pub schema: u8,
    /// Country whose public holidays are followed; `null`: none.
    pub country: Option<String>,
    /// By date.
    pub holidays: Vec<HolidayView>,
    /// How many dates the last step added, changed or removed.
    pub changed: usize,
}

/// The countries that are built in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Countries {
    /// Version of this shape.
    pub schema: u8,
    /// Code and name, by code.
    pub countries: Vec<CountryView>,
}

/// A country that is built in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountryView {
    /// ISO 3166 code, with a region where that matters: `GB-SCT`.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// The holidays in use in a calendar year; of this year when none is given.
pub async fn list(context: &Context, now: &Zoned, year: Option<i16>) -> Result<Holidays> {
    let year = year.unwrap_or_else(|| context.today(now).year());
    shown(context, context.workspace.holiday_country.clone(), year, 0).await
}

/// The holidays from today on, for a year.
pub async fn coming(context: &Context, now: &Zoned) -> Result<Holidays> {
    let today = context.today(now);
    let country = context.workspace.holiday_country.clone();
    between(context, country, (today, today.saturating_add(1.year())), 0).await
}

/// The countries that are built in.
pub fn countries() -> Countries {
    let view = |country: &holiday::Country| CountryView {
        code: country.code.to_string(),
        name: country.name.to_string(),
    };
    Countries {
        schema: SCHEMA,
        countries: holiday::countries().iter().map(view).collect(),
    }
}

/// Follows the public holidays of a country, or of none. Periods that are
/// sealed keep what they asked for.
pub async fn follow(context: &Context, now: &Zoned, country: Option<&str>) -> Result<Holidays> {
    let country = country.map(known).transpose()?;
    let year = context.today(now).year();
    let label = format!("holidays {}", country.as_deref().unwrap_or("off"));
    let (mut change, _) = begin(context, now, label).await?;
    let workspace = Workspace {
        holiday_country: country.clone(),
        ..context.workspace_now(&mut change).await?
    };
    change.put(&workspace).await?;
    change.commit().await?;
    shown(context, country, year, 1).await
}

/// Adds a holiday of one's own, on one date.
pub async fn add(context: &Context, now: &Zoned, date: Date, name: &str) -> Result<Holidays> {
    let found = [(date, text::title("the name", name)?)];
    add_all(context, now, &found, "own", format!("holidays add {date}")).await
}

/// Adds the holidays of a calendar file, which the caller has read.
pub async fn add_calendar(
    context: &Context,
    now: &Zoned,
    found: &[(Date, String)],
) -> Result<Holidays> {
    add_all(
        context,
        now,
        found,
        "calendar",
        "holidays import".to_owned(),
    )
    .await
}

async fn add_all(
    context: &Context,
    now: &Zoned,
    found: &[(Date, String)],
    source: &str,
    label: String,
) -> Result<Holidays> {
    let (mut change, board) = begin(context, now, label).await?;
    for (date, name) in found {
        check(*date, board.today)?;
        change
            .put(&row(context, *date, name, source, board.today, false))
            .await?;
    }
    let changed = found.len();
    change.commit().await?;
    let year = found
        .first()
        .map_or(board.today.year(), |(date, _)| date.year());
    shown(
        context,
        context.workspace.holiday_country.clone(),
        year,
        changed,
    )
    .await
}

/// Makes a date an ordinary day, whether its holiday is public or one's own.
pub async fn remove(context: &Context, now: &Zoned, date: Date) -> Result<Holidays> {
    let (mut change, board) = begin(context, now, format!("holidays remove {date}")).await?;
    let off = DaysOff::load(context, change.tx(), date, date).await?;
    let Some((_, holiday)) = off.listed().next() else {
        return Err(Error::not_found(format!("{date} is no holiday")));
    };
    if holiday.source == BUILT_IN {
        let gone = row(context, date, &holiday.name, BUILT_IN, board.today, true);
        change.put(&gone).await?;
    } else {
        delete(&mut change, context, date).await?;
    }
    change.commit().await?;
    shown(
        context,
        context.workspace.holiday_country.clone(),
        date.year(),
        1,
    )
    .await
}

async fn delete(change: &mut Change, context: &Context, date: Date) -> Result<()> {
    let (workspace, day) = (context.workspace_id(), Day(date));
    let rows = crate::store::pause::holidays(change.tx(), workspace, day, day).await?;
    Ok(change.remove_all(rows).await?)
}

/// A code as the core spells it, if the country is built in.
fn known(code: &str) -> Result<String> {
    let found = holiday::countries()
        .iter()
        .find(|country| country.code.eq_ignore_ascii_case(code));
    found.map(|country| country.code.to_string()).ok_or_else(|| {
        Error::not_found(format!("no holidays are built in for '{}'", text::shown(code)))
            .hint("`legwork holidays countries` lists the countries; `legwork holidays import FILE.ics` takes any calendar")
    })
}

fn check(date: Date, today: Date) -> Result<()> {
    let near = today.saturating_sub(3_660.days())..=today.saturating_add(3_660.days());
    if near.contains(&date) {
        return Ok(());
    }
    Err(Error::usage(format!("{date} is more than ten years away")))
}

fn row(
    context: &Context,
    date: Date,
    name: &str,
    source: &str,
    today: Date,
    removed: bool,
) -> Holiday {
    Holiday {
        workspace_id: context.workspace_id(),
        day: Day(date),
        name: name.to_owned(),
        source: source.to_owned(),
        added: Day(today),
        removed,
    }
}

async fn shown(
    context: &Context,
    country: Option<String>,
    year: i16,
    changed: usize,
) -> Result<Holidays> {
    let year = year.clamp(1_970, 9_000);
    let days = (Date::constant(year, 1, 1), Date::constant(year, 12, 31));
    between(context, country, days, changed).await
}

async fn between(
    context: &Context,
    country: Option<String>,
    (first, last): (Date, Date),
    changed: usize,
) -> Result<Holidays> {
    let mut tx = context.read().await?;
    let off = DaysOff::following(context, &mut tx, country.as_deref(), first, last).await?;
    let view = |(date, holiday): (Date, &super::days_off::Holiday)| HolidayView {
        date,
        name: holiday.name.clone(),
        source: holiday.source.clone(),
    };
    Ok(Holidays {
        schema: SCHEMA,
        country,
        holidays: off.listed().map(view).collect(),
        changed,
    })
}
