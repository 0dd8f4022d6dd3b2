//! `legwork partner`: sharing, listing, ending.

use super::{Home, THURSDAY};

fn home() -> Home {
    let home = Home::at(THURSDAY);
    home.ok(&["commit", "make two cold calls every day"]);
    home.ok(&["commit", "write one blog post each month"]);
    home
}

#[test]
fn a_link_is_shown_once_and_ends_on_its_day() {
    let home = home();
    assert!(home.ok(&["partner"]).contains("Nothing is shared"));
    let made = home.json(&["partner", "share", "Ann", "cold calls", "blog", "--reviews"]);
    let address = made["address"].as_str().unwrap();
    assert!(
        address.starts_with("http://127.0.0.1:7777/partner/"),
        "{address}"
    );
    let secret = address.rsplit('.').next().unwrap();
    assert_eq!(secret.len(), 64);
    assert_eq!(made["share"]["until"], "2027-05-12", "90 days");
    assert_eq!(
        made["share"]["commitments"][1]["title"],
        "Write a blog post"
    );
    home.ok(&["nudges", "set", "--address", "https://legwork.example"]);
    let plain = home.run(&["partner", "share", "my coach", "cold calls", "--for", "6w"]);
    assert_eq!(plain.code, 0, "{}", plain.err);
    assert!(
        plain.out.contains("\nhttps://legwork.example/partner/"),
        "{}",
        plain.out
    );
    assert!(
        plain.err.contains("legwork partner revoke"),
        "{}",
        plain.err
    );
    let listed = home.ok(&["partner"]);
    assert!(
        listed.contains("Ann") && listed.contains("25 Mar"),
        "{listed}"
    );
    let kept = home.ok(&["export", "--all", "-"]) + &listed + &home.ok(&["history"]);
    assert!(
        !kept.contains(secret) && !kept.contains("my coach\""),
        "{kept}"
    );
    let file = std::fs::read(home.path("legwork.db")).unwrap();
    let held = |text: &str| file.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(!held(secret), "its hash alone is kept");
    let day = home.json(&["partner", "share", "Bo", "blog", "--until", "2027-02-11"]);
    assert_eq!(day["share"]["until"], "2027-02-11");
}

#[test]
fn what_cannot_be_shared_says_why() {
    let home = home();
    for (words, code, says) in [
        (&["Ann", "golf"][..], 3, "no commitment matches 'golf'"),
        (&["Ann"], 2, "COMMITMENT"),
        (&["", "blog"], 2, "is empty"),
        (&["Ann", "blog", "--for", "2y"], 2, "at most a year"),
        (&["Ann", "blog", "--for", "soon"], 2, "90d, 12w or 6m"),
        (
            &["Ann", "blog", "--until", "yesterday"],
            2,
            "has passed already",
        ),
        (
            &["Ann", "blog", "--until", "2027-03-01", "--for", "9d"],
            2,
            "cannot be used with",
        ),
    ] {
        let words: Vec<&str> = ["partner", "share"].iter().chain(words).copied().collect();
        let ran = home.run(&words);
        assert_eq!(ran.code, code, "{words:?}: {}", ran.err);
        assert!(ran.err.contains(says), "{words:?}: {}", ran.err);
    }
    assert!(
        home.json(&["partner"])["shares"]
            .as_array()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn links_end_by_name_by_id_and_all_at_once() {
    let home = home();
    let share = |name: &str| home.json(&["partner", "share", name, "blog"])["share"]["id"].clone();
    let count = || home.json(&["partner"])["shares"].as_array().unwrap().len();
    let (ann, _, _) = (share("Ann"), share("Ann"), share("Bo"));
    let several = home.run(&["partner", "revoke", "ann"]);
    assert_eq!(several.code, 5, "{}", several.err);
    home.ok(&["partner", "revoke", &ann.as_str().unwrap()[..8]]);
    assert_eq!(count(), 2);
    let said = home.ok(&["partner", "revoke", "Bo"]);
    assert!(said.contains("ended: the link for Bo"), "{said}");
    assert_eq!(home.run(&["partner", "revoke", "Bo"]).code, 3);
    home.ok(&["partner", "revoke", "--all"]);
    assert_eq!(count(), 0);
    assert_eq!(home.run(&["partner", "revoke", "--all"]).code, 3);
    // Undo takes back what was done before, and opens nothing.
    home.ok(&["undo"]);
    assert_eq!(count(), 0);
}

#[test]
fn a_backup_that_is_put_back_opens_no_link_that_it_holds() {
    let home = home();
    home.ok(&["partner", "share", "Ann", "cold calls"]);
    home.ok(&["backup", "copy.db"]);
    home.ok(&["partner", "revoke", "Ann"]);
    home.ok(&["restore", "copy.db"]);
    assert!(
        home.json(&["partner"])["shares"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    assert_eq!(
        home.json(&["commitments"])["commitments"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}
