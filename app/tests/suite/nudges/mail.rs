//! Mail through a real server, started by `scripts/test`, which keeps each mail
//! in a file.

use std::fs;
use std::path::PathBuf;

use mail_parser::{Message, MessageParser};

use crate::cli::Home;

/// What the account `ann` is opened with.
const PASSWORD: &str = "smtp-tests";

/// Where the server is: `LEGWORK_TEST_SMTP`, as port, file of its authority,
/// folder with what arrived.
pub(crate) struct Smtp {
    port: String,
    authority: String,
    folder: PathBuf,
}

#[expect(clippy::disallowed_methods, reason = "tests are told of the server so")]
pub(crate) fn smtp() -> Option<Smtp> {
    let Ok(told) = std::env::var("LEGWORK_TEST_SMTP") else {
        eprintln!("skipped: LEGWORK_TEST_SMTP is not set, so no mail is sent");
        return None;
    };
    let mut words = told.split(' ').map(str::to_owned);
    Some(Smtp {
        port: words.next().unwrap(),
        authority: words.next().unwrap(),
        folder: words.next().unwrap().into(),
    })
}

impl Smtp {
    /// The mails that arrived for an address, in their order.
    pub(crate) fn arrived(&self, to: &str) -> Vec<String> {
        let mut files: Vec<PathBuf> = fs::read_dir(&self.folder)
            .unwrap()
            .map(|file| file.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "eml"))
            .collect();
        files.sort();
        let read = files.iter().map(|file| fs::read_to_string(file).unwrap());
        read.filter(|text| text.contains(&format!("To: {to}")))
            .collect()
    }

    /// Words that set up mail to an address.
    pub(crate) fn words<'a>(&'a self, to: &'a str) -> Vec<&'a str> {
        vec![
            "nudges",
            "mail",
            to,
            "--host",
            "127.0.0.1",
            "--port",
            &self.port,
            "--starttls",
            "--user",
            "ann",
            "--password-file",
            "password",
            "--ca-file",
            &self.authority,
            "--allow-private",
        ]
    }
}

pub(crate) fn home() -> Home {
    let home = Home::at(super::EARLY);
    fs::write(home.path("password"), PASSWORD).unwrap();
    home.ok(&["settings", "set", "--name", "Ann Lee"]);
    home.ok(&["commit", "make two cold calls every day"]);
    home
}

/// An address that no other test uses.
pub(crate) fn address(test: &str) -> String {
    format!("{test}-{}@acme.example", std::process::id())
}

fn parsed(text: &str) -> Message<'_> {
    MessageParser::default().parse(text).unwrap()
}

fn header<'a>(mail: &'a Message<'_>, name: &'a str) -> Option<String> {
    let raw = mail.header_raw(name)?;
    Some(raw.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn a_nudge_arrives_as_plain_text_and_as_html() {
    let Some(smtp) = smtp() else { return };
    let (mut home, to) = (home(), address("nudge"));
    home.ok(&["nudges", "set", "--address", "https://legwork.example"]);
    home.ok(&smtp.words(&to));
    home.ok(&["settings", "set", "--name", "Jürgen Groß"]);
    home.later(super::DUE);
    assert_eq!(home.json(&["jobs", "run"])["jobs"], 1);
    home.ok(&["jobs", "run"]);
    let mails = smtp.arrived(&to);
    assert_eq!(mails.len(), 2, "the trial and the nudge: {mails:?}");
    let mail = parsed(&mails[1]);
    assert_eq!(mail.subject(), Some("Next: Make cold calls, 2 today"));
    let (text, html) = (mail.body_text(0).unwrap(), mail.body_html(0).unwrap());
    assert!(text.starts_with("Hello Jürgen,"), "{text}");
    let short = |line: &str| line.chars().count() <= 76 || line.contains("https://");
    assert!(text.lines().all(short), "{text}");
    assert!(
        html.contains("<h1") && html.contains("Next: Make cold calls, 2 today."),
        "{html}"
    );
    for private in ["<img", "<script", "http://", "@import"] {
        assert!(!html.contains(private), "nothing is fetched: {private}");
    }
    let stop = header(&mail, "List-Unsubscribe").unwrap();
    assert!(stop.starts_with("<https://legwork.example/stop/"), "{stop}");
    let click = header(&mail, "List-Unsubscribe-Post").unwrap();
    assert_eq!(click, "List-Unsubscribe=One-Click");
    assert_eq!(header(&mail, "Auto-Submitted").unwrap(), "auto-generated");
    let id = home.json(&["jobs"])["jobs"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(
        mail.message_id(),
        Some(format!("{id}@acme.example").as_str())
    );
    let kept = home.ok(&["export", "--all", "-"]);
    assert!(!kept.contains(PASSWORD), "{kept}");
}

#[test]
fn the_digest_says_three_numbers_one_insight_and_one_question() {
    let Some(smtp) = smtp() else { return };
    let (mut home, to) = (home(), address("digest"));
    home.ok(&smtp.words(&to));
    for day in ["2027-02-08", "2027-02-09"] {
        home.ok(&["log", &format!("2 cold calls {day}")]);
    }
    home.later("2027-02-12T16:00:05+01:00").ok(&["jobs", "run"]);
    let mails = smtp.arrived(&to);
    let text = parsed(mails.last().unwrap())
        .body_text(0)
        .unwrap()
        .into_owned();
    assert_eq!(text.matches("hours, of 4 you have").count(), 1, "{text}");
    assert_eq!(text.matches('?').count(), 1, "one question: {text}");
}

#[test]
fn a_server_that_refuses_is_told_of_in_words() {
    let Some(smtp) = smtp() else { return };
    let home = home();
    let to = address("refused");
    let mut words = smtp.words(&to);
    fs::write(home.path("wrong"), "wrong").unwrap();
    let at = words.iter().position(|word| *word == "password").unwrap();
    words[at] = "wrong";
    let ran = home.run(&words);
    assert!(ran.err.contains("127.0.0.1 lets nobody in"), "{}", ran.err);
    let nobody = "nobody@acme.example";
    let ran = home.run(&smtp.words(nobody));
    assert!(ran.err.contains("does not take the mail"), "{}", ran.err);
    // Without the authority its certificate is nobody's.
    let mut words = smtp.words(&to);
    let at = words.iter().position(|word| *word == "--ca-file").unwrap();
    words.drain(at..at + 2);
    let ran = home.run(&words);
    assert!(
        ran.code != 0 && ran.err.contains("127.0.0.1"),
        "{}",
        ran.err
    );
    assert!(smtp.arrived(&to).is_empty());
    assert_eq!(home.json(&["nudges"])["channel"], serde_json::Value::Null);
}

#[test]
fn what_may_have_arrived_is_not_sent_again() {
    let Some(smtp) = smtp() else { return };
    let (mut home, to) = (home(), address("hangup"));
    home.ok(&smtp.words(&to));
    // From the second mail on, the server hangs up instead of saying that it has it.
    for now in [
        super::DUE,
        "2027-02-11T09:30:00+01:00",
        "2027-02-11T12:00:00+01:00",
    ] {
        home.later(now).ok(&["jobs", "run"]);
    }
    assert_eq!(smtp.arrived(&to).len(), 2, "the trial and the nudge, once");
    let job = &home.json(&["jobs"])["jobs"][0];
    assert_eq!(
        (&job["state"], &job["tries"]),
        (&"dead".into(), &1.into()),
        "{job}"
    );
    assert!(
        job["problem"]
            .as_str()
            .unwrap()
            .contains("may have arrived"),
        "{job}"
    );
}
