//! Reminders over all time zones: once on each day, and when they are welcome.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::{Date, Time, Weekday, date, time};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use jiff::{SignedDuration, Timestamp, ToSpan};
use legwork_core::nudge::{
    Due, Marks, Message, Quiet, Skipped, Subject, Times, due_on, first_at, gather,
};

fn at(hour: i8, minute: i8) -> Time {
    time(hour, minute, 0, 0)
}

/// The same time every day of the week.
fn daily(time: Time) -> Times {
    Times {
        daily: [Some(time); 7],
        ..Times::default()
    }
}

fn night() -> Quiet {
    Quiet::new(at(21, 0), at(7, 0)).unwrap()
}

fn zone(name: &str) -> TimeZone {
    TimeZoneDatabase::bundled().get(name).unwrap()
}

fn no_day(_: Date) -> bool {
    false
}

fn wall(zone: &TimeZone, at: Timestamp) -> String {
    zone.to_datetime(at).to_string()
}

// ---- examples --------------------------------------------------------------

#[test]
fn a_time_that_is_passed_over_is_due_at_the_jump() {
    let (berlin, cairo) = (zone("Europe/Berlin"), zone("Africa/Cairo"));
    let due = first_at(&berlin, date(2027, 3, 28), at(2, 30)).unwrap();
    assert_eq!(due.to_string(), "2027-03-28T01:00:00Z");
    assert_eq!(wall(&berlin, due), "2027-03-28T03:00:00");
    // There the day itself begins at one o'clock.
    let due = first_at(&cairo, date(2027, 4, 30), at(0, 0)).unwrap();
    assert_eq!(wall(&cairo, due), "2027-04-30T01:00:00");
}

#[test]
fn a_time_that_comes_twice_is_due_the_first_time() {
    let due = first_at(&zone("Europe/Berlin"), date(2027, 10, 31), at(2, 30)).unwrap();
    assert_eq!(due.to_string(), "2027-10-31T00:30:00Z");
}

#[test]
fn a_day_that_the_calendar_left_out_has_no_reminder() {
    let samoa = zone("Pacific/Apia");
    assert_eq!(first_at(&samoa, date(2011, 12, 30), at(9, 0)), None);
    let due = due_on(
        &daily(at(9, 0)),
        &samoa,
        Subject::Daily,
        date(2011, 12, 30),
        &no_day,
    );
    assert_eq!(due, Err(Skipped::NoSuchTime));
}

#[test]
fn what_falls_into_quiet_hours_waits_for_their_end_on_the_same_day() {
    let berlin = zone("Europe/Berlin");
    let due = |hour| {
        let times = Times {
            quiet: Some(night()),
            ..daily(at(hour, 0))
        };
        due_on(&times, &berlin, Subject::Daily, date(2027, 2, 8), &no_day)
    };
    assert_eq!(wall(&berlin, due(5).unwrap().at), "2027-02-08T07:00:00");
    assert_eq!(wall(&berlin, due(8).unwrap().at), "2027-02-08T08:00:00");
    assert_eq!(due(22), Err(Skipped::Quiet));
}

#[test]
fn a_day_with_the_digest_has_no_nudge_besides_when_one_a_day_is_allowed() {
    let mut times = Times {
        review: Some((Weekday::Friday, at(16, 0))),
        cap: 1,
        ..daily(at(9, 0))
    };
    let (utc, friday) = (TimeZone::UTC, date(2027, 2, 12));
    let due = |times: &Times, off: bool| due_on(times, &utc, Subject::Daily, friday, &|_| off);
    assert_eq!(due(&times, false), Err(Skipped::InTheDigest));
    times.cap = 2;
    assert!(due(&times, false).is_ok());
    assert_eq!(due(&times, true), Err(Skipped::DayOff));
}

// ---- a clock that is looked at now and then -----------------------------------

/// Somebody's reminders, with all that was said.
struct Life {
    times: Times,
    zone: TimeZone,
    marks: Marks,
    said: Vec<(Timestamp, Message)>,
}

impl Life {
    fn begin(times: Times, zone: TimeZone, now: Timestamp) -> Self {
        let marks = Marks::begin(&times, &zone, now);
        Self {
            times,
            zone,
            marks,
            said: Vec::new(),
        }
    }

    fn look(&mut self, now: Timestamp, off: &impl Fn(Date) -> bool) {
        let turn = gather(&self.times, &self.zone, self.marks, now, off);
        self.marks = turn.marks;
        self.said.extend(turn.message.map(|message| (now, message)));
    }

    /// Looks every minute until `end`.
    fn run(&mut self, from: Timestamp, end: Timestamp) {
        let mut now = from;
        while now < end {
            self.look(now, &no_day);
            now += SignedDuration::from_mins(1);
        }
    }

    /// What was said, by the clock on the wall.
    fn told(&self) -> Vec<String> {
        let told = |(at, message): &(Timestamp, Message)| {
            format!(
                "{:?} of {} at {}",
                message.subject,
                message.day,
                wall(&self.zone, *at)
            )
        };
        self.said.iter().map(told).collect()
    }
}

fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn a_week_asleep_gives_one_digest() {
    let utc = TimeZone::UTC;
    let begin = instant("2027-02-01T10:00:00Z");
    let mut life = Life::begin(daily(at(9, 0)), utc, begin);
    life.look(begin, &no_day);
    assert!(life.said.is_empty(), "what was over before is no debt");
    life.run(
        instant("2027-02-08T12:00:00Z"),
        instant("2027-02-09T12:00:00Z"),
    );
    assert_eq!(
        life.told(),
        [
            "Review of 2027-02-08 at 2027-02-08T12:00:00",
            "Daily of 2027-02-09 at 2027-02-09T09:00:00",
        ]
    );
}

#[test]
fn a_nudge_that_slept_until_the_next_day_is_not_said() {
    let begin = instant("2027-02-01T08:00:00Z");
    let mut life = Life::begin(daily(at(9, 0)), TimeZone::UTC, begin);
    life.run(
        instant("2027-02-02T06:00:00Z"),
        instant("2027-02-02T10:00:00Z"),
    );
    assert_eq!(life.told(), ["Daily of 2027-02-02 at 2027-02-02T09:00:00"]);
}

#[test]
fn a_digest_that_slept_through_friday_comes_on_monday() {
    let times = Times {
        review: Some((Weekday::Friday, at(16, 0))),
        quiet: Some(night()),
        ..Times::default()
    };
    let mut life = Life::begin(times, TimeZone::UTC, instant("2027-02-10T10:00:00Z"));
    // Woken at night, it waits for the morning.
    life.run(
        instant("2027-02-15T02:00:00Z"),
        instant("2027-02-15T12:00:00Z"),
    );
    assert_eq!(life.told(), ["Review of 2027-02-12 at 2027-02-15T07:00:00"]);
}

#[test]
fn who_flies_hears_once_on_each_day() {
    let (berlin, tokyo, honolulu) = (
        zone("Europe/Berlin"),
        zone("Asia/Tokyo"),
        zone("Pacific/Honolulu"),
    );
    let begin = instant("2027-02-08T00:00:00Z");
    let mut life = Life::begin(daily(at(9, 0)), berlin, begin);
    life.run(begin, instant("2027-02-08T20:00:00Z"));
    life.zone = tokyo;
    // There it is five in the morning of the ninth.
    life.run(
        instant("2027-02-08T20:00:00Z"),
        instant("2027-02-09T06:00:00Z"),
    );
    life.zone = honolulu;
    // And here eight in the evening of the eighth, once more.
    life.run(
        instant("2027-02-09T06:00:00Z"),
        instant("2027-02-11T00:00:00Z"),
    );
    let days: Vec<Date> = life.said.iter().map(|(_, one)| one.day).collect();
    assert_eq!(
        days,
        [date(2027, 2, 8), date(2027, 2, 9), date(2027, 2, 10)]
    );
}

// ---- every zone -----------------------------------------------------------------

fn first_of(year: i16) -> Timestamp {
    date(year, 1, 1)
        .to_zoned(TimeZone::UTC)
        .unwrap()
        .timestamp()
}

/// The zones of the whole database, one for each way in which clocks went from
/// 2020 to 2036, with the instants at which they changed.
fn zones() -> Vec<(String, TimeZone, Vec<Timestamp>)> {
    let (from, until) = (first_of(2020), first_of(2037));
    let database = TimeZoneDatabase::bundled();
    let mut found = HashMap::new();
    let mut names: Vec<String> = database.available().map(|name| name.to_string()).collect();
    names.sort();
    assert!(names.len() > 500, "the whole database: {}", names.len());
    for name in names {
        let zone = database.get(&name).unwrap();
        let changes = zone
            .following(from)
            .take_while(|change| change.timestamp() < until);
        let changes: Vec<_> = changes.map(|one| (one.timestamp(), one.offset())).collect();
        let way = (zone.to_offset(from), changes.clone());
        let at = changes.into_iter().map(|(at, _)| at).collect();
        found.entry(way).or_insert((name, zone, at));
    }
    let mut found: Vec<_> = found.into_values().collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

/// How the clock on the wall goes around a day: each instant, to five minutes,
/// and those at which it changes.
struct Clock(Vec<(Timestamp, Date, Time)>);

impl Clock {
    fn around(zone: &TimeZone, day: Date) -> Self {
        let noon = day
            .to_datetime(at(12, 0))
            .to_zoned(TimeZone::UTC)
            .unwrap()
            .timestamp();
        let steps = -12 * 30..12 * 30_i64;
        let steps = steps.map(|step| noon + SignedDuration::from_mins(5 * step));
        let hours = SignedDuration::from_hours(30);
        let changes = zone
            .following(noon - hours)
            .map(|change| change.timestamp());
        let mut instants: Vec<Timestamp> = changes.take_while(|at| *at < noon + hours).collect();
        instants.extend(steps);
        instants.sort_unstable();
        let shown = instants.into_iter().map(|at| (at, zone.to_datetime(at)));
        Self(
            shown
                .map(|(at, shown)| (at, shown.date(), shown.time()))
                .collect(),
        )
    }

    /// The rule, read word by word: the first instant of the day at which the
    /// chosen time is reached and nothing is quiet; once it is quiet, nothing
    /// is said before the time at which the quiet ends.
    fn due(&self, day: Date, wanted: Time, quiet: Option<Quiet>) -> Option<Timestamp> {
        let of_day = self.0.iter().filter(|(_, shown, _)| *shown == day);
        let mut reached = of_day.skip_while(|(.., shown)| *shown < wanted);
        let (first, _, shown) = reached.next()?;
        let Some(quiet) = quiet.filter(|quiet| quiet.contains(*shown)) else {
            return Some(*first);
        };
        let end = quiet.until();
        let mut of_day = self.0.iter().filter(|(_, shown, _)| *shown == day);
        let (at, _, shown) = of_day.find(|(.., shown)| *shown >= end)?;
        (at > first && !quiet.contains(*shown)).then_some(*at)
    }
}

/// Holds what is due on a day against the clock on the wall.
fn check(name: &str, zone: &TimeZone, day: Date) {
    let clock = Clock::around(zone, day);
    let small = Quiet::new(at(1, 0), at(3, 30)).unwrap();
    for hour in [0, 1, 2, 3, 9, 23] {
        for minute in [0, 30] {
            for quiet in [None, Some(night()), Some(small)] {
                let wanted = at(hour, minute);
                let times = Times {
                    quiet,
                    ..daily(wanted)
                };
                let due = due_on(&times, zone, Subject::Daily, day, &no_day);
                let found = due.ok().map(|due: Due| due.at);
                let expected = clock.due(day, wanted, quiet);
                assert_eq!(found, expected, "{name}, {day} {wanted}, quiet {quiet:?}");
            }
        }
    }
}

#[test]
fn in_every_zone_each_day_around_a_change_has_one_due_time() {
    let zones = zones();
    let mut checked = 0;
    for (name, zone, changes) in &zones {
        let near = |at: &Timestamp| {
            let day = zone.to_datetime(*at).date();
            [day.yesterday().unwrap(), day, day.tomorrow().unwrap()]
        };
        let mut days: BTreeSet<Date> = changes.iter().flat_map(near).collect();
        days.extend([date(2020, 2, 29), date(2028, 12, 31), date(2036, 7, 1)]);
        for day in days {
            check(name, zone, day);
            checked += 1;
        }
    }
    assert!(
        zones.len() > 60 && checked > 3_000,
        "{} zones, {checked} days",
        zones.len()
    );
}

#[test]
#[ignore = "some minutes: every day of every zone; cargo test -p legwork-core -- --ignored every_day"]
fn in_every_zone_every_day_has_one_due_time() {
    for (name, zone, _) in zones() {
        let mut day = date(2020, 1, 1);
        while day < date(2037, 1, 1) {
            check(&name, &zone, day);
            day = day.tomorrow().unwrap();
        }
    }
}

/// Numbers by chance, the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most
    }

    fn time(&mut self) -> Time {
        let hour = i8::try_from(self.below(24)).unwrap();
        at(hour, if self.below(2) == 0 { 0 } else { 30 })
    }

    fn times(&mut self) -> Times {
        let mut times = Times {
            cap: u32::try_from(1 + self.below(2)).unwrap(),
            ..Times::default()
        };
        for day in &mut times.daily {
            *day = (self.below(4) > 0).then(|| self.time());
        }
        if self.below(3) > 0 {
            let day = Weekday::from_monday_zero_offset(i8::try_from(self.below(7)).unwrap());
            times.review = Some((day.unwrap(), self.time()));
        }
        if self.below(3) > 0 {
            times.quiet = Quiet::new(self.time(), self.time()).ok();
        }
        times
    }
}

/// A life of some weeks: looks at the clock, sleeps, flies; pauses and days off.
fn live(seed: u64, zones: &[(String, TimeZone, Vec<Timestamp>)], travels: bool) {
    let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let pick = |chance: &mut Chance| {
        let n = usize::try_from(chance.below(zones.len() as u64)).unwrap();
        zones[n].clone()
    };
    let (name, zone, changes) = pick(&mut chance);
    let around = if changes.is_empty() {
        first_of(2027)
    } else {
        changes[usize::try_from(chance.below(changes.len() as u64)).unwrap()]
    };
    let begin = around - SignedDuration::from_hours(24 * 10);
    let end = around + SignedDuration::from_hours(24 * 12);
    let pause = zone.to_datetime(around).date() + i64::try_from(chance.below(6)).unwrap().days();
    let off = |day: Date| (pause..=pause + 2.days()).contains(&day) || day.day() == 13;
    let mut life = Life::begin(chance.times(), zone, begin);
    let (mut now, mut keys, mut by_day) = (begin, BTreeSet::new(), HashMap::new());
    let mut awake_since = now;
    while now < end {
        life.look(now, &off);
        if let Some((at, message)) = life.said.pop() {
            let what = format!("seed {seed} in {name}: {message:?} at {at}");
            let shown = life.zone.to_datetime(at);
            assert!(!life.times.is_quiet(shown.time()), "quiet hours, {what}");
            assert!(!off(shown.date()), "a day off, {what}");
            assert!(keys.insert((message.subject, message.day)), "twice, {what}");
            let said = by_day
                .entry((shown.date(), travels.then_some(at)))
                .or_insert(0_u32);
            *said += 1;
            assert!(*said <= life.times.most(), "more than the cap, {what}");
            let due = due_on(&life.times, &life.zone, message.subject, message.day, &off);
            if let (Ok(due), false) = (due, travels)
                && due.at >= awake_since
            {
                let late = at.duration_since(due.at);
                assert!(
                    late < SignedDuration::from_mins(5),
                    "late by {late}, {what}"
                );
            }
        }
        now += SignedDuration::from_mins(5);
        match chance.below(4_000) {
            0 => now += SignedDuration::from_hours(24 * 8),
            1..4 => now += SignedDuration::from_hours(i64::try_from(chance.below(40)).unwrap()),
            4 if travels => life.zone = pick(&mut chance).1,
            _ => continue,
        }
        awake_since = now;
    }
}

#[test]
fn whatever_happens_nothing_is_said_twice_or_when_it_is_not_welcome() {
    let zones = zones();
    for seed in 0..150 {
        live(seed, &zones, seed % 3 == 0);
    }
}

/// Awake all the time, each day that has a due time is spoken of.
#[test]
fn nobody_who_is_awake_misses_a_day() {
    for (name, zone, changes) in zones().iter().step_by(5) {
        let around = changes.first().copied().unwrap_or(first_of(2027));
        let begin = around - SignedDuration::from_hours(49);
        let mut life = Life::begin(daily(at(2, 30)), zone.clone(), begin);
        let first = life.marks.daily.tomorrow().unwrap();
        life.run(begin, begin + SignedDuration::from_hours(100));
        let days: Vec<Date> = life.said.iter().map(|(_, one)| one.day).collect();
        let expected: Vec<Date> = first.series(1.day()).take(days.len()).collect();
        assert_eq!(days, expected, "{name}");
        assert!((4..=5).contains(&days.len()), "{name}: {days:?}");
    }
}
