//! Results out of a file: each once, however often it comes.

use legwork::Result;
use legwork::error::Kind;
use legwork::service::goal::{self, CloseGoal};
use legwork::service::journal;
use legwork::service::results::{self, Columns, ImportResults, Imported};

use super::{World, near, on_each};

const EUROS: &str = "earn 90,000 EUR in revenue in 2027";

/// Two rows that say the same are two results.
const INVOICES: &str = "Date,Customer,Description,Amount\n\
    2027-02-08,Acme,invoice 17,\"1,500.50\"\n\
    2027-02-08,Acme,invoice 17,\"1,500.50\"\n\
    2027-02-08,Bakery,,99\n";

fn plain() -> ImportResults {
    ImportResults {
        name: "invoices.csv".into(),
        ..ImportResults::default()
    }
}

fn at(rate: &str) -> ImportResults {
    ImportResults {
        rate: Some(rate.into()),
        ..plain()
    }
}

async fn import(world: &World, text: &str, input: &ImportResults) -> Result<Imported> {
    results::import(&world.context, &world.now, text, input).await
}

async fn taken(world: &World, text: &str, input: &ImportResults) -> Imported {
    world.say(import(world, text, input).await.unwrap())
}

fn reasons(taken: &Imported) -> Vec<(u64, &str)> {
    let rows = taken.skipped.iter();
    rows.map(|row| (row.line, row.reason.as_str())).collect()
}

#[test]
fn a_file_that_comes_again_adds_what_is_new_only() {
    on_each(async |world| {
        world.goal(EUROS).await;
        let start = world.rows().await;
        let dry = ImportResults {
            dry_run: true,
            ..plain()
        };
        let would = taken(world, INVOICES, &dry).await;
        assert_eq!((would.added, would.known, would.samples.len()), (3, 0, 3));
        assert!(near(would.goal.actual, 0.0));
        assert_eq!(world.rows().await, start);
        let first = taken(world, INVOICES, &plain()).await;
        assert_eq!(first.samples, would.samples);
        assert_eq!((first.added, first.known), (3, 0));
        assert!(near(first.goal.actual, 3_100.0));
        let notes: Vec<Option<&str>> = first
            .samples
            .iter()
            .map(|one| one.note.as_deref())
            .collect();
        assert_eq!(notes[1..], [Some("Acme: invoice 17"), Some("Bakery")]);
        let rows = world.rows().await;
        let again = taken(world, INVOICES, &plain()).await;
        assert_eq!((again.added, again.known, again.samples.len()), (0, 3, 0));
        assert_eq!(world.rows().await, rows);
        let history = journal::history(&world.context, &world.now, 10).await;
        assert_eq!(history.unwrap().changes.len(), 2);
        // The same rows in other words, in another order, and one more.
        let longer = "Betrag (EUR);Kunde;Beschreibung;Datum\n99,00;Bakery;;08.02.2027\n\
            7,50;Mill;;8.2.27\n1.500,50;Acme;invoice 17;08.02.2027\n";
        let more = taken(world, longer, &plain()).await;
        assert_eq!((more.added, more.known), (1, 2));
        assert!(near(more.goal.actual, 3_107.5));
    });
}

#[test]
fn one_undo_takes_back_a_whole_file() {
    on_each(async |world| {
        world.goal(EUROS).await;
        let before = world.rows().await;
        let first = taken(world, INVOICES, &plain()).await;
        let (context, now) = (&world.context, &world.now);
        let done = journal::history(context, now, 1).await.unwrap();
        assert_eq!(done.changes[0].what, "result import invoices.csv");
        journal::undo(context, now, 1).await.unwrap();
        let mut after = world.rows().await;
        after.retain(|row| !row.starts_with("last_days"));
        assert_eq!(after, before);
        let again = taken(world, INVOICES, &plain()).await;
        assert_eq!(again.samples, first.samples);
    });
}

#[test]
fn rows_that_cannot_be_taken_over_say_where_and_why() {
    on_each(async |world| {
        world.goal(EUROS).await;
        let long = "n".repeat(2_001);
        let text = format!(
            "Day;Amount;Currency;Note\nsoon;5;;\n;5;;\n2027-02-08;;;\n2027-02-08;many;;\n\
            2027-02-08;0;;\n2027-02-09;5;;\n2026-12-31;5;;\n2027-02-08;5;USD;\n\
            2027-02-08;500 kr;;\n2027-02-08;5;XYY;\n2027-02-08;5;;{long}\n;;;\n\
            2027-02-08;1e300;;\n2027-02-08;-2,50;€;paid back\n2027-02-08;12,50 €;;\n"
        );
        let taken = taken(world, &text, &plain()).await;
        assert_eq!((taken.added, taken.known), (2, 0));
        assert!(near(taken.goal.actual, 10.0));
        let days = "2026-12-31 is not one of the goal's days, 2027-01-01 to 2027-12-31";
        let expected = [
            (2, "'soon' is no date"),
            (3, "no date"),
            (4, "no amount"),
            (5, "'many' is no amount"),
            (6, "0 adds nothing to the goal"),
            (7, "2027-02-09 is still to come"),
            (8, days),
            (
                9,
                "the goal counts EUR: USD cannot be added without a rate of exchange",
            ),
            (10, "'500 kr' is no amount"),
            (11, "'XYY' is no currency"),
            (12, "the text has 2001 characters; at most 2000 are kept"),
            (14, "'1e300' is no amount"),
        ];
        assert_eq!(reasons(&taken), expected);
    });
}

#[test]
fn another_currency_is_taken_over_at_a_rate() {
    on_each(async |world| {
        world.goal(EUROS).await;
        let text = "Date,Amount (USD),Description\n2027-02-08,500,invoice 17\n2027-02-08,0.01,\n";
        let first = taken(world, text, &at("0.92")).await;
        assert_eq!(first.added, 2);
        assert!(near(first.goal.actual, 460.01));
        let notes: Vec<Option<&str>> = first
            .samples
            .iter()
            .map(|one| one.note.as_deref())
            .collect();
        let said = ["invoice 17 (USD 500 at 0.92)", "USD 0.01 at 0.92"];
        assert_eq!(notes, said.map(Some));
        // Whatever a dollar is worth later.
        let again = taken(world, text, &at("0.95")).await;
        assert_eq!((again.added, again.known), (0, 2));
        for (text, why) in [
            (
                "Date,Amount\n2027-02-08,5\n",
                "all amounts of the file are in EUR",
            ),
            (
                "Date,Amount\n2027-02-08,USD 5\n2027-02-08,CHF 5\n",
                "one rate cannot be for both CHF and USD",
            ),
        ] {
            let error = world
                .fails(Kind::Refused, import(world, text, &at("0.9")))
                .await;
            assert!(error.message().contains(why), "{error}");
        }
    });
}

#[test]
fn files_of_which_nothing_can_be_taken_over_change_nothing() {
    on_each(async |world| {
        world
            .fails(Kind::NotFound, import(world, INVOICES, &plain()))
            .await;
        world.goal(EUROS).await;
        for (text, why) in [
            ("", "the file is empty"),
            (
                "Date,Amount\n",
                "the file has column heads, but no amounts below them",
            ),
            (
                "Date,Amount\n,\n",
                "the file has column heads, but no amounts below them",
            ),
            (
                "When,How much\n1,2\n",
                "the file has no columns for the date and the amount",
            ),
            (
                "Date,How much\n1,2\n",
                "the file has no column for the amount",
            ),
            (
                "Date,Amount\nsoon,2\nlater,3\n",
                "no row of the file can be taken over: line 2: 'soon' is no date",
            ),
        ] {
            let error = world
                .fails(Kind::Usage, import(world, text, &plain()))
                .await;
            assert_eq!(error.message(), why);
        }
        let named = ImportResults {
            columns: Columns {
                amount: Some("Haben".into()),
                ..Columns::default()
            },
            ..plain()
        };
        world
            .fails(Kind::Usage, import(world, INVOICES, &named))
            .await;
        world
            .fails(Kind::Usage, import(world, INVOICES, &at("much")))
            .await;
        world
            .goal("win 8 new clients by the end of June 2027")
            .await;
        world
            .fails(Kind::Conflict, import(world, INVOICES, &plain()))
            .await;
        let closed = CloseGoal::default();
        goal::close(&world.context, &world.now, "revenue", &closed)
            .await
            .unwrap();
        let revenue = ImportResults {
            goal: Some("revenue".into()),
            ..plain()
        };
        world
            .fails(Kind::Refused, import(world, INVOICES, &revenue))
            .await;
    });
}

#[test]
fn a_goal_that_counts_things_takes_plain_numbers() {
    on_each(async |world| {
        world
            .goal("win 8 new clients by the end of June 2027")
            .await;
        let text = "Datum\tAnzahl\tKunde\n08.02.2027\t2\tAcme\n08.02.2027\tEUR 3\tMill\n";
        let named = ImportResults {
            columns: Columns {
                amount: Some("anzahl".into()),
                ..Columns::default()
            },
            ..plain()
        };
        let taken = taken(world, text, &named).await;
        assert!(near(taken.goal.actual, 2.0));
        let reason = "the goal does not count EUR: write a plain number";
        assert_eq!(reasons(&taken), [(3, reason)]);
        assert_eq!(taken.samples[0].currency, None);
    });
}
