//! The chance of a goal on its page and in the list, what is kept of it, and
//! how it turned out.

use axum::http::StatusCode;
use jiff::SignedDuration;

use super::{Browser, Site, on_site};

const CLIENTS: &str = "win 3 new clients by the end of March 2027";
const REVENUE: &str = "earn 90,000 EUR in revenue by the end of June 2027";

/// Opens a deal, as its form does.
async fn deal(browser: &mut Browser<'_>, title: &str, value: &str) {
    let fields = [("title", title), ("person", title), ("value", value)];
    let added = browser.post("/deals", &fields).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
}

/// The page of a goal, its text alone.
async fn page(browser: &mut Browser<'_>, goal: &str) -> String {
    let page = browser.get(&format!("/goals/{goal}")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    page.body
}

fn days(count: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * count)
}

#[track_caller]
fn says(body: &str, all: &[&str]) {
    for said in all {
        assert!(body.contains(said), "{said}: {body}");
    }
}

#[test]
fn the_chance_is_said_with_its_range_its_parts_and_what_helps() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let goal = site.goal(REVENUE).await;
        site.commit("ask 5 clients for a referral every week").await;
        deal(&mut browser, "Quay", "EUR 12,000").await;
        deal(&mut browser, "Mill", "EUR 8,000").await;
        site.later(days(1));
        let body = page(&mut browser, &goal).await;
        says(
            &body,
            &[
                "%) to reach EUR 90,000 by 30 June",
                "In 8 of 10 cases it ends at EUR ",
                "As you keep promises now",
                "With every promise kept",
                "Keeping every promise",
                "<figure id=\"parts\">",
                "EUR 0 is won already; on average open deals bring EUR ",
                "<th scope=\"row\">work promised</th>",
                "in 8 of 10 cases it ends at EUR ",
                "<th scope=\"col\">Forecast (EUR)</th>",
                "What would narrow the range",
                "Achievable: the forecast says ",
                "A kept forecast is held against what happens",
            ],
        );
        let list = browser.get("/goals").await.body;
        says(&list, &["Chance: ", "/goals/forecasts"]);
    });
}

#[test]
fn what_a_goal_lacks_is_said_with_the_way_to_it() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        for (sentence, why, way) in [
            (REVENUE, "nothing says what a deal is worth", "/deals/new"),
            (
                "get from 90 kg to 80 kg by 30 June 2027",
                "results of three different days",
                "#results",
            ),
        ] {
            let goal = site.goal(sentence).await;
            let body = page(&mut browser, &goal).await;
            says(&body, &["There is no forecast yet: ", why, way]);
            says(&body, &["Achievable: not known."]);
            assert!(!body.contains("/goals/forecast\""), "{body}");
            let list = browser.get("/goals").await.body;
            says(&list, &["No chance can be said yet"]);
            let kept = browser.post("/goals/forecast", &[("id", &goal)]).await;
            assert_eq!(kept.status, StatusCode::FORBIDDEN, "{}", kept.body);
        }
        let goal = site.goal("win 8 new clients by June 2027").await;
        let edit = browser.get(&format!("/goals/{goal}?edit=1")).await.body;
        says(&edit, &["<details id=\"goal-edit\" open>"]);
    });
}

#[test]
fn a_forecast_is_kept_when_asked_once_a_day_and_held_against_what_happens() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        says(
            &browser.get("/goals/forecasts").await.body,
            &["No forecast was kept yet"],
        );
        let goal = site.goal(CLIENTS).await;
        let before = site.kept();
        page(&mut browser, &goal).await;
        assert_eq!(site.kept(), before);
        let fields = [
            ("form", "forecast"),
            ("id", goal.as_str()),
            ("back", "/goals"),
        ];
        for _ in 0..2 {
            let kept = browser.post("/goals/forecast", &fields).await;
            assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        }
        assert_eq!(site.kept().len(), before.len() + 1);
        let body = page(&mut browser, &goal).await;
        says(&body, &["Kept: ", "Today&#39;s forecast is kept."]);
        says(
            &browser.get("/goals/forecasts").await.body,
            &[
                "1 forecast waits for its goal&#39;s last day, 31 March",
                CLIENTS,
            ],
        );
        turned_out(site, &mut browser, &goal).await;
    });
}

/// The same goal once its last day is over.
async fn turned_out(site: &Site, browser: &mut Browser<'_>, goal: &str) {
    site.later(days(60));
    let mut browser = Browser {
        cookies: site.browser().await.cookies,
        ..browser.clone()
    };
    let body = page(&mut browser, goal).await;
    says(&body, &["it was not reached: 0 of 3", "/goals/forecasts"]);
    assert!(!body.contains("/goals/forecast\""), "{body}");
    let fields = [("form", "forecast"), ("id", goal), ("back", "/goals")];
    let late = browser.post("/goals/forecast", &fields).await;
    assert_eq!(late.status, StatusCode::FORBIDDEN, "{}", late.body);
    let path = format!("/goals/forecasts?goal={goal}");
    for path in ["/goals/forecasts", &path] {
        let record = browser.get(path).await.body;
        says(
            &record,
            &[
                "1 forecast of 1 goal",
                "too hopeful",
                "<figure id=\"reliability\">",
                "not reached",
                "It came to 0; 3 was asked",
                "11 February",
            ],
        );
    }
    assert_eq!(
        browser.get("/goals/forecasts?goal=nothing").await.status,
        StatusCode::NOT_FOUND
    );
}
