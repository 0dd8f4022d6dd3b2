//! All data out of one server and into another.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};

use super::{HOST, Site, on_site};
use crate::store::harness::wait;

/// A site with a promise, an act and a decision.
async fn filled() -> Site {
    let site = Site::new().await;
    let id = site.commit("make two cold calls every day").await;
    let mut browser = site.browser().await;
    let line = [("form", "quick"), ("back", "/"), ("line", "called Ann Lee")];
    browser.post("/log", &line).await;
    let kept = browser
        .post("/review", &[("id", &*id), ("choice", "keep")])
        .await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
    site
}

#[test]
fn who_is_not_signed_in_gets_nothing_and_can_send_nothing() {
    wait(async {
        let site = filled().await;
        let before = site.rows();
        for path in ["/export", "/export?sheet=people", "/backup"] {
            let request = Request::get(path).header(header::HOST, HOST);
            let answer = site.ask(request.body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
            assert!(!answer.body.contains("Ann Lee"));
        }
        let mut stranger = site.browser().await;
        stranger.cookies.clear();
        let sent = stranger.upload("/import", &[], ("a.jsonl", b"{}")).await;
        assert_eq!(sent.status, StatusCode::UNAUTHORIZED);
        let mut rows = site.rows();
        rows.retain(|row| before.contains(row));
        assert_eq!(rows, before);
    });
}

#[test]
fn downloads_are_files_and_change_nothing() {
    wait(async {
        let site = filled().await;
        let mut browser = site.browser().await;
        let before = site.rows();
        for (path, name, begins) in [
            (
                "/export",
                "legwork-2027-02-11.jsonl",
                "{\"format\":\"legwork-export\"",
            ),
            ("/backup", "legwork-2027-02-11.db", "SQLite format 3\0"),
            ("/export?sheet=people", "legwork-people-2027-02-11.csv", ""),
            (
                "/export?sheet=activities",
                "legwork-activities-2027-02-11.csv",
                "",
            ),
        ] {
            let file = browser.get(path).await;
            assert_eq!(file.status, StatusCode::OK, "{path}: {}", file.body);
            let attached = format!("attachment; filename=\"{name}\"");
            assert_eq!(file.header("content-disposition"), attached);
            assert_eq!(file.header("content-length"), file.bytes.len().to_string());
            assert!(file.body.starts_with(begins), "{path}");
            assert!(file.body.contains("Ann Lee"), "{path}");
            assert_eq!(site.rows(), before, "{path}");
        }
        let unknown = browser.get("/export?sheet=../legwork").await;
        assert_eq!(unknown.status, StatusCode::NOT_FOUND);
        assert_eq!(site.left_over(), Vec::<String>::new(), "scratch is tidied");
    });
}

#[test]
fn an_export_comes_back_row_for_row_and_the_browser_stays_signed_in() {
    wait(async {
        let (site, other) = (filled().await, Site::new().await);
        let file = site.browser().await.get("/export").await.bytes;
        let mut browser = other.browser().await;
        let fields = [("form", "import"), ("back", "/settings")];
        let dry = [("form", "import"), ("back", "/settings"), ("dry", "1")];
        let before = other.rows();
        let would = browser.upload("/import", &dry, ("mine.jsonl", &file)).await;
        assert_eq!(would.status, StatusCode::SEE_OTHER, "{}", would.body);
        assert_eq!(other.rows(), before);
        let page = browser.get("/settings").await;
        assert!(page.body.contains("nothing was changed"), "{}", page.body);
        let done = browser
            .upload("/import", &fields, ("mine.jsonl", &file))
            .await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        assert_eq!(other.kept(), site.kept());
        let page = browser.get("/settings").await;
        assert_eq!(page.status, StatusCode::OK, "still signed in");
        assert!(page.body.contains("1 activity, 1 person"), "{}", page.body);
        let before = other.kept();
        browser
            .upload("/import", &fields, ("mine.jsonl", &file))
            .await;
        assert_eq!(other.kept(), before, "once more changes nothing");
        let page = browser.get("/settings").await;
        assert!(
            page.body.contains("Nothing is new in this file"),
            "{}",
            page.body
        );
        assert!(page.body.contains("are there already"));
        assert_eq!(other.left_over(), Vec::<String>::new());
    });
}

#[test]
fn what_is_no_export_is_refused_beside_its_form() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let backup = browser.get("/backup").await.bytes;
        let before = site.rows();
        let fields = [("form", "import"), ("back", "/settings"), ("replace", "1")];
        for (file, why) in [
            (("<b>.jsonl", &b"{\"a\":1}"[..]), "is not in a format"),
            (("old.db", &backup[..]), "is a database, not an export"),
            (("empty", &b""[..]), "choose a file"),
        ] {
            let refused = browser.upload("/import", &fields, file).await;
            assert_eq!(refused.status.as_u16() / 100, 4, "{why}");
            assert!(refused.body.contains(why), "{why}: {}", refused.body);
            assert!(refused.body.contains("id=\"import-error\""));
            assert!(!refused.body.contains("<b>.jsonl"));
            assert!(
                refused
                    .body
                    .contains("name=\"replace\" value=\"1\" checked")
            );
            assert_eq!(site.rows(), before);
        }
    });
}

#[test]
fn only_an_import_may_be_large() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let fields = [("form", "import"), ("back", "/settings")];
        // Larger than any form, and no export: it is read, then looked at.
        let large = vec![b'x'; 300_000];
        let sent = browser.upload("/import", &fields, ("x", &large)).await;
        let look = browser.get(sent.header("location")).await;
        assert!(look.body.contains("is not in a format"), "{}", look.body);
        let huge = vec![b'x'; (64 << 20) + 1];
        let refused = browser.upload("/import", &fields, ("x", &huge)).await;
        assert!(
            refused.body.contains("larger than 64 MiB"),
            "{}",
            refused.body
        );
        let long = "x".repeat(100_000);
        let form = browser.post("/settings", &[("name", &long)]).await;
        assert_eq!(form.status, StatusCode::PAYLOAD_TOO_LARGE);
    });
}
