//! How good the forecast would have been, on files and on one's own deals.

use std::fmt::Write;
use std::fs;

use serde_json::Value;

use super::{Home, THURSDAY};

/// Three sellers who open a deal every nine days from the start of 2025, win
/// every second one after six weeks and lose the others; nothing is random.
fn deals() -> String {
    let start = jiff::civil::date(2025, 1, 6);
    let mut text = "Sales rep,Product,Create date,Close date,Stage,Amount\n".to_owned();
    for (at, who) in (0..200).zip(["Ann", "Bo", "Cy"].iter().cycle()) {
        let opened = start.saturating_add(jiff::Span::new().days(at * 3));
        let closed = opened.saturating_add(jiff::Span::new().days(42));
        let (stage, amount) = match at % 2 {
            0 => ("Closed Won", 1_000 + 100 * (at % 7)),
            _ => ("Closed Lost", 0),
        };
        let product = if at % 4 == 0 { "GTX Pro" } else { "GTXPro" };
        writeln!(text, "{who},{product},{opened},{closed},{stage},{amount}").unwrap();
    }
    text
}

fn with(text: &str) -> Home {
    let home = Home::at(THURSDAY);
    fs::write(home.path("deals.csv"), text).unwrap();
    home
}

fn keys(value: &Value) -> Vec<&str> {
    let object = value.as_object().unwrap();
    object.keys().map(String::as_str).collect()
}

/// Every figure is one, however deep.
fn assert_finite(value: &Value) {
    match value {
        Value::Number(number) => assert!(number.as_f64().unwrap().is_finite()),
        Value::Array(all) => all.iter().for_each(assert_finite),
        Value::Object(all) => all.values().for_each(assert_finite),
        _ => {}
    }
}

#[test]
fn the_answer_has_the_documented_shape_and_is_always_the_same() {
    let home = with(&deals());
    let words = [
        "backtest",
        "deals.csv",
        "--from",
        "2026-01-01",
        "--to",
        "2026-06-30",
    ];
    let found = home.json(&words);
    assert_eq!(
        (found["schema"].as_i64(), found["owners"].as_i64()),
        (Some(1), Some(3))
    );
    assert_eq!(found["cases"], 18, "six days for each of three owners");
    let methods = [
        "legwork",
        "run_rate_linear",
        "run_rate_probabilistic",
        "weighted_pipeline",
    ];
    assert_eq!(keys(&found["methods"]), methods);
    let scores = [
        "bias",
        "brier",
        "coverage80",
        "crps",
        "pinball",
        "reliability",
    ];
    for method in methods {
        assert_eq!(keys(&found["methods"][method]), scores, "{method}");
    }
    let skill = &found["skill_vs_probabilistic"];
    assert_eq!(keys(skill), ["crps", "high", "low"]);
    assert!(skill["low"].as_f64() <= skill["crps"].as_f64(), "{skill}");
    assert_eq!(keys(&found["slices"]), ["dense", "sparse"]);
    let part = |slice: &str| found["slices"][slice]["cases"].as_i64().unwrap();
    assert_eq!(part("sparse") + part("dense"), 18);
    let bins = found["methods"]["legwork"]["reliability"]
        .as_array()
        .unwrap();
    assert!(
        bins.iter()
            .all(|bin| keys(bin) == ["hit", "n", "predicted"])
    );
    assert_finite(&found);
    assert_eq!(found, home.json(&words));
}

#[test]
fn scores_are_in_whole_units_of_money() {
    let home = with(&deals());
    let found = home.json(&[
        "backtest",
        "deals.csv",
        "--from",
        "2026-04-01",
        "--to",
        "2026-06-30",
    ]);
    let linear = found["methods"]["run_rate_linear"]["crps"]
        .as_f64()
        .unwrap();
    assert!((10.0..20_000.0).contains(&linear), "{linear}");
    assert_eq!(found["measure"], "amount");
}

#[test]
fn thinning_parts_each_owner_between_sellers() {
    let home = with(&deals());
    let day = ["--from", "2026-05-01", "--to", "2026-05-20"];
    let run = |thin: &str| {
        let words: Vec<&str> = ["backtest", "deals.csv", "--thin", thin]
            .into_iter()
            .chain(day)
            .collect();
        let found = home.json(&words);
        (
            found["cases"].as_i64().unwrap(),
            found["owners"].as_i64().unwrap(),
        )
    };
    assert_eq!((run("1"), run("4")), ((3, 3), (12, 3)));
    assert_eq!(home.run(&["backtest", "deals.csv", "--thin", "0"]).code, 2);
}

#[test]
fn a_backtest_is_shown_in_a_table_and_in_words() {
    let home = with(&deals());
    insta::assert_snapshot!(home.ok(&["backtest", "deals.csv"]));
}

#[test]
fn a_picture_is_drawn_once_and_not_over_another() {
    let home = with(&deals());
    let words = [
        "backtest",
        "deals.csv",
        "--from",
        "2026-05-01",
        "--to",
        "2026-05-20",
        "--picture",
        "a.svg",
    ];
    assert!(home.ok(&words).contains("drawn: a.svg"));
    assert!(
        fs::read_to_string(home.path("a.svg"))
            .unwrap()
            .starts_with("<svg ")
    );
    let again = home.run(&words);
    assert_eq!(again.code, 4, "{}", again.err);
    let forced: Vec<&str> = words.into_iter().chain(["--force"]).collect();
    home.ok(&forced);
}

#[test]
fn hostile_files_are_refused_or_answered_in_words() {
    let head = "owner,opened,closed,outcome,amount\n";
    for (text, code, says) in [
        ("", 2, "the file is empty"),
        (head, 2, "no deals below them"),
        (
            "owner,outcome\nann,won\n",
            2,
            "no columns for opened, closed",
        ),
        ("\u{0}\u{1}\u{2}", 2, "no columns for"),
    ] {
        let ran = with(text).run(&["backtest", "deals.csv"]);
        assert_eq!(ran.code, code, "{text:?}: {}", ran.err);
        assert!(ran.err.contains(says), "{text:?}: {}", ran.err);
    }
    let one = format!("{head}ann,2026-01-05,2026-02-03,won,5\n");
    let ran = with(&one).run(&["backtest", "deals.csv"]);
    assert_eq!(
        (ran.code, ran.out.contains("Nothing to judge by")),
        (0, true),
        "{}",
        ran.out
    );
    let none = format!("{head}ann,soon,2026-02-03,won,5\n");
    let ran = with(&none).run(&["backtest", "deals.csv"]);
    assert_eq!(
        (ran.code, ran.err.contains("'soon' is no date: line 2")),
        (0, true),
        "{}",
        ran.err
    );
    assert!(ran.out.contains("no deal was won or lost"), "{}", ran.out);
}

#[test]
fn amounts_of_nothing_and_of_a_trillion_are_measured() {
    let mut text = "opened,closed,outcome,amount\n".to_owned();
    let first = jiff::civil::date(2025, 1, 6);
    for (at, amount) in (0..60).zip(["0", "1000000000000"].iter().cycle()) {
        let opened = first.saturating_add(jiff::Span::new().weeks(at));
        let closed = opened.saturating_add(jiff::Span::new().days(20));
        writeln!(text, "{opened},{closed},won,{amount}").unwrap();
    }
    let home = with(&text);
    let found = home.json(&["backtest", "deals.csv"]);
    assert!(found["cases"].as_i64().unwrap() >= 9, "{found}");
    assert_eq!(found["owners"], 1);
    assert_eq!(found["skill_vs_probabilistic"]["low"], Value::Null);
    assert_finite(&found);
    let zeros = text.replace("1000000000000", "0");
    let found = with(&zeros).json(&["backtest", "deals.csv"]);
    assert_eq!(found["measure"], "wins");
}

#[test]
fn columns_of_other_names_are_named() {
    let text = deals().replace("Create date", "Kick-off");
    let home = with(&text);
    let ran = home.run(&["backtest", "deals.csv"]);
    assert_eq!(ran.code, 2);
    insta::assert_snapshot!(ran.err);
    let words = [
        "backtest",
        "deals.csv",
        "--column",
        "opened=kick-off",
        "--from",
        "2026-05-01",
        "--to",
        "2026-05-20",
    ];
    assert_eq!(home.json(&words)["cases"], 3);
}

#[test]
fn ones_own_deals_are_measured_without_a_file() {
    let home = Home::at(THURSDAY);
    assert!(home.ok(&["backtest"]).starts_with("No deals yet"));
    for (at, (opened, closed)) in [
        ("2026-01-10", "2026-02-20"),
        ("2026-03-01", "2026-05-10"),
        ("2026-05-01", "2026-08-12"),
        ("2026-08-01", "2026-11-15"),
    ]
    .into_iter()
    .enumerate()
    {
        let title = format!("Website {at}");
        home.ok(&[
            "deal",
            "add",
            &title,
            "--value",
            "EUR 12,000",
            "--opened",
            opened,
        ]);
        home.ok(&["deal", "won", &title, "--on", closed]);
    }
    let found = home.json(&["backtest"]);
    assert_eq!(
        (found["owners"].as_i64(), found["currency"].as_str()),
        (Some(1), Some("EUR"))
    );
    assert_eq!(found["cases"], 9, "three quarters that are over");
    assert!(
        home.ok(&["backtest"])
            .contains("Too few to judge: with 9 forecasts")
    );
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the folder of test data is named by the environment"
)]
fn a_published_file_of_a_firm_is_read_as_it_is() {
    let Some(folder) = std::env::var_os("LEGWORK_TEST_DATA") else {
        println!("skipped: LEGWORK_TEST_DATA is not set");
        return;
    };
    let file = std::path::Path::new(&folder).join("deals/maven_sales_pipeline.csv");
    let home = Home::at(THURSDAY);
    let file = file.to_str().unwrap();
    let found = home.json(&[
        "backtest",
        file,
        "--from",
        "2017-11-01",
        "--to",
        "2017-11-30",
    ]);
    assert_eq!(
        (found["deals"].as_i64(), found["wins"].as_i64()),
        (Some(4_344), Some(2_264))
    );
    assert_eq!(
        (found["cases"].as_i64(), found["skipped"].as_i64()),
        (Some(15), Some(286))
    );
    let crps = |method: &str| found["methods"][method]["crps"].as_f64().unwrap();
    assert!(crps("legwork") < crps("run_rate_linear"), "{found}");
}
