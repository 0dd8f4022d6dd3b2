//! Feeds, from a server that redirects, fails, dawdles and says that nothing
//! is new.

use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::Duration;

use legwork::connect::Secret;
use legwork::connect::http::{Ask, Limits, Login, place};

use super::server::{Reply, Server};
use super::{Names, client};
use crate::cli::{Home, THURSDAY};
use crate::store::harness::wait;

/// Two posts of Ann, one of Bob, one without a date.
const FEED: &str = r#"<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Acme</title><id>acme</id>
<updated>2027-02-10T08:00:00Z</updated>
<entry><id>post-1</id><title>How to  scope a job</title><updated>2027-02-01T23:30:00Z</updated>
<link href="https://acme.example/1"/><author><name>Ann Lee</name></author></entry>
<entry><id>post-2</id><title>What a wall costs</title><published>2027-02-09T08:00:00Z</published>
<updated>2027-02-10T08:00:00Z</updated><author><name>Ann Lee</name></author></entry>
<entry><id>post-3</id><title>Bricks</title><updated>2027-02-09T08:00:00Z</updated>
<author><name>Bob Ray</name></author></entry>
<entry><id>post-4</id><title>Undated</title></entry>
</feed>"#;

fn add(home: &Home, server: &Server, path: &str, more: &[&str]) -> serde_json::Value {
    let url = server.url(path);
    let words = [
        "connect",
        "feed",
        &url,
        "--allow-private",
        "--title",
        "blog",
    ];
    home.json(&[&words[..], more].concat())
}

#[test]
fn a_feed_is_tried_before_it_is_added() {
    let server = Server::start(|_| Reply::ok(FEED));
    let home = Home::at(THURSDAY);
    let tried = add(&home, &server, "/feed", &["--dry-run"]);
    assert_eq!(tried["tried"]["seen"], 3);
    assert_eq!(tried["tried"]["of"], 4);
    assert_eq!(tried["tried"]["skipped"]["without a date"], 1);
    assert_eq!(tried["tried"]["samples"][0]["what"], "What a wall costs");
    let none = home.json(&["connect", "list"]);
    assert_eq!(none["connectors"].as_array().unwrap().len(), 0);
    let added = add(&home, &server, "/feed", &["--by", "ann"]);
    assert_eq!(added["tried"]["seen"], 2);
    assert_eq!(added["tried"]["skipped"]["by somebody else"], 1);
    // Late on the 1st in UTC is the 2nd where the member is.
    assert_eq!(added["tried"]["samples"][1]["day"], "2027-02-02");
    assert_eq!(added["connector"]["state"], "new");
    let again = home.run(&[
        "connect",
        "feed",
        &server.url("/feed"),
        "--allow-private",
        "--title",
        "blog",
    ]);
    assert_eq!(again.code, 5, "{}", again.err);
}

#[test]
fn a_private_address_must_be_allowed() {
    let server = Server::start(|_| Reply::ok(FEED));
    let home = Home::at(THURSDAY);
    let ran = home.run(&["connect", "feed", &server.url("/feed")]);
    assert_eq!(ran.code, 4, "{}", ran.err);
    assert!(
        ran.err.contains("this machine") && ran.err.contains("--allow-private"),
        "{}",
        ran.err
    );
    assert!(server.asked().is_empty());
}

#[test]
fn what_did_not_change_is_not_sent_again() {
    let server = Server::start(|asked| match asked.header("if-none-match") {
        Some("\"v1\"") => Reply::status(304, ""),
        _ => Reply::ok(FEED)
            .with("etag", "\"v1\"")
            .with("last-modified", "Wed, 10 Feb 2027 08:00:00 GMT"),
    });
    let home = Home::at(THURSDAY);
    add(&home, &server, "/feed", &[]);
    let first = home.json(&["sync"]);
    assert_eq!(first["connectors"][0]["outcome"], "done");
    assert_eq!(first["connectors"][0]["seen"], 4);
    let second = home.json(&["sync", "blog"]);
    assert_eq!(second["connectors"][0]["seen"], 0);
    let last = server.asked().pop().unwrap();
    assert_eq!(
        last.header("if-modified-since"),
        Some("Wed, 10 Feb 2027 08:00:00 GMT")
    );
    let shown = home.json(&["connect", "show", "blog"]);
    assert_eq!(shown["connectors"][0]["state"], "good");
    assert_eq!(shown["connectors"][0]["next"], "2027-02-11T10:30:00+01:00");
}

#[test]
fn a_failing_feed_says_what_to_do_and_is_asked_ever_more_seldom() {
    let status = Arc::new(AtomicU16::new(200));
    let answered = Arc::clone(&status);
    let server = Server::start(move |_| match answered.load(Ordering::SeqCst) {
        200 => Reply::ok(FEED),
        code => Reply::status(code, "<html>no</html>"),
    });
    let mut home = Home::at(THURSDAY);
    add(&home, &server, "/feed", &[]);
    for (code, words, next) in [
        (500, "a fault of its own", "2027-02-11T11:30:00+01:00"),
        (404, "nothing at that address", "2027-02-11T13:30:00+01:00"),
        (
            403,
            "does not let this login in",
            "2027-02-11T17:30:00+01:00",
        ),
    ] {
        status.store(code, Ordering::SeqCst);
        let ran = home.run(&["sync"]);
        assert_eq!(ran.code, 1);
        assert!(ran.out.contains(words), "{}{}", ran.out, ran.err);
        let shown = home.json(&["connect", "list"]);
        let one = &shown["connectors"][0];
        assert_eq!(one["state"], "failing");
        assert_eq!(one["next"], next, "{code}");
        assert!(one["advice"].as_str().unwrap().len() > 10);
        assert_eq!(one["failing_since"], THURSDAY);
    }
    status.store(200, Ordering::SeqCst);
    home.later("2027-02-12T09:30:00+01:00");
    home.ok(&["sync"]);
    let shown = home.json(&["connect", "list"]);
    assert_eq!(shown["connectors"][0]["state"], "good");
    assert!(shown["connectors"][0]["problem"].is_null());
}

#[test]
fn a_page_is_no_feed() {
    let server = Server::start(|_| Reply::ok("<html><body>Hello</body></html>"));
    let home = Home::at(THURSDAY);
    let ran = home.run(&["connect", "feed", &server.url("/"), "--allow-private"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("no feed"), "{}", ran.err);
}

#[test]
fn a_paused_one_is_left_alone_and_a_removed_one_is_gone() {
    let server = Server::start(|_| Reply::ok(FEED));
    let home = Home::at(THURSDAY);
    add(&home, &server, "/feed", &[]);
    home.ok(&["connect", "pause", "blog"]);
    let asked = server.asked().len();
    assert_eq!(home.json(&["sync"])["connectors"][0]["outcome"], "paused");
    assert_eq!(server.asked().len(), asked);
    home.ok(&["connect", "resume", "blog"]);
    home.ok(&["sync"]);
    home.ok(&["connect", "remove", "blog"]);
    assert_eq!(home.run(&["sync", "blog"]).code, 3);
    // Undone, it is there again, and looks at everything anew.
    home.ok(&["undo"]);
    assert_eq!(home.json(&["sync"])["connectors"][0]["seen"], 4);
}

#[test]
fn connectors_move_with_an_export_without_what_they_know() {
    let server = Server::start(|_| Reply::ok(FEED));
    let home = Home::at(THURSDAY);
    add(&home, &server, "/feed", &[]);
    home.ok(&["sync"]);
    home.ok(&["export", "--all", "all.jsonl"]);
    home.ok(&["--db", "other.db", "import", "all.jsonl"]);
    let moved = home.json(&["--db", "other.db", "connect", "list"]);
    assert_eq!(moved["connectors"][0]["title"], "blog");
    assert_eq!(moved["connectors"][0]["state"], "new");
}

fn limits(bytes: u64) -> Limits {
    Limits {
        connect: Duration::from_secs(5),
        total: Duration::from_millis(700),
        bytes,
    }
}

#[test]
fn redirects_are_followed_and_loops_are_not() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/old" => Reply::to(301, "/older"),
        "/older" => Reply::to(302, "new"),
        "/new" => Reply::ok("new"),
        _ => Reply::to(307, "/loop"),
    });
    let http = client(Names::default(), &["127.0.0.1"], limits(1_000));
    wait(async {
        let ask = |path| Ask::get(place(&server.url(path)).unwrap(), None);
        let found = http.ask(&ask("/old")).await.unwrap();
        assert_eq!(
            (found.body.as_slice(), found.url.path()),
            (&b"new"[..], "/new")
        );
        let lost = http.ask(&ask("/loop")).await.unwrap_err();
        assert!(lost.message().contains("without end"), "{lost}");
    });
    assert_eq!(server.asked().len(), 3 + 6);
}

#[test]
fn a_login_goes_to_nobody_but_the_server_it_is_for() {
    let other = Server::start(|_| Reply::ok("other"));
    let elsewhere = other.url("/take");
    let server = Server::start(move |asked| match asked.path.as_str() {
        "/same" => Reply::to(302, "/end"),
        "/end" => Reply::ok("end"),
        _ => Reply::to(302, &elsewhere),
    });
    let http = client(Names::default(), &["127.0.0.1"], limits(1_000));
    let login = Login {
        user: "ann".into(),
        password: Secret::new("hunter2"),
    };
    wait(async {
        for path in ["/same", "/away"] {
            let url = place(&server.url(path)).unwrap();
            http.ask(&Ask::get(url, Some(&login))).await.unwrap();
        }
    });
    let said = |asked: &super::server::Asked| asked.header("authorization").is_some();
    assert!(server.asked().iter().all(said));
    assert!(!other.asked().iter().any(said));
}

#[test]
fn an_answer_may_be_neither_endless_nor_slow() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/large" => Reply::ok(vec![b'x'; 5_000]),
        _ => Reply::ok("x").stalled(),
    });
    let http = client(Names::default(), &["127.0.0.1"], limits(4_000));
    wait(async {
        let ask = |path| Ask::get(place(&server.url(path)).unwrap(), None);
        let large = http.ask(&ask("/large")).await.unwrap_err();
        assert!(large.message().contains("sends more than"), "{large}");
        let slow = http.ask(&ask("/slow")).await.unwrap_err();
        assert!(slow.message().contains("does not finish"), "{slow}");
    });
}
