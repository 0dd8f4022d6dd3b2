//! A look that is killed at any moment leaves what a look without a break does.

use std::process::{Command, Stdio};
use std::time::Duration;

use super::mail::{Mail, NOW, account, connect, deliver, home, imap, received, sent};
use crate::cli::Home;

/// How many mails there are.
const MAILS: u32 = 300;

/// How often it is killed: `LEGWORK_TEST_KILLS`, or few enough for every run.
#[expect(clippy::disallowed_methods, reason = "tests are told of it so")]
fn kills() -> u32 {
    let told = std::env::var("LEGWORK_TEST_KILLS").ok();
    told.and_then(|text| text.parse().ok()).unwrap_or(12)
}

/// The moment of run number `run`: later than any hold of the one before.
fn moment(run: u32) -> String {
    let start: jiff::Timestamp = NOW.parse().unwrap();
    let later = start.checked_add(jiff::SignedDuration::from_mins(5 * i64::from(run)));
    format!("{}", later.unwrap())
}

/// Looks, and is killed after so long.
fn killed(home: &Home, run: u32, after: Duration) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_legwork"))
        .arg("sync")
        .env_clear()
        .env("HOME", home.path(""))
        .env("LEGWORK_DB", home.path("legwork.db"))
        .env("LEGWORK_NOW", moment(run))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // A receiver that nobody sends to: it waits and burns nothing.
    let (_keep, never) = std::sync::mpsc::channel::<()>();
    _ = never.recv_timeout(after);
    drop(child.kill());
    child.wait().unwrap();
}

/// What was proposed and who wrote, without what is made up for each row.
fn kept(home: &Home) -> Vec<String> {
    let rows = home.ok(&["export", "--all", "-"]);
    let mut kept = Vec::new();
    for line in rows.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let table = row["table"].as_str().unwrap_or_default().to_owned();
        let row = &row["row"];
        match table.as_str() {
            "captures" => kept.push(format!(
                "{} {} {} {} {} {}",
                row["source_id"],
                row["day"],
                row["kind"],
                row["summary"],
                row["state"],
                row["proposal"]
            )),
            "correspondents" => kept.push(format!(
                "{} {} {}",
                row["address_norm"], row["first_day"], row["last_day"]
            )),
            _ => {}
        }
    }
    kept.sort();
    kept
}

#[test]
fn a_look_that_was_killed_goes_on_and_doubles_nothing() {
    let Some(imap) = imap() else { return };
    let user = account("kill");
    let mails: Vec<Mail> = (0..MAILS)
        .map(|n| {
            let (day, id) = (n % 10 + 1, format!("k{n}"));
            let other = format!("p{}@client.example", n % 90);
            if n % 3 == 0 {
                received(day, &id, &other, "")
            } else {
                sent(day, &id, &other, "Hello")
            }
        })
        .collect();
    deliver(&imap, &user, &mails);
    let undisturbed = home();
    connect(&undisturbed, &imap, &user);
    undisturbed.ok(&["sync"]);
    let wanted = kept(&undisturbed);
    assert!(wanted.len() > 100, "{}", wanted.len());

    let mut broken = home();
    connect(&broken, &imap, &user);
    let mut after = 7;
    for run in 1..=kills() {
        // From a moment after its start to about when it would be done.
        after = (after * 73 + 41) % 331;
        killed(&broken, run, Duration::from_millis(after));
        if run % 4 == 0 {
            // Looked at from the beginning again, half way.
            broken.later(&moment(run));
            broken.run(&["connect", "edit", "post", "--since", "2024-01-01"]);
            broken.run(&["connect", "edit", "post", "--since", "2023-12-01"]);
        }
    }
    let last = moment(kills() + 1);
    broken.later(&last);
    broken.ok(&["sync"]);
    broken.ok(&["doctor"]);
    assert_eq!(kept(&broken), wanted);
}
