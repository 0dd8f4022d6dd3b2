//! Small pictures to the letter: a change in how charts look is seen here.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use legwork::chart::{
    Ahead, BurnUp, ChanceBin, Chart, Funnel, HeatMap, Interval, Intervals, Marks, PeriodBar,
    Periods, Reliability, WeekdayBars, burn_up, funnel, heat_map, intervals, parts, periods,
    reliability, weekdays,
};

use super::{CALLS, expected, revenue};
use crate::records::day;

/// One element a line.
fn lines(chart: &Chart) -> String {
    chart.svg.replace("><", ">\n<")
}

#[test]
fn a_heat_map() {
    let units = [0, 1, 2, 3, 4, 8];
    let days: Vec<(Date, i64)> = day("2027-01-01").series(1.day()).zip(units).collect();
    insta::assert_snapshot!(lines(&heat_map(&HeatMap {
        title: "Cold calls in 2027",
        noun: CALLS,
        year: 2027,
        days: &days,
        week_start: Weekday::Monday,
        marks: Marks::default(),
    })));
}

#[test]
fn weekday_bars() {
    insta::assert_snapshot!(lines(&weekdays(&WeekdayBars {
        title: "Cold calls by weekday",
        noun: CALLS,
        units: [4, 2, 1, 1, 1, 0, 0],
        week_start: Weekday::Monday,
        marks: Marks::default(),
    })));
}

#[test]
fn a_funnel() {
    insta::assert_snapshot!(lines(&funnel(&Funnel {
        title: "From a touch to a deal",
        steps: &[("touches", 100), ("conversations", 20), ("deals won", 2)],
        marks: Marks::default(),
    })));
}

#[test]
fn period_bars() {
    let bars = [
        PeriodBar {
            name: "Cold call",
            now: 20,
            before: 10,
        },
        PeriodBar {
            name: "Q&A <session>",
            now: 0,
            before: 1,
        },
    ];
    insta::assert_snapshot!(lines(&periods(&Periods {
        marks: Marks::default(),
        title: "What you did",
        now: "last 13 weeks",
        before: "13 weeks before",
        bars: &bars,
    })));
}

#[test]
fn a_burn_up() {
    let days = [(day("2027-02-01"), 12_000.0), (day("2027-03-01"), 18_000.0)];
    insta::assert_snapshot!(lines(&burn_up(&revenue(&days, &[]))));
}

#[test]
fn a_burn_up_with_where_it_will_end() {
    let days = [(day("2027-02-01"), 12_000.0), (day("2027-03-01"), 18_000.0)];
    insta::assert_snapshot!(lines(&burn_up(&BurnUp {
        ahead: Some(Ahead {
            p10: 52_000.0,
            p50: 86_000.0,
            p90: 121_000.0,
        }),
        ..revenue(&days, &[])
    })));
}

#[test]
fn parts_of_an_expected_figure() {
    insta::assert_snapshot!(lines(&parts(&expected([
        ("won already", 18_000.0),
        ("open deals", 40_000.0),
        ("work done", 0.0),
        ("work promised", 30_000.0),
    ]))));
}

#[test]
fn a_reliability_diagram() {
    let bin = |predicted, hits, of| ChanceBin {
        predicted,
        hits,
        of,
    };
    insta::assert_snapshot!(lines(&reliability(&Reliability {
        title: "How often chances came true",
        bins: &[bin(0.02, 0, 514), bin(0.29, 97, 276), bin(0.98, 466, 475)],
        marks: Marks::default(),
    })));
}

#[test]
fn intervals_below_one_another() {
    let row = |name, low, mean, high| Interval {
        name,
        low,
        mean,
        high,
    };
    insta::assert_snapshot!(lines(&intervals(&Intervals {
        title: "Money for each hour",
        unit: "EUR",
        what: "Activity",
        rows: &[
            row("Referral ask", 65.0, 1_094.0, 2_765.0),
            row("Cold email", 2.0, 56.0, 149.0),
        ],
        marks: Marks::default(),
    })));
}
