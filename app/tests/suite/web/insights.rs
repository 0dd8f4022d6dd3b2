//! Insights: what, how often, how well.

use axum::http::StatusCode;

use super::on_site;

/// 20 cold calls in these weeks: 5 reached somebody, 15 did not.
const LINES: [&str; 3] = [
    "5 cold calls, conversation",
    "15 cold calls yesterday, no answer",
    "2 cold emails",
];

#[test]
fn without_a_log_the_page_says_what_fills_it() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let page = browser.get("/insights").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Nothing is logged yet"), "{}", page.body);
        assert!(!page.body.contains("<figure"), "{}", page.body);
    });
}

#[test]
fn what_was_done_how_often_and_how_well_is_shown() {
    on_site(async |site| {
        for line in LINES {
            site.log(line).await;
        }
        site.commit("make two cold calls every day").await;
        let mut browser = site.browser().await;
        let page = browser.get("/insights?range=4w").await;
        assert_eq!(page.status, StatusCode::OK);
        for said in [
            // 15 January to 11 February; 20 units in four weeks are 5 a week.
            "28 days",
            "<th scope=\"row\">Cold call</th><td><span>20</span><small>was 0</small></td><td><span>5</span>",
            "id=\"year\"",
            "22 units done on 2 days of 2027; most on 10 Feb: 15",
            "Most units done on Wednesday: 15 of 22",
            "<th scope=\"row\">Week from 5 February</th><td>22</td><td>0</td><td>+22</td>",
            "22 touches, 5 conversations",
            "outcome known of 20 of 20",
            // 5 of 20; the range of Wilson at 80 %.
            "<span>25 %</span><small>15 to 39 %</small>",
            "2 every workday",
        ] {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
    });
}

#[test]
fn one_kind_and_another_year_can_be_looked_at() {
    on_site(async |site| {
        for line in LINES {
            site.log(line).await;
        }
        let mut browser = site.browser().await;
        let page = browser.get("/insights?kind=cold-email&year=2027").await;
        let said = "2 cold emails on 1 day of 2027";
        assert!(page.body.contains(said), "{}", page.body);
        let link = "/insights?range=52w&#38;year=2027&#38;kind=cold-email";
        assert!(page.body.contains(link), "{}", page.body);
        let page = browser.get("/insights?year=2026&range=year").await;
        assert!(page.body.contains("No units done in 2026"), "{}", page.body);
        assert!(page.body.contains("42 days"), "{}", page.body);
    });
}

#[test]
fn a_year_that_is_none_is_said_and_the_rest_stays() {
    on_site(async |site| {
        site.log("2 cold emails").await;
        let mut browser = site.browser().await;
        for (asked, said) in [
            (
                "year=soon%3Cb%3E",
                "&#39;soon&#60;b&#62;&#39; is not a year",
            ),
            ("year=2028", "2028 is still to come"),
            ("kind=%3Cscript%3E", "class=\"error\""),
        ] {
            let page = browser.get(&format!("/insights?{asked}")).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.body.contains(said), "{said}: {}", page.body);
            assert!(page.body.contains("Cold email"), "{}", page.body);
            assert!(!page.body.contains("<script>"), "{}", page.body);
        }
    });
}

#[test]
fn an_hour_of_each_activity_is_shown_with_its_range_and_its_source() {
    on_site(async |site| {
        for line in [
            "200 cold calls on 5 October 2026",
            "cold call on 6 October 2026, meeting booked",
            "10 cold emails on 5 October 2026",
        ] {
            site.log(line).await;
        }
        let mut browser = site.browser().await;
        let page = browser.get("/insights?range=52w").await;
        for said in [
            "What an hour has come with",
            "Cold call<span>1 of 201 came to a meeting</span>",
            "<td data-head=\"Published\"><span>0.3 %</span><small>for each dial, 2025</small></td>",
            "No money yet",
            "href=\"/plan/rates\">Where the published rates come from",
            "1 pair rests on published rates alone.",
            "at most one in twenty a year",
        ] {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        assert!(!page.body.contains("id=\"hour\""), "{}", page.body);
        let deal = [("title", "Hall"), ("value", "EUR 20,000")];
        browser.post("/deals", &deal).await;
        let list = browser.get("/deals").await;
        let id = list.body.split("href=\"/deals/").nth(2).unwrap();
        let id = id.split('"').next().unwrap().to_owned();
        browser.post("/deals/won", &[("id", id.as_str())]).await;
        let page = browser.get("/insights?range=52w").await;
        for said in [
            "id=\"hour\"",
            "Money counts 1 won deal, EUR 20,000.",
            "1 won deal does not say what it began with",
            "Cold call the most: EUR ",
        ] {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
    });
}

#[test]
fn without_acts_of_a_known_rate_the_hours_say_what_fills_them() {
    on_site(async |site| {
        site.log("wrote a blog post").await;
        let mut browser = site.browser().await;
        let page = browser.get("/insights").await;
        let said = "Nothing was done in the last year of what has published rates";
        assert!(page.body.contains(said), "{}", page.body);
    });
}

#[test]
fn two_activities_are_tested_week_about() {
    on_site(async |site| {
        for line in LINES {
            site.log(line).await;
        }
        let mut browser = site.browser().await;
        let page = browser.get("/insights").await;
        assert!(page.body.contains("id=\"trial-begin\""), "{}", page.body);
        let sent = [
            ("a", "cold-call"),
            ("b", "cold-email"),
            ("weeks", "4"),
            ("back", "/insights"),
        ];
        browser.post("/insights/trial", &sent).await;
        let page = browser.get("/insights").await;
        for said in [
            "The test has begun.",
            "cold calls or cold emails, 4 weeks from Monday 15 February 2027",
            "It begins on Monday 15 February 2027.",
            "Nothing to tell yet",
            "<th scope=\"row\">Monday 8 March</th>",
            "id=\"trial-end\"",
        ] {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        assert!(!page.body.contains("id=\"trial-begin\""), "{}", page.body);
        browser
            .post("/insights/trial/end", &[("back", "/insights")])
            .await;
        let page = browser.get("/insights").await;
        assert!(page.body.contains("The test is given up."), "{}", page.body);
        assert!(page.body.contains("id=\"trial-begin\""), "{}", page.body);
        let same = [
            ("a", "cold-call"),
            ("b", "cold-call"),
            ("form", "trial"),
            ("back", "/insights"),
        ];
        let answer = browser.post_fragment("/insights/trial", &same).await;
        assert!(answer.body.contains("are one activity"), "{}", answer.body);
    });
}
