//! The review on the command line.

use std::fs;
use std::process::{Command, Stdio};

use super::{Home, THURSDAY};

/// Monday 15 February 2027, in the morning: last week is due for review.
const MONDAY: &str = "2027-02-15T09:30:00+01:00";

/// Two calls a day and a limit of three, promised a week ago; four calls done.
fn with_a_week() -> Home {
    let mut home = Home::at("2027-02-08T08:00:00+01:00");
    home.ok(&["commit", "make two cold calls every day"]);
    home.later("2027-02-08T08:01:00+01:00");
    home.ok(&["commit", "no more than 3 sweets a week"]);
    home.ok(&["log", "2 cold calls"]);
    home.later("2027-02-10T18:00:00+01:00");
    home.ok(&["log", "called Ann Lee"]);
    home.ok(&["log", "1 cold call yesterday"]);
    home.later(MONDAY);
    home
}

#[test]
fn nothing_promised_says_how_to_begin() {
    let home = Home::at(THURSDAY);
    let said = home.ok(&["review"]);
    assert!(said.contains("legwork commit"), "{said}");
    assert_eq!(home.json(&["review"])["commitments"], serde_json::json!([]));
}

#[test]
fn the_facts_come_first_then_what_is_advised_and_what_comes_next() {
    let home = with_a_week();
    insta::assert_snapshot!(home.ok(&["review"]));
    let told = home.json(&["review"]);
    assert_eq!(told["schema"], 1);
    assert_eq!(told["name"], "2027-W06");
    assert_eq!(told["scale"], "week");
    assert_eq!(told["left"], 2);
    let calls = &told["commitments"][0];
    // Monday was kept, the other four days were not.
    assert_eq!(calls["periods"]["kept"], 1);
    assert_eq!(calls["periods"]["missed"], 4);
    assert_eq!((&calls["done"], &calls["asked"]), (&4.into(), &10.into()));
    assert_eq!(told["commitments"][1]["unconfirmed"], 1);
    // Nothing at all is logged for Thursday and Friday.
    let days = told["unlogged"].as_array().unwrap();
    let days: Vec<&str> = days
        .iter()
        .map(|day| day["date"].as_str().unwrap())
        .collect();
    assert_eq!(days, ["2027-02-11", "2027-02-12"]);
    assert_eq!(told["coming"]["name"], "2027-W07");
}

#[test]
fn decisions_are_taken_written_down_and_undone() {
    let home = with_a_week();
    let decided = home.json(&["review", "decide", "cold", "shrink", "--reason", "too many"]);
    assert_eq!(decided["decision"]["count"], 1);
    // The next period of a daily promise is the next day.
    assert_eq!(decided["decision"]["from"], "2027-02-16");
    assert_eq!(home.json(&["review"])["left"], 1);
    home.ok(&["review", "confirm", "sweets"]);
    let told = home.json(&["review"]);
    assert_eq!(told["commitments"][1]["unconfirmed"], 0);
    assert_eq!(told["left"], 1, "a confirmation is no decision");
    let finished = home.json(&["review", "finish"]);
    assert_eq!(
        finished["kept"][0]["title"],
        told["commitments"][1]["title"]
    );
    assert_eq!(home.json(&["review"])["finished"], "2027-02-15");
    home.ok(&["undo"]);
    assert!(home.json(&["review"])["finished"].is_null());
    let older = home.run(&["review", "decide", "cold", "keep", "--week", "2027-W01"]);
    assert_eq!(older.code, 4, "{}", older.err);
    let wrong = home.run(&["review", "--week", "2027-02"]);
    assert_eq!(wrong.code, 2, "{}", wrong.err);
}

#[test]
fn a_miss_is_excused_twice_in_ninety_days() {
    let home = with_a_week();
    let excused = home.json(&["review", "excuse", "cold", "--day", "2027-02-11"]);
    assert_eq!(excused["left"], 1);
    assert_eq!(
        home.json(&["review"])["commitments"][0]["periods"]["excused"],
        1
    );
    home.ok(&["review", "excuse", "cold"]);
    let third = home.run(&["review", "excuse", "cold"]);
    assert_eq!(third.code, 4);
    assert!(third.err.contains("free skips"), "{}", third.err);
}

#[test]
fn a_goal_is_set_anew_with_its_day_and_the_old_figures_stay() {
    let home = Home::at("2027-02-02T09:00:00+01:00");
    home.ok(&[
        "goal",
        "add",
        "grow revenue by 20% in 2027",
        "--baseline",
        "500000",
        "--currency",
        "EUR",
    ]);
    let why = "a large client left";
    home.ok(&[
        "review", "goal", "revenue", "--target", "10", "--reason", why,
    ]);
    home.ok(&["review", "goal", "revenue", "--due", "2028-03-31"]);
    let told = home.json(&["review", "--month"]);
    assert_eq!(told["name"], "2027-01");
    let goal = &told["goals"][0];
    assert_eq!(goal["target"], 550_000.0);
    assert_eq!(goal["due"], "2028-03-31");
    // Twice on one day: what it was before that day is kept.
    assert_eq!(goal["resets"].as_array().unwrap().len(), 1);
    assert_eq!(goal["resets"][0]["amount"], 20.0);
    assert_eq!(goal["resets"][0]["due"], "2027-12-31");
    assert_eq!(goal["resets"][0]["reason"], why);
    let said = home.ok(&["review", "--month"]);
    assert!(said.contains("until 2 Feb it was 20% by 31 Dec"), "{said}");
    assert_eq!(
        home.json(&["review"])["goals"],
        serde_json::json!([]),
        "weekly not"
    );
}

#[test]
fn what_had_ended_is_begun_again_in_one_step() {
    let home = with_a_week();
    home.ok(&["review", "decide", "cold", "archive"]);
    let again = home.json(&["commitments", "restart", "cold"]);
    assert_eq!(again["commitments"][0]["target"], 2);
    assert_eq!(again["commitments"][0]["start"], "2027-02-15");
    let twice = home.run(&["commitments", "restart", "cold"]);
    assert_eq!(twice.code, 4, "{}", twice.err);
}

/// Runs the program in a terminal of its own and types these keys; none where
/// there is no program that makes terminals.
fn typed(home: &Home, words: &str, keys: &str) -> Option<String> {
    if !fs::exists("/usr/bin/script").unwrap_or(false) {
        eprintln!("skipped: there is no /usr/bin/script");
        return None;
    }
    let file = home.path("keys");
    fs::write(&file, keys).unwrap();
    let program = format!("{} {words}", env!("CARGO_BIN_EXE_legwork"));
    let out = Command::new("/usr/bin/script")
        .args(["-qec", &program, "/dev/null"])
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("HOME", home.path(""))
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .env("LEGWORK_DB", home.path("legwork.db"))
        .env("LEGWORK_NOW", MONDAY)
        .stdin(Stdio::from(fs::File::open(file).unwrap()))
        .output()
        .unwrap();
    Some(String::from_utf8_lossy(&out.stdout).into_owned())
}

const EIGHT: [&str; 8] = [
    "make two cold calls every day",
    "Reach out to three current clients every day",
    "Send two cold emails each day",
    "Invite 10 new people to connect on LinkedIn each week",
    "Reach out to one lapsed client every week",
    "Post on my LinkedIn profile 3X/week",
    "Write one blog post each month",
    "no more than 3 sweets a week",
];

/// So many of them, promised a minute after another, a week before.
fn promised(count: usize) -> Home {
    let mut home = Home::at("2027-02-08T08:00:00+01:00");
    for (minute, sentence) in EIGHT.iter().take(count).enumerate() {
        home.later(&format!("2027-02-08T08:{minute:02}:00+01:00"));
        home.ok(&["commit", sentence]);
    }
    home
}

#[test]
fn eight_commitments_take_at_most_twenty_keys() {
    let mut home = promised(8);
    home.ok(&["log", "2 cold calls"]);
    home.later(MONDAY);
    // Nothing unlogged, sweets confirmed, two made smaller, six as advised, nothing
    // new: a letter is a key, and so is Enter.
    let keys = "\n\ns\n\n\ns\n\n\n\n\n\n";
    assert!(keys.len() <= 20);
    let Some(said) = typed(&home, "review", keys) else {
        return;
    };
    assert!(said.contains("8 of 8"), "{said}");
    assert!(said.contains("reviewed: 2027-W06"), "{said}");
    let told = home.json(&["review"]);
    assert_eq!(told["left"], 0, "{said}");
    assert_eq!(told["finished"], "2027-02-15");
    let choice = |at: usize| told["commitments"][at]["decisions"][0]["choice"].clone();
    assert_eq!((choice(0), choice(3)), ("shrink".into(), "shrink".into()));
    assert_eq!(told["commitments"][7]["unconfirmed"], 0);
}

#[test]
fn a_review_that_was_left_goes_on_where_it_was() {
    let mut home = promised(3);
    home.later(MONDAY);
    // One is decided, then the input ends as it does when the terminal goes away.
    let Some(said) = typed(&home, "review", "\nk // fine\nq\n") else {
        return;
    };
    assert!(said.contains("1 of 3"), "{said}");
    let told = home.json(&["review"]);
    assert_eq!(told["left"], 2, "{said}");
    assert_eq!(told["commitments"][0]["decisions"][0]["reason"], "fine");
    let said = typed(&home, "review", "\nk\nk\n\n").unwrap();
    assert!(said.contains("1 of 2"), "{said}");
    assert!(!said.contains("cold calls, 2 every workday"), "{said}");
    assert_eq!(home.json(&["review"])["left"], 0);
}

/// What is worth saying today.
fn nudge(home: &Home) -> Option<String> {
    let today = home.json(&["today"]);
    today["nudge"].as_str().map(str::to_owned)
}

#[test]
fn a_question_is_asked_once_in_two_weeks_and_coming_back_is_welcomed() {
    let mut home = Home::at("2027-01-04T08:00:00+01:00");
    home.ok(&[
        "commit",
        "Invite 10 new people to connect on LinkedIn each week",
    ]);
    home.ok(&["log", "10 LinkedIn invites"]);
    // One week was missed: silence.
    home.later("2027-01-18T08:00:00+01:00");
    assert_eq!(nudge(&home), None, "a first miss is met with silence");
    // Two were: on Tuesday, when today's part is not done either.
    home.later("2027-01-26T09:00:00+01:00");
    let asked = nudge(&home).unwrap();
    assert!(
        asked.contains("Make it smaller, 5 instead of 10"),
        "{asked}"
    );
    assert!(asked.contains("pause it until a date"), "{asked}");
    home.ok(&["review", "later", "invite"]);
    assert_eq!(nudge(&home), None, "it was answered");
    home.later("2027-02-08T09:00:00+01:00");
    assert_eq!(nudge(&home), None, "the fourteenth day");
    home.later("2027-02-09T09:00:00+01:00");
    let again = nudge(&home).unwrap();
    assert!(
        again.contains("four weeks"),
        "silent since 10 January: {again}"
    );
    home.ok(&["log", "10 LinkedIn invites"]);
    let said = nudge(&home).unwrap();
    assert!(said.starts_with("Welcome back"), "{said}");
}

#[test]
fn what_was_silent_for_four_weeks_is_archived_when_the_review_ends() {
    let mut home = Home::at("2027-01-04T08:00:00+01:00");
    home.ok(&[
        "commit",
        "Invite 10 new people to connect on LinkedIn each week",
    ]);
    home.later("2027-01-04T08:01:00+01:00");
    home.ok(&["commit", "make two cold calls every day"]);
    home.ok(&["log", "10 LinkedIn invites"]);
    home.later("2027-02-12T09:00:00+01:00");
    home.ok(&["log", "2 cold calls"]);
    home.later(MONDAY);
    let told = home.json(&["review"]);
    assert_eq!(told["commitments"][0]["warning"], "archive");
    assert_eq!(told["commitments"][0]["advice"]["choice"], "archive");
    let finished = home.json(&["review", "finish"]);
    let id = finished["archived"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(finished["kept"].as_array().unwrap().len(), 1);
    let running = home.json(&["commitments"]);
    assert_eq!(running["commitments"].as_array().unwrap().len(), 1);
    let again = home.json(&["commitments", "restart", &id, "--count", "5"]);
    assert_eq!(again["commitments"][0]["target"], 5);
    let history = home.json(&["commitments", "history", &id]);
    assert_eq!(history["periods"][0]["start"], "2027-02-08", "it stays");
}

#[test]
fn a_fresh_start_begins_with_the_next_period_and_owes_nothing() {
    let mut home = Home::at("2027-01-04T08:00:00+01:00");
    home.ok(&[
        "commit",
        "Invite 10 new people to connect on LinkedIn each week",
    ]);
    home.later("2027-02-01T09:00:00+01:00");
    let before = home.json(&["score"])["commitments"][0].clone();
    assert_eq!(before["balance"], -30, "of three sealed weeks");
    let fresh = home.json(&["review", "decide", "invite", "recommit"]);
    assert_eq!(fresh["decision"]["count"], 5);
    assert_eq!(fresh["decision"]["from"], "2027-02-08");
    let after = home.json(&["score"])["commitments"][0].clone();
    assert_eq!(after["balance"], 0);
    assert_eq!(after["periods"], before["periods"], "old periods stay");
    home.ok(&["review", "later", "invite"]);
    let after = home.json(&["score"])["commitments"][0].clone();
    assert_eq!(after["balance"], 0, "what is put off stays as it was");
    home.later("2027-02-08T09:00:00+01:00");
    let now = home.json(&["today"])["commitments"][0].clone();
    assert_eq!(
        (&now["required"], &now["due_by_now"]),
        (&5.into(), &0.into())
    );
}
