//! Time that was spent, and habits.

use serde_json::json;

use super::{acts, counts, home, put, repeats};

#[test]
fn time_for_business_development_becomes_activities_with_minutes() {
    let home = home(
        "toggl.csv",
        "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount ()\n\
         Me,me@x.example,Acme,Website,,Draw,Yes,2027-01-04,09:00:00,2027-01-04,10:00:00,01:00:00,,100\n\
         Me,me@x.example,Acme,Business development,,Proposal for the mill,No,2027-01-05,09:00:00,2027-01-05,10:30:00,01:30:00,,\n\
         Me,me@x.example,,Internal,,Read lists,No,2027-01-06,09:00:00,2027-01-06,09:20:00,00:20:00,\"BD, lists\",\n",
    );
    assert_eq!(counts(&home, &["toggl.csv"]), [0, 1, 0, 2, 0]);
    assert_eq!(
        acts(&home),
        ["2027-01-06 prospecting", "2027-01-05 proposal"]
    );
    let all = home.json(&["activities", "-n", "2"]);
    assert_eq!(
        (
            &all["activities"][0]["minutes"],
            &all["activities"][1]["minutes"]
        ),
        (&json!(20), &json!(90))
    );
    repeats(&home, &["toggl.csv"]);
    put(
        &home,
        "plain.csv",
        "Date;Code;Hours;Note\n07.01.2027;BD;1,5;Networking event\n07.01.2027;4711;6;Draw\n",
    );
    assert_eq!(counts(&home, &["plain.csv"])[3], 1);
    let last = &home.json(&["activities", "-n", "1"])["activities"][0];
    assert_eq!(
        (&last["kind"], &last["minutes"]),
        (&json!("networking-event"), &json!(90))
    );
}

#[test]
fn habits_of_loop_become_activities() {
    let home = home(
        "loop/Habits.csv",
        "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,Target Value,Archived?\n\
         001,Walk,YES_NO,,,2,7,#FF8F00,,,,false\n002,Cold calls,NUMERICAL,,,1,1,#FF8F00,calls,AT_LEAST,2.0,false\n",
    );
    put(
        &home,
        "loop/001 Walk/Checkmarks.csv",
        "Date,Value,Notes\n2027-01-04,YES_MANUAL,\n2027-01-03,YES_AUTO,\n2027-01-02,NO,\n2027-01-01,2,far\n",
    );
    put(
        &home,
        "loop/002 Cold calls/Checkmarks.csv",
        "Date,Value,Notes\n2027-01-04,3000,\n2027-01-03,UNKNOWN,\n",
    );
    assert_eq!(counts(&home, &["loop"]), [0, 0, 0, 3, 0]);
    assert_eq!(
        acts(&home),
        ["2027-01-04 cold-call", "2027-01-04 walk", "2027-01-01 walk"]
    );
    repeats(&home, &["loop"]);
}
