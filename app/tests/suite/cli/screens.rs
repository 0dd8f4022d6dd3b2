//! Screens as they look.

use super::{Home, THURSDAY};

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
    Make cold calls  ······· ······· ······· ·······     0
    ");
    insta::assert_snapshot!(home.ok(&["score"]), @"
                                 Kept  In a row  Lately  Promise
    Make cold calls  ━━━━━━━───   70%         0  ○       10 a week

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
      Sweets: 1/2, 1 left
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
    insta::assert_snapshot!(home.ok(&["goal", "list"]).lines().nth(1).unwrap()[10..], @"grow revenue by 20% in 2027  EUR 14,500  EUR 600,000  31 Dec");
    insta::assert_snapshot!(home.ok(&["deal", "list", "--all"]).lines().last().unwrap(), @"Won: EUR 12,000");
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
