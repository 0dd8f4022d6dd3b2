//! Results from the command line: at a rate of exchange, and out of a file.

use std::fs;

use super::{Home, THURSDAY};

const WEDNESDAY: &str = "2027-02-10T09:30:00+01:00";

const GOAL: &str = "win EUR 100,000 of new business in 2027";

fn home(text: &[u8]) -> Home {
    let mut home = Home::at(WEDNESDAY);
    home.ok(&["goal", "add", GOAL, "--currency", "EUR"]);
    fs::write(home.path("invoices.csv"), text).unwrap();
    home.later(THURSDAY);
    home
}

#[test]
fn what_is_in_another_currency_counts_at_a_rate() {
    let mut home = home(b"");
    home.ok(&["deal", "add", "Boathouse", "--value", "USD 9,000"]);
    insta::assert_snapshot!(home.ok(&["deal", "won", "boathouse", "--rate", "0.92"]), @"
    ✓ won: Boathouse, USD 9,000
      counts for: win EUR 100,000 of new business in 2027
    ");
    home.later("2027-02-11T10:30:00+01:00");
    insta::assert_snapshot!(home.ok(&["result", "add", "USD 500", "--rate", "0.925"]), @"
    ✓ EUR 462.5 · today
      win EUR 100,000 of new business in 2027: EUR 8,742.5 of EUR 100,000
    ");
    insta::assert_snapshot!(home.ok(&["result", "list"]), @"
    Day       Amount  Goal                              From       Note
    today  EUR 462.5  win EUR 100,000 of new business              USD 500 at 0.925
                      in 2027
    today  EUR 8,280  win EUR 100,000 of new business   Boathouse  USD 9,000 at 0.92
                      in 2027
    ");
    let refused = home.run(&["result", "add", "USD 500"]);
    assert_eq!(refused.code, 4);
    assert!(refused.err.contains("--rate 0.92"), "{}", refused.err);
}

#[test]
fn a_file_of_results_is_shown_before_it_is_taken_over() {
    // As Windows writes it.
    let home = home(
        b"Buchungstag;Kunde;Verwendungszweck;Betrag\r\n\
        10.02.2027;M\xfchle;RE 17;1.500,50 \x80\r\n\
        11.02.2027;;RE 18;99,00 \x80\r\nbald;;RE 19;5,00 \x80\r\n",
    );
    let dry = home.run(&["result", "import", "invoices.csv", "--dry-run"]);
    insta::assert_snapshot!(dry.out, @"
    ✓ would record 2 results

    Day             Amount  Note
    yesterday  EUR 1,500.5  Mühle: RE 17
    today           EUR 99  RE 18

      win EUR 100,000 of new business in 2027: EUR 0 of EUR 100,000
    ");
    insta::assert_snapshot!(dry.err, @"
    1 row left out:
      'bald' is no date: line 4
    ");
    insta::assert_snapshot!(home.ok(&["result", "import", "invoices.csv"]), @"
    ✓ recorded 2 results

    Day             Amount  Note
    yesterday  EUR 1,500.5  Mühle: RE 17
    today           EUR 99  RE 18

      win EUR 100,000 of new business in 2027: EUR 1,599.5 of EUR 100,000
    ");
    insta::assert_snapshot!(home.ok(&["result", "import", "invoices.csv"]), @"
    ✓ nothing new: 2 results known already
      win EUR 100,000 of new business in 2027: EUR 1,599.5 of EUR 100,000
    ");
    home.ok(&["undo"]);
    let found = home.json(&["result", "import", "invoices.csv", "--goal", "business"]);
    let keys: Vec<&String> = found.as_object().unwrap().keys().collect();
    let documented = ["added", "goal", "known", "samples", "schema", "skipped"];
    assert_eq!(keys, documented);
    assert_eq!(
        (&found["schema"], &found["added"], &found["known"]),
        (&1.into(), &2.into(), &0.into())
    );
    assert_eq!(found["skipped"][0]["line"], 4);
    assert_eq!(found["skipped"][0]["reason"], "'bald' is no date");
    assert_eq!(found["samples"][0]["amount"], 1500.5);
}

#[test]
fn files_that_are_no_results_are_refused() {
    let home = home(b"When,Worth\n2027-02-10,5\n");
    let refused = home.run(&["result", "import", "invoices.csv"]);
    assert_eq!(refused.code, 2);
    insta::assert_snapshot!(refused.err, @"
    error: the file has no columns for the date and the amount
      its columns are When, Worth
      name what it has: --date-column COLUMN --amount-column COLUMN
    ");
    let named = ["--date-column", "when", "--amount-column", "Worth"];
    home.ok(&[&["result", "import", "invoices.csv"], &named[..]].concat());
    assert_eq!(home.run(&["result", "import", "gone.csv"]).code, 3);
    fs::write(home.path("book.csv"), b"PK\x03\x04").unwrap();
    assert_eq!(home.run(&["result", "import", "book.csv"]).code, 2);
}
