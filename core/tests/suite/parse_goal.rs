//! Goal sentences, read on Monday 8 February 2027.

use jiff::civil::date;
use legwork_core::parse::{GoalReading, Setting, goal};

fn read(text: &str) -> GoalReading {
    goal(text, &Setting::new(date(2027, 2, 8)))
}

#[test]
fn the_documented_example_is_byte_for_byte() {
    let text = "I will grow revenue by 20% in 2027";
    let json = serde_json::to_string(&read(text)).expect("a reading is JSON");
    assert_eq!(
        json,
        concat!(
            r#"{"schema":1,"input":"I will grow revenue by 20% in 2027","metric":"revenue","target":"growth","amount":20,"unit":"percent","currency":null,"from":null,"#,
            r#""start":"2027-01-01","due":"2027-12-31","direction":"at_least","recurs":null,"smart":{"specific":true,"measurable":true,"achievable":null,"relevant":false,"time_bound":true},"needs":["baseline","why"]}"#
        )
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,120}") {
        let _ = read(&text);
    }

    #[test]
    fn any_words_are_read(text in "(grow |sales |by |to |from |20|%|\\$|k |in |next |year |2027 |double |half |a |million |[0-9]{1,5}|-|/|, |\\. |per |month |under |1\\.500 |30 Feb |€|pounds |lose ){0,20}") {
        let reading = read(&text);
        if let (Some(start), Some(due)) = (reading.start, reading.due) {
            proptest::prop_assert!(start <= due || reading.needs.contains(&"due"));
        }
    }
}

#[test]
fn what_is_missing_or_doubtful_is_asked() {
    for (text, needs) in [
        ("grow revenue by 20% in 2027", &["baseline", "why"][..]),
        (
            "reach 500k in sales because the rent went up",
            &["currency", "due"],
        ),
        ("earn $1.500 a month so that I can hire", &["amount"]),
        ("win 1.000 new customers this year", &["amount", "why"]),
        ("earn 12 000 kr this month", &["amount", "currency", "why"]),
        ("double it", &["metric", "baseline", "due", "why"]),
        ("close 5 deals by 30 February", &["due", "why"]),
        ("close 5 deals by 3/4/2027", &["due", "why"]),
        ("close 5 deals every 3 weeks", &["recurs", "why"]),
        (
            "15 new clients and churn below 2% this year",
            &["target", "why"],
        ),
        ("be happier", &["amount", "due", "why"]),
        ("", &["metric", "amount", "due", "why"]),
    ] {
        assert_eq!(read(text).needs, needs, "{text}");
    }
}

#[test]
fn figures_past_and_present_are_baselines() {
    for (text, from, amount) in [
        ("grow fees from 3 to 5 million euros", "3000000", "5000000"),
        ("cut churn from 4.5% to 3%", "4.5", "3"),
        (
            "we closed $1.8M last year and want to close $2.5M this year",
            "1800000",
            "2500000",
        ),
        ("currently 12 clients, aiming for 20", "12", "20"),
        ("sell 20 homes, up from 14", "14", "20"),
        ("grow the list from 500 to 1.2k readers", "500", "1200"),
    ] {
        let reading = read(text);
        let shown = |value: Option<legwork_core::money::Decimal>| {
            value.map(|v| v.to_string()).unwrap_or_default()
        };
        assert_eq!(
            (shown(reading.from).as_str(), shown(reading.amount).as_str()),
            (from, amount),
            "{text}"
        );
    }
}

#[test]
fn metrics_units_and_rhythms_are_named() {
    for (text, metric, unit, recurs) in [
        (
            "increase average deal size by 25%",
            "average deal size",
            "percent",
            "",
        ),
        ("win 12 new clients in 2027", "new clients", "client", ""),
        ("earn €5,000 every month", "income", "money", "month"),
        ("lose 8 kg by June", "weight", "kg", ""),
        (
            "reduce the sales cycle to 30 days",
            "sales cycle",
            "day",
            "",
        ),
        (
            "get 40 referrals a quarter",
            "referrals",
            "referral",
            "quarter",
        ),
        ("double our email list", "email list", "times", ""),
        (
            "decrease monthly churn rate from 3% to 2%",
            "monthly churn rate",
            "percent",
            "",
        ),
    ] {
        let reading = read(text);
        let recurs_read = reading
            .recurs
            .map_or("", legwork_core::vocabulary::PeriodUnit::as_str);
        assert_eq!(
            (
                reading.metric.as_deref(),
                reading.unit.as_deref(),
                recurs_read
            ),
            (Some(metric), Some(unit), recurs),
            "{text}"
        );
    }
}
