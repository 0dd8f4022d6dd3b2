//! Access tokens of OAuth 2 for mail: renewed when they have run out or are
//! refused, by a server of tokens on this machine, for Dovecot.

use std::fs;
use std::sync::{Arc, Mutex};

use super::mail::{Imap, NOW, PASSWORD, account, deliver, home, imap, post};
use super::secrets::{CLIENT, REFRESH, everywhere, silent};
use super::server::{Asked, Reply, Server};
use crate::cli::{Home, Ran};

/// Two hours after the usual moment.
const LATER: &str = "2024-02-15T11:30:00+01:00";

/// A server of mail that takes tokens.
fn mailbox(test: &str) -> Option<(Imap, String)> {
    let imap = imap()?;
    if !imap.tokens {
        eprintln!("skipped: this server of mail takes no tokens");
        return None;
    }
    let user = account(test);
    deliver(&imap, &user, &post());
    Some((imap, user))
}

/// A server of tokens that gives these answers in turn, the last for ever.
fn tokens(answers: Vec<Reply>) -> Server {
    let left = Arc::new(Mutex::new(answers));
    Server::start(move |_| {
        let mut left = left.lock().unwrap();
        match left.len() {
            1 => left[0].clone(),
            _ => left.remove(0),
        }
    })
}

fn token(access: &str, seconds: u32, refresh: Option<&str>) -> Reply {
    let mut body =
        serde_json::json!({"access_token": access, "token_type": "Bearer", "expires_in": seconds});
    if let Some(refresh) = refresh {
        body["refresh_token"] = refresh.into();
    }
    Reply::ok(body.to_string()).with("content-type", "application/json")
}

/// What was sent in a field of a form.
fn sent(asked: &Asked, name: &str) -> Option<String> {
    let mut parts = asked.body.split('&');
    let found = parts.find_map(|part| part.strip_prefix(&format!("{name}=")));
    found.map(str::to_owned)
}

fn prepared() -> Home {
    let home = home();
    fs::write(home.path("refresh"), format!("{REFRESH}\n")).unwrap();
    fs::write(home.path("client"), format!("{CLIENT}\n")).unwrap();
    home
}

fn words<'a>(
    (host, port, authority): (&'a str, &'a str, &'a str),
    user: &'a str,
    oauth: &'a str,
) -> Vec<&'a str> {
    vec![
        "connect",
        "mail",
        "ann@acme.example",
        "--host",
        host,
        "--port",
        port,
        "--user",
        user,
        "--oauth",
        oauth,
        "--client-id",
        "legwork desk",
        "--client-secret-file",
        "client",
        "--password-file",
        "refresh",
        "--ca-file",
        authority,
        "--allow-private",
        "--title",
        "post",
    ]
}

fn connect(home: &Home, imap: &Imap, user: &str, server: &Server) -> Ran {
    let url = server.url("/token");
    let at = (
        imap.host.as_str(),
        imap.port.as_str(),
        imap.authority.as_str(),
    );
    home.run(&words(at, user, &url))
}

#[test]
fn a_token_that_ran_out_is_renewed_and_a_new_refresh_token_kept() {
    let Some((imap, user)) = mailbox("renewed") else {
        return;
    };
    let server = tokens(vec![
        token(PASSWORD, 3_600, Some("second/1")),
        token(PASSWORD, 3_600, None),
    ]);
    let home = prepared();
    let added = connect(&home, &imap, &user, &server);
    assert_eq!(added.code, 0, "{}", added.err);
    let first = &server.asked()[0];
    assert_eq!(sent(first, "grant_type").as_deref(), Some("refresh_token"));
    assert_eq!(sent(first, "refresh_token").as_deref(), Some(REFRESH));
    assert_eq!(sent(first, "client_id").as_deref(), Some("legwork+desk"));
    assert_eq!(sent(first, "client_secret").as_deref(), Some(CLIENT));
    let form = "application/x-www-form-urlencoded";
    assert_eq!(first.header("content-type"), Some(form));
    // It still holds.
    let one = home.json(&["sync"])["connectors"][0].clone();
    assert_eq!((&one["outcome"], &one["seen"]), (&"done".into(), &5.into()));
    assert_eq!(server.asked().len(), 1);
    for _ in 0..2 {
        let ran = home.run_with(&["sync"], &[("LEGWORK_NOW", LATER)]);
        assert_eq!(ran.code, 0, "{}", ran.out);
    }
    let asked = server.asked();
    assert_eq!(asked.len(), 2, "it is renewed once");
    let kept = sent(&asked[1], "refresh_token");
    assert_eq!(kept.as_deref(), Some("second%2F1"));
    let shown = home.json(&["connect", "show", "post"]);
    let shown = &shown["connectors"][0];
    assert_eq!(shown["tokens"], "127.0.0.1");
    assert_eq!(shown["client"], "legwork desk");
}

#[test]
fn a_token_that_is_refused_is_renewed_before_its_time() {
    let Some((imap, user)) = mailbox("refused") else {
        return;
    };
    let server = tokens(vec![
        token(PASSWORD, 30, None),
        token("withdrawn", 3_600, None),
        token(PASSWORD, 3_600, None),
    ]);
    let home = prepared();
    assert_eq!(connect(&home, &imap, &user, &server).code, 0);
    let fresh = home.run(&["sync"]);
    assert_eq!(fresh.code, 1);
    assert!(fresh.out.contains("its token is fresh"), "{}", fresh.out);
    assert_eq!(server.asked().len(), 2);
    let one = home.json(&["sync"])["connectors"][0].clone();
    assert_eq!(one["outcome"], "done", "{one}");
    assert_eq!(server.asked().len(), 3);
}

#[test]
fn a_permission_that_was_withdrawn_says_what_to_do_and_nothing_secret_is_seen() {
    let Some((imap, user)) = mailbox("withdrawn") else {
        return;
    };
    let tells =
        format!("{{\"error\":\"invalid_grant\",\"error_description\":\"{REFRESH} of {CLIENT}\"}}");
    let server = tokens(vec![
        token(PASSWORD, 30, None),
        Reply::status(400, tells.clone()),
        Reply::status(400, tells),
        Reply::status(401, "{\"error\":\"invalid_client\"}"),
        Reply::status(400, format!("{{\"error\":\"{REFRESH}\"}}")),
        Reply::status(503, REFRESH),
        token(PASSWORD, 3_600, None),
    ]);
    let home = prepared();
    let added = connect(&home, &imap, &user, &server);
    assert_eq!(added.code, 0, "{}", added.err);
    silent("adding", &added);
    for (words, says) in [
        (&["sync"][..], "withdrawn or has run out"),
        (
            &["sync"],
            "give the new one: legwork connect edit \"post\" --password",
        ),
        (&["sync"], "--client-id ID --client-secret-file FILE"),
        (&["sync"], "HTTP 400"),
        (&["sync", "--json"], "HTTP 503"),
        (&["connect", "list"], "HTTP 503"),
    ] {
        let ran = home.run(words);
        let said = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(says), "{says}: {said}");
        silent(says, &ran);
    }
    let mended = ["connect", "edit", "post", "--password-file", "refresh"];
    assert_eq!(home.run(&mended).code, 0);
    for words in [
        &["sync"][..],
        &["connect", "show", "post"],
        &["connect", "show", "post", "--json"],
        &["history", "--json"],
        &["doctor"],
        &["export", "--all", "-"],
        &["backup", "copy.db"],
        &["export", "--all", "all"],
    ] {
        let ran = home.run(words);
        assert_eq!(ran.code, 0, "{words:?}: {}", ran.err);
        silent(&words.join(" "), &ran);
    }
    fs::remove_file(home.path("refresh")).unwrap();
    fs::remove_file(home.path("client")).unwrap();
    everywhere(&home.path(""), 0);
}

#[test]
fn what_tokens_are_renewed_with_goes_to_no_other_server() {
    let other = Server::start(|_| token(PASSWORD, 3_600, None));
    let target = other.url("/token");
    let server = Server::start(move |_| Reply::to(307, &target));
    let home = Home::at(NOW);
    for (file, text) in [("refresh", REFRESH), ("client", CLIENT), ("none.pem", "")] {
        fs::write(home.path(file), text).unwrap();
    }
    let url = server.url("/token");
    let all = words(("127.0.0.1", "9", "none.pem"), "ann", &url);
    let ran = home.run(&all);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("HTTP 307"), "{}", ran.err);
    silent("a redirect", &ran);
    assert_eq!((server.asked().len(), other.asked().len()), (1, 0));
    // Not allowed by name, it is not asked at all.
    let asked: Vec<&str> = all
        .iter()
        .copied()
        .filter(|word| *word != "--allow-private")
        .collect();
    let ran = home.run(&asked);
    assert_eq!(ran.code, 4, "{}", ran.err);
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn what_is_missing_or_makes_no_sense_is_told() {
    let home = Home::at(NOW);
    fs::write(home.path("refresh"), REFRESH).unwrap();
    fs::write(home.path("empty"), "").unwrap();
    let mail = ["connect", "mail", "ann@acme.example", "--password-file"];
    for (more, says) in [
        (&["refresh", "--oauth", "google"][..], "--client-id"),
        (
            &["refresh", "--oauth", "gogle", "--client-id", "x"],
            "google, microsoft",
        ),
        (
            &["empty", "--oauth", "google", "--client-id", "x"],
            "refresh token",
        ),
        (&["refresh", "--client-id", "x"], "--oauth"),
        (&["refresh", "--oauth", "google", "--oauth2"], "--oauth2"),
        (
            &[
                "refresh",
                "--oauth",
                "http://id.acme.example/token",
                "--client-id",
                "x",
            ],
            "without encryption",
        ),
    ] {
        let ran = home.run(&[&mail[..], more].concat());
        assert!(ran.code == 2 || ran.code == 4, "{more:?}: {}", ran.err);
        assert!(ran.err.contains(says), "{more:?}: {}", ran.err);
        silent("a mistake", &ran);
    }
}
