//! What an hour has come with, and what deals began with, as a person meets it.

use super::{Home, THURSDAY};

/// A home with 18 weeks of answers: 200 dials, two meetings, a won deal.
fn with_history() -> Home {
    let home = Home::at(THURSDAY);
    home.ok(&["log", "198 cold calls on 5 October 2026"]);
    home.ok(&["log", "2 cold calls on 5 October 2026, meeting booked"]);
    home.ok(&["log", "100 cold emails on 5 October 2026"]);
    let deal = ["deal", "add", "Hall", "--value", "EUR 20,000"];
    home.ok(&deal);
    home.ok(&["deal", "won", "hall"]);
    home
}

#[test]
fn nothing_done_says_what_fills_it() {
    let home = Home::at(THURSDAY);
    insta::assert_snapshot!(home.ok(&["attribute"]), @r#"
    Nothing was done yet of what has published rates. Log something, and what came
    of it:
      legwork log "cold called Ann Lee, meeting booked"
    "#);
    let told = home.json(&["attribute"]);
    assert_eq!(told["schema"], 1);
    assert!(told["activities"].as_array().unwrap().is_empty());
    assert!(told["deal"].is_null());
}

#[test]
fn hours_are_shown_with_their_ranges() {
    let home = with_history();
    insta::assert_snapshot!(home.ok(&["attribute"]), @r#"
    What an hour has come with, since 13 Feb 2026

    Activity, meetings              Rate  Published  Minutes           An hour
    Cold call 2 of 200    0.7% (0.2-1.3)       0.3%        4  EUR 170 (16-417)
    Cold email 0 of 100  0.4% (0.04-0.9)       0.7%       10    EUR 49 (2-135)

    An hour of cold calls came with EUR 170 (EUR 16 to EUR 417); your rate is 2.3x
    benchmark (0.7-4.2).

    1 pair: benchmark only

    Clear: proven against "as much", from 5 Jan 2026 on, however often you look;
    leaning: four to one, may still turn; open: neither; benchmark only: nothing has
    come of one of them yet. What came with what is not what caused it.
    Money: 1 won deal, EUR 20,000 on average.
    1 won deal without an origin: legwork deal edit DEAL --origin suggested
    "#);
    let said = home.ok(&["attribute", "--sources"]);
    for part in [
        "Cold call: 0.3% by dial",
        "Belkins 2025: 175,000 dials",
        "belkins.io/blog/cold-calling-benchmarks",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let plain = home.ok(&["attribute", "--plain"]);
    assert!(plain.contains("Cold call 2 of 200\t"), "{plain}");
}

#[test]
fn the_shape_in_json_is_the_documented_one() {
    let home = with_history();
    let told = home.json(&["attribute"]);
    let keys = |value: &serde_json::Value| {
        let object = value.as_object().unwrap();
        object.keys().cloned().collect::<Vec<_>>().join(" ")
    };
    insta::assert_snapshot!(keys(&told), @"activities as_of compared_from comparisons currency deal deals from other_currencies says schema trial without_origin");
    insta::assert_snapshot!(keys(&told["activities"][0]), @"acts began benchmark_only hours kind minutes money noun published rate rate_high rate_low skill successes title");
    insta::assert_snapshot!(keys(&told["comparisons"][0]), @"a b better chance says stake verdict");
    assert_eq!(told["as_of"], "2027-02-11");
    assert_eq!(told, home.json(&["attribute"]), "it flickers");
}

#[test]
fn a_deal_is_corrected_and_says_what_it_began_with() {
    let home = Home::at(THURSDAY);
    home.ok(&["log", "cold emailed Ann Lee @Acme on 4 January"]);
    home.ok(&["log", "cold called Ann Lee on 11 January, meeting booked"]);
    let deal = ["deal", "add", "Quay house", "--with", "Ann Lee"];
    let added = home.ok(&deal);
    let told = added.lines().filter(|line| !line.starts_with("  id"));
    insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"), @"
    Quay house
      with        Ann Lee
      stage       open
      opened      11 Feb
      moved       open (11 Feb)
      began with  cold email, 4 Jan: the first touch of those that led to the
                  meeting
      also        1 cold call
    ");
    let listed = home.json(&["deal", "list"]);
    assert_eq!(listed["deals"][0]["origin_kind"], "cold-email");
    let edited = home.ok(&[
        "deal",
        "edit",
        "quay",
        "--origin",
        "cold call",
        "--value",
        "EUR 9,000",
    ]);
    let told = edited.lines().filter(|line| !line.starts_with("  id"));
    insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"), @"
    Quay house
      with        Ann Lee
      value       EUR 9,000
      stage       open
      opened      11 Feb
      moved       open (11 Feb)
      began with  cold call, 11 Jan: as you said
      suggested   cold email, 4 Jan: the first touch of those that led to the
                  meeting
      also        1 cold email
    ");
    for words in [
        &["deal", "edit", "quay"][..],
        &["deal", "edit", "quay", "--expected", "2020-01-01"],
    ] {
        assert_eq!(home.run(words).code, 2, "{words:?}");
    }
    assert_eq!(
        home.run(&["deal", "edit", "quay", "--closed", "today"])
            .code,
        4
    );
    home.ok(&["undo"]);
    assert_eq!(
        home.json(&["deal", "show", "quay"])["began_with"]["kind"],
        "cold-email"
    );
}

#[test]
fn two_activities_are_tested_week_about() {
    let home = with_history();
    insta::assert_snapshot!(home.ok(&["attribute", "trial"]), @r#"
    No test of two activities. Let their weeks alternate, and chance choose:
      legwork attribute trial begin "cold call" "LinkedIn invite"
    "#);
    let begin = [
        "attribute",
        "trial",
        "begin",
        "cold call",
        "cold email",
        "--weeks",
        "4",
    ];
    let told = home.ok(&begin);
    assert!(
        told.contains("Week about: cold calls or cold emails, 4 weeks from 15 Feb"),
        "{told}"
    );
    assert!(told.contains("It begins on 15 Feb."), "{told}");
    let json = home.json(&["attribute", "trial"]);
    assert_eq!(json["trial"]["weeks"].as_array().unwrap().len(), 4);
    assert_eq!(json["trial"]["weeks"][0]["state"], "to come");
    let all = home.ok(&["attribute"]);
    assert!(
        all.contains("Test of cold calls and cold emails: Nothing to tell yet"),
        "{all}"
    );
    assert_eq!(home.run(&begin).code, 5);
    home.ok(&["attribute", "trial", "end"]);
    assert_eq!(home.run(&["attribute", "trial", "end"]).code, 3);
}
