//! Settings of the workspace and the member.

use jiff::Zoned;
use jiff::civil::Weekday;
use legwork_core::cadence::Weekdays;
use legwork_core::money::Currency;
use serde::Serialize;

use super::context::{Context, DEFAULT_WEEKLY_MINUTES, SYSTEM_ZONE, weekday};
use super::seal::begin;
use super::{SCHEMA, text, words};
use crate::store::{Change, Member, Workspace};
use crate::{Error, Result};

/// What `settings set` changes; `None` leaves a field alone.
#[derive(Debug, Clone, Default)]
pub struct EditSettings {
    /// Hours a week for selling, 0 to 80.
    pub hours: Option<f64>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// `monday` ... `sunday`.
    pub week_start: Option<String>,
    /// "MO-FR", "MO,TU,WE".
    pub workdays: Option<String>,
    /// Month in which the year begins, 1 to 12.
    pub fiscal_month: Option<i8>,
    /// IANA time zone name; "system" follows the machine.
    pub zone: Option<String>,
    /// Whether 3/4 means 3 April.
    pub day_first: Option<bool>,
    /// Name of the member; an empty one means none.
    pub name: Option<String>,
}

/// All settings as they are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Settings {
    /// Version of this shape.
    pub schema: u8,
    /// Name of the member.
    pub name: String,
    /// Hours a week for selling.
    pub hours: f64,
    /// ISO 4217 code of new goals and deals; `null` until chosen.
    pub currency: Option<String>,
    /// `monday` ... `sunday`.
    pub week_start: String,
    /// `["MO", ...]`.
    pub workdays: Vec<String>,
    /// 1 to 12.
    pub fiscal_month: i8,
    /// IANA name, or `system`.
    pub zone: String,
    /// Whether 3/4 means 3 April.
    pub day_first: bool,
    /// Country whose public holidays are followed.
    pub holidays: Option<String>,
}

/// All settings.
pub fn settings(context: &Context) -> Settings {
    shown(
        &context.workspace,
        &context.member_name,
        Some(context.weekly_minutes),
    )
}

/// Changes settings. Weekdays and week start hold for commitments made from
/// now on; those that exist keep what they promised.
pub async fn edit(context: &Context, now: &Zoned, edit: EditSettings) -> Result<Settings> {
    let (mut change, _) = begin(context, now, "settings").await?;
    let mut member = member(context, &mut change).await?;
    let mut workspace = context.workspace_now(&mut change).await?;
    apply_member(&mut member, &edit)?;
    apply_time(&mut workspace, &edit)?;
    apply_places(&mut workspace, &edit)?;
    change.put(&member).await?;
    change.put(&workspace).await?;
    change.commit().await?;
    Ok(shown(&workspace, &member.name, member.weekly_minutes))
}

/// The member, as stored.
pub(super) async fn member(context: &Context, change: &mut Change) -> Result<Member> {
    let key = (context.workspace_id(), context.member_id);
    let found = change.tx().get(&key).await?;
    found.ok_or_else(|| Error::not_found("this member is gone"))
}

fn apply_member(member: &mut Member, edit: &EditSettings) -> Result<()> {
    if let Some(name) = &edit.name {
        member.name = match name.trim() {
            "" => String::new(),
            name => text::title("the name", name)?,
        };
    }
    if let Some(hours) = edit.hours {
        member.weekly_minutes = Some(weekly_minutes(hours)?);
    }
    Ok(())
}

fn apply_time(workspace: &mut Workspace, edit: &EditSettings) -> Result<()> {
    if let Some(start) = &edit.week_start {
        let start = words::weekday(start)?;
        workspace.week_start = i64::from(start.to_monday_zero_offset());
    }
    if let Some(days) = &edit.workdays {
        workspace.workdays = i64::from(words::weekdays(days, Weekdays::WORKDAYS)?.bits());
    }
    match edit.fiscal_month {
        Some(month @ 1..=12) => workspace.fiscal_month = i64::from(month),
        Some(_) => return Err(Error::usage("the first month of the year is 1 to 12")),
        None => {}
    }
    Ok(())
}

fn apply_places(workspace: &mut Workspace, edit: &EditSettings) -> Result<()> {
    if let Some(zone) = &edit.zone {
        workspace.zone = zone_name(zone)?;
    }
    if let Some(currency) = &edit.currency {
        workspace.currency = Some(currency.parse::<Currency>()?.to_string());
    }
    if let Some(day_first) = edit.day_first {
        workspace.day_first = day_first;
    }
    Ok(())
}

/// Hours a week as they are stored. Fails beyond 0 to 80.
pub(super) fn weekly_minutes(hours: f64) -> Result<i64> {
    if !(0.0..=80.0).contains(&hours) {
        return Err(Error::usage("hours a week are 0 to 80"));
    }
    #[expect(clippy::cast_possible_truncation, reason = "at most 4,800")]
    let minutes = (hours * 60.0).round() as i64;
    Ok(minutes)
}

fn zone_name(zone: &str) -> Result<String> {
    if zone.eq_ignore_ascii_case(SYSTEM_ZONE) {
        return Ok(SYSTEM_ZONE.to_owned());
    }
    let known = jiff::tz::TimeZone::get(zone).map_err(|_| {
        Error::usage(format!("'{}' is not a time zone", text::shown(zone))).hint(
            "name one as in Europe/Berlin or America/New_York, or `system` to follow this machine",
        )
    })?;
    Ok(known.iana_name().unwrap_or(zone).to_owned())
}

fn shown(workspace: &Workspace, name: &str, weekly_minutes: Option<i64>) -> Settings {
    let minutes = weekly_minutes.unwrap_or(DEFAULT_WEEKLY_MINUTES);
    let workdays = u8::try_from(workspace.workdays).ok();
    let workdays = workdays.and_then(|bits| Weekdays::from_bits(bits).ok());
    Settings {
        schema: SCHEMA,
        name: name.to_owned(),
        hours: super::hours::hours(super::today::minutes(minutes)),
        currency: workspace.currency.clone(),
        week_start: weekday_name(weekday(workspace.week_start)).to_owned(),
        workdays: workdays
            .unwrap_or(Weekdays::WORKDAYS)
            .codes()
            .map(str::to_owned)
            .collect(),
        fiscal_month: i8::try_from(workspace.fiscal_month).unwrap_or(1),
        zone: workspace.zone.clone(),
        day_first: workspace.day_first,
        holidays: workspace.holiday_country.clone(),
    }
}

const fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "monday",
        Weekday::Tuesday => "tuesday",
        Weekday::Wednesday => "wednesday",
        Weekday::Thursday => "thursday",
        Weekday::Friday => "friday",
        Weekday::Saturday => "saturday",
        Weekday::Sunday => "sunday",
    }
}
