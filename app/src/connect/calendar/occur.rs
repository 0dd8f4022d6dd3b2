//! When a meeting takes place: once, or on many days by a rule.
//!
//! The rule is followed by the library, within bounds: never more often than
//! daily, never beyond the coming days, never more than some thousand times.

use calcard::common::timezone::Tz;
use calcard::common::{CalendarScale, PartialDateTime};
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarFrequency, ICalendarProperty, ICalendarRecurrenceRule,
    ICalendarValue,
};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::until;

/// How often one rule is followed at most.
const OFTEN: u32 = 20_000;
/// Rules that began earlier are not followed.
const EARLIEST: u16 = 1990;
/// The days that all rules of a calendar are followed: two thousand series of
/// ten years. What finds no day in all that time takes as long as what is daily.
pub(super) const DAYS: u32 = 8_000_000;

/// One time that a meeting takes place.
pub(super) struct Occurrence {
    /// Which component of the series describes it.
    pub(super) component: usize,
    /// When it begins, where the member is.
    pub(super) start: Zoned,
    /// Tells it from others of its series, whatever day it was moved to; none
    /// when it is no series.
    pub(super) mark: Option<i64>,
    /// How long it lasts, in minutes; none when it lasts whole days.
    pub(super) minutes: Option<u32>,
}

/// Every time that the components of one series take place up to a day. The
/// time zones come along with them. So many days may yet be gone through, of
/// which those of this series are taken.
pub(super) fn occurrences(
    series: &mut ICalendar,
    last: Date,
    zone: &TimeZone,
    days: &mut u32,
) -> Result<Vec<Occurrence>, &'static str> {
    let recurs = series
        .components
        .iter()
        .any(ICalendarComponent::is_recurrent_or_override);
    until::settle(series);
    for component in &mut series.components {
        let takes = bound(component, last)?;
        let rest = days.checked_sub(takes);
        *days = rest.ok_or("recurring, beyond what is followed of one calendar")?;
    }
    let expanded = series.expand_dates(Tz::Floating, OFTEN as usize);
    if expanded.events.is_empty() {
        return Err("with dates that make no sense");
    }
    let mut found = Vec::new();
    for event in expanded.events {
        let floats = event.start.timezone().is_floating();
        let component = usize::try_from(event.comp_id).unwrap_or(usize::MAX);
        let (begins, ends) = event.timestamps();
        let Some(of) = series.components.get(component) else {
            continue;
        };
        let Some(start) = place(begins, floats, zone) else {
            continue;
        };
        found.push(Occurrence {
            component,
            start,
            mark: recurs.then(|| moved_from(series, of).unwrap_or(begins)),
            minutes: minutes(of, ends.saturating_sub(begins)),
        });
    }
    Ok(found)
}

/// Keeps a rule within bounds, and gives how many days it is followed; an error
/// says why it is not.
fn bound(component: &mut ICalendarComponent, last: Date) -> Result<u32, &'static str> {
    // A moved day of a series may carry another number than the series: the
    // library would take the two for different series.
    component
        .entries
        .retain(|entry| entry.name != ICalendarProperty::Sequence);
    let recurs = component.has_property(&ICalendarProperty::Rrule);
    let start = component.property(&ICalendarProperty::Dtstart);
    let start = start.and_then(|entry| entry.values.first()?.as_partial_date_time());
    let year = start.and_then(|date| date.year).unwrap_or(EARLIEST);
    if recurs && year < EARLIEST {
        return Err("recurring since before 1990");
    }
    let years = i32::from(last.year()).saturating_sub(i32::from(year)) + 1;
    let mut takes: u32 = 0;
    for entry in &mut component.entries {
        for value in &mut entry.values {
            if let ICalendarValue::RecurrenceRule(rule) = value {
                follow(rule, last)?;
                // As many rules as fit into a file: the sum must not begin anew.
                takes = days_of(years).saturating_add(takes);
            }
        }
    }
    Ok(takes)
}

fn days_of(years: i32) -> u32 {
    u32::try_from(years).unwrap_or(0).saturating_mul(366)
}

fn follow(rule: &mut ICalendarRecurrenceRule, last: Date) -> Result<(), &'static str> {
    match rule.freq {
        ICalendarFrequency::Hourly
        | ICalendarFrequency::Minutely
        | ICalendarFrequency::Secondly => return Err("recurring more often than daily"),
        _ => {}
    }
    if rule
        .rscale
        .as_ref()
        .is_some_and(|scale| *scale != CalendarScale::Gregorian)
    {
        return Err("recurring by another calendar");
    }
    if let Some(count) = rule.count {
        rule.count = Some(count.min(OFTEN));
    }
    let day = |date: &PartialDateTime| (date.year, date.month, date.day);
    let end = end_of(last);
    if rule
        .until
        .as_ref()
        .is_none_or(|until| day(until) > day(&end))
    {
        rule.until = Some(end);
    }
    Ok(())
}

/// The last second of a day.
fn end_of(day: Date) -> PartialDateTime {
    PartialDateTime {
        year: u16::try_from(day.year()).ok(),
        month: u8::try_from(day.month()).ok(),
        day: u8::try_from(day.day()).ok(),
        hour: Some(23),
        minute: Some(59),
        second: Some(59),
        ..PartialDateTime::default()
    }
}

/// A moment on the member's clock. What floats is on the clock of wherever the
/// member is: it is given as if that were UTC.
fn place(seconds: i64, floats: bool, zone: &TimeZone) -> Option<Zoned> {
    let at = Timestamp::from_second(seconds).ok()?;
    if floats {
        let civil = at.to_zoned(TimeZone::UTC).datetime();
        return civil.to_zoned(zone.clone()).ok();
    }
    Some(at.to_zoned(zone.clone()))
}

/// The moment of the series that a component takes the place of.
fn moved_from(series: &ICalendar, component: &ICalendarComponent) -> Option<i64> {
    let entry = component.property(&ICalendarProperty::RecurrenceId)?;
    let written = entry.values.first()?.as_partial_date_time()?;
    let zones = series.build_tz_resolver().with_default(Tz::Floating);
    let start = component.property(&ICalendarProperty::Dtstart);
    let zone = entry
        .tz_id()
        .or_else(|| start.and_then(|start| start.tz_id()));
    let at = written.to_date_time()?;
    Some(
        at.to_date_time_with_tz(zones.resolve_or_default(zone))?
            .timestamp(),
    )
}

/// The minutes of a meeting that says when it ends, and lasts no whole days.
fn minutes(component: &ICalendarComponent, seconds: i64) -> Option<u32> {
    let says = component.has_property(&ICalendarProperty::Dtend)
        || component.has_property(&ICalendarProperty::Duration);
    let start = component.property(&ICalendarProperty::Dtstart)?;
    let timed = start.values.first()?.as_partial_date_time()?.has_time();
    let minutes = u32::try_from(seconds / 60).ok()?;
    (says && timed && (1..24 * 60).contains(&minutes)).then_some(minutes)
}
