//! Goals: the list, one of them, results, changes, the end.

use axum::http::StatusCode;
use legwork::web::sheet::query;

use super::on_site;

/// A form: where it goes, its name, what is typed into it.
type Form = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

/// A goal that runs from the day of the tests, Thursday 11 February 2027.
const CLIENTS: &str = "win 8 new clients by the end of June 2027";

#[test]
fn without_a_goal_the_list_says_how_to_set_one() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        for path in ["/goals", "/goals?all=1"] {
            let page = browser.get(path).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.body.contains("One sentence"), "{}", page.body);
            assert!(page.body.contains("href=\"/goals/new\""), "{}", page.body);
        }
    });
}

#[test]
fn a_goal_is_shown_with_its_three_numbers_and_its_bar() {
    on_site(async |site| {
        let id = site
            .goal("earn 140,000 EUR in revenue by the end of June 2027")
            .await;
        site.result(&id, "EUR 7,000.50").await;
        let mut browser = site.browser().await;
        let page = browser.get("/goals").await;
        // 11 February to 30 June are 140 days: the first asks for a 140th.
        for said in [
            "EUR 7,000.50</dd>",
            "EUR 1,000</dd>",
            "140</dd>",
            "EUR 7,000.50 of EUR 140,000 by 30 June",
            "class=\"done\" y=\"2\" width=\"5\"",
            "class=\"due\" x1=\"1\"",
            "on plan",
            "0 commitments serve it",
        ] {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
    });
}

#[test]
fn one_goal_is_shown_with_its_way_and_what_it_lacks() {
    on_site(async |site| {
        let id = site.goal(CLIENTS).await;
        site.result(&id, "2").await;
        let mut browser = site.browser().await;
        let page = browser.get(&format!("/goals/{id}")).await;
        assert_eq!(page.status, StatusCode::OK);
        for said in [
            "<figure id=\"way\">",
            "<figcaption>2 of 8; the line asks for 0.1 by today; in 8 of 10 cases it ends at ",
            "<caption>The way so far and the plan line</caption>",
            "Measurable: there is a figure to reach.",
            "Achievable: the forecast says",
            "Relevant: say why it matters",
            "No commitment serves it yet",
            "<strong>2</strong></div><p class=\"when\">today</p>",
        ] {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        for number in ["30 Jun 27", "8"] {
            let cell = format!(">{number}</t");
            assert!(page.body.contains(&cell), "{number}: {}", page.body);
        }
    });
}

#[test]
fn an_address_names_one_goal_or_none() {
    on_site(async |site| {
        let id = site.goal(CLIENTS).await;
        let mut browser = site.browser().await;
        for other in [
            "clients",
            &id[..8],
            "00000000-0000-4000-8000-000000000000",
            "%3Cscript%3E",
        ] {
            let page = browser.get(&format!("/goals/{other}")).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{other}");
            assert!(page.body.contains("there is no such goal"), "{}", page.body);
        }
    });
}

#[test]
fn a_result_is_added_once_and_can_be_taken_back() {
    on_site(async |site| {
        let id = site.goal(CLIENTS).await;
        let back = format!("/goals/{id}");
        let mut browser = site.browser().await;
        let page = browser.get(&back).await;
        let entry = page.hidden("result", "entry");
        let fields = [
            ("form", "result"),
            ("back", back.as_str()),
            ("id", &id),
            ("entry", &entry),
            ("amount", "3"),
            ("date", "2027-02-11"),
            ("note", "two <b>bakeries</b> and a mill"),
        ];
        let before = site.rows();
        let added = browser.post_fragment("/goals/results", &fields).await;
        assert_eq!(added.status, StatusCode::OK, "{}", added.body);
        for said in [
            "Added: 3",
            "3 of 8; the line asks for",
            "two &#60;b&#62;bakeries&#60;/b&#62; and a mill",
        ] {
            assert!(added.body.contains(said), "{said}: {}", added.body);
        }
        let rows = site.rows();
        let again = browser.post_fragment("/goals/results", &fields).await;
        assert!(again.body.contains("added before"), "{}", again.body);
        assert_eq!(site.rows(), rows);
        let change = added.hidden("undo", "change");
        let undo = [("form", "undo"), ("back", &back), ("change", &change)];
        let undone = browser.post_fragment("/undo", &undo).await;
        assert!(undone.body.contains("No result yet."), "{}", undone.body);
        let results = |rows: &[String]| {
            rows.iter()
                .filter(|row| row.starts_with("results "))
                .count()
        };
        assert_eq!(results(&site.rows()), results(&before));
    });
}

#[test]
fn a_goal_is_changed_and_the_change_can_be_taken_back() {
    on_site(async |site| {
        let id = site.goal(CLIENTS).await;
        let back = format!("/goals/{id}");
        let mut browser = site.browser().await;
        let fields = [
            ("form", "goal-edit"),
            ("back", back.as_str()),
            ("id", &id),
            ("target", "10"),
            ("due", "2027-07-31"),
            ("why", "room for a second office"),
        ];
        let changed = browser.post_fragment("/goals/edit", &fields).await;
        assert_eq!(changed.status, StatusCode::OK, "{}", changed.body);
        for said in [
            "Changed: New clients: 10 from 11 February 2027 to 31 July 2027",
            "room for a second office</p>",
            "Relevant: it says why it matters.",
        ] {
            assert!(changed.body.contains(said), "{said}: {}", changed.body);
        }
        let change = changed.hidden("undo", "change");
        let undo = [("form", "undo"), ("back", &back), ("change", &change)];
        let undone = browser.post_fragment("/undo", &undo).await;
        assert!(
            undone.body.contains("New clients: 8 from"),
            "{}",
            undone.body
        );
    });
}

#[test]
fn a_closed_goal_stays_behind_a_link_and_takes_no_more() {
    on_site(async |site| {
        let id = site.goal(CLIENTS).await;
        let back = format!("/goals/{id}");
        let mut browser = site.browser().await;
        let fields = [
            ("form", "goal-close"),
            ("back", back.as_str()),
            ("id", &id),
            ("reached", "no"),
            ("reason", "another plan"),
        ];
        let closed = browser.post("/goals/close", &fields).await;
        assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.body);
        let page = browser.get(&back).await;
        for said in ["Closed: win 8 new clients", "another plan", "closed</span>"] {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        for form in ["result", "goal-edit", "goal-close"] {
            let form = format!("name=\"form\" value=\"{form}\"");
            assert!(!page.body.contains(&form), "{form}");
        }
        assert!(!browser.get("/goals").await.body.contains(&id));
        assert!(browser.get("/goals?all=1").await.body.contains(&id));
        let before = site.rows();
        let again = browser.post("/goals/close", &fields).await;
        assert_eq!(again.status, StatusCode::FORBIDDEN);
        assert_eq!(site.rows(), before);
    });
}

#[test]
fn an_amount_in_another_currency_asks_for_its_rate() {
    on_site(async |site| {
        let id = site.goal("earn 90,000 EUR in revenue in 2027").await;
        let back = format!("/goals/{id}");
        let mut browser = site.browser().await;
        let asks = "What one USD is worth in EUR";
        assert!(!browser.get(&back).await.body.contains("name=\"rate\""));
        let mut fields = vec![
            ("form", "result"),
            ("back", back.as_str()),
            ("id", &id),
            ("amount", "USD 500"),
        ];
        let refused = browser.post_fragment("/goals/results", &fields).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(refused.body.contains(asks), "{}", refused.body);
        fields.push(("rate", "0.92"));
        let added = browser.post_fragment("/goals/results", &fields).await;
        assert_eq!(added.status, StatusCode::OK, "{}", added.body);
        assert!(added.body.contains("USD 500 at 0.92"), "{}", added.body);
        assert!(added.body.contains("EUR 460"), "{}", added.body);
    });
}

#[test]
fn what_is_refused_loses_nothing_and_changes_nothing() {
    on_site(async |site| {
        let id = site.goal(CLIENTS).await;
        let back = format!("/goals/{id}");
        let mut browser = site.browser().await;
        let forms: [Form; 3] = [
            (
                "/goals/results",
                "result",
                &[("amount", "many \"<i>"), ("note", "from the fair")],
            ),
            (
                "/goals/results",
                "result",
                &[
                    ("amount", "3"),
                    ("date", "2027-02-12"),
                    ("note", "too early"),
                ],
            ),
            (
                "/goals/edit",
                "goal-edit",
                &[("target", "lots"), ("why", "an <em>office</em>")],
            ),
        ];
        let before = site.rows();
        for (path, form, typed) in forms {
            let mut fields = vec![("form", form), ("back", &back), ("id", &id)];
            fields.extend(typed);
            let answer = browser.post(path, &fields).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed:?}");
            let error = format!("id=\"{form}-error\"");
            assert!(answer.body.contains(&error), "{}", answer.body);
            for (_, text) in typed {
                let text = text
                    .replace('"', "&#34;")
                    .replace('<', "&#60;")
                    .replace('>', "&#62;");
                assert!(answer.body.contains(&text), "{text}: {}", answer.body);
            }
        }
        assert_eq!(site.rows(), before);
    });
}

#[test]
fn what_a_goal_is_called_is_never_markup() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let sentence = "win 8 new clients by the end of June 2027 <script>alert(1)</script>";
        let fields = [
            ("form", "goal"),
            ("back", "/goals/new"),
            ("next", "/goals"),
            ("sentence", sentence),
            ("why", "</p><img src=x onerror=alert(1)>"),
        ];
        let saved = browser.post("/goals", &fields).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let list = browser.get("/goals").await;
        let (_, rest) = list.body.split_once("href=\"/goals/").unwrap();
        let (_, rest) = rest.split_once("href=\"/goals/").unwrap_or(("", rest));
        let id = rest.split(['"', '#']).next().unwrap();
        let pages = [
            browser.get(&format!("/goals/{id}")).await,
            browser
                .get(&format!("/goals/new?sentence={}", query(sentence)))
                .await,
            list.clone(),
        ];
        for page in pages {
            assert!(page.body.contains("&#60;script&#62;"), "{}", page.body);
            assert!(!page.body.contains("<script>"), "{}", page.body);
            assert!(!page.body.contains("<img"), "{}", page.body);
        }
    });
}
