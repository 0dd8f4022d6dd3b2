//! Deals and activities of CRMs, and rows that cannot be read.

use std::fs;

use serde_json::json;

use super::{acts, cell, counts, home, people, put, repeats, workbook};

const CONTACTS: &str = "External_ID__c,FirstName,LastName,Email,Owner,Account_External_ID__c\n\
    CON-1,Ann,Lee,ann@acme.example,me,ACC-1\nCON-2,Bob,Ray,bob@beta.example,me,ACC-2\n";
const ACCOUNTS: &str = "External_ID__c,Name,Industry,Website\nACC-1,Acme,Software,https://www.acme.example\n\
    ACC-2,Beta,Software,https://beta.example\n";
const DEALS: &str = "External_ID__c,Name,StageName,Amount,CreatedDate,CloseDate,Status,Owner,Account_External_ID__c,Contact_External_ID__c\n\
    OPP-1,Boathouse,Closed Won,\"12,500.50\",2026-03-01,2026-05-02,Won,me,ACC-1,CON-1\n\
    OPP-2,Mill,Proposal,900,2026-11-01,2027-06-01,Open,me,ACC-2,CON-2\n\
    OPP-3,Other,Proposal,1,2026-11-01,,Open,her,ACC-2,CON-2\n";
const TASKS: &str = "Type,Subject,ActivityDate,Status,DurationInMinutes,CallDisposition,Owner,Contact_External_ID__c,Opportunity_External_ID__c\n\
    Call,Check in,2026-06-01,Completed,30.0,Left Voicemail,me,CON-1,\n\
    Email,Follow up,2026-06-02,Completed,,,me,CON-2,OPP-2\n\
    Event,Product demo,2026-06-03,Completed,45,,me,CON-2,\n\
    Call,Later,2026-06-04,Not Started,,,me,CON-1,\n\
    Call,Hers,2026-06-05,Completed,,,her,CON-1,\n\
    Call,Someday,soon,Completed,,,me,CON-1,\n\
    Call,Next year,2028-01-01,Completed,,,me,CON-1,\n";

fn all() -> crate::cli::Home {
    let home = home("contacts.csv", CONTACTS);
    put(&home, "accounts.csv", ACCOUNTS);
    put(&home, "deals.csv", DEALS);
    put(&home, "tasks.csv", TASKS);
    home
}

const FILES: &[&str] = &[
    "tasks.csv",
    "deals.csv",
    "contacts.csv",
    "accounts.csv",
    "--owner",
    "me",
    "--currency",
    "USD",
];

#[test]
fn a_crm_comes_over_in_one_command_in_any_order() {
    let home = all();
    assert_eq!(counts(&home, FILES), [2, 2, 2, 3, 1]);
    assert_eq!(
        acts(&home),
        [
            "2026-06-03 demo Bob Ray",
            "2026-06-02 email Bob Ray",
            "2026-06-01 client-call Ann Lee",
        ],
        "a call to a client is one to a client"
    );
    let call = &home.json(&["activities", "-n", "9"])["activities"][2];
    assert_eq!(
        (&call["minutes"], &call["outcome"]),
        (&json!(30), &json!("voicemail"))
    );
    let found = people(&home);
    assert_eq!(
        found[0]["relationship"], "client",
        "whoever bought is a client"
    );
    assert_eq!(found[1]["relationship"], "prospect");
    assert_eq!(found[1]["organisation"]["name"], "Beta");
    let deals = home.json(&["deal", "list", "--all"]);
    let won = deals["deals"]
        .as_array()
        .unwrap()
        .iter()
        .find(|deal| deal["title"] == "Boathouse")
        .unwrap();
    assert_eq!(
        (&won["status"], &won["value"], &won["currency"]),
        (&json!("won"), &json!(12500.5), &json!("USD"))
    );
    repeats(&home, FILES);
}

#[test]
fn rows_that_cannot_be_read_are_written_to_a_file_that_no_spreadsheet_runs() {
    let home = home(
        "acts.csv",
        "Date,Activity,Person,Note\n2027-01-02,call,Ann Lee,ok\nsoon,call,Bob,=1+1\n2027-01-03,xyzzy,Eve,x\n",
    );
    let dry = home.json(&["import", "acts.csv", "--dry-run"]);
    assert_eq!(super::of(&dry), [1, 0, 0, 1, 2]);
    let keys: Vec<&String> = dry["counts"].as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "activities",
            "deals",
            "organisations",
            "people",
            "results",
            "skipped"
        ]
    );
    assert_eq!(
        dry["skipped"][0],
        json!({"line": 3, "reason": "'soon' is no date"})
    );
    assert_eq!(
        (&dry["schema"], &dry["format"]),
        (&json!(1), &json!("activities"))
    );
    assert_eq!(dry["samples"].as_array().unwrap().len(), 2);
    assert!(!home.path("acts.skipped.csv").exists() && people(&home).is_empty());
    let said = home.ok(&["import", "acts.csv"]);
    assert!(said.contains("acts.skipped.csv"), "{said}");
    let kept = fs::read_to_string(home.path("acts.skipped.csv")).unwrap();
    assert_eq!(
        kept,
        "file,line,reason,Date,Activity,Person,Note\r\n\
         acts.csv,3,''soon' is no date,soon,call,Bob,'=1+1\r\n\
         acts.csv,4,\"''xyzzy' is no kind of activity: `legwork kinds add \"\"xyzzy\"\"` adds it\",2027-01-03,xyzzy,Eve,x\r\n"
    );
    put(&home, "more.csv", "Date,Activity\nsoon,call\n");
    home.ok(&["import", "more.csv", "--skipped", "left.csv"]);
    assert!(home.path("left.csv").exists());
}

#[test]
fn a_deal_goes_on_when_its_file_comes_again() {
    let home = home(
        "one.csv",
        "Deal - ID,Deal - Title,Deal - Value,Deal - Currency of Value,Deal - Stage,Deal - Status,Deal - Deal created,Organization - Name\n\
         5,Mill,900,EUR,Talks,Open,2026-11-01,Beta\n",
    );
    assert_eq!(counts(&home, &["one.csv"]), [0, 1, 1, 0, 0]);
    put(
        &home,
        "two.csv",
        "Deal - ID,Deal - Title,Deal - Value,Deal - Currency of Value,Deal - Stage,Deal - Status,Deal - Won time,Organization - Name\n\
         5,Mill,950,EUR,Signed,Won,2027-01-05 10:00:00,Beta\n",
    );
    assert_eq!(counts(&home, &["two.csv"])[2], 0);
    let deals = home.json(&["deal", "list", "--all"]);
    let mill = &deals["deals"][0];
    assert_eq!(
        (&mill["status"], &mill["stage"], &mill["value"]),
        (&json!("won"), &json!("Signed"), &json!(950.0))
    );
    repeats(&home, &["two.csv"]);
    home.ok(&["undo"]);
    assert_eq!(
        home.json(&["deal", "list", "--all"])["deals"][0]["status"],
        "open"
    );
}

#[test]
fn activities_of_hubspot_and_pipedrive_are_read() {
    let home = home(
        "hubspot.csv",
        "hs_activity_type,hs_timestamp,hs_email_subject,hs_email_text,hs_email_direction,hs_call_body,hs_call_duration,\
         hs_call_disposition,hs_call_direction,hs_meeting_title,hs_meeting_start_time,hs_meeting_end_time,Contact Email\n\
         EMAIL,2026-01-02,Hello,\"Hi,\nsecret\",OUTBOUND,,,,,,,,ann@acme.example\n\
         EMAIL,2026-01-03,Re,x,INBOUND,,,,,,,,ann@acme.example\n\
         CALL,1767571200000,,,,Asked,1800000,No Answer,OUTBOUND,,,,ann@acme.example\n\
         MEETING,2026-01-06,,,,,,,,Review,2026-01-06T10:00:00,2026-01-06T10:45:00,ann@acme.example\n",
    );
    assert_eq!(counts(&home, &["hubspot.csv"]), [1, 0, 0, 3, 0]);
    let all = home.json(&["activities", "-n", "9"]);
    assert_eq!(all["activities"][0]["minutes"], 45);
    assert_eq!(
        (
            &all["activities"][1]["minutes"],
            &all["activities"][1]["outcome"]
        ),
        (&json!(30), &json!("no_answer"))
    );
    assert!(
        !all.to_string().contains("secret"),
        "what was written to people is not kept"
    );
    put(
        &home,
        "pipedrive.csv",
        "Activity - Subject,Activity - Type,Activity - Due date,Activity - Due time,Activity - Done,Person - Name,Person - Email\n\
         First call,Call,2025-03-18,10:30,Done,Ann Lee,ann@acme.example\nLater,Call,2025-03-19,,Undone,Ann Lee,ann@acme.example\n",
    );
    assert_eq!(
        counts(&home, &["pipedrive.csv"]),
        [0, 0, 0, 1, 0],
        "the address has a name now"
    );
    assert_eq!(people(&home)[0]["name"], "Ann Lee");
}

#[test]
fn equal_rows_count_each_and_a_workbook_is_read_like_a_table() {
    let home = home(
        "acts.csv",
        "Date,Kind\n2027-01-02,cold-call\n2027-01-02,cold-call\n",
    );
    assert_eq!(counts(&home, &["acts.csv"])[3], 2);
    repeats(&home, &["acts.csv"]);
    let rows = format!(
        "<row r=\"1\">{}{}{}</row><row r=\"3\"><c r=\"A3\"><v>46400.5</v></c>{}<c r=\"C3\"><f>10+5</f><v>15</v></c></row>",
        cell("A1", "Date"),
        cell("B1", "Activity"),
        cell("C1", "Minutes"),
        cell("B3", "met Ann Lee")
    );
    put(&home, "acts.xlsx", workbook(&rows));
    assert_eq!(counts(&home, &["acts.xlsx"]), [0, 0, 0, 1, 0]);
    let first = &home.json(&["activities", "-n", "1"])["activities"][0];
    assert_eq!(
        (&first["date"], &first["kind"], &first["minutes"]),
        (&json!("2027-01-13"), &json!("meeting"), &json!(15))
    );
}

#[test]
fn exports_of_one_sort_of_act_need_no_type() {
    let home = home(
        "calls.csv",
        "Subject,Call Type,Call Start Time,Call Duration,Call Result,Contact Name,Call Owner\n\
         Prices,Outbound,2027-01-05 10:00:00,600,Voicemail,Ann Lee,me\n\
         Question,Inbound,2027-01-06 10:00:00,300,,Ann Lee,me\n",
    );
    assert_eq!(counts(&home, &["calls.csv"]), [1, 0, 0, 2, 0]);
    assert_eq!(
        acts(&home),
        ["2027-01-06 conversation Ann Lee", "2027-01-05 call Ann Lee"]
    );
    let call = &home.json(&["activities", "-n", "9"])["activities"][1];
    assert_eq!(
        (&call["minutes"], &call["outcome"]),
        (&json!(10), &json!("voicemail"))
    );
    put(
        &home,
        "tasks.csv",
        "Subject,Due Date,Status,Task Subtype,Type,Name,Activity ID\n\
         Ring,2027-01-07,Completed,Call,Task,Ann Lee,1\nPost,2027-01-08,Completed,Task,,Ann Lee,2\n",
    );
    assert_eq!(counts(&home, &["tasks.csv"]), [0, 0, 0, 2, 0]);
    assert_eq!(
        acts(&home)[..2],
        ["2027-01-08 follow-up Ann Lee", "2027-01-07 call Ann Lee"]
    );
}

#[test]
fn deals_of_pipedrive_are_read_with_their_people() {
    let home = home(
        "deals.csv",
        "Deal - Title,Deal - Value,Deal - Currency of Value,Deal - Organization,Deal - Contact person,Deal - Status,\
         Deal - Stage,Deal - Deal created,Deal - Won time,Deal - Expected close date,Deal - ID,Deal - Owner\n\
         Ovens,\"12,000\",EUR,Bakery,Nadia Chérif,Won,Signed,2026-02-01,2026-05-01 10:00:00,,9,me\n\
         Mixers,500,EUR,Bakery,Nadia Chérif,Open,Talks,2026-12-01,,2027-03-01,10,me\n",
    );
    assert_eq!(counts(&home, &["deals.csv"]), [1, 1, 2, 0, 0]);
    let deals = home.json(&["deal", "list", "--all"]);
    let ovens = deals["deals"]
        .as_array()
        .unwrap()
        .iter()
        .find(|deal| deal["title"] == "Ovens")
        .unwrap();
    assert_eq!(
        (&ovens["opened"], &ovens["closed"], &ovens["value"]),
        (&json!("2026-02-01"), &json!("2026-05-01"), &json!(12000.0))
    );
    assert_eq!(people(&home)[0]["relationship"], "client");
    repeats(&home, &["deals.csv"]);
}

#[test]
fn a_deal_says_since_when_somebody_is_a_client_or_a_prospect() {
    let home = home(
        "deals.csv",
        "Deal name,Company,Contact name,Amount,Deal stage,Create date,Close date,Deal status\n\
         First,Acme,Ann Lee,1,Lost,2025-01-06,2025-02-03,Lost\n\
         Second,Acme,Ann Lee,2,Won,2025-06-02,2025-09-01,Won\n\
         Third,Acme,Ann Lee,3,Won,2025-03-03,2025-05-05,Won\n\
         Fourth,Quay,Bob Ray,4,Lost,2025-04-07,2025-06-02,Lost\n",
    );
    counts(&home, &["deals.csv"]);
    let stood = |name: &str| home.json(&["people", "show", name])["relations"].clone();
    // Of several that were won the first counts; who did not buy may still.
    for (name, from, word) in [
        ("ann", "2025-05-05", "client"),
        ("bob", "2025-04-07", "prospect"),
    ] {
        assert_eq!(
            stood(name),
            json!([{"from": from, "relationship": word}]),
            "{name}"
        );
    }
    repeats(&home, &["deals.csv"]);
    home.ok(&["undo"]);
    assert!(people(&home).is_empty());
}
