//! The moment at which a rule ends. It is written in UTC (RFC 5545, 3.3.10),
//! while the library follows a rule on the clock of the meeting: without this,
//! the last meeting of a series east of Greenwich is lost.

use calcard::common::PartialDateTime;
use calcard::common::timezone::Tz;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarProperty, ICalendarRecurrenceRule, ICalendarValue,
};

/// Puts the end of each rule on the clock of its meeting. A day without a time
/// lasts until midnight.
pub fn settle(series: &mut ICalendar) {
    let zones: Vec<Tz> = {
        let resolver = series.build_tz_resolver().with_default(Tz::Floating);
        let zone = |one| resolver.resolve_or_default(zone_of(one));
        series.components.iter().map(zone).collect()
    };
    for (component, zone) in series.components.iter_mut().zip(zones) {
        for entry in &mut component.entries {
            for value in &mut entry.values {
                if let ICalendarValue::RecurrenceRule(rule) = value {
                    end(rule, zone);
                }
            }
        }
    }
}

fn zone_of(component: &ICalendarComponent) -> Option<&str> {
    component.property(&ICalendarProperty::Dtstart)?.tz_id()
}

fn end(rule: &mut ICalendarRecurrenceRule, zone: Tz) {
    let Some(until) = &mut rule.until else { return };
    if until.hour.is_none() {
        (until.hour, until.minute, until.second) = (Some(23), Some(59), Some(59));
    } else if until.has_zone() && !zone.is_floating() {
        *until = on_clock(until, zone).unwrap_or_else(|| until.clone());
    }
}

/// The same moment on the clock of a zone.
fn on_clock(until: &PartialDateTime, zone: Tz) -> Option<PartialDateTime> {
    let at = until.to_date_time_with_tz(zone)?.with_timezone(&zone);
    let clock = at.naive_local().and_utc().timestamp();
    Some(PartialDateTime::from_naive_timestamp(clock))
}
