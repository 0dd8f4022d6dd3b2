//! Mail, from a real server: Dovecot, started by `scripts/test`.

use std::fs;
use std::sync::Arc;

use async_imap::Client;
use legwork::connect::tls;
use rustls::pki_types::ServerName;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use crate::cli::Home;
use crate::store::harness::wait;

/// A moment that is past wherever the tests run: the server takes no mail from
/// the future.
pub(super) const NOW: &str = "2024-02-15T09:30:00+01:00";

/// What every account of the server is opened with.
pub(super) const PASSWORD: &str = "dovecot-tests";

/// Where the server is: `LEGWORK_TEST_IMAP`, as host, port, port of plain
/// connections, file of its authority, and `xoauth2` where it takes the password
/// as a token too.
pub(super) struct Imap {
    pub(super) host: String,
    pub(super) port: String,
    plain: String,
    pub(super) authority: String,
    pub(super) tokens: bool,
}

#[expect(clippy::disallowed_methods, reason = "tests are told of the server so")]
pub(super) fn imap() -> Option<Imap> {
    let Ok(told) = std::env::var("LEGWORK_TEST_IMAP") else {
        eprintln!("skipped: LEGWORK_TEST_IMAP is not set, so no mail is read");
        return None;
    };
    let mut words = told.split(' ').map(str::to_owned);
    Some(Imap {
        host: words.next().unwrap(),
        port: words.next().unwrap(),
        plain: words.next().unwrap(),
        authority: words.next().unwrap(),
        tokens: words.next().as_deref() == Some("xoauth2"),
    })
}

/// A mail to put into a folder, and when it arrived there.
pub(super) struct Mail {
    pub(super) folder: &'static str,
    pub(super) arrived: String,
    pub(super) text: String,
}

/// A mail that Ann sent on this day of February 2024.
pub(super) fn sent(day: u32, id: &str, to: &str, subject: &str) -> Mail {
    Mail {
        folder: "Outgoing",
        arrived: format!("{day:02}-Feb-2024 10:00:00 +0000"),
        text: format!(
            "From: Ann <ann@acme.example>\r\nTo: {to}\r\nSubject: {subject}\r\n\
             Date: {day} Feb 2024 10:00:00 +0000\r\nMessage-ID: <{id}@acme.example>\r\n\r\nSECRET TEXT\r\n"
        ),
    }
}

/// A mail that somebody sent to Ann.
pub(super) fn received(day: u32, id: &str, from: &str, more: &str) -> Mail {
    Mail {
        folder: "INBOX",
        arrived: format!("{day:02}-Feb-2024 11:00:00 +0000"),
        text: format!(
            "From: {from}\r\nTo: ann@acme.example\r\nSubject: Re\r\n{more}\
             Message-ID: <{id}@client.example>\r\n\r\nSECRET TEXT\r\n"
        ),
    }
}

/// Puts mails into the account of a user.
pub(super) fn deliver(imap: &Imap, user: &str, mails: &[Mail]) {
    wait(async {
        let authority = tls::certificates(&fs::read(&imap.authority).unwrap()).unwrap();
        let config = Arc::new(tls::config(&authority).unwrap());
        let port: u16 = imap.port.parse().unwrap();
        let stream = TcpStream::connect((imap.host.as_str(), port))
            .await
            .unwrap();
        let name = ServerName::try_from(imap.host.clone()).unwrap();
        let stream = TlsConnector::from(config)
            .connect(name, stream)
            .await
            .unwrap();
        let mut client = Client::new(stream);
        client.read_response().await.unwrap();
        let signed = client.login(user, PASSWORD).await;
        let mut session = signed.map_err(|(error, _)| error).unwrap();
        for mail in mails {
            let arrived = format!("\"{}\"", mail.arrived);
            session
                .append(mail.folder, None, Some(&arrived), &mail.text)
                .await
                .unwrap();
        }
        session.logout().await.unwrap();
    });
}

/// The name of an account that no other test uses.
pub(super) fn account(test: &str) -> String {
    format!("{test}-{}", std::process::id())
}

/// Words that connect to the account.
fn words<'a>(imap: &'a Imap, user: &'a str) -> Vec<&'a str> {
    vec![
        "connect",
        "mail",
        "ann@acme.example",
        "--host",
        &imap.host,
        "--port",
        &imap.port,
        "--user",
        user,
        "--password-file",
        "password",
        "--ca-file",
        &imap.authority,
        "--allow-private",
        "--title",
        "post",
    ]
}

pub(super) fn home() -> Home {
    let home = Home::at(NOW);
    fs::write(home.path("password"), PASSWORD).unwrap();
    home
}

/// Connects to the account.
pub(super) fn connect(home: &Home, imap: &Imap, user: &str) -> serde_json::Value {
    home.json(&words(imap, user))
}

pub(super) fn post() -> Vec<Mail> {
    vec![
        received(1, "r1", "Bob <bob@client.example>", ""),
        received(
            2,
            "r2",
            "news@shop.example",
            "List-Id: <news.shop.example>\r\n",
        ),
        sent(3, "s1", "bob@client.example", "Offer"),
        sent(4, "s2", "Eve <eve@new.example>", "Hello"),
        sent(5, "s3", "ann@acme.example", "note to myself"),
    ]
}

#[test]
fn mail_is_read_once_and_only_its_headers() {
    let Some(imap) = imap() else { return };
    let (home, user) = (home(), account("once"));
    deliver(&imap, &user, &post());
    let added = connect(&home, &imap, &user);
    assert_eq!(added["tried"]["of"], 5);
    assert_eq!(added["connector"]["host"], "127.0.0.1");
    let first = home.json(&["sync"]);
    let one = &first["connectors"][0];
    assert_eq!(one["outcome"], "done");
    assert_eq!(
        (&one["seen"], &one["proposed"]),
        (&5.into(), &2.into()),
        "{one}"
    );
    let rows = home.ok(&["export", "--all", "-"]);
    assert!(!rows.contains("SECRET TEXT"));
    let again = home.json(&["sync"]);
    assert_eq!(again["connectors"][0]["seen"], 0);
    deliver(&imap, &user, &[sent(6, "s4", "eve@new.example", "Again")]);
    let more = home.json(&["sync"]);
    assert_eq!(more["connectors"][0]["seen"], 1);
    assert_eq!(more["connectors"][0]["proposed"], 1);
}

#[test]
fn a_look_from_the_beginning_doubles_nothing() {
    let Some(imap) = imap() else { return };
    let (home, user) = (home(), account("anew"));
    deliver(&imap, &user, &post());
    connect(&home, &imap, &user);
    home.ok(&["sync"]);
    let before = home.ok(&["export", "--all", "-"]);
    // Taken away and undone, it knows nothing of what it saw.
    home.ok(&["connect", "remove", "post"]);
    home.ok(&["undo"]);
    let lost = home.run(&["sync"]);
    assert_eq!(lost.code, 1, "its password is gone");
    assert!(lost.out.contains("--password"), "{}", lost.out);
    home.ok(&["connect", "edit", "post", "--password-file", "password"]);
    let again = home.json(&["sync"]);
    assert_eq!(again["connectors"][0]["known"], 2);
    assert_eq!(again["connectors"][0]["proposed"], 0);
    let kept = |text: &str| -> Vec<String> {
        let of = ["{\"table\":\"captures\"", "{\"table\":\"correspondents\""];
        let rows = text
            .lines()
            .filter(|line| of.iter().any(|table| line.starts_with(table)));
        rows.map(str::to_owned).collect()
    };
    assert_eq!(kept(&home.ok(&["export", "--all", "-"])), kept(&before));
}

#[test]
fn a_plain_connection_is_encrypted_before_anything_is_told() {
    let Some(imap) = imap() else { return };
    let (home, user) = (home(), account("starttls"));
    deliver(&imap, &user, &post());
    let mut words = words(&imap, &user);
    let port = words.iter().position(|word| *word == imap.port).unwrap();
    words[port] = &imap.plain;
    let hasty = home.run(&words);
    assert_eq!(hasty.code, 1, "{}", hasty.err);
    words.push("--starttls");
    assert_eq!(home.json(&words)["tried"]["of"], 5);
}

#[test]
fn what_is_wrong_is_said_with_what_to_do() {
    let Some(imap) = imap() else { return };
    let (home, user) = (home(), account("wrong"));
    deliver(&imap, &user, &post());
    let known = words(&imap, &user);
    let without = |option: &str, values: usize| {
        let at = known.iter().position(|word| *word == option).unwrap();
        let mut rest = known.clone();
        rest.drain(at..=at + values);
        rest
    };
    let says = |words: &[&str], code: i32, said: &str| {
        let ran = home.run(words);
        assert_eq!(ran.code, code, "{words:?}: {}", ran.err);
        assert!(ran.err.contains(said), "{words:?}: {}", ran.err);
    };
    says(&without("--ca-file", 1), 4, "--ca-file");
    says(&without("--allow-private", 0), 4, "--allow-private");
    says(&[&known[..], &["--sent", "Nowhere"]].concat(), 3, "INBOX");
    fs::write(home.path("password"), "wrong-password").unwrap();
    says(&known, 4, "app password");
    says(&[&known[..], &["--oauth2"]].concat(), 4, "");
    assert!(!home.run(&known).err.contains("wrong-password"));
    assert_eq!(
        home.json(&["connect", "list"])["connectors"]
            .as_array()
            .unwrap()
            .len(),
        0
    );
}

#[test]
fn a_mailed_line_is_a_line_of_the_log() {
    let Some(imap) = imap() else { return };
    let (home, user) = (home(), account("lines"));
    deliver(
        &imap,
        &user,
        &[
            sent(
                8,
                "l1",
                "ann+log@acme.example",
                "called Bob Ray, left voicemail",
            ),
            received(8, "l2", "eve@evil.example", "Cc: ann+log@acme.example\r\n"),
        ],
    );
    let mut words = words(&imap, &user);
    words.extend(["--log-to", "ann+log@acme.example"]);
    home.json(&words);
    let synced = home.json(&["sync"]);
    let one = &synced["connectors"][0];
    assert_eq!(one["proposed"], 1, "{one}");
    assert_eq!(one["skipped"]["a line of a log from somebody else"], 1);
}

#[test]
fn many_mails_are_read_in_parts() {
    let Some(imap) = imap() else { return };
    let (home, user) = (home(), account("many"));
    let mails: Vec<Mail> = (0..450)
        .map(|n| {
            sent(
                n % 10 + 1,
                &format!("m{n}"),
                &format!("p{n}@client.example"),
                "Hello",
            )
        })
        .collect();
    deliver(&imap, &user, &mails);
    connect(&home, &imap, &user);
    let synced = home.json(&["sync"]);
    assert_eq!(synced["connectors"][0]["seen"], 450);
    assert_eq!(home.json(&["sync"])["connectors"][0]["seen"], 0);
}
