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
