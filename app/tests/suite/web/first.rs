//! The first two minutes, by forms alone.

use axum::http::StatusCode;

use super::on_site;

#[test]
fn three_sentences_make_a_beginning() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let page = browser.get("/").await;
        assert!(page.body.contains("action=\"/goals/new\""), "{}", page.body);
        let read = browser
            .get("/goals/new?sentence=grow+revenue+by+20%25+in+2027")
            .await;
        assert!(
            read.body.contains("name=\"baseline\""),
            "the baseline is asked: {}",
            read.body
        );
        let goal = [
            ("form", "goal"),
            ("back", "/goals/new"),
            ("next", "/"),
            ("sentence", "grow revenue by 20% in 2027"),
            ("baseline", "500000"),
            ("currency", "EUR"),
        ];
        let saved = browser.post("/goals", &goal).await;
        assert_eq!(saved.header("location"), "/", "{}", saved.body);
        let page = browser.get("/").await;
        assert!(page.body.contains("grow revenue by 20% in 2027"));
        let read = browser
            .get("/commitments/new?sentence=make+two+cold+calls+every+day")
            .await;
        assert!(read.body.contains("2 every workday"), "{}", read.body);
        let promise = [
            ("form", "commit"),
            ("back", "/commitments/new"),
            ("next", "/"),
            ("sentence", "make two cold calls every day"),
        ];
        let saved = browser.post("/commitments", &promise).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let page = browser.get("/").await;
        assert!(page.body.contains("Make cold calls"), "{}", page.body);
        assert!(page.body.contains("0 of 2 by tonight"), "{}", page.body);
    });
}

#[test]
fn what_is_missing_in_a_promise_is_asked() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let read = browser
            .get("/commitments/new?sentence=make+cold+calls")
            .await;
        assert!(
            read.body.contains("To be sure, please say"),
            "{}",
            read.body
        );
        let promise = [
            ("form", "commit"),
            ("back", "/commitments/new"),
            ("sentence", "make cold calls"),
            ("count", "many"),
        ];
        let before = site.rows();
        let refused = browser.post("/commitments", &promise).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            refused.body.contains("value=\"make cold calls\""),
            "{}",
            refused.body
        );
        assert_eq!(site.rows(), before);
    });
}

#[test]
fn a_result_is_offered_as_a_goal() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let read = browser
            .get("/commitments/new?sentence=close+5+deals+a+month")
            .await;
        let offer = "/goals/new?sentence=close%205%20deals%20a%20month";
        assert!(read.body.contains(offer), "{}", read.body);
        assert!(!read.body.contains("formaction=\"/commitments\""));
    });
}
