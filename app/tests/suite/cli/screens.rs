//! Screens as they look.

use super::{Home, THURSDAY};

/// Days before: what is made on different days stands in that order.
const TUESDAY: &str = "2027-02-09T09:30:00+01:00";
const WEDNESDAY: &str = "2027-02-10T09:30:00+01:00";

#[test]
fn an_empty_database_says_how_to_begin() {
    let home = Home::at(THURSDAY);
    insta::assert_snapshot!(home.ok(&[]), @r#"
    Nothing is promised yet. Three sentences to begin:

      the result you want   legwork goal add "grow revenue by 20% in 2027"
      the work you promise  legwork commit "make two cold calls every day"
      the work you did      legwork log 2 cold calls yesterday
      or look around first  legwork demo
    "#);
    insta::assert_snapshot!(home.ok(&["commitments"]), @r#"
    No commitments yet. Make one:
      legwork commit "make two cold calls every day"
    "#);
    insta::assert_snapshot!(home.ok(&["goal"]), @r#"
    No goals yet. Set one:
      legwork goal add "grow revenue by 20% in 2027"
    "#);
}

#[test]
fn a_result_is_no_activity() {
    let home = Home::at(THURSDAY);
    let ran = home.run(&["commit", "close 5 deals a month"]);
    assert_eq!(ran.code, 4);
    insta::assert_snapshot!(ran.err, @r#"
    error: 'close 5 deals a month' is a result: it depends on others too, so nobody
    can promise to do it
      make it a goal: legwork goal add "close 5 deals a month"
      then commit to what you can do for it: legwork commit "make two cold calls every day"
    "#);
    assert!(home.ok(&["commitments"]).starts_with("No commitments"));
}

#[test]
fn what_is_missing_is_named_with_its_option() {
    let home = Home::at(THURSDAY);
    let ran = home.run(&["commit", "make cold calls"]);
    assert_eq!(ran.code, 2);
    insta::assert_snapshot!(ran.err, @"
    Read as Make cold calls: any number · kind cold-call
    error: not saved: the sentence leaves open count and period
      How many? Say it with --count 2
      Per day, week or month? Say it with --per week
    ");
    home.ok(&["commit", "make cold calls", "--count", "2", "--per", "day"]);
}

#[test]
fn a_commitment_is_shown_as_it_was_read() {
    let home = Home::at(THURSDAY);
    let ran = home.run(&["commit", "Make two cold calls every day"]);
    insta::assert_snapshot!(ran.err, @"Read as Make cold calls: 2 every workday · kind cold-call");
    insta::assert_snapshot!(ran.out, @"
    ✓ Make cold calls, 2 every workday · 4 min each, 0.7 h a week
      0.7 h asked of 4 h a week
    ");
}

#[test]
fn today_of_a_commitment() {
    let home = Home::at(THURSDAY);
    home.ok(&["commit", "make 10 cold calls a week"]);
    insta::assert_snapshot!(home.ok(&["today"]), @"
    Thu 11 Feb 2027                             0 h done · 0.3 h asked of 4 h a week
    1 due today

                                 Done  Due  Next              Until
    Make cold calls  ──────────   0/4    0  2 today  on pace  Sun
    ");
    insta::assert_snapshot!(home.ok(&["week"]), @"
    Week of 8 to 14 Feb                                       0 h done · 0.3 h asked

                     Mo  Tu  We  Th  Fr  Sa  Su  Done
    Make cold calls   ·   ·   ·   ·   ·   ·   ·   0/4  ○
    ");
    insta::assert_snapshot!(home.ok(&["month"]), @"
    February 2027                                             0 h done · 1.6 h asked

                     1       8       15      22       Done
    Make cold calls  ······· ······· ······· ·······  0/24
    ");
    insta::assert_snapshot!(home.ok(&["score"]), @"
                          Kept  In a row  Lately  Promise
    Make cold calls  too early         0  ○       10 a week

    Kept: the share of what you promised lately that you did, recent weeks counting
    more, days off not counting.
    ");
}

#[test]
fn a_logged_line_says_what_it_moved() {
    let home = Home::at(THURSDAY);
    home.ok(&["commit", "make 10 cold calls a week"]);
    home.ok(&["commit", "no more than 3 sweets a week"]);
    let line = "cold called Ann Lee @Acme 12m, left voicemail // wants quote";
    let said = home.ok(&["log", line]);
    insta::assert_snapshot!(said, @"
    ✓ 1 cold call, Ann Lee @ Acme · today · voicemail · 12 min · wants quote
      Make cold calls: 1/4, 1 today
      new in your people: Ann Lee
    ");
    let said = home.ok(&["log", "1 sweet"]);
    insta::assert_snapshot!(said, @"
    ✓ 1 sweets · today
      Sweets: 1 of at most 2, 1 left
    ");
    insta::assert_snapshot!(home.ok(&["activities", "--plain"]).lines().count(), @"2");
    insta::assert_snapshot!(home.ok(&["people", "show", "ann"]).lines().next().unwrap(), @"Ann Lee");
    insta::assert_snapshot!(home.ok(&["undo", "2"]), @r#"
    ✓ undone: log "1 sweet"
    ✓ undone: log "cold called Ann Lee @Acme 12m, left voicemail // wants quote"
    "#);
    insta::assert_snapshot!(home.ok(&["redo"]), @r#"✓ done again: log "cold called Ann Lee @Acme 12m, left voicemail // wants quote""#);
}

#[test]
fn goals_deals_and_results() {
    let home = Home::at(THURSDAY);
    let ran = home.run(&[
        "goal",
        "add",
        "grow revenue by 20% in 2027",
        "--baseline",
        "500000",
        "--currency",
        "EUR",
    ]);
    insta::assert_snapshot!(ran.out, @"✓ goal set: grow revenue by 20% in 2027");
    home.ok(&[
        "deal",
        "add",
        "New website",
        "--at",
        "Acme",
        "--value",
        "EUR 12,000",
    ]);
    insta::assert_snapshot!(home.ok(&["deal", "won", "website"]), @"
    ✓ won: New website, EUR 12,000
      counts for: grow revenue by 20% in 2027
    ");
    insta::assert_snapshot!(home.ok(&["result", "add", "EUR 2,500", "--note", "invoice 17"]), @"
    ✓ EUR 2,500 · today
      grow revenue by 20% in 2027: EUR 14,500 of EUR 600,000
    ");
    insta::assert_snapshot!(home.ok(&["goal", "list"]).lines().nth(1).unwrap(), @"grow revenue by 20% in 2027  ━│──────── 2%  EUR 14,500  EUR 600,000  31 Dec");
    insta::assert_snapshot!(home.ok(&["deal", "list", "--all"]).lines().last().unwrap(), @"Won: EUR 12,000");
}

#[test]
fn a_deal_says_which_goals_it_does_not_count_for() {
    let mut home = Home::at(WEDNESDAY);
    let goal = "win EUR 100,000 of new business in 2027";
    home.ok(&["goal", "add", goal, "--currency", "EUR"]);
    home.later(THURSDAY);
    home.ok(&["goal", "add", "win 8 new clients in 2027"]);
    home.ok(&[
        "deal",
        "add",
        "Boathouse",
        "--at",
        "Northquay",
        "--value",
        "USD 9,000",
    ]);
    insta::assert_snapshot!(home.ok(&["deal", "won", "boathouse"]), @"
    ✓ won: Boathouse, USD 9,000
      counts for: win 8 new clients in 2027
      does not count for: win EUR 100,000 of new business in 2027 · the deal is in
      another currency
    ");
    insta::assert_snapshot!(home.ok(&["goal", "list"]), @"
    Goal                                                 So far     To reach  Due
    win EUR 100,000 of new business    ─│──────── 0%      EUR 0  EUR 100,000  31 Dec
    in 2027
    win 8 new clients in 2027          ━│──────── 13%  1 client    8 clients  31 Dec
    ");
}

#[test]
fn a_limit_is_no_goal() {
    let mut home = Home::at(TUESDAY);
    home.ok(&["commit", "no more than 3 sweets a week"]);
    home.later(WEDNESDAY);
    insta::assert_snapshot!(home.ok(&["commit", "stop smoking"]), @"
    ✓ Stop smoking, none
      0 h asked of 4 h a week
    ");
    home.later(THURSDAY);
    home.ok(&["commit", "walk 60 minutes a week"]);
    home.ok(&["log", "1 sweet"]);
    let listed = home.ok(&["commitments", "--plain"]);
    let without_id = listed.lines().filter_map(|line| line.split_once('\t'));
    let mut listed: Vec<&str> = without_id.map(|(_, rest)| rest.trim_end()).collect();
    listed.sort_unstable();
    assert_eq!(
        listed,
        [
            "Stop smoking\tnone",
            "Sweets\tat most 3 sweets a week",
            "Walk\t60 minutes a week\t\t1 h"
        ]
    );
    insta::assert_snapshot!(home.ok(&["today"]), @"
    Thu 11 Feb 2027                               0 h done · 0 h asked of 4 h a week
    1 due today · 2 on pace

                              Done        Due  Next                   Until
    Walk          ──────────  0/34          0  9 min today   on pace  Sun
    Stop smoking  ──────────  none             clean so far  on pace  tonight
    Sweets        ━━━───────     1  at most 3  2 left        on pace  Sun
    ");
    insta::assert_snapshot!(home.ok(&["week"]), @"
    Week of 8 to 14 Feb                                         0 h done · 0 h asked

                  Mo  Tu  We  Th  Fr  Sa  Su            Done
    Sweets         ·   0   0   1   ·   ·   ·  1 of at most 3  ○
    Stop smoking   ·   ·   ·   ·   ·   ·   ·            none  ✓○  1 met
    Walk           ·   ·   ·   ·   ·   ·   ·            0/34  ○
    ");
}

#[test]
fn what_begins_later_is_not_nothing() {
    let home = Home::at(THURSDAY);
    home.ok(&[
        "commit",
        "make two cold calls every day",
        "--from",
        "monday",
    ]);
    insta::assert_snapshot!(home.ok(&["today"]), @"
    Nothing is promised for today. To come:

      Make cold calls  from 15 Feb  2 every workday
    ");
    insta::assert_snapshot!(home.ok(&["week"]), @r#"
    Week of 8 to 14 Feb                                         0 h done · 0 h asked

    Nothing is promised for these days. Make a commitment:
      legwork commit "make two cold calls every day"
    "#);
    insta::assert_snapshot!(home.ok(&["week", "2027-02-03"]), @"
    Week of 1 to 7 Feb                                          0 h done · 0 h asked

    Nothing is promised for these days.
    ");
}

#[test]
fn a_narrow_month_keeps_its_days() {
    let mut home = Home::at(THURSDAY);
    home.ok(&["commit", "make 10 cold calls a week"]);
    home.ok(&["log", "2 cold calls"]);
    insta::assert_snapshot!(home.wide(60).ok(&["month"]), @"
    February 2027                       0.1 h done · 1.6 h asked

      1       8       15      22
    Make cold calls
      ······· ···2··· ······· ·······  2/24
    ");
    insta::assert_snapshot!(Home::at(THURSDAY).wide(60).ok(&[]), @r#"
    Nothing is promised yet. Three sentences to begin:

      the result you want
        legwork goal add "grow revenue by 20% in 2027"
      the work you promise
        legwork commit "make two cold calls every day"
      the work you did
        legwork log 2 cold calls yesterday
      or look around first
        legwork demo
    "#);
}

#[test]
fn a_score_waits_for_a_week_of_evidence() {
    let mut home = Home::at("2027-02-08T09:00:00Z");
    home.ok(&["commit", "make 2 cold calls every day"]);
    home.ok(&["log", "2 cold calls"]);
    home.later("2027-02-12T09:00:00Z");
    assert!(home.ok(&["score"]).contains("too early"));
    assert_eq!(home.json(&["score"])["commitments"][0]["too_early"], true);
    home.later("2027-02-15T09:00:00Z");
    assert!(!home.ok(&["score"]).contains("too early"));
    assert_eq!(home.json(&["today"])["commitments"][0]["too_early"], false);
}

#[test]
fn lines_that_are_there_already_are_summed_up() {
    let home = Home::at(THURSDAY);
    for line in ["2 cold calls", "1 meeting", "newsletter"] {
        home.ok(&["log", line]);
    }
    home.ok(&["export", "--all", "out.jsonl"]);
    insta::assert_snapshot!(home.ok(&["import", "out.jsonl"]), @"
    ✓ imported 0 rows
      9 lines left out
        is there already: lines 2, 3, 4 ...
    ");
}

#[test]
fn an_edit_offers_only_what_it_takes() {
    let home = Home::at(THURSDAY);
    let help = home.ok(&["commitments", "edit", "--help"]);
    for refused in ["--from", "--at-most", "--at-least", "--exactly"] {
        assert!(!help.contains(refused), "{refused}: {help}");
    }
    home.ok(&["commit", "make two cold calls every day"]);
    let ran = home.run(&["commitments", "edit", "cold", "--from", "monday"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--effective 2027-02-15"), "{}", ran.err);
}

#[test]
fn settings_holidays_and_pauses() {
    let home = Home::at(THURSDAY);
    insta::assert_snapshot!(home.ok(&["settings", "--hours", "5", "--currency", "GBP"]), @"
    Settings
      hours       5 a week for selling
      currency    GBP
      week-start  monday
      workdays    MO TU WE TH FR
      year-start  January
      zone        system
      day-first   no: 3/4 is 4 March
      holidays    none followed
    ");
    insta::assert_snapshot!(home.ok(&["holidays", "add", "2027-02-12", "Founders' Day"]), @"
    No country's public holidays are followed.

    Fri 12 Feb  Founders' Day  own
    ");
    insta::assert_snapshot!(home.ok(&["pause", "2027-03-01..2027-03-05", "--reason", "skiing"]), @"✓ paused: everything, 1 to 5 Mar");
    insta::assert_snapshot!(home.ok(&["pause", "list"]), @"
    Days        For         Why
    1 to 5 Mar  everything  skiing
    ");
}

#[test]
fn what_was_sealed_while_the_clock_was_ahead_is_opened_again() {
    let mut home = Home::at("2027-02-08T09:00:00+01:00");
    home.ok(&["commit", "5 calls a week"]);
    home.later("2030-01-01T09:00:00+01:00")
        .ok(&["log", "2 calls"]);
    home.later("2027-02-09T09:00:00+01:00").ok(&["undo"]);
    let told = home.run(&["doctor"]);
    assert_eq!(told.code, 1, "{}", told.out);
    assert!(told.out.contains("ahead of today"), "{}", told.out);
    home.ok(&["doctor", "--fix"]);
    home.ok(&["log", "3 calls"]);
    let today = home.json(&["today"]);
    let calls = &today["commitments"][0];
    assert_eq!((&calls["done"], &calls["required"]), (&3.into(), &5.into()));
}

#[test]
fn the_next_names_are_shown_with_their_reasons() {
    let mut home = Home::at("2026-10-20T09:30:00+02:00");
    home.ok(&["people", "add", "Ann Lee", "--at", "Acme", "--as", "client"]);
    home.ok(&[
        "people", "add", "Bob Ray", "--as", "client", "--tag", "golf",
    ]);
    home.ok(&["log", "called Ann Lee"]);
    home.later(THURSDAY);
    insta::assert_snapshot!(home.ok(&["next"]), @"No commitment in force reaches people.");
    home.ok(&["commit", "Reach out to three current clients every day"]);
    let named = home
        .ok(&["next"])
        .replace(&id(&home, "bob")[..8], "BOB-----");
    let named = named.replace(&id(&home, "ann")[..8], "ANN-----");
    insta::assert_snapshot!(named, @r"
    Reach out to current clients
    BOB-----  Bob Ray        client, never touched
    ANN-----  Ann Lee @Acme  client, 114 days since your call  20 Oct 2026
    ");
    insta::assert_snapshot!(home.ok(&["next", "done", "bob"]), @"✓ logged: 1 client contact with Bob Ray");
    home.ok(&["next", "snooze", "ann", "--days", "30"]);
    insta::assert_snapshot!(home.ok(&["next"]), @r"
    Reach out to current clients
      Nobody is left: all were reached lately, are put off or named elsewhere.
    ");
    home.ok(&[
        "next",
        "step",
        "bob",
        "send the offer",
        "--on",
        "2027-03-01",
    ]);
    let shown = home.ok(&["people", "show", "bob"]);
    let (card, _) = shown.split_once("\n\n").unwrap();
    let card = card.replace(&id(&home, "bob"), "ID");
    insta::assert_snapshot!(card, @r"
    Bob Ray
      id          ID
      is a        client
      tags        golf
      last touch  today
      due         1 Mar
      next step   1 Mar: send the offer
    ");
    insta::assert_snapshot!(home.ok(&["next", "rhythm", "60", "--as", "client"]), @r"
                  Who       Touched
    relationship  prospect  every 30 days   as usual
    relationship  client    every 60 days
    relationship  lapsed    every 60 days   as usual
    relationship  referrer  every 90 days   as usual
    relationship  partner   every 90 days   as usual
    relationship  other     when asked for  as usual
    ");
    let ran = home.run(&["next", "snooze", "ann"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert_eq!(home.run(&["next", "never", "nobody"]).code, 3);
    assert_eq!(home.run(&["next", "-n", "0"]).code, 2);
    let json = home.json(&["next"]);
    assert_eq!(json["schema"], 1);
    assert_eq!(json["commitments"][0]["people"], serde_json::json!([]));
    home.ok(&["next", "again", "ann"]);
    let json = home.json(&["next"]);
    let ann = &json["commitments"][0]["people"][0];
    assert_eq!(
        (&ann["name"], &ann["organisation"], &ann["last_touch"]),
        (&"Ann Lee".into(), &"Acme".into(), &"2026-10-20".into())
    );
    let today = home.json(&["today"]);
    assert_eq!(
        today["commitments"][0]["people"][0]["reason"],
        ann["reason"]
    );
}

fn id(home: &Home, person: &str) -> String {
    let shown = home.json(&["people", "show", person]);
    shown["person"]["id"].as_str().unwrap().to_owned()
}

#[test]
fn those_who_may_be_one_are_listed_with_the_command_that_merges() {
    let home = Home::at(THURSDAY);
    let add = [
        "people",
        "add",
        "Ann Lee",
        "--at",
        "Acme GmbH",
        "--phone",
        "+44 20 7946 0000",
    ];
    home.ok(&add);
    home.ok(&[
        "people",
        "add",
        "A. Lee",
        "--at",
        "Acme",
        "--phone",
        "020 7946 0000",
    ]);
    let listed = home.ok(&["people", "duplicates"]);
    assert!(listed.contains("same telephone"), "{listed}");
    home.ok(&["people", "merge", "Ann Lee", "A. Lee"]);
    assert!(home.ok(&["people", "show", "ann"]).contains("A. Lee"));
    assert!(home.ok(&["people", "duplicates"]).contains("Nobody seems"));
    home.ok(&["people", "split", "ann lee"]);
    assert_eq!(
        home.json(&["people", "list"])["people"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let listed = home.ok(&["organisations", "duplicates"]);
    assert!(listed.contains("legal form"), "{listed}");
    let firms = home.json(&["organisations", "list"]);
    let ids: Vec<&str> = firms["organisations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    home.ok(&["organisations", "merge", ids[0], ids[1]]);
    home.ok(&[
        "organisations",
        "edit",
        ids[0],
        "--domain",
        "acme.example",
        "--as",
        "client",
    ]);
    let shown = home.ok(&["organisations", "show", ids[0]]);
    for told in ["acme.example", "Ann Lee", "A. Lee", "was also"] {
        assert!(shown.contains(told), "{told}: {shown}");
    }
    home.ok(&["people", "edit", "ann lee", "--tag", "golf"]);
    assert!(home.ok(&["people", "tags"]).contains("golf"));
    let tagged = home.json(&["people", "list", "--tag", "golf"]);
    assert_eq!(tagged["people"][0]["name"], "Ann Lee");
}

#[test]
fn looking_for_nobody_is_told_from_knowing_nobody() {
    let home = Home::at(THURSDAY);
    let empty = home.ok(&["people", "list"]);
    assert!(empty.starts_with("Nobody here yet."), "{empty}");
    home.ok(&["people", "add", "Ann Lee", "--as", "client"]);
    for narrowed in [
        &["people", "list", "zed"][..],
        &["people", "list", "--as", "lapsed"],
    ] {
        let said = "Nobody like that is known. Everybody who is:\n  legwork people list\n";
        assert_eq!(home.ok(narrowed), said, "{narrowed:?}");
    }
}
