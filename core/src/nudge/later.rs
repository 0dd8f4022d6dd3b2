//! Putting a nudge off, at the wish of who got it.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::times::Times;
use super::wall::first_at;

/// For how long a nudge is put off.
pub const LATER: SignedDuration = SignedDuration::from_hours(1);

/// When a nudge comes that is put off at `now`: an hour later, or at the end of
/// the quiet hours that it would fall into. None when that is not on the same
/// day any more: a nudge is of its day.
pub fn put_off(times: &Times, zone: &TimeZone, now: Timestamp) -> Option<Timestamp> {
    let day = zone.to_datetime(now).date();
    let at = now.checked_add(LATER).ok()?;
    let shown = zone.to_datetime(at);
    if shown.date() != day {
        return None;
    }
    let Some(quiet) = times.quiet.filter(|quiet| quiet.contains(shown.time())) else {
        return Some(at);
    };
    // Quiet hours over midnight end on the next day.
    if quiet.until() <= shown.time() {
        return None;
    }
    let at = first_at(zone, day, quiet.until())?.max(at);
    (!times.is_quiet(zone.to_datetime(at).time())).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nudge::Quiet;
    use jiff::civil::{Time, date};

    fn after(quiet: Option<(i8, i8)>, hour: i8, minute: i8) -> Option<String> {
        let at = |hour| Time::constant(hour, 0, 0, 0);
        let times = Times {
            quiet: quiet.map(|(from, until)| Quiet::new(at(from), at(until)).unwrap()),
            ..Times::default()
        };
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let now = date(2027, 2, 11).at(hour, minute, 0, 0);
        let now = now.to_zoned(zone.clone()).unwrap().timestamp();
        let at = put_off(&times, &zone, now)?;
        Some(zone.to_datetime(at).strftime("%d %H:%M").to_string())
    }

    #[test]
    fn a_nudge_comes_again_in_an_hour_of_the_same_day_and_never_in_quiet_hours() {
        let evening = Some((21, 7));
        assert_eq!(after(evening, 9, 5).as_deref(), Some("11 10:05"));
        assert_eq!(after(evening, 19, 59).as_deref(), Some("11 20:59"));
        assert_eq!(after(evening, 20, 0), None);
        assert_eq!(after(None, 23, 0), None);
        assert_eq!(after(Some((12, 14)), 11, 30).as_deref(), Some("11 14:00"));
        assert_eq!(after(Some((12, 14)), 13, 30).as_deref(), Some("11 14:30"));
    }
}
