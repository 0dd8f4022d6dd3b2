//! The forecast as a person meets it.

use super::{Home, THURSDAY};

/// A home with a goal in money.
fn with_goal() -> Home {
    let home = Home::at(THURSDAY);
    home.ok(&["goal", "add", "earn 90,000 EUR in revenue in 2027"]);
    home
}

#[test]
fn what_is_missing_is_said_with_the_way_out() {
    let home = Home::at(THURSDAY);
    insta::assert_snapshot!(home.ok(&["forecast"]), @r#"
    No goals yet. Set one:
      legwork goal add "grow revenue by 20% in 2027"
    "#);
    insta::assert_snapshot!(home.ok(&["forecast", "--record"]), @"
    No forecasts yet. Ask for one:
      legwork forecast
    ");
    let ran = with_goal().run(&["forecast"]);
    assert_eq!(ran.code, 4);
    insta::assert_snapshot!(ran.err, @r#"
    error: no forecast: nothing says what a deal is worth, since none has a value
    yet
      say what a typical one brings: `legwork rates set deal.worth "EUR 5,000"`
      or add your deals with their value: `legwork deal add`
    "#);
}

#[test]
fn the_words_come_first() {
    let home = with_goal();
    let said = home.ok(&["forecast", "--deal", "EUR 5,000"]);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], "earn 90,000 EUR in revenue in 2027");
    assert!(lines[1].contains("to reach EUR 90,000 by 31 Dec"), "{said}");
    for part in [
        "won",
        "open deals",
        "work done",
        "work promised",
        "What would narrow it:",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn the_shape_in_json_is_the_documented_one() {
    let home = with_goal();
    let told = home.json(&["forecast", "--deal", "EUR 5,000"]);
    let keys: Vec<&String> = told.as_object().unwrap().keys().collect();
    let documented = [
        "as_of",
        "chance",
        "chance_full_adherence",
        "draws",
        "goal",
        "p10",
        "p50",
        "p90",
        "parts",
        "schema",
    ];
    let mut sorted = keys.clone();
    sorted.sort();
    assert_eq!(sorted, documented);
    assert_eq!(told["as_of"], "2027-02-11");
    assert_eq!(told["draws"], 4_000);
    for part in ["won", "open", "work_done", "work_promised"] {
        assert!(told["parts"][part].is_number(), "{told}");
    }
    let twentieths = told["chance"].as_f64().unwrap() * 20.0;
    assert!((twentieths - twentieths.round()).abs() < 1e-9);
    let again = home.json(&["forecast", "--deal", "EUR 5,000"]);
    assert_eq!(told, again, "the same question has the same answer");
}

#[test]
fn a_past_goal_was_reached_or_not_and_its_forecasts_are_scored() {
    let mut home = with_goal();
    home.ok(&["forecast", "--deal", "EUR 5,000"]);
    insta::assert_snapshot!(home.ok(&["forecast", "--record"]), @"Nothing to judge yet: 1 forecast of goals whose last day is still to come.");
    home.later("2028-01-10T09:30:00+01:00");
    insta::assert_snapshot!(home.ok(&["forecast"]), @"
    earn 90,000 EUR in revenue in 2027
      chance  not reached: EUR 90,000 by 31 Dec 2027
    ");
    let record = home.json(&["forecast", "--record"]);
    assert_eq!(
        (&record["forecasts"], &record["goals"]),
        (&1.into(), &1.into())
    );
    let (brier, bias) = (
        record["brier"].as_f64().unwrap(),
        record["bias"].as_f64().unwrap(),
    );
    assert!((brier - bias * bias).abs() < 0.002, "{record}");
    assert!(home.ok(&["forecast", "--record"]).contains("Brier score"));
    let both = home.run(&["forecast", "--record", "--deal", "5000"]);
    assert_eq!(both.code, 2);
}
