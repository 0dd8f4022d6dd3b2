//! The screen of connectors: health, and what its forms do.

use axum::http::StatusCode;
use legwork::service::connect::{self, ConnectorKind, Fields};

use super::{Browser, Site, on_site};
use crate::connect::server::{Reply, Server};

const FEED: &str = "<rss version=\"2.0\"><channel><title>x</title><link>https://acme.example</link>\
    <description>x</description><item><title>Hi</title><guid>1</guid>\
    <pubDate>Tue, 09 Feb 2027 08:00:00 GMT</pubDate></item></channel></rss>";

/// Connects a feed on this machine, past the pages.
async fn connected(site: &Site, server: &Server) {
    let (context, now) = (site.context().await, site.app.now());
    let fields = Fields {
        address: Some(server.url("/feed")),
        title: Some("Acme blog".into()),
        allow_private: Some(true),
        ..Fields::default()
    };
    let kind = ConnectorKind::Feed;
    connect::add(&context, &site.app.outside, &now, kind, &fields, false)
        .await
        .unwrap();
}

#[test]
fn a_connector_shows_its_health_and_what_to_do() {
    on_site(async |site| {
        let server = Server::start(|asked| match asked.path.as_str() {
            "/feed" => Reply::ok(FEED),
            _ => Reply::status(500, ""),
        });
        connected(site, &server).await;
        let mut browser = site.browser().await;
        let new = browser.get("/connectors").await;
        assert!(new.body.contains("Acme blog") && new.body.contains("not looked at yet"));
        let context = site.context().await;
        connect::due(&context, &site.app.outside).await.unwrap();
        let good = browser.get("/connectors").await.body;
        assert!(
            good.contains("all is well") && good.contains("09:30") && good.contains("10:30"),
            "{good}"
        );
        drop(server);
        site.later(jiff::SignedDuration::from_hours(2));
        connect::due(&context, &site.app.outside).await.unwrap();
        let bad = browser.get("/connectors").await.body;
        assert!(
            bad.contains("it fails") && bad.contains("cannot be reached"),
            "{bad}"
        );
        assert!(bad.contains("check the address"), "{bad}");
    });
}

#[test]
fn forms_rest_change_and_remove_a_connector() {
    on_site(async |site| {
        let server = Server::start(|_| Reply::ok(FEED));
        connected(site, &server).await;
        let mut browser = site.browser().await;
        let page = browser.get("/connectors").await.body;
        let id = page.split("name=\"id\" value=\"").nth(1).unwrap();
        let id = id.split('"').next().unwrap().to_owned();
        for (path, more, says) in [
            ("/connectors/pause", None, "paused"),
            ("/connectors/resume", None, "not looked at yet"),
            ("/connectors/edit", Some(("title", "Our blog")), "Our blog"),
        ] {
            let mut fields = vec![("id", id.as_str())];
            fields.extend(more);
            let done = browser.post(path, &fields).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{path}: {}", done.body);
            assert!(
                browser.get("/connectors").await.body.contains(says),
                "{path}"
            );
        }
        browser.post("/connectors/remove", &[("id", &id)]).await;
        assert!(
            browser
                .get("/connectors")
                .await
                .body
                .contains("Nothing is looked at yet")
        );
    });
}

#[test]
fn a_password_that_was_typed_is_not_shown_again() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let fields = [
            ("form", "connector-new"),
            ("back", "/connectors"),
            ("kind", "mail"),
            ("address", "ann@acme.example"),
            ("host", "127.0.0.1"),
            ("user", "ann"),
            ("password", "canary-91-Sesame"),
        ];
        let refused = browser.post("/connectors", &fields).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(refused.body.contains("this machine"), "{}", refused.body);
        assert!(refused.body.contains("value=\"ann\""), "the rest is kept");
        assert!(!refused.body.contains("canary"), "{}", refused.body);
    });
}

#[test]
fn two_who_look_at_once_look_once() {
    on_site(async |site| {
        let server = Server::start(|_| Reply::ok(FEED));
        connected(site, &server).await;
        let asked = server.asked().len();
        let (one, other) = (site.context().await, site.context().await);
        let outside = &site.app.outside;
        let (first, second) =
            tokio::join!(connect::due(&one, outside), connect::due(&other, outside));
        let looked = first
            .unwrap()
            .connectors
            .into_iter()
            .chain(second.unwrap().connectors);
        let done = looked
            .filter(|one| one.outcome == connect::Outcome::Done)
            .count();
        assert_eq!((done, server.asked().len() - asked), (1, 1));
        // Not before its time.
        assert!(
            connect::due(&one, outside)
                .await
                .unwrap()
                .connectors
                .is_empty()
        );
    });
}

/// Opens the form for a sort of connector.
async fn form(browser: &mut Browser<'_>, sort: &str) -> String {
    let page = browser.get(&format!("/connectors?add={sort}")).await;
    assert_eq!(page.status, StatusCode::OK);
    page.body
}

#[test]
fn every_sort_of_connector_has_a_form_of_its_own() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let page = browser.get("/connectors").await.body;
        assert!(!page.contains("id=\"new-save\""), "first it is chosen");
        for (sort, fields) in [
            (
                "mail",
                &["address", "password", "host", "log_to", "private"][..],
            ),
            (
                "oauth",
                &["provider", "client", "client_secret", "refresh", "private"],
            ),
            (
                "calendar",
                &["address", "me", "user", "password", "private"],
            ),
            ("feed", &["address", "by", "private"]),
            ("contacts", &["address", "user", "password", "private"]),
            ("folder", &["address", "title"]),
        ] {
            assert!(page.contains(&format!("id=\"add-{sort}\"")), "{sort}");
            let form = form(&mut browser, sort).await;
            for field in fields {
                assert!(
                    form.contains(&format!("name=\"{field}\"")),
                    "{sort}: {field}"
                );
            }
        }
        assert!(
            !form(&mut browser, "folder")
                .await
                .contains("name=\"password\"")
        );
        let odd = form(&mut browser, "%3Cscript%3E").await;
        assert!(!odd.contains("new-save"));
    });
}

#[test]
fn a_folder_is_watched_from_the_page() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let notes = site.folder.path().join("notes");
        std::fs::create_dir(&notes).unwrap();
        std::fs::write(notes.join("phone.txt"), "2 cold calls\n").unwrap();
        for (path, says) in [
            ("notes", "not the whole path"),
            ("/no/such/folder", "there is no folder /no/such/folder"),
            (notes.join("phone.txt").to_str().unwrap(), "is no folder"),
        ] {
            let fields = [
                ("form", "connector-new"),
                ("back", "/connectors"),
                ("kind", "folder"),
                ("address", path),
            ];
            let refused = browser.post("/connectors", &fields).await;
            assert!(refused.status.is_client_error(), "{path}");
            assert!(refused.body.contains(says), "{path}: {}", refused.body);
            assert!(
                refused.body.contains(&format!("value=\"{path}\"")),
                "{}",
                refused.body
            );
        }
        let path = notes.to_str().unwrap();
        let fields = [
            ("kind", "folder"),
            ("address", path),
            ("next", "/connectors"),
        ];
        let done = browser.post("/connectors", &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let page = browser.get("/connectors").await.body;
        assert!(page.contains("It sees 1 so far"), "{page}");
        let context = site.context().await;
        connect::due(&context, &site.app.outside).await.unwrap();
        assert!(browser.get("/inbox").await.body.contains("2 cold calls"));
    });
}

#[test]
fn a_private_server_is_reached_when_it_is_allowed_by_name() {
    on_site(async |site| {
        let server = Server::start(|_| Reply::ok(FEED));
        let mut browser = site.browser().await;
        let url = server.url("/feed");
        let fields = [
            ("form", "connector-new"),
            ("back", "/connectors"),
            ("kind", "feed"),
            ("address", url.as_str()),
        ];
        let refused = browser.post("/connectors", &fields).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(server.asked().is_empty());
        let allowed = [
            ("kind", "feed"),
            ("address", url.as_str()),
            ("private", "1"),
            ("title", "Blog"),
        ];
        let done = browser.post("/connectors", &allowed).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let page = browser.get("/connectors").await;
        assert!(page.body.contains("name=\"was_private\""), "{}", page.body);
        // Another address has to be allowed anew.
        let id = page.body.split("name=\"id\" value=\"").nth(1).unwrap();
        let id = id.split('"').next().unwrap();
        let moved = [
            ("id", id),
            ("title", "Blog"),
            ("address", "http://10.0.0.1/feed"),
            ("was_private", "1"),
            ("private", "1"),
        ];
        let refused = browser.post("/connectors/edit", &moved).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.body);
    });
}

#[test]
fn mail_with_tokens_says_what_is_wrong_and_shows_nothing_secret() {
    on_site(async |site| {
        let server = Server::start(|_| {
            Reply::status(
                400,
                "{\"error\":\"invalid_grant\",\"error_description\":\"canary-1\"}",
            )
        });
        let mut browser = site.browser().await;
        let url = server.url("/token");
        let fields = [
            ("form", "connector-new"),
            ("back", "/connectors?add=oauth"),
            ("kind", "oauth"),
            ("address", "ann@acme.example"),
            ("provider", "google"),
            ("token_address", url.as_str()),
            ("client", "desk-4711"),
            ("client_secret", "canary-2"),
            ("refresh", "canary-1"),
            ("host", "127.0.0.1"),
            ("private", "1"),
        ];
        let refused = browser.post("/connectors", &fields).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(
            refused.body.contains("was withdrawn or has run out"),
            "{}",
            refused.body
        );
        assert!(refused.body.contains("value=\"desk-4711\""));
        assert!(!refused.body.contains("canary-"), "{}", refused.body);
        assert_eq!(server.asked().len(), 1);
    });
}

#[test]
fn an_address_book_is_asked_with_its_login() {
    on_site(async |site| {
        let server = Server::start(|_| Reply::status(401, ""));
        let mut browser = site.browser().await;
        let url = server.url("/ann/contacts/");
        let fields = [
            ("form", "connector-new"),
            ("back", "/connectors"),
            ("kind", "contacts"),
            ("address", url.as_str()),
            ("user", "ann"),
            ("password", "canary-3"),
            ("private", "1"),
        ];
        let refused = browser.post("/connectors", &fields).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(
            refused.body.contains("does not let this login in"),
            "{}",
            refused.body
        );
        assert!(!refused.body.contains("canary-3"));
        assert!(server.asked()[0].header("authorization").is_some());
    });
}
