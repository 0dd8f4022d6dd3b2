//! Who is let in, and for how long.

use axum::http::StatusCode;
use jiff::SignedDuration;
use legwork::web::routes::{Access, routes};

use super::{Browser, Site, on_site};

fn stranger(site: &Site) -> Browser<'_> {
    Browser {
        site,
        cookies: Vec::new(),
    }
}

#[test]
fn without_a_session_no_screen_opens_and_nothing_changes() {
    on_site(async |site| {
        site.commit("make two cold calls every day").await;
        let before = site.rows();
        let session = site.browser().await.cookies[0].clone();
        let (workspace, token) = session.1.split_once('.').unwrap();
        let with_session = site.rows();
        assert_eq!(with_session.len(), before.len() + 1);
        for value in [
            String::new(),
            "nonsense".into(),
            format!("{workspace}.{}", "0".repeat(64)),
            format!("00000000000000000000000000000000.{token}"),
        ] {
            let mut browser = stranger(site);
            browser.cookies = vec![(session.0.clone(), value.clone())];
            for route in routes()
                .iter()
                .filter(|route| route.access == Access::Member)
            {
                let fields = [("line", "2 cold calls"), ("sentence", "x"), ("change", "1")];
                let answer = browser
                    .send(route.method.clone(), route.path, &fields, &[])
                    .await;
                let what = format!("{} {} with {value:?}", route.method, route.path);
                assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{what}");
                assert!(answer.body.contains("legwork serve"), "{what}");
            }
        }
        assert_eq!(site.rows(), with_session);
    });
}

#[test]
fn a_link_opens_once() {
    on_site(async |site| {
        let key = site.key();
        let link = format!("/enter?key={key}");
        let mut browser = stranger(site);
        // Whatever follows the link first, a preview or a scanner, uses nothing up.
        for _ in 0..3 {
            let shown = browser.get(&link).await;
            assert_eq!(shown.status, StatusCode::OK);
            assert!(shown.body.contains("action=\"/enter\""));
        }
        let before = site.rows();
        let entered = browser.post("/enter", &[("key", &key)]).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER);
        let cookie = entered.header("set-cookie");
        for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=7776000"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        let secret = cookie.split(['.', ';']).nth(1).unwrap();
        assert_eq!(secret.len(), 64);
        let after = site.rows();
        assert_eq!(after.len(), before.len() + 1);
        assert!(
            !after.join("\n").contains(secret),
            "the token itself was kept"
        );
        assert_eq!(browser.get("/").await.status, StatusCode::OK);

        let mut thief = stranger(site);
        assert_eq!(thief.get(&link).await.status, StatusCode::GONE);
        let again = thief.post("/enter", &[("key", &key)]).await;
        assert_eq!(again.status, StatusCode::GONE);
        assert!(thief.cookies.is_empty());
        assert_eq!(site.rows(), after);
    });
}

#[test]
fn a_stale_or_made_up_key_opens_nothing() {
    on_site(async |site| {
        let key = site.key();
        site.later(SignedDuration::from_mins(11));
        let before = site.rows();
        let mut browser = stranger(site);
        let stale = browser.post("/enter", &[("key", &key)]).await;
        assert_eq!(stale.status, StatusCode::GONE);
        for made_up in ["", "0", &"f".repeat(64)] {
            let answer = browser.post("/enter", &[("key", made_up)]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{made_up}");
        }
        assert!(browser.cookies.is_empty());
        assert_eq!(site.rows(), before);
    });
}

#[test]
fn a_session_ends_when_it_is_old_or_unused() {
    on_site(async |site| {
        let day = SignedDuration::from_hours(24);
        let mut used = site.browser().await;
        let mut idle = site.browser().await;
        for _ in 0..3 {
            site.later(day * 25);
            let logged = used.post("/log", &[("line", "2 cold calls")]).await;
            assert_eq!(logged.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(used.get("/").await.status, StatusCode::OK);
        assert_eq!(idle.get("/").await.status, StatusCode::UNAUTHORIZED);
        site.later(day * 16);
        assert_eq!(used.get("/").await.status, StatusCode::UNAUTHORIZED);
    });
}

#[test]
fn signing_out_ends_the_session_itself() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let cookies = browser.cookies.clone();
        let left = browser.post("/leave", &[]).await;
        assert_eq!(left.status, StatusCode::OK);
        assert!(browser.cookies.is_empty());
        // Whoever kept the cookie has nothing in hand.
        browser.cookies = cookies;
        assert_eq!(browser.get("/").await.status, StatusCode::UNAUTHORIZED);
    });
}
