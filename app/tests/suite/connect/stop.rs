//! A look that is broken off by Ctrl-C ends in good order, and the next one
//! goes on.

use std::process::{Command, Stdio};
use std::time::Duration;

use super::server::{Reply, Server};
use crate::cli::{Home, Ran, THURSDAY};

const FEED: &str = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Acme</title><id>acme</id>\
    <updated>2027-02-10T08:00:00Z</updated><entry><id>post-1</id><title>Walls</title>\
    <updated>2027-02-09T08:00:00Z</updated></entry></feed>";

/// Waits on a receiver that nobody sends to, which burns nothing.
fn pause() {
    let (_keep, never) = std::sync::mpsc::channel::<()>();
    _ = never.recv_timeout(Duration::from_millis(20));
}

/// Looks, and presses Ctrl-C once the server was asked.
fn interrupted(home: &Home, server: &Server) -> Ran {
    let asked = server.asked().len();
    let child = Command::new(env!("CARGO_BIN_EXE_legwork"))
        .arg("sync")
        .env_clear()
        .env("HOME", home.path(""))
        .env("LEGWORK_DB", home.path("legwork.db"))
        .env("LEGWORK_NOW", THURSDAY)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    while server.asked().len() == asked {
        pause();
    }
    let pressed = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(pressed.unwrap().success());
    Ran::from(child.wait_with_output().unwrap())
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_look_in_good_order_and_the_next_goes_on() {
    // The second answer never ends.
    let asked = std::sync::atomic::AtomicU32::new(0);
    let server = Server::start(move |_| {
        let count = asked.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        if count == 1 {
            Reply::ok(FEED).stalled()
        } else {
            Reply::ok(FEED)
        }
    });
    let home = Home::at(THURSDAY);
    let url = server.url("/feed");
    home.ok(&[
        "connect",
        "feed",
        &url,
        "--allow-private",
        "--title",
        "blog",
    ]);
    let ran = interrupted(&home, &server);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("blog: stopped"), "{}", ran.out);
    assert!(
        ran.err.contains("go on from there: legwork sync"),
        "{}",
        ran.err
    );
    // It is no failure, and in nobody's way.
    let shown = home.json(&["connect", "list"]);
    assert!(shown["connectors"][0]["problem"].is_null());
    let next = home.ok(&["sync"]);
    assert!(
        next.contains("1 seen, 1 proposed, from where the last look broke off"),
        "{next}"
    );
    let after = home.json(&["sync"]);
    assert_eq!(after["connectors"][0]["resumed"], false);
    assert_eq!(after["connectors"][0]["known"], 1);
}
