//! The deals: listed by stage, added, moved, won and lost.

use axum::http::StatusCode;
use legwork::service::Context;
use legwork::service::goal::{self, AddGoal};

use super::{Answer, Browser, Site, on_site};

const SITE: &str = "11111111-1111-4111-8111-111111111111";
const SHOP: &str = "22222222-2222-4222-8222-222222222222";
const HALL: &str = "33333333-3333-4333-8333-333333333333";

/// Adds a deal by the form, with an id that the test chose.
async fn add(browser: &mut Browser<'_>, id: &str, title: &str, value: &str) -> Answer {
    let fields = [
        ("form", "deal"),
        ("back", "/deals/new"),
        ("next", "/deals"),
        ("id", id),
        ("title", title),
        ("person", "Ann Lee"),
        ("organisation", "Acme"),
        ("value", value),
        ("stage", "talk"),
        ("opened", "2027-01-20"),
        ("expected", "2027-02-01"),
    ];
    browser.post("/deals", &fields).await
}

/// Sends one of the forms of a deal's page.
async fn send(browser: &mut Browser<'_>, form: &str, id: &str, more: &[(&str, &str)]) -> Answer {
    let path = format!("/deals/{id}");
    let fixed = [("form", form), ("back", path.as_str()), ("id", id)];
    let fields: Vec<_> = fixed.iter().chain(more).copied().collect();
    browser
        .post_fragment(&format!("/deals/{form}"), &fields)
        .await
}

/// Sets a goal, past the pages.
async fn aim(site: &Site, text: &str) {
    let (db, ids) = (site.app.db.clone(), site.app.ids.clone());
    let context = Context::open(db, ids, &site.app.now()).await.unwrap();
    let input = AddGoal {
        text: text.into(),
        ..AddGoal::default()
    };
    goal::add(&context, &site.app.now(), &input).await.unwrap();
}

#[test]
fn no_deals_say_what_a_deal_is() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let page = browser.get("/deals").await;
        assert!(page.body.contains("No open deals."), "{}", page.body);
        assert!(page.body.contains("href=\"/deals/new\""));
    });
}

#[test]
fn deals_are_listed_by_stage_and_currencies_are_never_added_up() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        add(&mut browser, SITE, "Website", "EUR 12,500").await;
        add(&mut browser, SHOP, "Shop", "USD 900.50").await;
        add(&mut browser, HALL, "Hall", "EUR 7,500").await;
        let moved = send(&mut browser, "move", HALL, &[("stage", "proposal")]).await;
        assert_eq!(moved.status, StatusCode::OK, "{}", moved.body);
        let page = browser.get("/deals").await;
        for told in [
            "Open in all: EUR 20,000 · USD 900.50",
            "<h2>talk</h2><p>2 deals, EUR 12,500 · USD 900.50</p>",
            "<h2>proposal</h2><p>1 deal, EUR 7,500</p>",
            "expected by 1 February, which is past",
            ">Ann Lee</a> · <a",
        ] {
            assert!(page.body.contains(told), "{told}: {}", page.body);
        }
        let (talk, proposal) = (page.body.find(">talk<"), page.body.find(">proposal<"));
        assert!(talk < proposal, "deals talk before they propose");
        send(&mut browser, "lost", SHOP, &[("reason", "too dear")]).await;
        let open = browser.get("/deals").await;
        assert!(!open.body.contains("Shop"), "{}", open.body);
        let all = browser.get("/deals?all=1").await;
        assert!(all.body.contains("<h2>Lost</h2>"), "{}", all.body);
        assert!(all.body.contains("closed today"), "{}", all.body);
    });
}

#[test]
fn a_deal_shows_the_stages_that_it_went_through() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        add(&mut browser, SITE, "Website", "EUR 12,500").await;
        let on = [("stage", "proposal"), ("on", "2027-02-05")];
        let page = send(&mut browser, "move", SITE, &on).await;
        for told in [
            "Website is in stage proposal now",
            "<li>talk, 20 January</li><li>proposal, 5 February</li>",
            // 20 January to 11 February.
            "20 January, open for 22 days",
            "<option value=\"talk\">",
        ] {
            assert!(page.body.contains(told), "{told}: {}", page.body);
        }
        let before = site.rows();
        let early = [("stage", "won over"), ("on", "2027-02-01")];
        let page = send(&mut browser, "move", SITE, &early).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("value=\"won over\""), "{}", page.body);
        assert!(page.body.contains("value=\"2027-02-01\""));
        assert_eq!(site.rows(), before);
    });
}

#[test]
fn a_won_deal_says_what_it_counts_for_and_why_not_for_others() {
    on_site(async |site| {
        let euros = "earn 90,000 EUR in revenue in 2027";
        let dollars = "earn $50,000 in revenue in 2027";
        aim(site, euros).await;
        aim(site, dollars).await;
        let mut browser = site.browser().await;
        add(&mut browser, SITE, "Website", "EUR 12,500").await;
        let won = [("value", "EUR 14,000"), ("on", "2027-02-10")];
        let page = send(&mut browser, "won", SITE, &won).await;
        assert!(
            page.body.contains("Won: Website, EUR 14,000"),
            "{}",
            page.body
        );
        let change = page.hidden("undo", "change");
        let later = browser.get(&format!("/deals/{SITE}")).await;
        let why_not = format!("{dollars}: it does not count, the deal is in another currency");
        for told in [&format!("<li>{euros}</li>"), &why_not, "yesterday"] {
            assert!(later.body.contains(told), "{told}: {}", later.body);
        }
        assert!(!later.body.contains("action=\"/deals/won\""));
        let again = send(&mut browser, "won", SITE, &won).await;
        assert_eq!(again.status, StatusCode::FORBIDDEN);
        let path = format!("/deals/{SITE}");
        let fields = [
            ("form", "undo"),
            ("back", path.as_str()),
            ("change", change.as_str()),
        ];
        let undone = browser.post_fragment("/undo", &fields).await;
        assert!(undone.body.contains("EUR 12,500"), "{}", undone.body);
        let told = "Undone: deal won &#34;Website&#34;";
        assert!(undone.body.contains(told), "{}", undone.body);
        assert!(undone.body.contains("action=\"/deals/won\""));
    });
}

#[test]
fn a_deal_in_another_currency_asks_for_its_rate_where_a_goal_needs_one() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        add(&mut browser, SITE, "Website", "USD 500").await;
        let path = format!("/deals/{SITE}");
        assert!(!browser.get(&path).await.body.contains("name=\"rate\""));
        aim(site, "earn 90,000 EUR in revenue in 2027").await;
        let page = browser.get(&path).await;
        let asks = "What one USD is worth in EUR";
        assert!(page.body.contains(asks), "{}", page.body);
        let before = site.rows();
        let bad = [("rate", "much \"<i>"), ("on", "2027-02-10")];
        let refused = send(&mut browser, "won", SITE, &bad).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            refused.body.contains("value=\"much &#34;&#60;i&#62;\""),
            "{}",
            refused.body
        );
        assert_eq!(site.rows(), before);
        let good = [("rate", "0.92"), ("on", "2027-02-10")];
        let won = send(&mut browser, "won", SITE, &good).await;
        assert!(won.body.contains("Won: Website"), "{}", won.body);
        let later = browser.get(&path).await;
        let counts = "<li>earn 90,000 EUR in revenue in 2027</li>";
        assert!(later.body.contains(counts), "{}", later.body);
    });
}

#[test]
fn a_deal_that_is_sent_twice_is_added_once() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let id = browser.get("/deals/new").await.hidden("deal", "id");
        for told in ["Added: Website, EUR 12,500", "was added before"] {
            let sent = add(&mut browser, &id, "Website", "EUR 12,500").await;
            assert_eq!(sent.header("location"), "/deals", "{}", sent.body);
            let page = browser.get("/deals").await;
            assert!(page.body.contains(told), "{told}: {}", page.body);
            assert!(page.body.contains("1 deal, EUR 12,500"), "{}", page.body);
        }
    });
}

#[test]
fn a_deal_from_a_persons_page_is_with_that_person() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        for (id, firm) in [(SITE, "Acme"), (SHOP, "Quay")] {
            let fields = [
                ("form", "person"),
                ("id", id),
                ("name", "Ann Lee"),
                ("organisation", firm),
            ];
            browser.post("/people", &fields).await;
        }
        let form = browser.get(&format!("/deals/new?person={SHOP}")).await;
        assert!(form.body.contains("With Ann Lee"), "{}", form.body);
        let (person, next) = (form.hidden("deal", "person"), form.hidden("deal", "next"));
        assert_eq!(next, format!("/people/{SHOP}"));
        let fields = [
            ("form", "deal"),
            ("next", next.as_str()),
            ("person", &person),
            ("title", "Hall"),
        ];
        let sent = browser.post("/deals", &fields).await;
        assert_eq!(sent.header("location"), next, "{}", sent.body);
        let page = browser.get(&next).await;
        assert!(page.body.contains(">Hall</a>"), "{}", page.body);
        let other = browser.get(&format!("/people/{SITE}")).await;
        assert!(other.body.contains("No deal with them"), "{}", other.body);
    });
}

#[test]
fn a_refused_deal_keeps_what_was_typed_and_no_title_is_markup() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let title = "<script>alert(1)</script>";
        let before = site.rows();
        let answer = add(&mut browser, SITE, title, "many").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for kept in [
            "value=\"&#60;script&#62;alert(1)",
            "value=\"many\"",
            "value=\"Ann Lee\"",
            "value=\"2027-02-01\"",
        ] {
            assert!(answer.body.contains(kept), "{kept}: {}", answer.body);
        }
        assert_eq!(site.rows(), before);
        add(&mut browser, SITE, title, "EUR 5").await;
        for path in ["/deals", &format!("/deals/{SITE}")] {
            let page = browser.get(path).await;
            assert!(page.body.contains("&#60;script&#62;"), "{path}");
            assert!(!page.body.contains("<script>alert"), "{}", page.body);
        }
    });
}

#[test]
fn a_deal_says_what_it_began_with_and_can_be_corrected() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        site.log("cold emailed Ann Lee on 4 January").await;
        site.log("cold called Ann Lee on 11 January, meeting booked")
            .await;
        add(&mut browser, SITE, "Website", "EUR 12,500").await;
        let path = format!("/deals/{SITE}");
        let page = browser.get(&path).await;
        for told in [
            "cold email, 4 January: the first touch of those that led to the meeting",
            "Also before it: 1 cold call. A deal has one beginning",
            ">cold call, 11 January</option>",
            "value=\"EUR 12500\"",
        ] {
            assert!(page.body.contains(told), "{told}: {}", page.body);
        }
        let call = "\">cold call, 11 January";
        let call = page.body.split(call).next().unwrap();
        let call = call.rsplit("value=\"").next().unwrap().to_owned();
        let page = send(&mut browser, "edit", SITE, &[("origin", &call)]).await;
        for told in [
            "cold call, 11 January, as you said",
            "What was logged suggests: cold email, 4 January",
            "Changed: Website",
        ] {
            assert!(page.body.contains(told), "{told}: {}", page.body);
        }
        let fields = [
            ("title", "Website and shop"),
            ("person", "Ann Lee"),
            ("organisation", ""),
            ("value", "EUR 9,000"),
            ("opened", "2027-01-18"),
            ("expected", ""),
        ];
        let page = send(&mut browser, "edit", SITE, &fields).await;
        for told in [
            "Website and shop",
            "EUR 9,000",
            "18 January",
            "<li>talk, 18 January",
        ] {
            assert!(page.body.contains(told), "{told}: {}", page.body);
        }
        for gone in [">Acme</a>", "Expected by</dt>"] {
            assert!(!page.body.contains(gone), "{gone}: {}", page.body);
        }
        let before = site.rows();
        let wrong = [("title", "Castle"), ("value", "dear")];
        let page = send(&mut browser, "edit", SITE, &wrong).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            page.body.contains("<details id=\"edit\" open>"),
            "{}",
            page.body
        );
        assert!(page.body.contains("value=\"Castle\""), "{}", page.body);
        assert_eq!(site.rows(), before);
    });
}

#[test]
fn a_new_deal_with_a_person_offers_what_it_may_begin_with() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let fields = [("id", SITE), ("name", "Ann Lee")];
        browser.post("/people", &fields).await;
        let form = browser.get(&format!("/deals/new?person={SITE}")).await;
        assert!(!form.body.contains("name=\"origin\""), "{}", form.body);
        site.log("cold called Ann Lee yesterday").await;
        let form = browser.get(&format!("/deals/new?person={SITE}")).await;
        let told = "cold call, yesterday: the first touch before the deal";
        assert!(form.body.contains(told), "{}", form.body);
        let fields = [
            ("id", SHOP),
            ("person", SITE),
            ("title", "Hall"),
            ("origin", "none"),
        ];
        browser.post("/deals", &fields).await;
        let page = browser.get(&format!("/deals/{SHOP}")).await;
        assert!(page.body.contains("Nothing is noted."), "{}", page.body);
        assert!(page.body.contains("suggests: cold call"), "{}", page.body);
    });
}
