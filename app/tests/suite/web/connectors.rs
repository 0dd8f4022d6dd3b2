//! The screen of connectors: health, and what its forms do.

use axum::http::StatusCode;
use legwork::service::connect::{self, ConnectorKind, Fields};

use super::{Site, on_site};
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
