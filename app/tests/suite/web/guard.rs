//! What every route keeps, from the table of routes itself.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use legwork::web::guard::POLICY;
use legwork::web::routes::{Access, routes};

use super::{HOST, on_site};

/// A path of a route with something in the place of its parameters.
fn path(route: &str) -> String {
    let path = route.replace("{id}", "01950000-0000-7000-8000-000000000000");
    path.replace("{hash}", "0123").replace("{name}", "app.js")
}

#[test]
fn every_answer_carries_the_headers() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let mut all: Vec<(Method, String)> = routes()
            .iter()
            .map(|route| (route.method.clone(), path(route.path)))
            .collect();
        all.push((Method::GET, "/no/such/page".into()));
        all.push((Method::DELETE, "/".into()));
        // Last, because it ends the session.
        all.sort_by_key(|(_, path)| path == "/leave");
        for (method, path) in all {
            let answer = browser.send(method.clone(), &path, &[], &[]).await;
            let what = format!("{method} {path}");
            assert_eq!(answer.header("content-security-policy"), POLICY, "{what}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{what}");
            // A page whose address is a secret tells nobody where one comes from.
            let referrer = if path.starts_with("/partner/") {
                "no-referrer"
            } else {
                "same-origin"
            };
            assert_eq!(answer.header("referrer-policy"), referrer, "{what}");
            assert_eq!(
                answer.header("cross-origin-opener-policy"),
                "same-origin",
                "{what}"
            );
            assert_eq!(
                answer.header("cross-origin-resource-policy"),
                "same-origin",
                "{what}"
            );
            assert!(
                answer.header("permissions-policy").contains("camera=()"),
                "{what}"
            );
            assert_eq!(answer.header("cache-control"), "no-store", "{what}");
        }
    });
}

#[test]
fn more_than_a_form_holds_is_refused() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let before = site.rows();
        let long = "x".repeat(100_000);
        let answer = browser.post("/log", &[("line", &long)]).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(site.rows(), before);
    });
}

#[test]
fn assets_are_found_by_their_content_only() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let page = browser.get("/").await;
        for name in ["app.css", "app.js", "icon.svg"] {
            let end = page.body.find(name).unwrap() + name.len();
            let start = page.body[..end].rfind("/assets/").unwrap();
            let file = browser.get(&page.body[start..end]).await;
            assert_eq!(file.status, StatusCode::OK);
            assert!(file.header("cache-control").contains("immutable"), "{name}");
            assert!(!file.body.is_empty());
        }
        let stale = browser.get("/assets/0123456789abcdef/app.js").await;
        assert_eq!(stale.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn the_probes_answer_to_anyone() {
    on_site(async |site| {
        for (path, said) in [("/healthz", "ok"), ("/readyz", "ready")] {
            let request = Request::get(path)
                .header(header::HOST, HOST)
                .body(Body::empty())
                .unwrap();
            let answer = site.ask(request).await;
            assert_eq!(
                (answer.status, answer.body.as_str()),
                (StatusCode::OK, said)
            );
        }
        let probes = routes()
            .iter()
            .filter(|route| route.access == Access::Probe)
            .count();
        assert_eq!(probes, 2);
    });
}
