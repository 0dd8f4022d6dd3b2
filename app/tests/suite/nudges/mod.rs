//! Nudges by the real program: what is due is said once, whoever looks.

pub(crate) mod mail;
pub(crate) mod push;

use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use std::thread;

use legwork::connect::Secret;
use legwork::connect::hook::{Call, sign};
use legwork::connect::http::place;
use serde_json::Value;

use crate::cli::{Home, project};
use crate::connect::server::{Asked, Reply, Server};
use crate::store::harness::at_both;

/// Thursday, an hour before the nudge.
const EARLY: &str = "2027-02-11T08:00:00+01:00";
/// Just after it.
const DUE: &str = "2027-02-11T09:00:30+01:00";

/// A program that is called, and answers with a status that can be changed.
struct Hook {
    server: Server,
    status: Arc<AtomicU16>,
}

impl Hook {
    fn start() -> Self {
        let status = Arc::new(AtomicU16::new(200));
        let told = Arc::clone(&status);
        let server = Server::start(move |_| Reply::status(told.load(Ordering::SeqCst), "ok"));
        Self { server, status }
    }

    fn answers(&self, status: u16) {
        self.status.store(status, Ordering::SeqCst);
    }

    /// What it was called with after the trial.
    fn calls(&self) -> Vec<Asked> {
        self.server.asked().into_iter().skip(1).collect()
    }

    fn subjects(&self) -> Vec<String> {
        let subject = |call: &Asked| {
            let body: Value = serde_json::from_str(&call.body).unwrap();
            body["subject"].as_str().unwrap().to_owned()
        };
        self.calls().iter().map(subject).collect()
    }
}

/// Somebody who promised two calls a workday and is nudged through a hook.
fn nudged(hook: &Hook) -> (Home, Value) {
    let home = Home::at(EARLY);
    home.ok(&["commit", "make two cold calls every day"]);
    let url = hook.server.url("/secret-path");
    let hooked = home.json(&["nudges", "webhook", &url, "--allow-private"]);
    (home, hooked)
}

fn states(home: &Home) -> Vec<(String, i64)> {
    let all = home.json(&["jobs"]);
    let one = |job: &Value| {
        let state = job["state"].as_str().unwrap().to_owned();
        (state, job["tries"].as_i64().unwrap())
    };
    all["jobs"].as_array().unwrap().iter().map(one).collect()
}

#[test]
fn nothing_is_sent_until_a_channel_is_chosen_and_nothing_after_it_is_off() {
    let home = Home::at(EARLY);
    let shown = home.json(&["nudges"]);
    assert_eq!(shown["channel"], Value::Null);
    assert_eq!(shown["daily"].as_array().unwrap().len(), 5);
    assert_eq!(shown["review"]["time"], "16:00");
    assert!(home.ok(&["nudges"]).contains("Nothing is sent"));
    assert_eq!(home.run(&["nudges", "test"]).code, 4);
    assert_eq!(home.json(&["jobs", "run"])["jobs"], 0);
    let hook = Hook::start();
    let (mut home, _) = nudged(&hook);
    home.ok(&["nudges", "off"]);
    home.later(DUE);
    assert_eq!(home.json(&["jobs", "run"])["jobs"], 0);
    assert!(hook.calls().is_empty());
}

#[test]
fn the_call_is_signed_and_holds_no_secret_but_is_told_once() {
    let hook = Hook::start();
    let (mut home, hooked) = nudged(&hook);
    let secret = hooked["secret"].as_str().unwrap();
    assert_eq!(secret.len(), 64);
    home.later(DUE);
    assert_eq!(home.json(&["jobs", "run"])["jobs"], 1);
    let [call] = hook.calls().try_into().unwrap();
    assert_eq!(call.path, "/secret-path");
    let expected = Call {
        url: place(&hook.server.url("/secret-path")).unwrap(),
        id: call.header("webhook-id").unwrap(),
        at: call.header("webhook-timestamp").unwrap().parse().unwrap(),
        body: call.body.clone(),
    };
    let signature = sign(&Secret::new(secret), &expected).unwrap();
    assert_eq!(call.header("webhook-signature"), Some(signature.as_str()));
    assert_eq!(hook.subjects(), ["Next: Make cold calls, 2 today"]);
    let kept = home.ok(&["export", "--all", "-"]) + &home.ok(&["nudges", "show"]);
    assert!(
        !kept.contains(secret) && !kept.contains("secret-path"),
        "{kept}"
    );
}

#[test]
fn a_nudge_is_said_once_however_many_programs_look() {
    at_both(async |place| {
        let hook = Hook::start();
        let (mut home, with) = (Home::at(EARLY), [("LEGWORK_DB", place)]);
        let url = hook.server.url("/");
        let begin: [&[&str]; 2] = [
            &["commit", "make two cold calls every day"],
            &["nudges", "webhook", &url, "--allow-private"],
        ];
        for words in begin {
            let ran = home.run_with(words, &with);
            assert_eq!(ran.code, 0, "{}", ran.err);
        }
        for (now, expected) in [
            (DUE, 1),
            ("2027-02-11T09:05:00+01:00", 1),
            // The same instant on the clock of somebody who flew east.
            ("2027-02-11T17:05:00+09:00", 1),
            ("2027-02-12T16:00:01+01:00", 2),
        ] {
            home.later(now);
            thread::scope(|scope| {
                for _ in 0..6 {
                    scope.spawn(|| {
                        // One that meets another at the database comes back in its next turn.
                        let ran = home.run_with(&["jobs", "run"], &with);
                        assert!([0, 75].contains(&ran.code), "{}", ran.err);
                    });
                }
            });
            let ran = home.run_with(&["jobs", "run"], &with);
            assert_eq!(ran.code, 0, "{}", ran.err);
            assert_eq!(
                hook.calls().len(),
                expected,
                "at {now}: {:?}",
                hook.subjects()
            );
        }
        let digest = &hook.subjects()[1];
        assert!(digest.starts_with("Your week"), "{digest}");
    });
}

#[test]
fn after_a_week_asleep_there_is_one_digest() {
    let hook = Hook::start();
    let (mut home, _) = nudged(&hook);
    home.ok(&["nudges", "set", "--review", "none"]);
    for now in [
        "2027-02-18T10:00:00+01:00",
        "2027-02-18T10:00:15+01:00",
        "2027-02-18T15:00:00+01:00",
        "2027-02-19T09:01:00+01:00",
    ] {
        home.later(now).ok(&["jobs", "run"]);
    }
    let subjects = hook.subjects();
    assert_eq!(subjects.len(), 2, "{subjects:?}");
    assert!(subjects[0].starts_with("Your week"), "{subjects:?}");
    assert!(subjects[1].starts_with("Next: "), "{subjects:?}");
}

#[test]
fn nothing_is_said_in_quiet_hours_on_a_pause_or_when_nothing_is_due() {
    let hook = Hook::start();
    let (mut home, _) = nudged(&hook);
    home.ok(&[
        "nudges",
        "set",
        "--quiet",
        "12:00-08:30",
        "--review",
        "none",
    ]);
    home.ok(&["pause", "2027-02-12..2027-02-12"]);
    home.ok(&["holidays", "add", "2027-02-15", "Rest"]);
    for now in [
        "2027-02-11T12:30:00+01:00",
        "2027-02-11T23:59:00+01:00",
        "2027-02-12T09:30:00+01:00",
        "2027-02-15T09:30:00+01:00",
    ] {
        home.later(now).ok(&["jobs", "run"]);
        assert!(hook.calls().is_empty(), "{now}: {:?}", hook.subjects());
    }
    home.later("2027-02-16T08:45:00+01:00");
    home.ok(&["log", "9 cold calls"]);
    home.later("2027-02-16T09:30:00+01:00").ok(&["jobs", "run"]);
    assert!(hook.calls().is_empty(), "{:?}", hook.subjects());
    let done = &home.json(&["jobs"])["jobs"][0];
    assert_eq!(
        (&done["state"], &done["problem"]),
        (&"done".into(), &"nothing was due".into())
    );
}

#[test]
fn what_fails_is_tried_again_then_given_up_seen_by_doctor_and_tried_by_hand() {
    let hook = Hook::start();
    let (mut home, _) = nudged(&hook);
    hook.answers(503);
    home.later(DUE).ok(&["jobs", "run"]);
    assert_eq!(states(&home), [("waiting".to_owned(), 1)]);
    // Not before its time.
    home.later("2027-02-11T09:00:40+01:00").ok(&["jobs", "run"]);
    assert_eq!(hook.calls().len(), 1);
    let ids = |hook: &Hook| {
        let id = |call: &Asked| call.header("webhook-id").unwrap().to_owned();
        hook.calls().iter().map(id).collect::<Vec<_>>()
    };
    for minute in ["09:10", "09:40", "10:30", "12:30", "19:30"] {
        home.later(&format!("2027-02-11T{minute}:00+01:00"));
        home.ok(&["jobs", "run"]);
    }
    assert_eq!(states(&home), [("dead".to_owned(), 6)]);
    assert_eq!(ids(&hook).len(), 6);
    assert!(
        ids(&hook).windows(2).all(|pair| pair[0] == pair[1]),
        "one id"
    );
    let shown = home.ok(&["jobs"]);
    assert!(
        shown.contains("given up") && shown.contains("127.0.0.1"),
        "{shown}"
    );
    let doctor = home.ok(&["doctor"]);
    assert!(doctor.contains("jobs that were given up: 1"), "{doctor}");
    hook.answers(200);
    home.ok(&["jobs", "retry", "all"]);
    home.ok(&["jobs", "run"]);
    assert_eq!(states(&home), [("done".to_owned(), 1)]);
    assert_eq!(home.run(&["jobs", "retry", "all"]).code, 3);
    assert_eq!(home.run(&["jobs", "drop", "ffff0000"]).code, 3);
}

#[test]
fn a_nudge_whose_day_is_over_is_given_up_and_dropped_for_good() {
    let hook = Hook::start();
    let (mut home, _) = nudged(&hook);
    hook.answers(500);
    home.later(DUE).ok(&["jobs", "run"]);
    home.later("2027-02-12T08:00:00+01:00").ok(&["jobs", "run"]);
    assert_eq!(states(&home)[0].0, "dead");
    home.ok(&["jobs", "drop", "all"]);
    assert!(states(&home).is_empty());
    hook.answers(200);
    home.ok(&["jobs", "run"]);
    assert_eq!(hook.calls().len(), 1);
}

#[test]
fn what_cannot_work_is_refused_with_what_to_do() {
    let home = Home::at(EARLY);
    let refused: [(&[&str], &str); 8] = [
        (&["nudges", "set"], "say what is to be different"),
        (&["nudges", "set", "--time", "25:00"], "not a time"),
        (
            &["nudges", "set", "--time", "22:00"],
            "nothing would ever be said at 22:00",
        ),
        (&["nudges", "set", "--cap", "9"], "1 to 5"),
        (&["nudges", "set", "--quiet", "7-7"], "different times"),
        (
            &["nudges", "set", "--channel", "mail"],
            "mail is not set up yet",
        ),
        (&["nudges", "set", "--channel", "pigeon"], "not a channel"),
        (
            &["nudges", "webhook", "http://127.0.0.1:9/x"],
            "not on the Internet",
        ),
    ];
    for (words, says) in refused {
        let ran = home.run(words);
        assert!(
            ran.code != 0 && ran.err.contains(says),
            "{words:?}: {}",
            ran.err
        );
    }
    home.ok(&[
        "nudges",
        "set",
        "--channel",
        "desktop",
        "--time",
        "MO-TH 08:15;FR 14:00",
    ]);
    let shown = home.ok(&["nudges"]);
    assert!(shown.contains("MO TU WE TH 08:15, FR 14:00"), "{shown}");
    home.ok(&["undo"]);
    assert_eq!(home.json(&["nudges"])["channel"], Value::Null);
}

#[test]
fn the_page_about_nudges_is_there() {
    let page = std::fs::read_to_string(project("docs/NUDGES.md")).unwrap();
    for word in ["webhook-signature", "legwork jobs run", "at most once"] {
        assert!(page.contains(word), "{word}");
    }
}
