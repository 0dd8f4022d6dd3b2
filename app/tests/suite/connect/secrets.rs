//! A password that was entrusted to the program is seen nowhere again.

use std::fs;

use super::server::{Reply, Server};
use crate::cli::{Home, Ran, THURSDAY};

/// What is looked for everywhere.
const CANARY: &str = "canary-7b1f-Sesame";
/// The same as HTTP sends it, after the name `ann` (RFC 7617).
const ENCODED: &str = "YW5uOmNhbmFyeS03YjFmLVNlc2FtZQ";
/// What access tokens are renewed with.
pub(super) const REFRESH: &str = "canary-refresh-51ce0b";
/// The secret of a client.
pub(super) const CLIENT: &str = "canary-client-9f2a77";
/// A part of an address that whoever knows it can read.
const TOKEN: &str = "private-4711c0ffee";

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n";

fn clean(what: &str, bytes: &[u8]) {
    for secret in [CANARY, ENCODED, TOKEN, REFRESH, CLIENT] {
        let found = bytes
            .windows(secret.len())
            .any(|part| part == secret.as_bytes());
        assert!(!found, "{what} shows {secret}");
    }
}

pub(super) fn silent(what: &str, ran: &Ran) {
    clean(what, ran.out.as_bytes());
    clean(what, ran.err.as_bytes());
}

#[test]
fn passwords_and_secret_addresses_are_seen_nowhere() {
    let path = format!("/{TOKEN}/basic.ics");
    let broken = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let fails = std::sync::Arc::clone(&broken);
    let server = Server::start(move |asked| {
        if fails.load(std::sync::atomic::Ordering::SeqCst) {
            return Reply::status(401, format!("no, {:?}", asked.header("authorization")));
        }
        match asked.header("authorization") {
            Some(value) if value.contains(ENCODED) => Reply::ok(CALENDAR),
            _ => Reply::status(401, "who?"),
        }
    });
    let home = Home::at(THURSDAY);
    fs::write(home.path("password"), format!("{CANARY}\n")).unwrap();
    let url = server.url(&path);
    let add = [
        "connect",
        "calendar",
        &url,
        "--user",
        "ann",
        "--password-file",
        "password",
        "--allow-private",
        "--title",
        "work",
        "--me",
        "ann@acme.example",
    ];
    let added = home.run(&add);
    assert_eq!(added.code, 0, "{}", added.err);
    silent("adding", &added);
    let twice = home.run(&add);
    assert_eq!(twice.code, 5);
    silent("adding twice", &twice);
    for words in [
        &["sync"][..],
        &["sync", "--json"],
        &["connect", "list", "--json"],
        &["connect", "show", "work"],
        &["connect", "show", "work", "--json"],
        &["history", "--json"],
        &["doctor"],
        &["export", "--all", "-"],
        &["connect", "edit", "work", "--title", "office"],
        &["undo"],
    ] {
        let ran = home.run(words);
        assert_eq!(ran.code, 0, "{words:?}: {}", ran.err);
        silent(&words.join(" "), &ran);
    }
    broken.store(true, std::sync::atomic::Ordering::SeqCst);
    for words in [
        &["sync"][..],
        &["sync", "--json"],
        &["connect", "list"],
        &["connect", "edit", "work", "--password-file", "password"],
        &["connect", "edit", "work", "--since", "nonsense"],
    ] {
        silent(&words.join(" "), &home.run(words));
    }
    home.ok(&["backup", "copy.db"]);
    home.ok(&["export", "--all", "all"]);
    fs::remove_file(home.path("password")).unwrap();
    everywhere(&home.path(""), 0);
    assert!(server.asked().len() >= 4, "the password was really used");
}

/// Looks into every file that the program wrote.
pub(super) fn everywhere(folder: &std::path::Path, depth: usize) {
    assert!(depth < 8);
    let mut files = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            everywhere(&path, depth + 1);
        } else {
            files += 1;
            clean(&path.display().to_string(), &fs::read(&path).unwrap());
        }
    }
    assert!(depth > 0 || files >= 2, "there is a database and a copy");
}

#[test]
fn a_password_in_an_address_is_refused() {
    let home = Home::at(THURSDAY);
    let url = format!("https://ann:{CANARY}@dav.example/");
    let ran = home.run(&["connect", "calendar", &url]);
    assert_eq!(ran.code, 4);
    silent("an address with a login", &ran);
}

#[test]
fn without_the_key_a_connector_says_what_to_do() {
    let server = Server::start(|_| Reply::ok(CALENDAR));
    let home = Home::at(THURSDAY);
    let url = server.url("/cal.ics");
    home.ok(&[
        "connect",
        "calendar",
        &url,
        "--allow-private",
        "--title",
        "work",
        "--me",
        "ann@acme.example",
    ]);
    let key = home.path(".local/share/legwork/key");
    let kept = fs::read(&key).unwrap();
    fs::remove_file(&key).unwrap();
    let ran = home.run(&["sync"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.out.contains("missing") && ran.out.contains("LEGWORK_KEY"),
        "{}",
        ran.out
    );
    fs::write(home.path("other-key"), kept).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(home.path("other-key"), fs::Permissions::from_mode(0o600)).unwrap();
    }
    let file = home.path("other-key");
    let named = [("LEGWORK_KEY", file.to_str().unwrap())];
    assert_eq!(home.run_with(&["sync"], &named).code, 0);
}
