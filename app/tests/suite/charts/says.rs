//! What the charts say in words and in tables.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use legwork::chart::{
    Ahead, BurnUp, Funnel, HeatMap, Marks, MonthFigure, PeriodBar, Periods, WeekdayBars, burn_up,
    funnel, heat_map, parts, periods, weekdays,
};

use super::{CALLS, expected, revenue};
use crate::records::day;

fn year(units: &[i64]) -> legwork::chart::Chart {
    let days: Vec<(Date, i64)> = day("2027-01-01")
        .series(1.day())
        .zip(units.iter().copied())
        .collect();
    heat_map(&HeatMap {
        title: "Cold calls in 2027",
        noun: CALLS,
        year: 2027,
        days: &days,
        week_start: Weekday::Monday,
        marks: Marks::default(),
    })
}

#[test]
fn a_year_says_how_much_on_how_many_days() {
    for (units, want) in [
        (&[][..], "No cold calls in 2027"),
        (&[0, 0], "No cold calls in 2027"),
        (&[0, 1], "1 cold call on 1 day of 2027; most on 2 Jan: 1"),
        (
            &[2, 0, 5, 5],
            "12 cold calls on 3 days of 2027; most on 3 Jan: 5",
        ),
    ] {
        assert_eq!(year(units).sentence, want);
    }
}

#[test]
fn the_table_of_a_year_has_a_row_a_week() {
    // 2027 begins on a Friday.
    let table = year(&[2, 0, 5, 1]).table;
    assert_eq!(
        table.headers.join(" "),
        "Week of Mon Tue Wed Thu Fri Sat Sun"
    );
    assert_eq!(
        table.rows,
        [
            ["28 Dec", "", "", "", "", "2", "0", "5"],
            ["4 Jan", "1", "", "", "", "", "", ""]
        ]
    );
}

#[test]
fn weekdays_say_the_best_and_the_empty_ones() {
    let says = |units| {
        let input = WeekdayBars {
            title: "Cold calls",
            noun: CALLS,
            units,
            week_start: Weekday::Monday,
            marks: Marks::default(),
        };
        weekdays(&input).sentence
    };
    for (units, want) in [
        ([0; 7], "No cold calls on any day of the week"),
        (
            [30, 42, 30, 28, 30, 0, 0],
            "Most cold calls on Tuesday: 42 of 160; none on Saturday and Sunday",
        ),
        (
            [2, 3, 3, 1, 1, 1, 1],
            "Most cold calls on Tuesday and Wednesday: 3 each of 12",
        ),
    ] {
        assert_eq!(says(units), want);
    }
}

#[test]
fn a_week_may_begin_on_sunday() {
    let chart = weekdays(&WeekdayBars {
        title: "Cold calls",
        noun: CALLS,
        units: [1, 0, 0, 0, 0, 0, 3],
        week_start: Weekday::Sunday,
        marks: Marks::default(),
    });
    assert_eq!(chart.table.rows[0], ["Sunday", "3", "75 %"]);
    assert_eq!(chart.table.rows[1], ["Monday", "1", "25 %"]);
}

#[test]
fn a_funnel_gives_rates_only_where_there_are_any() {
    let steps = [
        ("touches", 100),
        ("conversations", 20),
        ("meetings", 0),
        ("proposals", 0),
        ("deals won", 2),
    ];
    let chart = funnel(&Funnel {
        title: "From a touch to a deal",
        steps: &steps,
        marks: Marks::default(),
    });
    assert_eq!(
        chart.sentence,
        "100 touches, 20 conversations, 0 meetings, 0 proposals and 2 deals won: one in 50"
    );
    let rates: Vec<&str> = chart.table.rows.iter().map(|row| row[2].as_str()).collect();
    assert_eq!(
        rates,
        [
            "",
            // Wilson at 80 %: 15.4 to 25.6 of a hundred.
            "20 % (15 to 26 %) of touches",
            "0 % (0 to 7.6 %) of conversations",
            "no meetings yet",
            "more than proposals"
        ]
    );
    let none = funnel(&Funnel {
        title: "",
        steps: &[("touches", 0)],
        marks: Marks::default(),
    });
    assert_eq!(none.sentence, "Nothing to count yet");
}

#[test]
fn periods_say_what_changed_most() {
    let says = |bars: &[PeriodBar<'_>]| {
        let input = Periods {
            marks: Marks::default(),
            title: "",
            now: "last 13 weeks",
            before: "13 weeks before",
            bars,
        };
        periods(&input).sentence
    };
    let bar = |name, now, before| PeriodBar { name, now, before };
    assert_eq!(says(&[]), "Nothing in either period");
    assert_eq!(
        says(&[bar("Call", 3, 3)]),
        "As much as in the period before"
    );
    assert_eq!(says(&[bar("Call", 1, 3)]), "Most lost: Call, 1 after 3");
    let both = [
        bar("Call", 210, 180),
        bar("Post", 9, 4),
        bar("Letter", 1, 3),
    ];
    assert_eq!(
        says(&both),
        "Most gained: Call, 210 after 180; most lost: Letter, 1 after 3"
    );
}

#[test]
fn the_table_of_a_burn_up_has_the_months() {
    let month = |date, value, line| MonthFigure {
        date: day(date),
        value,
        line: Some(line),
    };
    let months = [
        month("2027-01-31", Some(0.0), 17_127.07),
        month("2027-03-20", Some(18_000.0), 43_646.41),
        month("2027-06-30", None, 100_000.0),
    ];
    let table = burn_up(&revenue(&[], &months)).table;
    assert_eq!(table.headers, ["By", "So far (EUR)", "Plan (EUR)"]);
    assert_eq!(
        table.rows,
        [
            ["31 Jan 27", "0", "17,127.07"],
            ["20 Mar 27", "18,000", "43,646.41"],
            ["30 Jun 27", "", "100,000"]
        ]
    );
    let ahead = Ahead {
        p10: 52_000.0,
        p50: 86_000.0,
        p90: 121_000.0,
    };
    let ending = |today| BurnUp {
        ahead: Some(ahead),
        today: day(today),
        ..revenue(&[], &months)
    };
    let table = burn_up(&ending("2027-03-20")).table;
    assert_eq!(table.headers[3], "Forecast (EUR)");
    let last: Vec<&str> = table.rows.iter().map(|row| row[3].as_str()).collect();
    assert_eq!(last, ["", "", "86,000 (52,000 to 121,000)"]);
    // Once its last day is over, nothing is foretold.
    let over = burn_up(&ending("2027-07-01"));
    assert!(over.table.headers.len() == 3 && !over.svg.contains("band"));
}

#[test]
fn the_table_of_parts_adds_them_up() {
    let made = |won| {
        let open = ("open", 40_000.0);
        parts(&expected([
            ("won", won),
            open,
            ("done", 0.0),
            ("promised", 30_000.0),
        ]))
    };
    let chart = made(30_000.0);
    assert_eq!(chart.table.headers, ["Part", "On average (EUR)", "Share"]);
    assert_eq!(
        chart.table.rows,
        [
            ["won", "30,000", "30 %"],
            ["open", "40,000", "40 %"],
            ["done", "0", "0 %"],
            ["promised", "30,000", "30 %"],
            ["together", "100,000", "100 %"],
        ]
    );
    assert!(chart.svg.contains("8 of 10 cases: 52k to 121k, middle 86k"));
    // What is to be paid back takes no room in the bar.
    assert!(made(-500.0).table.rows[0][1] == "-500");
    assert!(!made(-500.0).svg.contains("h--"));
}

#[test]
fn numbers_are_written_as_the_reader_writes_them() {
    let marks = Marks {
        thousands: ".",
        decimal: ",",
    };
    let chart = weekdays(&WeekdayBars {
        title: "Cold calls",
        noun: CALLS,
        units: [1_250, 0, 0, 0, 0, 0, 38_750],
        week_start: Weekday::Monday,
        marks,
    });
    assert!(
        chart.sentence.contains("38.750 of 40.000"),
        "{}",
        chart.sentence
    );
    // 1,250 of 40,000 is 3.125 %.
    assert_eq!(chart.table.rows[0][1..], ["1.250", "3,1 %"]);
    assert!(chart.svg.contains(">1,3k<"), "{}", chart.svg);
}
