//! Calendars, from a real server: Radicale, started by `scripts/test`.

use std::fs;

use legwork::connect::http::{Answer, Ask, Limits, Login, place};
use legwork::connect::{Guard, Http, Secret, System, tls};
use reqwest::Method;
use std::sync::Arc;

use crate::cli::{Home, THURSDAY};
use crate::store::harness::wait;

/// What the account of `ann` is opened with.
const PASSWORD: &str = "radicale-tests";

#[expect(clippy::disallowed_methods, reason = "tests are told of the server so")]
pub(crate) fn server() -> Option<String> {
    let told = std::env::var("LEGWORK_TEST_DAV").ok();
    if told.is_none() {
        eprintln!("skipped: LEGWORK_TEST_DAV is not set, so no calendar is read from a server");
    }
    told
}

/// What lies at an address of the server.
pub(crate) async fn get(url: &str) -> String {
    String::from_utf8(asked("GET", url, "").await.body).unwrap()
}

/// One request to the server, which must go well.
pub(crate) fn send(method: &'static str, url: &str, body: &str) {
    wait(asked(method, url, body));
}

async fn asked(method: &'static str, url: &str, body: &str) -> Answer {
    let login = Login {
        user: "ann".into(),
        password: Secret::new(PASSWORD),
    };
    let guard = Guard::new(Arc::new(System), ["127.0.0.1".to_owned()]);
    let http = Http::new(guard, tls::config(&[]).unwrap(), Limits::default()).unwrap();
    let method = Method::from_bytes(method.as_bytes()).unwrap();
    let mut ask =
        Ask::new(method, place(url).unwrap(), Some(&login)).with("content-type", "text/calendar");
    ask.body = Some(body.as_bytes().to_vec());
    http.ask(&ask).await.unwrap().good().unwrap()
}

/// A new calendar; its address.
pub(super) fn calendar(server: &str, name: &str) -> String {
    collection(server, name, "calendar", "caldav")
}

/// A new address book; its address.
pub(super) fn book(server: &str, name: &str) -> String {
    collection(server, name, "addressbook", "carddav")
}

fn collection(server: &str, name: &str, sort: &str, protocol: &str) -> String {
    let url = format!("{server}/ann/{name}-{}/", std::process::id());
    let body = format!(
        "<mkcol xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:{protocol}\"><set><prop><resourcetype>\
         <collection/><C:{sort}/></resourcetype></prop></set></mkcol>"
    );
    send("MKCOL", &url, &body);
    url
}

pub(super) fn event(uid: &str, start: &str, more: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20270101T000000Z\r\n\
         SUMMARY:Talk {uid} & more\r\nDTSTART:{start}\r\nDURATION:PT45M\r\nATTENDEE;CN=Bob:mailto:bob@client.example\r\n\
         ATTENDEE:mailto:ann@acme.example\r\n{more}END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
}

pub(super) fn home() -> Home {
    let home = Home::at(THURSDAY);
    fs::write(home.path("password"), PASSWORD).unwrap();
    home
}

pub(super) fn words(url: &str) -> Vec<&str> {
    vec![
        "connect",
        "calendar",
        url,
        "--user",
        "ann",
        "--password-file",
        "password",
        "--me",
        "ann@acme.example",
        "--allow-private",
        "--title",
        "work",
    ]
}

fn synced(home: &Home) -> (u64, u64) {
    let synced = home.json(&["sync"]);
    let one = &synced["connectors"][0];
    assert_eq!(one["outcome"], "done", "{one}");
    (
        one["seen"].as_u64().unwrap(),
        one["proposed"].as_u64().unwrap(),
    )
}

#[test]
fn a_calendar_on_a_server_is_read_as_it_changes() {
    let Some(server) = server() else { return };
    let url = calendar(&server, "work");
    send(
        "PUT",
        &format!("{url}a.ics"),
        &event("a", "20270201T090000Z", ""),
    );
    send(
        "PUT",
        &format!("{url}b.ics"),
        &event("b", "20270203T090000Z", "RRULE:FREQ=WEEKLY\r\n"),
    );
    send(
        "PUT",
        &format!("{url}c.ics"),
        &event("c", "20270211T100000Z", ""),
    );
    let mut home = home();
    let added = home.json(&words(&url));
    assert_eq!(added["tried"]["seen"], 3, "{added}");
    // An address on a server with a login is no secret, yet it is kept like one.
    assert!(
        !home
            .ok(&["connect", "show", "work", "--json"])
            .contains("/ann/work")
    );
    assert_eq!(synced(&home), (3, 3));
    assert_eq!(synced(&home), (0, 0), "nothing changed");
    // Nothing changes at the server, and a meeting takes place.
    home.later("2027-02-11T11:30:00+01:00");
    let (_, proposed) = synced(&home);
    assert_eq!(proposed, 1);
    send(
        "PUT",
        &format!("{url}d.ics"),
        &event("d", "20270210T090000Z", ""),
    );
    send("DELETE", &format!("{url}a.ics"), "");
    let (_, proposed) = synced(&home);
    assert_eq!(proposed, 1);
    home.later("2027-02-18T09:30:00+01:00");
    let (_, proposed) = synced(&home);
    assert_eq!(proposed, 1, "the series goes on");
}

#[test]
fn what_is_wrong_with_a_server_is_said() {
    let Some(server) = server() else { return };
    let url = calendar(&server, "wrong");
    let home = home();
    let says = |url: &str, code: i32, said: &str| {
        let ran = home.run(&words(url));
        assert_eq!(ran.code, code, "{url}: {}", ran.err);
        assert!(ran.err.contains(said), "{url}: {}", ran.err);
    };
    says(&format!("{server}/ann/"), 1, "no calendar");
    fs::write(home.path("password"), "wrong").unwrap();
    says(&url, 4, "does not let this login in");
}

/// Words that connect to an address book.
pub(super) fn contacts(url: &str) -> Vec<&str> {
    let words = ["--user", "ann", "--password-file", "password"];
    let all = ["connect", "contacts", url, "--allow-private"];
    [&all[..], &words[..], &["--title", "book"]].concat()
}

pub(super) fn card(name: &str, more: &str) -> String {
    format!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{name}\r\nFN:{name}\r\nN:;{name};;;\r\n{more}END:VCARD\r\n"
    )
}

#[test]
fn an_address_book_on_a_server_becomes_people() {
    let Some(server) = server() else { return };
    let url = book(&server, "book");
    let bob = "ORG:Client Ltd\r\nEMAIL:bob@client.example\r\nTEL:+44 20 7946 0000\r\n";
    send("PUT", &format!("{url}bob.vcf"), &card("Bob Ray", bob));
    send(
        "PUT",
        &format!("{url}eve.vcf"),
        &card(
            "Eve Ito",
            "EMAIL:eve@new.example\r\nEMAIL:not an address\r\n",
        ),
    );
    let home = home();
    home.ok(&[
        "people",
        "add",
        "Robert Ray",
        "--email",
        "bob@client.example",
    ]);
    assert_eq!(home.json(&contacts(&url))["tried"]["seen"], 2);
    let first = home.json(&["sync"]);
    let one = &first["connectors"][0];
    assert_eq!(
        (&one["accepted"], &one["known"]),
        (&1.into(), &1.into()),
        "{one}"
    );
    // Known by the address, under the name that was given here.
    let robert = home.json(&["people", "show", "Robert Ray"]);
    assert!(robert.to_string().contains("+44 20 7946 0000"), "{robert}");
    assert_eq!(home.json(&["sync"])["connectors"][0]["seen"], 0);
    send(
        "PUT",
        &format!("{url}eve.vcf"),
        &card(
            "Eve Ito",
            "EMAIL:eve@new.example\r\nEMAIL:eve@home.example\r\n",
        ),
    );
    let again = home.json(&["sync"]);
    assert_eq!(again["connectors"][0]["known"], 1);
    let people = home.json(&["people", "list"]);
    assert_eq!(people["people"].as_array().unwrap().len(), 2, "{people}");
    assert!(
        home.json(&["people", "show", "Eve Ito"])
            .to_string()
            .contains("eve@home.example")
    );
}
