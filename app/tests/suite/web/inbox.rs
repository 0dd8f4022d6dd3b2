//! The inbox and its rules, as pages.

use axum::http::StatusCode;

use legwork::service::journal;

use super::{Answer, Browser, on_site};

async fn done(browser: &mut Browser<'_>, path: &str, fields: &[(&str, &str)]) {
    let answer = browser.post(path, fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

/// The ids of the captures on a page, in its order.
fn shown(page: &Answer) -> Vec<String> {
    let parts = page.body.split("id=\"capture-").skip(1);
    parts.map(|part| part[..36].to_owned()).collect()
}

#[test]
fn an_empty_inbox_says_where_captures_come_from() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let page = browser.get("/inbox").await;
        assert!(page.body.contains("Nothing waits for a yes."));
        assert!(page.body.contains("Connectors look at"));
        assert!(!browser.get("/").await.body.contains("href=\"/inbox\">1"));
    });
}

#[test]
fn captures_are_answered_one_by_one_with_their_reason_in_sight() {
    on_site(async |site| {
        site.commit("send two cold emails every day").await;
        site.seen("Acme").await;
        let mut browser = site.browser().await;
        assert!(
            browser
                .get("/")
                .await
                .body
                .contains("4 captures wait for a yes")
        );
        let page = browser.get("/inbox").await;
        assert!(
            page.body
                .contains("p4@acme.example, who never wrote to you")
        );
        assert!(page.body.contains("from mail · sure ·"));
        let ids = shown(&page);
        assert_eq!(ids.len(), 4);
        done(
            &mut browser,
            "/inbox/accept",
            &[("id", &ids[0]), ("back", "/inbox")],
        )
        .await;
        let page = browser.get("/inbox").await;
        assert!(
            page.body.contains("Accepted: 1 cold email"),
            "{}",
            page.body
        );
        assert_eq!(shown(&page), ids[1..]);
        assert_eq!(site.activities(), 1);
        done(&mut browser, "/inbox/dismiss", &[("id", &ids[1])]).await;
        let fields = [
            ("id", ids[2].as_str()),
            ("kind", "client call"),
            ("people", "Ann Lee, Bob"),
            ("named", "p2@acme.example"),
            ("minutes", "20"),
        ];
        done(&mut browser, "/inbox/correct", &fields).await;
        let page = browser.get("/inbox").await;
        assert!(
            page.body
                .contains("A rule for this: sent mail to @acme.example is: Client call.")
        );
        let rule = page.hidden("learn", "rule");
        done(&mut browser, "/inbox/learn", &[("rule", &rule)]).await;
        assert!(browser.get("/inbox").await.body.contains("1 client call"));
        // Undone, it waits again.
        let undo = browser.get("/inbox").await;
        assert!(!undo.body.contains("A rule for this"));
    });
}

#[test]
fn all_of_one_sort_are_answered_at_once() {
    on_site(async |site| {
        site.seen("Acme").await;
        let mut browser = site.browser().await;
        let page = browser.get("/inbox").await;
        assert!(page.body.contains("Accept all: 4 cold emails from mail"));
        let fields = [("all", "1"), ("kind", "cold-email"), ("source", "mail")];
        done(&mut browser, "/inbox/accept", &fields).await;
        assert_eq!(site.activities(), 4);
        assert!(browser.get("/inbox").await.body.contains("4 accepted"));
        let again = browser.post("/inbox/accept", &fields).await;
        assert_eq!(again.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn a_correction_that_is_refused_is_shown_again_with_what_was_typed() {
    on_site(async |site| {
        site.seen("Acme").await;
        let mut browser = site.browser().await;
        let id = shown(&browser.get("/inbox").await).remove(0);
        let form = format!("correct-{id}");
        let fields = [
            ("form", form.as_str()),
            ("back", "/inbox"),
            ("id", &id),
            ("kind", "zzzz"),
            ("minutes", "20"),
        ];
        let answer = browser.post("/inbox/correct", &fields).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(answer.body.contains("value=\"zzzz\""));
        assert!(answer.body.contains("no kind of activity is called"));
        assert_eq!(site.activities(), 0);
    });
}

#[test]
fn rules_are_tried_saved_ordered_and_switched() {
    on_site(async |site| {
        site.seen("Acme").await;
        let mut browser = site.browser().await;
        let query = "seen=mail&whom=&address=%40acme.example&words=&source=&kind=&do=ignore";
        let before = site.rows();
        let tried = browser.get(&format!("/inbox/rules?{query}")).await;
        assert!(
            tried.body.contains("these would change: 4 waiting"),
            "{}",
            tried.body
        );
        assert!(tried.body.contains("value=\"@acme.example\""));
        assert_eq!(site.rows(), before);
        let fields = [
            ("seen", "mail"),
            ("address", "@acme.example"),
            ("do", "ignore"),
        ];
        done(&mut browser, "/inbox/rules", &fields).await;
        assert_eq!(shown(&browser.get("/inbox").await).len(), 0);
        assert_eq!(shown(&browser.get("/inbox?ignored=1").await).len(), 4);
        let page = browser.get("/inbox/rules").await;
        let rule = page.hidden("rules", "rule");
        let shown_rule = browser.get(&format!("/inbox/rules?rule={rule}")).await;
        assert!(shown_rule.body.contains("Change this rule"));
        assert!(
            shown_rule
                .body
                .contains("these would change: 0 waiting, 4 left out")
        );
        done(&mut browser, "/inbox/rules/switch", &[("rule", &rule)]).await;
        assert_eq!(shown(&browser.get("/inbox").await).len(), 4);
        let wrong = browser.get("/inbox/rules?address=acme&do=ignore").await;
        assert!(wrong.body.contains("neither an address"), "{}", wrong.body);
        let fields = [
            ("form", "rule"),
            ("back", "/inbox/rules"),
            ("address", "acme"),
            ("do", "ignore"),
        ];
        let refused = browser.post("/inbox/rules", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("value=\"acme\""));
    });
}

#[test]
fn a_rule_that_ships_is_switched_off_moved_and_put_back() {
    on_site(async |site| {
        site.seen("Acme").await;
        let mut browser = site.browser().await;
        let page = browser.get("/inbox/rules").await;
        assert!(page.body.contains("id=\"rule-mail-cold-switch\""));
        assert!(
            !page.body.contains("rule-mail-received-switch"),
            "what came in stays no act of one's own"
        );
        let cold = [("rule", "mail-cold")];
        done(&mut browser, "/inbox/rules/switch", &cold).await;
        assert_eq!(shown(&browser.get("/inbox").await).len(), 0);
        let tried = browser.get("/inbox/rules?rule=mail-cold").await;
        assert!(tried.body.contains("4 left out before"), "{}", tried.body);
        assert!(tried.body.contains("A new rule"), "it cannot be changed");
        done(&mut browser, "/inbox/rules/switch", &[cold[0], ("on", "1")]).await;
        assert_eq!(shown(&browser.get("/inbox").await).len(), 4);
        done(
            &mut browser,
            "/inbox/rules/move",
            &[cold[0], ("place", "1")],
        )
        .await;
        let page = browser.get("/inbox/rules").await;
        assert!(page.body.contains("Put back below yours"), "{}", page.body);
        let rule = page.hidden("rules", "rule");
        done(&mut browser, "/inbox/rules/remove", &[("rule", &rule)]).await;
        let (context, now) = (site.context().await, site.app.now());
        journal::undo(&context, &now, 4).await.unwrap();
        assert_eq!(shown(&browser.get("/inbox").await).len(), 4);
        let page = browser.get("/inbox/rules").await;
        assert!(page.body.contains("None yet"), "all of it is undone");
    });
}
