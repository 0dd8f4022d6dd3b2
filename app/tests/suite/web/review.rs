//! The weekly review. The site stands on Thursday 11 February 2027.

use axum::http::StatusCode;
use jiff::SignedDuration;

use super::{Browser, Site, on_site};

/// Fields of a form.
type Fields<'a> = &'a [(&'a str, &'a str)];

/// Logs lines, past nothing: through the box that is on every page.
async fn log(browser: &mut Browser<'_>, lines: &[&str]) {
    for line in lines {
        let fields = [("form", "quick"), ("back", "/keys"), ("line", *line)];
        let sent = browser.post("/log", &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    }
}

/// A promise of Monday 8 February: two calls a day, of which four are done.
async fn calls(site: &Site, browser: &mut Browser<'_>) -> String {
    site.later(SignedDuration::from_hours(-72));
    let id = site.commit("make two cold calls every day").await;
    site.later(SignedDuration::from_hours(72));
    log(
        browser,
        &[
            "2 cold calls on 2027-02-08 20m",
            "1 cold call on 2027-02-09",
            "called Ann Lee on 2027-02-10",
        ],
    )
    .await;
    id
}

/// The fields of a decision.
fn decision<'a>(
    form: &'a str,
    id: &'a str,
    choice: &'a str,
    more: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let fixed = [
        ("form", form),
        ("back", "/review?week=2027-W06"),
        ("week", "2027-W06"),
        ("id", id),
        ("choice", choice),
    ];
    fixed.into_iter().chain(more.iter().copied()).collect()
}

#[test]
fn nothing_promised_is_nothing_to_decide() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let page = browser.get("/review").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Nothing was promised for this week"));
        assert!(page.body.contains("href=\"/commitments/new\""));
    });
}

#[test]
fn the_facts_of_the_week_come_first() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        calls(site, &mut browser).await;
        log(&mut browser, &["wrote a blog post"]).await;
        let page = browser.get("/review").await;
        // On a Thursday it is the running week. Two calls on Monday, one on
        // Tuesday and on Wednesday each; two are asked on each of five days.
        assert!(
            page.body
                .contains("Monday 8 February to Sunday 14 February 2027")
        );
        let facts = page.body.find("<table class=\"folded\"").unwrap();
        let choices = page.body.find("action=\"/review\"").unwrap();
        assert!(facts < choices);
        assert!(page.body.contains("4 of 10"), "{}", page.body);
        // Twenty minutes as logged and twice the four of the kind, of ten times four.
        for fact in [
            "<span>1 kept</span><span>2 missed</span><span>1 still open</span>",
            "<td role=\"cell\">0.5 of 0.7</td>",
            "Blog post: 1",
            "Reached for the first time",
            ">Ann Lee</a>",
            "too early for a score",
        ] {
            assert!(page.body.contains(fact), "{fact}: {}", page.body);
        }
    });
}

#[test]
fn until_wednesday_the_past_week_is_due_and_its_neighbours_are_a_link_away() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        calls(site, &mut browser).await;
        site.later(SignedDuration::from_hours(4 * 24));
        let page = browser.get("/review").await;
        assert!(page.body.contains("Monday 8 February"), "Monday 15th");
        assert!(page.body.contains("/review?week=2027-W05"));
        assert!(page.body.contains("/review?week=2027-W07"));
        let newest = browser.get("/review?week=2027-W07").await;
        assert!(!newest.body.contains("2027-W08"), "no week to come");
        for (wrong, status) in [
            ("2027-W08", StatusCode::UNPROCESSABLE_ENTITY),
            ("soon", StatusCode::UNPROCESSABLE_ENTITY),
        ] {
            let page = browser.get(&format!("/review?week={wrong}")).await;
            assert_eq!(page.status, status, "{wrong}");
        }
    });
}

#[test]
fn what_less_means_in_hours_is_said_before_it_is_chosen() {
    on_site(async |site| {
        // A cold call takes six minutes: 2 on 5 days are 60 minutes a week.
        site.commit("make two cold calls every day, 6 minutes each")
            .await;
        let mut browser = site.browser().await;
        let page = browser.get("/review").await;
        assert!(
            page.body.contains("0.5 h a week less for each one"),
            "{}",
            page.body
        );
        assert!(page.body.contains("1 h a week less"), "{}", page.body);
    });
}

#[test]
fn a_smaller_promise_waits_for_the_next_period_and_is_written_down() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let id = calls(site, &mut browser).await;
        let form = format!("decide-{id}");
        let more = [("count", "1"), ("reason", "a <b>busy</b> month")];
        let fields = decision(&form, &id, "shrink", &more);
        let answer = browser.post_fragment("/review", &fields).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        // The next period of a daily promise is the next day.
        let said = "Decided on Thursday 11 February: 1 from Friday 12 February. \
                    Because: a &#60;b&#62;busy&#60;/b&#62; month";
        assert!(answer.body.contains(said), "{}", answer.body);
        assert!(answer.body.contains("Made smaller: Make cold calls"));
        assert!(answer.body.contains("Everything is decided"));
        // Nothing of the past moves: Monday to Thursday ask for two each.
        assert!(answer.body.contains("4 of 9"), "{}", answer.body);
        let rows = site.rows().join("\n");
        assert!(rows.contains("commitment_versions") && rows.contains("busy"));
        let change = answer.hidden("undo", "change");
        let undo = [("form", "undo"), ("back", "/review"), ("change", &*change)];
        let undone = browser.post_fragment("/undo", &undo).await;
        assert!(
            undone.body.contains("Undone: review shrink"),
            "{}",
            undone.body
        );
        assert!(undone.body.contains("4 of 10"), "{}", undone.body);
        assert!(!undone.body.contains("Decided on"), "both are taken back");
    });
}

#[test]
fn every_choice_is_done_and_remembered() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let cases: [(&str, Fields<'_>, &str); 5] = [
            ("keep", &[], "kept as it is."),
            ("raise", &[("count", "3")], "3 from Thursday 11 February."),
            (
                "move",
                &[("days", "MO"), ("days", "WE")],
                "on Mo, We from Friday 12 February.",
            ),
            (
                "pause",
                &[("until", "2027-02-19")],
                "paused from Thursday 11 February until Friday 19 February.",
            ),
            ("retire", &[], "retired from Thursday 11 February."),
        ];
        for (choice, more, said) in cases {
            let id = site.commit("make two cold calls every day").await;
            let form = format!("decide-{id}");
            let fields = decision(&form, &id, choice, more);
            let sent = browser.post("/review", &fields).await;
            assert_eq!(
                sent.status,
                StatusCode::SEE_OTHER,
                "{choice}: {}",
                sent.body
            );
            let page = browser.get("/review").await;
            let said = format!("Decided on Thursday 11 February: {said}");
            assert!(page.body.contains(&said), "{said}: {}", page.body);
        }
    });
}

#[test]
fn what_cannot_be_decided_changes_nothing_and_loses_nothing() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let id = calls(site, &mut browser).await;
        let form = format!("decide-{id}");
        let before = site.rows();
        let cases: [(&str, Fields<'_>, &str); 9] = [
            ("shrink", &[("count", "2")], "say a number below 2"),
            ("shrink", &[("count", "0")], "a promise of nothing is none"),
            ("shrink", &[("count", "some")], "is not a whole number"),
            ("raise", &[("count", "1")], "say a number above 2"),
            ("move", &[], "choose other days"),
            ("pause", &[], "until which day"),
            (
                "retire",
                &[("from", "2027-02-01")],
                "cannot end in the past",
            ),
            (
                "keep",
                &[("week", "2027-W01"), ("until", "soon")],
                "is not a day",
            ),
            ("forget", &[], "cannot be decided"),
        ];
        for (choice, more, why) in cases {
            let mut fields = decision(&form, &id, choice, more);
            fields.push(("reason", "since <it> is"));
            let refused = browser.post("/review", &fields).await;
            assert_eq!(refused.status.as_u16() / 100, 4, "{choice}");
            assert!(refused.body.contains(why), "{why}: {}", refused.body);
            assert!(refused.body.contains("since &#60;it&#62; is"), "{choice}");
            assert_eq!(site.rows(), before, "{choice}");
        }
        let typed = browser
            .post("/review", &decision(&form, &id, "pause", &[("days", "SA")]))
            .await;
        let chosen = "value=\"pause\" checked";
        assert!(typed.body.contains(chosen), "{}", typed.body);
        assert!(typed.body.contains("value=\"SA\" checked"));
        assert!(!typed.body.contains("value=\"MO\" checked"));
    });
}

#[test]
fn an_older_week_is_only_looked_at() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let id = calls(site, &mut browser).await;
        site.later(SignedDuration::from_hours(14 * 24));
        let page = browser.get("/review?week=2027-W06").await;
        assert!(page.body.contains("This week is only looked at"));
        assert!(!page.body.contains("action=\"/review\""));
        let before = site.kept();
        let form = format!("decide-{id}");
        let sent = browser
            .post("/review", &decision(&form, &id, "keep", &[]))
            .await;
        assert_eq!(sent.status, StatusCode::FORBIDDEN);
        assert_eq!(site.kept(), before);
    });
}
