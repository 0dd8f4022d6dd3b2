//! Meetings out of calendars.

use serde_json::json;

use super::{acts, counts, home, repeats};

fn event(uid: &str, more: &str) -> String {
    format!(
        "BEGIN:VEVENT\r\nUID:{uid}\r\nORGANIZER:mailto:me@firm.example\r\nATTENDEE;CN=Me:mailto:me@firm.example\r\n{more}END:VEVENT\r\n"
    )
}

#[test]
fn meetings_with_people_from_outside_are_taken_over() {
    let ann = "ATTENDEE;CN=Ann Lee;PARTSTAT=ACCEPTED:mailto:Ann@Acme.Example\r\n";
    let events = [
        event(
            "1",
            &format!(
                "DTSTART;TZID=Europe/Berlin:20260504T100000\r\nDTEND;TZID=Europe/Berlin:20260504T104500\r\nSUMMARY:Review\r\n{ann}"
            ),
        ),
        event(
            "2",
            "DTSTART:20260505T100000Z\r\nDURATION:PT1H\r\nSUMMARY:Inside\r\nATTENDEE:mailto:boss@firm.example\r\n",
        ),
        event(
            "3",
            &format!("DTSTART:20260506T100000Z\r\nSTATUS:CANCELLED\r\n{ann}"),
        ),
        event(
            "4",
            &format!(
                "DTSTART:20270105T100000Z\r\nDURATION:PT30M\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE:20270112T100000Z\r\nSUMMARY:Weekly\r\n{ann}"
            ),
        ),
        event("5", &format!("DTSTART:20280105T100000Z\r\n{ann}")),
        event(
            "6",
            "DTSTART:20260507T100000Z\r\nATTENDEE;CUTYPE=ROOM:mailto:room@other.example\r\n",
        ),
        "BEGIN:VEVENT\r\nUID:7\r\nDTSTART:20260508T100000Z\r\nSUMMARY:Alone\r\nEND:VEVENT\r\n"
            .to_owned(),
    ];
    let text = format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n",
        events.concat()
    );
    let home = home("cal.ics", text);
    assert_eq!(counts(&home, &["cal.ics"]), [1, 0, 0, 4, 0]);
    assert_eq!(
        acts(&home),
        [
            "2027-01-26 meeting Ann Lee",
            "2027-01-19 meeting Ann Lee",
            "2027-01-05 meeting Ann Lee",
            "2026-05-04 meeting Ann Lee",
        ]
    );
    let last = &home.json(&["activities", "-n", "9"])["activities"][3];
    assert_eq!(
        (&last["minutes"], &last["outcome"]),
        (&json!(45), &json!("meeting_held"))
    );
    repeats(&home, &["cal.ics"]);
}

#[test]
fn what_repeats_without_end_or_within_a_day_is_bounded() {
    let ann = "ATTENDEE:mailto:ann@acme.example\r\n";
    let rule = |uid, rule: &str| {
        event(
            uid,
            &format!("DTSTART:20260101T100000Z\r\nRRULE:{rule}\r\n{ann}"),
        )
    };
    let text = format!(
        "BEGIN:VCALENDAR\r\n{}{}{}{}END:VCALENDAR\r\n",
        rule("1", "FREQ=DAILY"),
        rule("2", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        rule("3", "FREQ=MINUTELY"),
        rule("4", "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"),
    );
    let home = home("cal.ics", text);
    let [people, _, _, done, skipped] = counts(&home, &["cal.ics", "--dry-run"]);
    assert_eq!((people, skipped), (1, 2));
    // Every day from the first of January 2026 to the day of the test, and one
    // day each of the rules that are none.
    assert_eq!(done, 407 + 2);
}
