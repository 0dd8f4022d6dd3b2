//! A quarter of a seller's life, from Monday 4 January to Sunday 4 April 2027,
//! through the command line: logs, slips, holidays, a pause of two weeks, a lapse
//! and a return. Every review's facts are worked out here once more, from the
//! script alone and with nothing of the program.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};
use serde_json::{Value, json};

use super::Home;

const FIRST: Date = date(2027, 1, 4);
const WEEKS: i64 = 13;
const HOLIDAYS: [Date; 2] = [date(2027, 1, 6), date(2027, 3, 26)];
const PAUSE: (Date, Date) = (date(2027, 2, 15), date(2027, 2, 28));
/// The week in which somebody is met for three quarters of an hour.
const MEETING: i64 = 2;
const CALLS: &str = "Make cold calls";
const INVITES: &str = "Invite people to connect on LinkedIn";

/// What is done in a week: calls from Monday to Saturday, invitations on Tuesday,
/// sweets on Sunday.
struct Script {
    calls: [u32; 6],
    invites: u32,
    sweets: u32,
}

const fn week(calls: [u32; 6], invites: u32, sweets: u32) -> Script {
    Script {
        calls,
        invites,
        sweets,
    }
}

/// The thirteen weeks.
const SCRIPT: [Script; 13] = [
    week([2, 2, 0, 2, 2, 0], 8, 1),  // a holiday on Wednesday
    week([2, 0, 2, 3, 1, 1], 10, 3), // Saturday mends Friday
    week([2, 2, 2, 1, 2, 0], 9, 5),  // slips of every sort
    week([3, 3, 3, 3, 3, 0], 12, 0),
    week([2, 2, 0, 0, 2, 0], 10, 2), // two silent days; one is excused
    week([2, 2, 2, 2, 2, 0], 8, 1),  // invitations are 8 now
    week([0, 0, 0, 0, 0, 0], 0, 0),  // the pause
    week([0, 0, 0, 0, 0, 0], 0, 0),
    week([0, 0, 0, 0, 0, 0], 0, 0), // the lapse
    week([0, 0, 0, 0, 0, 0], 0, 0),
    week([0, 1, 1, 1, 1, 0], 8, 1), // the return, with one a day
    week([3, 3, 2, 3, 0, 0], 8, 2), // three a day; a holiday on Friday
    week([3, 3, 3, 3, 3, 0], 9, 4),
];

fn monday(week: i64) -> Date {
    FIRST.saturating_add((7 * week).days())
}

fn paused(day: Date) -> bool {
    (PAUSE.0..=PAUSE.1).contains(&day)
}

fn owed(day: Date) -> bool {
    !HOLIDAYS.contains(&day) && !paused(day)
}

/// Calls a day that are promised on a day: afresh with one from 16 March, three
/// from 22 March.
fn calls_asked(day: Date) -> u32 {
    match day {
        _ if day >= date(2027, 3, 22) => 3,
        _ if day >= date(2027, 3, 16) => 1,
        _ => 2,
    }
}

/// Invitations a week: less from 8 February.
fn invites_asked(week: i64) -> u32 {
    if monday(week) >= date(2027, 2, 8) {
        8
    } else {
        10
    }
}

/// How many of the days of a week end how: kept, missed, nothing owed.
fn calls_tally(week: i64) -> (u32, u32, u32) {
    let mut tally = (0, 0, 0);
    for place in 0..5_usize {
        let day = monday(week).saturating_add(i64::try_from(place).unwrap().days());
        let mut done = SCRIPT[usize::try_from(week).unwrap()].calls[place];
        if place == 4 {
            done += SCRIPT[usize::try_from(week).unwrap()].calls[5];
        }
        if !owed(day) {
            tally.2 += 1;
        } else if done >= calls_asked(day) {
            tally.0 += 1;
        } else {
            tally.1 += 1;
        }
    }
    tally
}

/// Days of work in a week on which something is owed.
fn workdays_owed(week: i64) -> u32 {
    let days = (0..5_i64).map(|place| monday(week).saturating_add(place.days()));
    u32::try_from(days.filter(|day| owed(*day)).count()).unwrap()
}

/// A target spread over five days, of which so many are owed, to the nearest.
fn nearest(target: u32, owed: u32) -> u32 {
    // Half is rounded down: ties are for the member.
    (2 * target * owed + 4) / 10
}

struct Quarter {
    home: Home,
    /// Past weeks as they were told once nothing could change them any more.
    told: BTreeMap<i64, String>,
    /// The chance of the goal as the last finished review saw it.
    seen: Value,
}

impl Quarter {
    fn at(&mut self, day: Date, time: &str) {
        self.home.later(&format!("{day}T{time}:00+01:00"));
    }

    /// Lives through a week.
    fn live(&mut self, week: i64) {
        let script = &SCRIPT[usize::try_from(week).unwrap()];
        for (place, calls) in script.calls.iter().enumerate() {
            let day = monday(week).saturating_add(i64::try_from(place).unwrap().days());
            self.at(day, "18:00");
            if *calls > 0 {
                self.home
                    .ok(&["log", &format!("{calls} cold calls {calls}0m")]);
            }
            if place == 1 && script.invites > 0 {
                let line = format!("{} LinkedIn invites 30m", script.invites);
                self.home.ok(&["log", &line]);
            }
        }
        self.at(monday(week + 1).yesterday().unwrap(), "20:00");
        if script.sweets > 0 {
            self.home.ok(&["log", &format!("{} sweets", script.sweets)]);
        }
    }

    /// A week as it is told, with everything of its periods.
    fn week(&self, week: i64) -> String {
        self.home.ok(&["week", &monday(week).to_string(), "--json"])
    }

    /// Whatever was decided, weeks that are sealed are told as ever.
    fn nothing_past_has_changed(&mut self, week: i64) {
        for past in 0..week - 1 {
            let now = self.week(past);
            let before = self.told.entry(past).or_insert_with(|| now.clone());
            assert_eq!(*before, now, "week {past}, looked at in week {week}");
        }
    }

    fn decide(&mut self, week: i64, words: &[&str]) {
        self.nothing_past_has_changed(week);
        let words: Vec<&str> = ["review"]
            .into_iter()
            .chain(words.iter().copied())
            .collect();
        self.home.ok(&words);
        self.nothing_past_has_changed(week);
    }

    /// The facts of a week, against the script.
    fn check(&self, week: i64, excused: u32) -> Value {
        let facts = self.home.json(&["review"]);
        let script = &SCRIPT[usize::try_from(week).unwrap()];
        assert_eq!(facts["name"], format!("2027-W{:02}", week + 1));
        let of = |title: &str| {
            let all = facts["commitments"].as_array().unwrap();
            all.iter()
                .find(|one| one["title"] == title)
                .unwrap()
                .clone()
        };
        let (kept, missed, void) = calls_tally(week);
        let calls = of(CALLS);
        assert_eq!(
            calls["periods"],
            json!({"kept": kept, "missed": missed - excused, "open": 0, "void": void, "excused": excused}),
            "calls of week {week}"
        );
        let done: u32 = script.calls.iter().sum();
        let asked: u32 = (0..5_i64)
            .map(|place| monday(week).saturating_add(place.days()))
            .filter(|day| owed(*day))
            .map(calls_asked)
            .sum();
        assert_eq!(
            (&calls["done"], &calls["asked"]),
            (&json!(done), &json!(asked))
        );
        let invites = of(INVITES);
        let required = nearest(invites_asked(week), workdays_owed(week));
        assert_eq!(
            (&invites["done"], &invites["asked"]),
            (&json!(script.invites), &json!(required)),
            "invitations of week {week}"
        );
        let one = match (required, script.invites >= required) {
            (0, _) => "void",
            (_, true) => "kept",
            (_, false) => "missed",
        };
        assert_eq!(invites["periods"][one], 1, "invitations of week {week}");
        Self::limits_and_hours(week, &facts, (done, asked, script));
        facts
    }

    fn limits_and_hours(week: i64, facts: &Value, (done, asked, script): (u32, u32, &Script)) {
        let all = facts["commitments"].as_array().unwrap();
        let sweets = all
            .iter()
            .find(|one| one["direction"] == "at_most")
            .unwrap();
        // Seven days, those off taken out; a limit is rounded up.
        let days = (0..7_i64).map(|place| monday(week).saturating_add(place.days()));
        let days = u32::try_from(days.filter(|day| owed(*day)).count()).unwrap();
        let limit = (3 * days).div_ceil(7);
        let status = match (days, script.sweets <= limit) {
            (0, _) => "void",
            (_, true) => "kept",
            (_, false) => "missed",
        };
        assert_eq!(
            sweets["periods"][status], 1,
            "sweets of week {week}: {sweets}"
        );
        // Ten minutes a call and three an invitation; thirty minutes of inviting were logged.
        let hours = |minutes: f64| (minutes / 60.0 * 100.0).round() / 100.0;
        let share = f64::from(invites_asked(week)) * f64::from(workdays_owed(week)) / 5.0;
        let asked = f64::from(asked).mul_add(10.0, 3.0 * share);
        assert_eq!(facts["hours"]["asked"], hours(asked), "week {week}");
        let inviting = if script.invites > 0 { 30.0 } else { 0.0 };
        let meeting = if week == MEETING { 45.0 } else { 0.0 };
        let spent = f64::from(done).mul_add(10.0, inviting) + meeting;
        assert_eq!(facts["hours"]["done"], hours(spent), "week {week}");
        let silent = (0..5_usize).filter(|place| {
            let day = monday(week).saturating_add(i64::try_from(*place).unwrap().days());
            owed(day) && script.calls[*place] == 0 && (*place != 1 || script.invites == 0)
        });
        let told = facts["unlogged"].as_array().unwrap().len();
        assert_eq!(told, silent.count(), "silent days of week {week}");
    }

    /// Finishes the review; the chance it saw is what the next one remembers.
    fn finish(&mut self, week: i64, facts: &Value) {
        assert_eq!(facts["forecasts"][0]["then"], self.seen, "week {week}");
        // What was decided may have changed it.
        let now = self.home.json(&["review"]);
        self.seen = now["forecasts"][0]["now"].clone();
        self.decide(week, &["finish"]);
    }
}

fn begun() -> Quarter {
    let mut home = Home::at("2027-01-04T07:00:00+01:00");
    home.ok(&["goal", "add", "win 6 new clients in 2027"]);
    home.ok(&["commit", "make two cold calls every day, 10 minutes each"]);
    home.later("2027-01-04T07:01:00+01:00");
    home.ok(&[
        "commit",
        "Invite 10 new people to connect on LinkedIn each week",
        "--minutes",
        "3",
    ]);
    home.later("2027-01-04T07:02:00+01:00");
    home.ok(&["commit", "no more than 3 sweets a week"]);
    for day in HOLIDAYS {
        home.ok(&["holidays", "add", &day.to_string(), "a day off"]);
    }
    Quarter {
        home,
        told: BTreeMap::new(),
        seen: Value::Null,
    }
}

#[test]
fn a_quarter_is_reviewed_week_by_week_and_nothing_past_ever_changes() {
    assert_eq!(FIRST.weekday(), Weekday::Monday);
    let mut life = begun();
    for week in 0..WEEKS {
        life.live(week);
        people_and_deals(&mut life, week);
        let next = monday(week + 1);
        life.at(next, "09:00");
        if week == 5 {
            life.home
                .ok(&["pause", "2027-02-15..2027-02-28", "--reason", "holidays"]);
        }
        let facts = life.check(week, 0);
        let met = facts["people"].as_array().unwrap();
        let met: Vec<&str> = met
            .iter()
            .map(|one| one["name"].as_str().unwrap())
            .collect();
        let expected: &[&str] = if week == MEETING { &["Ann Lee"] } else { &[] };
        assert_eq!(met, expected, "people of week {week}");
        assert_eq!(news(&facts), moved(week), "deals of week {week}");
        let next_week = week + 1;
        match week {
            3 => life.decide(next_week, &["decide", "LinkedIn", "shrink", "--count", "8"]),
            4 => {
                life.decide(next_week, &["excuse", "cold calls", "--day", "2027-02-04"]);
                life.check(week, 1);
            }
            9 => {
                // After two weeks of silence: the early warning speaks, once.
                let nudge = life.home.json(&["today"])["nudge"].clone();
                assert!(nudge.as_str().unwrap().contains("slipped"), "{nudge}");
                life.decide(
                    next_week,
                    &["decide", "cold calls", "recommit", "--count", "1"],
                );
                life.decide(next_week, &["decide", "LinkedIn", "keep"]);
                assert_eq!(life.home.json(&["today"])["nudge"], Value::Null);
            }
            10 => life.decide(
                next_week,
                &["decide", "cold calls", "raise", "--count", "3"],
            ),
            _ => {}
        }
        life.finish(next_week, &facts);
    }
    whole(&mut life);
}

/// Who is met, and what happens to a deal.
fn people_and_deals(life: &mut Quarter, week: i64) {
    let friday = monday(week).saturating_add(4.days());
    life.at(friday, "19:00");
    match week {
        MEETING => {
            life.home.ok(&["log", "met Ann Lee 45m"]);
            life.home.ok(&["deal", "add", "Hall", "--with", "Ann Lee"]);
        }
        4 => _ = life.home.ok(&["deal", "move", "Hall", "proposal"]),
        11 => _ = life.home.ok(&["deal", "won", "Hall"]),
        _ => {}
    }
}

fn news(facts: &Value) -> Vec<String> {
    let deals = facts["deals"].as_array().unwrap();
    let told = deals
        .iter()
        .map(|one| one["news"].as_str().unwrap().to_owned());
    told.collect()
}

fn moved(week: i64) -> Vec<String> {
    let word = match week {
        2 => "opened",
        4 => "moved",
        11 => "won",
        _ => return Vec::new(),
    };
    vec![word.to_owned()]
}

/// The quarter as a whole, on 5 April: every day from 4 January to 31 March.
fn whole(life: &mut Quarter) {
    let facts = life.home.json(&["review", "--quarter"]);
    assert_eq!(facts["name"], "2027-Q1");
    let (mut kept, mut missed, mut void) = (0, 0, 0);
    for week in 0..WEEKS {
        let (k, m, v) = calls_tally(week);
        (kept, missed, void) = (kept + k, missed + m, void + v);
    }
    // Two days of the last week are of April; both were kept. One miss was excused.
    let calls = &facts["commitments"][0];
    assert_eq!(calls["title"], CALLS);
    assert_eq!(
        calls["periods"],
        json!({"kept": kept - 2, "missed": missed - 1, "open": 0, "void": void, "excused": 1})
    );
    let done: u32 = SCRIPT.iter().flat_map(|week| week.calls).sum();
    assert_eq!(calls["done"], done - 6);
    life.nothing_past_has_changed(WEEKS + 1);
    // What is owed from before the fresh start is written off: of the days from
    // 16 March on that are sealed on 5 April, up to Sunday 28 March, eight asked for
    // 1 four times and for 3 four times, and one was short by one.
    let scores = life.home.json(&["score"]);
    let scores = scores["commitments"].as_array().unwrap();
    let score = scores.iter().find(|one| one["title"] == CALLS).unwrap();
    assert_eq!(score["balance"], -1, "{score}");
}
