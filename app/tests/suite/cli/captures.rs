//! Captures from the command line: an empty inbox, rules, and what is refused.

use super::{Home, THURSDAY};

#[test]
fn an_empty_inbox_says_where_captures_come_from() {
    let home = Home::at(THURSDAY);
    insta::assert_snapshot!(home.ok(&["captures"]), @"
    Nothing waits for a yes. What mail, calendar and feeds see appears here; what
    you know yourself, log:
      legwork log 2 cold calls yesterday
    ");
    let json = home.json(&["captures", "list"]);
    assert_eq!(json["schema"], 1);
    assert_eq!(json["captures"].as_array().unwrap().len(), 0);
    assert_eq!(json["waiting"], 0);
    assert!(json["offer"].is_null());
}

#[test]
fn rules_are_made_tried_ordered_and_removed() {
    let home = Home::at(THURSDAY);
    let rule = [
        "--seen",
        "mail",
        "--address",
        "@Acme.example",
        "--kind",
        "client email",
    ];
    let with = |head: &[&'static str]| [&["captures", "rules"], head, &rule].concat();
    insta::assert_snapshot!(home.ok(&with(&["test"])), @"
    sent mail to @acme.example is: Client email
    tried on 0 captures: nothing that was seen so far would change
    ");
    home.ok(&with(&["add"]));
    home.ok(&[
        "captures", "rules", "add", "--words", "stand-up", "--ignore",
    ]);
    let says = |home: &Home| {
        let json = home.json(&["captures", "rules"]);
        let rules = json["rules"].as_array().unwrap().clone();
        let say = |rule: &serde_json::Value| {
            (
                rule["says"].as_str().unwrap().to_owned(),
                rule["active"] == true,
            )
        };
        rules.iter().map(say).collect::<Vec<_>>()
    };
    let mail = "sent mail to @acme.example is: Client email".to_owned();
    let meeting = "anything with 'stand-up' in its title is left out".to_owned();
    assert_eq!(says(&home), [(meeting.clone(), true), (mail.clone(), true)]);
    home.ok(&["captures", "rules", "move", "2", "1"]);
    home.ok(&["captures", "rules", "off", "2"]);
    assert_eq!(says(&home), [(mail.clone(), true), (meeting, false)]);
    home.ok(&["captures", "rules", "edit", "1", "--accept"]);
    home.ok(&["captures", "rules", "remove", "2"]);
    assert_eq!(says(&home), [(format!("{mail}, taken over at once"), true)]);
    home.ok(&["undo", "6"]);
    assert_eq!(says(&home), []);
}

#[test]
fn what_makes_no_sense_is_refused_with_a_way_on() {
    let home = Home::at(THURSDAY);
    for (words, code, says) in [
        (&["captures", "accept"][..], 2, "CAPTURE"),
        (&["captures", "accept", "--all"], 3, "no such capture waits"),
        (&["captures", "dismiss", "lunch"], 3, "lunch"),
        (&["captures", "correct", "lunch"], 2, "nothing to correct"),
        (
            &["captures", "rules", "add", "--ignore"],
            2,
            "leave out everything",
        ),
        (
            &["captures", "rules", "add", "--words", "x"],
            2,
            "what to do",
        ),
        (
            &["captures", "rules", "add", "--seen", "letter", "--ignore"],
            2,
            "letter",
        ),
        (
            &["captures", "rules", "add", "--reply", "true", "--ignore"],
            2,
            "--seen mail",
        ),
        (&["captures", "rules", "off", "999"], 3, "the numbers 1 to"),
        (&["captures", "rules", "off", "nonsense"], 3, "no rule"),
        (&["captures", "rules", "off", "1"], 4, "no act of yours"),
        (
            &["captures", "rules", "remove", "mail-cold"],
            4,
            "rules off",
        ),
        (
            &["captures", "rules", "edit", "mail-cold", "--accept"],
            4,
            "add one of your own",
        ),
        (&["captures", "own", "harbour"], 2, "e-mail address"),
    ] {
        let ran = home.run(words);
        assert_eq!(ran.code, code, "{words:?}: {}", ran.err);
        assert!(ran.err.contains(says), "{words:?}: {}", ran.err);
    }
}

#[test]
fn what_waits_explains_itself_in_eighty_columns() {
    let home = Home::at(THURSDAY);
    let notes = home.path("notes");
    std::fs::create_dir(&notes).unwrap();
    let file = std::fs::File::create(notes.join("phone.txt")).unwrap();
    std::io::Write::write_all(&mut &file, b"2 cold calls\n").unwrap();
    // The day of a line is that of its file: the 10th of February 2027.
    let noon = std::time::UNIX_EPOCH + std::time::Duration::from_hours(500_628);
    file.set_modified(noon).unwrap();
    home.ok(&["connect", "folder", "notes", "--title", "phone"]);
    let synced = home.run(&["sync"]);
    assert!(synced.err.contains("legwork captures"), "{}", synced.err);
    let id = home.json(&["captures"])["captures"][0]["id"].clone();
    let end = &id.as_str().unwrap()[32..];
    let shown = home.ok(&["captures"]).replace(end, "63c5");
    insta::assert_snapshot!(shown, @"
    63c5  2 cold calls · yesterday · sure
          2 cold calls
          a line of your own · from folder phone
    ");
    let plain = home.ok(&["captures", "--plain"]);
    assert!(
        plain.contains(&format!("{}\t2027-", id.as_str().unwrap())),
        "{plain}"
    );
    home.ok(&["captures", "accept", end]);
    assert_eq!(home.json(&["captures"])["waiting"], 0);
}
