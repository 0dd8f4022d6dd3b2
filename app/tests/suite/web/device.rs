//! What belongs to one browser, and what it sends later.

use axum::http::{Method, StatusCode};

use super::{Site, on_site};

#[test]
fn a_browser_can_be_told_to_keep_nothing_and_to_leave_letters_alone() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let page = browser.get("/").await;
        assert!(page.body.contains("<body>"), "{}", page.body);
        let before = site.rows();
        let choice = [("form", "device"), ("back", "/settings")];
        let saved = browser.post("/device", &choice).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        assert_eq!(site.rows(), before, "it belongs to the browser alone");
        let page = browser.get("/").await;
        assert!(
            page.body
                .contains("<body data-keep=\"nothing\" data-letters=\"off\">"),
            "{}",
            page.body
        );
        let both = [("form", "device"), ("keeps", "yes"), ("letters", "yes")];
        browser.post("/device", &both).await;
        assert!(browser.get("/").await.body.contains("<body>"));
    });
}

#[test]
fn signing_out_tells_the_browser_to_forget() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let left = browser.post("/leave", &[]).await;
        assert_eq!(left.header("clear-site-data"), "\"cache\", \"storage\"");
        assert!(left.body.contains("data-forget"), "{}", left.body);
    });
}

#[test]
fn the_worker_keeps_each_file_under_the_address_of_the_pages() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let page = browser.get("/").await.body;
        let worker = browser.get("/sw.js").await;
        assert!(worker.header("content-type").starts_with("text/javascript"));
        for name in ["app.css", "app.js", "offline.js", "app.webmanifest"] {
            let end = page.find(name).unwrap() + name.len();
            let start = page[..end].rfind('"').unwrap() + 1;
            let address = &page[start..end];
            assert!(worker.body.contains(&format!("\"{address}\"")), "{address}");
            assert_eq!(browser.get(address).await.status, StatusCode::OK);
        }
    });
}

/// Logs a line that was written down at that moment; the answer is its day.
async fn day_of(site: &Site, said: &str) -> String {
    let mut browser = site.browser().await;
    let page = browser.get("/").await;
    let line = [
        ("form", "quick"),
        ("back", "/"),
        ("entry", &*page.hidden("quick", "entry")),
        ("line", "2 cold calls"),
        ("said", said),
    ];
    let saved = browser.post("/log", &line).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
    let page = browser.get("/activities").await.body;
    page.split("<h2>").nth(1).unwrap()[..20].to_owned()
}

#[test]
fn a_line_that_is_sent_later_counts_for_the_day_on_which_it_was_written() {
    on_site(async |site| {
        // 20:00 in Berlin on Monday, two days before.
        let said = "1802199600000";
        assert!(day_of(site, said).await.starts_with("Tuesday 9 February"));
    });
}

#[test]
fn a_line_from_a_clock_that_is_wrong_counts_for_today() {
    for said in ["0", "1802800000000000", "-5", "1900000000000"] {
        on_site(async |site| {
            let day = day_of(site, said).await;
            assert!(day.starts_with("Thursday 11 February"), "{said}: {day}");
        });
    }
}

#[test]
fn numbers_and_dates_are_written_as_the_browser_s_region_does() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        site.commit("read 1500 pages every day").await;
        let cases = [
            ("en-GB", "Thursday 11 February", "1,500"),
            ("en-US", "Thursday, February 11", "1,500"),
            ("de-DE,de;q=0.8", "Thursday 11 February", "1.500"),
            ("fr", "Thursday 11 February", "1\u{a0}500"),
        ];
        for (language, day, number) in cases {
            let headers = [("accept-language", language)];
            let page = browser.send(Method::GET, "/", &[], &headers).await.body;
            assert!(page.contains(day), "{language}: {page}");
            assert!(page.contains(number), "{language}: {page}");
        }
    });
}

#[test]
fn the_plus_of_a_promise_in_minutes_logs_what_is_needed() {
    on_site(async |site| {
        site.commit("read trade journals 30 minutes every day")
            .await;
        let mut browser = site.browser().await;
        let page = browser.get("/").await.body;
        assert!(page.contains("name=\"quantity\" value=\"30\""), "{page}");
        assert!(page.contains("+30"), "{page}");
    });
}
