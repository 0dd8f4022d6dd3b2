//! Logging by form, with and without the script.

use axum::http::StatusCode;

use super::on_site;

#[test]
fn a_line_is_logged_and_said_on_the_page_that_follows() {
    on_site(async |site| {
        site.commit("make two cold calls every day").await;
        let mut browser = site.browser().await;
        let fields = [
            ("form", "quick"),
            ("back", "/keys"),
            ("line", "2 cold calls"),
        ];
        let sent = browser.post("/log", &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER);
        assert_eq!(sent.header("location"), "/keys");
        let page = browser.get("/keys").await;
        assert!(page.body.contains("Logged: 2 cold calls"), "{}", page.body);
        assert!(page.body.starts_with("<!doctype html>"));
        assert_eq!(site.activities(), 1);
        let later = browser.get("/keys").await;
        assert!(!later.body.contains("Logged:"), "it is said once");
    });
}

#[test]
fn the_script_gets_the_new_content_at_once() {
    on_site(async |site| {
        let id = site.commit("make two cold calls every day").await;
        let mut browser = site.browser().await;
        let form = format!("plus-{id}");
        let page = browser.get("/").await;
        let (entry, kind) = (page.hidden(&form, "entry"), page.hidden(&form, "kind"));
        let fields = [
            ("form", form.as_str()),
            ("back", "/"),
            ("entry", &entry),
            ("kind", &kind),
        ];
        let answer = browser.post_fragment("/log", &fields).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(!answer.body.contains("<html"), "{}", answer.body);
        assert!(answer.body.contains("id=\"main\"") && answer.body.contains("Logged: 1 cold call"));
        assert!(answer.body.contains("1 of 2 by tonight"), "{}", answer.body);
        assert_ne!(
            answer.hidden(&form, "entry"),
            entry,
            "the next tap is another act"
        );
    });
}

#[test]
fn a_form_that_is_sent_twice_logs_once() {
    on_site(async |site| {
        let id = site.commit("make two cold calls every day").await;
        let mut browser = site.browser().await;
        let page = browser.get("/").await;
        for form in [
            format!("plus-{id}"),
            format!("details-{id}"),
            "quick".to_owned(),
        ] {
            let before = site.activities();
            let entry = page.hidden(&form, "entry");
            let mut fields = vec![("form", form.as_str()), ("back", "/"), ("entry", &entry)];
            let line = ("line", "2 cold calls");
            let kind = ("kind", "cold-call");
            fields.push(if form == "quick" { line } else { kind });
            for _ in 0..3 {
                let sent = browser.post("/log", &fields).await;
                assert_eq!(sent.status, StatusCode::SEE_OTHER);
            }
            let told = browser.get("/").await;
            assert!(told.body.contains("logged before"), "{form}: {}", told.body);
            // The plus and the details of one row are the same act.
            let added = usize::from(!form.starts_with("details"));
            assert_eq!(site.activities(), before + added, "{form}");
        }
    });
}

#[test]
fn two_taps_at_one_moment_log_once() {
    on_site(async |site| {
        let id = site.commit("make two cold calls every day").await;
        let mut first = site.browser().await;
        let mut second = first.clone();
        let page = first.get("/").await;
        let form = format!("plus-{id}");
        let entry = page.hidden(&form, "entry");
        let fields = [
            ("form", form.as_str()),
            ("entry", &entry),
            ("kind", "cold-call"),
        ];
        let sent = tokio::join!(first.post("/log", &fields), second.post("/log", &fields));
        assert_eq!(sent.0.status, StatusCode::SEE_OTHER, "{}", sent.0.body);
        assert_eq!(sent.1.status, StatusCode::SEE_OTHER, "{}", sent.1.body);
        assert_eq!(site.activities(), 1);
    });
}

#[test]
fn what_was_logged_can_be_taken_back() {
    on_site(async |site| {
        site.commit("make two cold calls every day").await;
        let mut browser = site.browser().await;
        let fields = [("form", "quick"), ("back", "/"), ("line", "2 cold calls")];
        let logged = browser.post_fragment("/log", &fields).await;
        assert_eq!(site.activities(), 1);
        let change = logged.hidden("undo", "change");
        let fields = [("form", "undo"), ("back", "/"), ("change", change.as_str())];
        let undone = browser.post_fragment("/undo", &fields).await;
        assert!(undone.body.contains("Undone: log"), "{}", undone.body);
        assert_eq!(site.activities(), 0);
        let again = browser.post_fragment("/undo", &fields).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert!(again.body.contains("undone already"), "{}", again.body);
    });
}

#[test]
fn an_old_notice_does_not_undo_something_newer() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let fields = [("form", "quick"), ("back", "/"), ("line", "2 cold calls")];
        let first = browser.post_fragment("/log", &fields).await;
        browser.post("/log", &fields).await;
        let change = first.hidden("undo", "change");
        let fields = [("form", "undo"), ("back", "/"), ("change", change.as_str())];
        let answer = browser.post("/undo", &fields).await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert_eq!(site.activities(), 2);
    });
}

#[test]
fn what_is_refused_stands_beside_its_form_with_all_that_was_typed() {
    on_site(async |site| {
        let id = site.commit("make two cold calls every day").await;
        let mut browser = site.browser().await;
        let before = site.rows();
        let line = "-3 calls with \"Zoë\" // <b>";
        let fields = [("form", "quick"), ("back", "/"), ("line", line)];
        for script in [false, true] {
            let answer = if script {
                browser.post_fragment("/log", &fields).await
            } else {
                browser.post("/log", &fields).await
            };
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(
                answer.body.contains("id=\"quick-error\""),
                "{}",
                answer.body
            );
            assert!(
                answer
                    .body
                    .contains("-3 calls with &#34;Zoë&#34; // &#60;b&#62;")
            );
            assert_eq!(answer.body.contains("<html"), !script);
        }
        let form = format!("details-{id}");
        let fields = [
            ("form", form.as_str()),
            ("back", "/"),
            ("kind", "cold-call"),
            ("minutes", "soon"),
            ("note", "wants a <quote>\nby Friday"),
            ("people", "Ann Lee"),
        ];
        let answer = browser.post("/log", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for kept in [
            "soon",
            "wants a &#60;quote&#62;\nby Friday",
            "Ann Lee",
            "details-error",
        ] {
            assert!(answer.body.contains(kept), "{kept}: {}", answer.body);
        }
        assert_eq!(site.rows(), before);
    });
}

#[test]
fn details_are_kept() {
    on_site(async |site| {
        let id = site.commit("make two cold calls every day").await;
        let mut browser = site.browser().await;
        let form = format!("details-{id}");
        let fields = [
            ("form", form.as_str()),
            ("back", "/"),
            ("kind", "cold-call"),
            ("quantity", "2"),
            ("minutes", "15"),
            ("outcome", "voicemail"),
            ("people", "Ann Lee, Bob Ray"),
            ("note", "wants a quote"),
            ("date", "2027-02-10"),
        ];
        let sent = browser.post("/log", &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let rows = site.rows().join("\n");
        for kept in [
            "Ann Lee",
            "Bob Ray",
            "wants a quote",
            "voicemail",
            "2027-02-10",
        ] {
            assert!(rows.contains(kept), "{kept}");
        }
    });
}

#[test]
fn what_people_type_is_never_markup() {
    on_site(async |site| {
        let payloads = [
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onfocus=alert(1) autofocus '",
            "</textarea><svg onload=alert(1)>",
            "javascript:alert(1)",
        ];
        let mut browser = site.browser().await;
        for payload in payloads {
            let line = format!("called Ann Lee @{payload} // {payload}");
            let fields = [("form", "quick"), ("back", "/"), ("line", line.as_str())];
            let logged = browser.post_fragment("/log", &fields).await;
            let sentence = format!("sentence={}", legwork::web::sheet::query(payload));
            let read = [
                logged,
                browser
                    .get(&format!("/preview?line={}", &sentence[9..]))
                    .await,
                browser.get(&format!("/commitments/new?{sentence}")).await,
                browser.get(&format!("/goals/new?{sentence}")).await,
                browser.get(&format!("/{}", &sentence[9..])).await,
                browser
                    .post(
                        "/log",
                        &[("form", "quick"), ("line", payload), ("minutes", payload)],
                    )
                    .await,
            ];
            for page in read {
                for mark in [
                    "<script>",
                    "<img",
                    "<svg on",
                    "\" onfocus",
                    "' onfocus=alert(1) autofocus '",
                ] {
                    assert!(!page.body.contains(mark), "{mark} in {}", page.body);
                }
            }
        }
    });
}

#[test]
fn a_line_is_read_while_it_is_typed() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let path = "/preview?line=2+cold+calls+yesterday+with+Ann+Lee+20m";
        let answer = browser.fragment(path).await;
        assert_eq!(answer.status, StatusCode::OK);
        for chip in ["2 × Cold call", "Ann Lee", "yesterday", "20 min"] {
            assert!(answer.body.contains(chip), "{chip}: {}", answer.body);
        }
        let nothing = browser.fragment("/preview?line=").await;
        assert!(!nothing.body.contains("chip"));
    });
}
