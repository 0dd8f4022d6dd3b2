//! What every route keeps, from the table of routes itself.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use legwork::web::guard::POLICY;
use legwork::web::routes::{Access, routes};

use super::{HOST, on_site};

/// A path of a route with something in the place of its parameters.
fn path(route: &str) -> String {
    route.replace("{hash}", "0123").replace("{name}", "app.js")
}

#[test]
fn no_get_changes_anything() {
    on_site(async |site| {
        site.commit("make two cold calls every day").await;
        let mut browser = site.browser().await;
        browser.post("/log", &[("line", "called Ann Lee")]).await;
        let key = site.key();
        let before = site.rows();
        for route in routes().iter().filter(|route| route.method == Method::GET) {
            let sentence = "sentence=make+two+calls+every+day&line=3+calls&form=quick";
            let path = format!("{}?{sentence}&key={key}", path(route.path));
            for fragment in [&[][..], &[("fragment", "1")]] {
                let answer = browser.send(Method::GET, &path, &[], fragment).await;
                assert!(
                    !answer.status.is_server_error(),
                    "{path}: {}",
                    answer.status
                );
                let head = browser.send(Method::HEAD, &path, &[], fragment).await;
                assert_eq!(head.status, answer.status, "{path}");
            }
            assert_eq!(site.rows(), before, "{path}");
        }
        assert_eq!(site.faults(), Vec::<String>::new());
    });
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
            assert_eq!(answer.header("referrer-policy"), "same-origin", "{what}");
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
fn a_foreign_host_is_not_answered() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let cookie = format!("{}={}", browser.cookies[0].0, browser.cookies[0].1);
        let before = site.rows();
        for route in routes() {
            for host in [
                "evil.example:7777",
                "127.0.0.1:80",
                "127.0.0.1.evil.example:7777",
                "",
            ] {
                let request = Request::builder()
                    .method(&route.method)
                    .uri(path(route.path))
                    .header(header::HOST, host)
                    .header(header::COOKIE, &cookie)
                    .header(header::ORIGIN, format!("http://{host}"))
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                    .body(Body::from("line=2+cold+calls"))
                    .unwrap();
                let answer = site.ask(request).await;
                assert_eq!(
                    answer.status,
                    StatusCode::FORBIDDEN,
                    "{} {host}",
                    route.path
                );
            }
        }
        assert_eq!(site.rows(), before);
        assert_eq!(browser.get("/").await.status, StatusCode::OK);
    });
}

#[test]
fn what_another_site_sends_is_not_done() {
    on_site(async |site| {
        let browser = site.browser().await;
        let cookie = format!("{}={}", browser.cookies[0].0, browser.cookies[0].1);
        let own = format!("http://{HOST}");
        let foreign: &[(&str, &str)] = &[
            ("origin", "https://evil.example"),
            ("origin", "http://localhost:8080"),
            ("origin", "null"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("sec-fetch-site", "none"),
        ];
        let before = site.rows();
        for route in routes().iter().filter(|route| route.method == Method::POST) {
            for (name, value) in foreign {
                let request = Request::builder()
                    .method(Method::POST)
                    .uri(route.path)
                    .header(header::HOST, HOST)
                    .header(header::COOKIE, &cookie)
                    .header(*name, *value)
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                    .body(Body::from("line=2+cold+calls&kind=cold-call&change=1"))
                    .unwrap();
                let answer = site.ask(request).await;
                assert_eq!(
                    answer.status,
                    StatusCode::FORBIDDEN,
                    "{} {name}: {value}",
                    route.path
                );
            }
        }
        assert_eq!(site.rows(), before);
        let request = Request::post("/log")
            .header(header::HOST, HOST)
            .header(header::COOKIE, &cookie)
            .header(header::ORIGIN, own)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from("line=2+cold+calls"))
            .unwrap();
        assert_eq!(site.ask(request).await.status, StatusCode::SEE_OTHER);
        assert_eq!(site.activities(), 1);
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
