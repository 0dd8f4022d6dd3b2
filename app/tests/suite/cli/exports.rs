//! Deals as other programs export them: whatever they call their columns,
//! however they write dates and amounts, every deal is read or told of.

use std::fmt::Write;
use std::fs;

use jiff::civil::{Date, date};
use serde_json::Value;

use super::{Home, THURSDAY};

/// How one program writes what is the same in all of them.
struct Export {
    heads: &'static str,
    /// A row of opened, closed, won, whole units of the amount, and owner.
    row: fn(Date, Option<Date>, bool, i64, &str) -> String,
}

/// Deals opened every five days of a year and decided six weeks later, every
/// second one won; of the last eight nothing is decided. Two owners.
fn written(export: &Export) -> String {
    let mut text = format!("{}\n", export.heads);
    for (at, who) in (0..70).zip(["Ann Lee", "Bo Çelik"].iter().cycle()) {
        let opened = date(2026, 1, 5).saturating_add(jiff::Span::new().days(at * 4));
        let closed = opened.saturating_add(jiff::Span::new().days(42));
        let closed = (at < 62).then_some(closed);
        let row = (export.row)(opened, closed, at % 4 < 2, 1_000 + 250 * (at % 9), who);
        writeln!(text, "{row}").unwrap();
    }
    text
}

fn ran(bytes: &[u8]) -> Value {
    let home = Home::at(THURSDAY);
    fs::write(home.path("deals.csv"), bytes).unwrap();
    let day = ["--from", "2026-08-01", "--to", "2026-09-30"];
    home.json(&[&["backtest", "deals.csv"], &day[..]].concat())
}

/// What was read, and one score, so that a wrong date or amount shows.
fn told(found: &Value) -> (i64, i64, i64, i64, String) {
    let number = |key: &str| found[key].as_i64().unwrap();
    let crps = found["methods"]["run_rate_linear"]["crps"]
        .as_f64()
        .unwrap();
    let (deals, wins) = (number("deals"), number("wins"));
    (
        deals,
        wins,
        number("owners"),
        number("skipped"),
        format!("{crps:.1}"),
    )
}

fn plain() -> Export {
    Export {
        heads: "owner,opened,closed,outcome,amount",
        row: |opened, closed, won, amount, who| {
            let (on, how) = ended(closed, won, ["won", "lost", "open"]);
            format!("{who},{opened},{on},{how},{amount}")
        },
    }
}

/// The day of the close, or none, and one of the words for won, lost and open.
fn ended(closed: Option<Date>, won: bool, words: [&str; 3]) -> (String, &str) {
    match (closed, won) {
        (Some(day), true) => (day.to_string(), words[0]),
        (Some(day), false) => (day.to_string(), words[1]),
        (None, _) => (String::new(), words[2]),
    }
}

fn slashes(day: Date) -> String {
    format!("{}/{}/{}", day.month(), day.day(), day.year())
}

fn points(day: Date) -> String {
    format!("{:02}.{:02}.{}", day.day(), day.month(), day.year())
}

/// `1.250,00`.
fn comma(amount: i64, group: &str) -> String {
    format!("{}{group}{:03},00", amount / 1_000, amount % 1_000)
}

/// `1,250.00`.
fn point(amount: i64) -> String {
    format!("{},{:03}.00", amount / 1_000, amount % 1_000)
}

/// Days since the last of 1899.
fn excel(day: Date) -> i32 {
    (day - date(1899, 12, 30)).get_days()
}

/// By what people see, and by inner names.
fn hubspot() -> Vec<(&'static str, Export)> {
    vec![
        (
            "HubSpot",
            Export {
                heads: "Record ID,Deal Name,Deal Stage,Create Date,Close Date,Amount,Deal owner,Pipeline",
                row: |opened, closed, won, amount, who| {
                    // A deal that is open has the day on which it is expected.
                    let (_, stage) =
                        ended(closed, won, ["Closed won", "Closed lost", "Contract sent"]);
                    let on = closed.unwrap_or(date(2027, 6, 30));
                    format!("1,Site,{stage},{opened} 09:12,{on} 17:40,{amount},{who},Sales")
                },
            },
        ),
        (
            "HubSpot, inner names",
            Export {
                heads: "dealname,dealstage,createdate,closedate,amount,hubspot_owner_id",
                row: |opened, closed, won, amount, who| {
                    let (_, stage) = ended(
                        closed,
                        won,
                        ["closedwon", "closedlost", "decisionmakerboughtin"],
                    );
                    let on = closed.unwrap_or(date(2027, 6, 30));
                    format!("Site,{stage},{opened}T09:12:00.123Z,{on}T17:40:00Z,{amount}.00,{who}")
                },
            },
        ),
    ]
}

/// Of Pipedrive and Salesforce, and of one that only ticks boxes.
fn others() -> Vec<(&'static str, Export)> {
    vec![
        (
            "Pipedrive",
            Export {
                heads: "Deal - Title,Deal - Value,Deal - Currency,Deal - Owner,Deal - Status,Deal - Deal created,Deal - Won time,Deal - Lost time,Deal - Expected close date",
                row: |opened, closed, won, amount, who| {
                    let (on, status) = ended(closed, won, ["Won", "Lost", "Open"]);
                    let (yes, no) = if won {
                        (on, String::new())
                    } else {
                        (String::new(), on)
                    };
                    format!(
                        "Site,{amount},EUR,{who},{status},{opened} 08:00:00,{yes},{no},2027-03-31"
                    )
                },
            },
        ),
        (
            "Salesforce",
            Export {
                heads: "\"Opportunity Owner\",\"Account Name\",\"Opportunity Name\",\"Stage\",\"Created Date\",\"Close Date\",\"Amount\",\"Closed\",\"Won\"",
                row: |opened, closed, won, amount, who| {
                    let (_, stage) = ended(
                        closed,
                        won,
                        ["Closed Won", "Closed Lost", "Negotiation/Review"],
                    );
                    let on = slashes(closed.unwrap_or(date(2027, 6, 30)));
                    let (over, is_won) = (
                        i32::from(closed.is_some()),
                        i32::from(closed.is_some() && won),
                    );
                    format!(
                        "\"{who}\",\"Acme, Inc.\",\"Site\",\"{stage}\",\"{}\",\"{on}\",\"USD {}\",\"{over}\",\"{is_won}\"",
                        slashes(opened),
                        point(amount)
                    )
                },
            },
        ),
        (
            "stages of one's own, and boxes that are ticked",
            Export {
                heads: "Opportunity: Owner Full Name\tOpportunity: Created Date\tClose Date\tIs Closed\tIs Won\tAmount",
                row: |opened, closed, won, amount, who| {
                    let on = closed.unwrap_or(date(2027, 6, 30));
                    let (over, is_won) = (closed.is_some(), closed.is_some() && won);
                    format!(
                        "{who}\t{opened}\t{on}\t{over}\t{is_won}\t${}",
                        point(amount)
                    )
                },
            },
        ),
    ]
}

/// In German, in French, and as a sheet counts days.
fn abroad() -> Vec<(&'static str, Export)> {
    vec![
        (
            "German",
            Export {
                heads: "sep=;\nVerkäufer;Erstellt am;Abschlussdatum;Phase;Betrag;Währung",
                row: |opened, closed, won, amount, who| {
                    let (_, phase) = ended(
                        closed,
                        won,
                        ["Abgeschlossen und gewonnen", "Verloren", "Angebot"],
                    );
                    let on = closed.map(points).unwrap_or_default();
                    format!(
                        "{who};{};{on};{phase};{};EUR",
                        points(opened),
                        comma(amount, ".")
                    )
                },
            },
        ),
        (
            "French",
            Export {
                heads: "Propriétaire de la transaction;Date de création;Date de clôture;Étape;Montant",
                row: |opened, closed, won, amount, who| {
                    let (_, stage) = ended(
                        closed,
                        won,
                        ["Fermée gagnée", "Fermée perdue", "Devis envoyé"],
                    );
                    let turned =
                        |day: Date| format!("{:02}/{:02}/{}", day.day(), day.month(), day.year());
                    let on = turned(closed.unwrap_or(date(2027, 6, 30)));
                    format!(
                        "{who};{};{on};{stage};{} €",
                        turned(opened),
                        comma(amount, "\u{202f}")
                    )
                },
            },
        ),
        (
            "a sheet with days as numbers",
            Export {
                heads: "Rep,Opened,Closed,Result,Value",
                row: |opened, closed, won, amount, who| {
                    let (_, result) = ended(closed, won, ["won", "lost", ""]);
                    let on = closed
                        .map(|day| format!("{}.5", excel(day)))
                        .unwrap_or_default();
                    format!("{who},{},{on},{result},€{}", excel(opened), amount)
                },
            },
        ),
    ]
}

fn exports() -> Vec<(&'static str, Export)> {
    [hubspot(), others(), abroad()]
        .into_iter()
        .flatten()
        .collect()
}

#[test]
fn deals_are_the_same_whoever_exports_them() {
    let wanted = told(&ran(written(&plain()).as_bytes()));
    assert_eq!((wanted.0, wanted.1, wanted.2, wanted.3), (70, 32, 2, 0));
    for (name, export) in exports() {
        let found = ran(written(&export).as_bytes());
        assert_eq!(told(&found), wanted, "{name}: {}", found["skipped_rows"]);
    }
}

#[test]
fn a_file_may_be_in_any_encoding_of_its_country() {
    let (_, german) = abroad().swap_remove(0);
    let text = written(&german);
    let wanted = told(&ran(text.as_bytes()));
    let little: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(told(&ran(&little)), wanted);
    let windows: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    assert_eq!(told(&ran(&windows)), wanted);
    let home = Home::at(THURSDAY);
    fs::write(home.path("deals.xlsx"), b"PK\x03\x04\x14\0\x06\0").unwrap();
    let refused = home.run(&["backtest", "deals.xlsx"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("save it as CSV"), "{}", refused.err);
}

#[test]
fn every_row_that_is_left_out_says_why() {
    let mut text = written(&plain());
    for row in [
        ",2026-02-01,2026-03-01,won,500",
        "Ann Lee,2026-02-01,2026-03-01,won,a lot",
        "Ann Lee,2026-02-30,2026-03-01,won,500",
        "Ann Lee,2026-02-01,2027-12-01,won,500",
        "Ann Lee,2026-02-01,,lost,500",
        "Ann Lee,2026-02-01,2026-01-01,lost,",
        "Grand Totals (75 records)",
        "Confidential Information - Do Not Distribute",
    ] {
        writeln!(text, "{row}").unwrap();
    }
    let found = ran(text.as_bytes());
    let reasons: Vec<&str> = found["skipped_rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["reason"].as_str().unwrap())
        .collect();
    let wanted = [
        "nobody's: no owner",
        "'a lot' is no amount",
        "'2026-02-30' is no date",
        "'2027-12-01' is still to come",
        "won or lost, but on no day",
        "closed before it was opened",
        "no day on which it was opened",
        "no day on which it was opened",
    ];
    assert_eq!(reasons, wanted);
    assert_eq!(found["deals"], 70);
    let unowned = written(&plain())
        .replace("Ann Lee", "")
        .replace("Bo Çelik", "");
    let found = ran(unowned.as_bytes());
    assert_eq!(
        (&found["deals"], &found["owners"]),
        (&Value::from(70), &Value::from(1))
    );
}
