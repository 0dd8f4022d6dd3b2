//! A look that is killed at any moment leaves what a look without a break does,
//! whatever it looks at.

use std::collections::HashMap;
use std::fs::{self, File};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use serde_json::Value;

use super::server::{Reply, Server};
use super::{dav, mail};
use crate::cli::{Home, THURSDAY};

/// How often each is killed: `LEGWORK_TEST_KILLS`, or few enough for every run.
#[expect(clippy::disallowed_methods, reason = "tests are told of it so")]
fn kills() -> u32 {
    let told = std::env::var("LEGWORK_TEST_KILLS").ok();
    told.and_then(|text| text.parse().ok()).unwrap_or(8)
}

/// What is looked at, and how it goes on while looks are killed.
struct Source<'a> {
    /// The moment of the first look.
    now: &'static str,
    /// Connects a home to it.
    connect: &'a dyn Fn(&Home),
    /// What happens before a look: given its number, and of how many.
    before: &'a dyn Fn(&Home, u32, u32),
    /// More rows than this come of it.
    least: usize,
}

impl Source<'_> {
    /// Looks, and is killed at many moments, and looks once more in peace; then
    /// a second home looks at the same, which nobody kills. Both have the same.
    fn check(&self, home: impl Fn() -> Home) {
        let kills = kills();
        let mut broken = home();
        (self.connect)(&broken);
        // How far a look comes is found out: one that was over shows how long
        // it lasts.
        let (mut spread, mut reach) = (7, 300);
        for run in 1..=kills {
            broken.later(&moment(self.now, run));
            (self.before)(&broken, run, kills);
            spread = (spread * 73 + 41) % 331;
            let after = reach * spread / 300;
            let over = killed(&broken, &moment(self.now, run), after);
            reach = if over { after.max(20) } else { reach * 9 / 8 };
        }
        let last = moment(self.now, kills + 1);
        (self.before)(&broken, kills, kills);
        broken.later(&last);
        broken.ok(&["sync"]);
        broken.ok(&["doctor"]);
        let mut undisturbed = home();
        undisturbed.later(&last);
        (self.connect)(&undisturbed);
        undisturbed.ok(&["sync"]);
        let wanted = kept(&undisturbed);
        assert!(wanted.len() > self.least, "{}", wanted.len());
        assert_eq!(kept(&broken), wanted);
        // And a look in peace after that changes nothing.
        broken.later(&moment(self.now, kills + 2));
        broken.ok(&["sync"]);
        assert_eq!(kept(&broken), wanted);
    }
}

/// The moment of look number `run`: later than any hold of the one before.
fn moment(first: &str, run: u32) -> String {
    let start: jiff::Timestamp = first.parse().unwrap();
    let later = start.checked_add(jiff::SignedDuration::from_mins(5 * i64::from(run)));
    later.unwrap().to_string()
}

/// Looks, and is killed after so many milliseconds; true when it was over by then.
fn killed(home: &Home, now: &str, after: u64) -> bool {
    let mut child = Command::new(env!("CARGO_BIN_EXE_legwork"))
        .arg("sync")
        .env_clear()
        .env("HOME", home.path(""))
        .env("LEGWORK_DB", home.path("legwork.db"))
        .env("LEGWORK_NOW", now)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    pause(after);
    let over = child.try_wait().unwrap().is_some();
    end(&mut child);
    over
}

/// Waits on a receiver that nobody sends to, which burns nothing.
fn pause(milliseconds: u64) {
    let (_keep, never) = std::sync::mpsc::channel::<()>();
    _ = never.recv_timeout(Duration::from_millis(milliseconds));
}

fn end(child: &mut Child) {
    drop(child.kill());
    child.wait().unwrap();
}

/// What was proposed, who wrote and who is known, without what is made up for
/// each row.
fn kept(home: &Home) -> Vec<String> {
    let export = home.ok(&["export", "--all", "-"]);
    let rows: Vec<Value> = export
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let names: HashMap<String, &Value> = rows
        .iter()
        .filter(|row| row["table"] == "people")
        .map(|row| (row["row"]["person_id"].to_string(), &row["row"]["name"]))
        .collect();
    let mut kept: Vec<String> = rows.iter().filter_map(|row| said(row, &names)).collect();
    kept.sort();
    kept
}

fn said(row: &Value, names: &HashMap<String, &Value>) -> Option<String> {
    let columns: &[&str] = match row["table"].as_str()? {
        "captures" => &["source_id", "day", "kind", "summary", "state", "proposal"],
        "correspondents" => &["address_norm", "first_day", "last_day"],
        "people" => &["name", "role", "relationship", "note"],
        "person_addresses" => &["kind", "value", "value_norm"],
        "organisations" => &["name"],
        _ => return None,
    };
    let row = &row["row"];
    let whose = names.get(&row["person_id"].to_string());
    let cells: Vec<String> = columns.iter().map(|name| row[*name].to_string()).collect();
    Some(format!("{} {whose:?}", cells.join(" ")))
}

/// How many of `all` are there at look number `run` of `of`: all at the last.
const fn grown(all: u32, run: u32, of: u32) -> u32 {
    let share = all * run / of;
    if run >= of { all } else { share }
}

/// A server of one file, of which ever more lines are there.
fn growing(file: impl Fn(u32) -> String + Send + Sync + 'static) -> (Server, Arc<AtomicU32>) {
    let there = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&there);
    let server = Server::start(move |_| Reply::ok(file(count.load(Ordering::SeqCst))));
    (server, there)
}

#[test]
fn a_look_at_a_mailbox() {
    const MAILS: u32 = 300;
    let Some(imap) = mail::imap() else { return };
    let user = mail::account("kill");
    let one = |n: u32| {
        let (day, id) = (n % 10 + 1, format!("k{n}"));
        let other = format!("p{}@client.example", n % 90);
        if n.is_multiple_of(3) {
            mail::received(day, &id, &other, "")
        } else {
            mail::sent(day, &id, &other, "Hello")
        }
    };
    mail::deliver(&imap, &user, &(0..MAILS).map(one).collect::<Vec<_>>());
    let connect = |home: &Home| drop(mail::connect(home, &imap, &user));
    // Looked at from the beginning again, half way.
    let before = |home: &Home, run: u32, _| {
        if run.is_multiple_of(4) {
            home.run(&["connect", "edit", "post", "--since", "2024-01-01"]);
            home.run(&["connect", "edit", "post", "--since", "2023-12-01"]);
        }
    };
    let source = Source {
        now: mail::NOW,
        connect: &connect,
        before: &before,
        least: 200,
    };
    source.check(mail::home);
}

#[test]
fn a_look_at_a_feed() {
    const ENTRIES: u32 = 600;
    let (server, there) = growing(|count| {
        let entry = |n: u32| {
            format!(
                "<entry><id>post-{n}</id><title>Post {n}</title><updated>2027-02-{:02}T08:00:00Z</updated></entry>",
                n % 10 + 1
            )
        };
        let entries: String = (0..count).map(entry).collect();
        format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Acme</title><id>acme</id>\
             <updated>2027-02-10T08:00:00Z</updated>{entries}</feed>"
        )
    });
    let url = server.url("/feed");
    let source = Source {
        now: THURSDAY,
        connect: &|home| {
            home.ok(&["connect", "feed", &url, "--allow-private"]);
        },
        before: &|_, run, of| there.store(grown(ENTRIES, run, of), Ordering::SeqCst),
        least: 500,
    };
    source.check(|| Home::at(THURSDAY));
}

/// Meetings of the first weeks of 2027, each with somebody of their own.
fn meeting(n: u32) -> String {
    format!(
        "BEGIN:VEVENT\r\nUID:m{n}\r\nDTSTAMP:20270101T000000Z\r\nSUMMARY:Talk {n}\r\n\
         DTSTART:202701{:02}T{:02}0000Z\r\nDURATION:PT45M\r\nATTENDEE:mailto:p{n}@client.example\r\n\
         ATTENDEE:mailto:ann@acme.example\r\nEND:VEVENT\r\n",
        n % 28 + 1,
        n % 9 + 8
    )
}

fn within(events: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{events}END:VCALENDAR\r\n")
}

#[test]
fn a_look_at_a_calendar_at_an_address() {
    const MEETINGS: u32 = 400;
    let (server, there) = growing(|count| within(&(0..count).map(meeting).collect::<String>()));
    let url = server.url("/work.ics");
    let source = Source {
        now: THURSDAY,
        connect: &|home| {
            let words = ["--me", "ann@acme.example", "--allow-private"];
            home.ok(&[&["connect", "calendar", &url], &words[..]].concat());
        },
        before: &|_, run, of| there.store(grown(MEETINGS, run, of), Ordering::SeqCst),
        least: 300,
    };
    source.check(|| Home::at(THURSDAY));
}

#[test]
fn a_look_at_a_calendar_on_a_server() {
    const MEETINGS: u32 = 120;
    let Some(server) = dav::server() else { return };
    let url = dav::calendar(&server, "kill");
    let there = AtomicU32::new(0);
    let put = |n: u32| dav::send("PUT", &format!("{url}{n}.ics"), &within(&meeting(n)));
    let source = Source {
        now: THURSDAY,
        connect: &|home| drop(home.ok(&dav::words(&url))),
        before: &|_, run, of| {
            let count = grown(MEETINGS, run, of);
            (there.swap(count, Ordering::SeqCst)..count).for_each(put);
        },
        least: 100,
    };
    source.check(dav::home);
}

#[test]
fn a_look_at_an_address_book() {
    const PEOPLE: u32 = 120;
    let Some(server) = dav::server() else { return };
    let url = dav::book(&server, "kill-book");
    let there = AtomicU32::new(0);
    let put = |n: u32| {
        let more = format!(
            "ORG:Client {}\r\nTITLE:Owner\r\nEMAIL:p{n}@client.example\r\nTEL:+44 20 7946 {n:04}\r\n",
            n % 20
        );
        let card = dav::card(&format!("Person {n}"), &more);
        dav::send("PUT", &format!("{url}{n}.vcf"), &card);
    };
    let source = Source {
        now: THURSDAY,
        connect: &|home| drop(home.ok(&dav::contacts(&url))),
        before: &|_, run, of| {
            let count = grown(PEOPLE, run, of);
            (there.swap(count, Ordering::SeqCst)..count).for_each(put);
        },
        least: 350,
    };
    source.check(dav::home);
}

#[test]
fn a_look_at_a_folder() {
    const LINES: u32 = 600;
    let folder = tempfile::tempdir().unwrap();
    // A line is of the day on which its file was last changed.
    let morning: jiff::Timestamp = "2027-02-10T08:00:00Z".parse().unwrap();
    let write = |count: u32| {
        for file in 0..6 {
            let lines = (0..count).filter(|n| n % 6 == file);
            let lines: Vec<String> = lines.map(|n| format!("{} cold calls", n + 1)).collect();
            let text = lines.join("\n") + "\n";
            let path = folder.path().join(format!("{file}.txt"));
            fs::write(&path, text).unwrap();
            let opened = File::options().append(true).open(path).unwrap();
            opened.set_modified(morning.into()).unwrap();
        }
    };
    let path = folder.path().to_str().unwrap();
    let source = Source {
        now: THURSDAY,
        connect: &|home| drop(home.ok(&["connect", "folder", path])),
        before: &|_, run, of| write(grown(LINES, run, of)),
        least: 500,
    };
    source.check(|| Home::at(THURSDAY));
}
