//! What open pages are told while they stand: that something was changed,
//! whoever changed it.

use std::time::Duration;

use axum::body::BodyDataStream;
use axum::http::StatusCode;
use axum::response::Response;
use futures_util::StreamExt;
use jiff::Zoned;
use legwork::ids::Ids;
use legwork::service::log::{LogLine, log};
use legwork::service::{Context, journal};
use legwork::store::Db;

use super::{Site, on_site};
use crate::store::harness::at_both;

/// Long enough for the slowest machine; nothing waits for it to pass.
const PATIENCE: Duration = Duration::from_mins(1);

/// An open stream.
struct Stream(BodyDataStream);

impl Stream {
    fn of(response: Response) -> Self {
        assert_eq!(response.status(), StatusCode::OK);
        Self(response.into_body().into_data_stream())
    }

    /// The next piece; none when the stream is over.
    async fn piece(&mut self) -> Option<String> {
        let piece = tokio::time::timeout(PATIENCE, self.0.next()).await;
        let piece = piece.unwrap()?.unwrap();
        Some(String::from_utf8(piece.to_vec()).unwrap())
    }

    /// The next piece that is more than a sign of life.
    async fn event(&mut self) -> String {
        loop {
            let piece = self.piece().await.unwrap();
            if piece != ":\n\n" {
                return piece;
            }
        }
    }

    /// Reads until the stream ends.
    async fn end(&mut self) {
        while self.piece().await.is_some() {}
    }
}

/// Another program on the same database.
struct Shell {
    context: Context,
    now: Zoned,
}

impl Shell {
    async fn beside(site: &Site) -> Self {
        let (db, now) = (Db::open(&site.place).await.unwrap(), site.app.now());
        let context = Context::open(db, Ids::seeded(23), &now).await.unwrap();
        Self { context, now }
    }

    async fn log(&self) {
        let line = LogLine {
            text: "called Ann Lee".into(),
            ..LogLine::default()
        };
        log(&self.context, &self.now, &line).await.unwrap();
    }
}

/// Runs a test on a server of each make of database.
#[expect(clippy::needless_pass_by_value, reason = "callers write a closure")]
fn on_both_sites(test: impl AsyncFn(&Site)) {
    at_both(async |place| {
        let site = Site::at(place).await;
        test(&site).await;
        site.app.db.clone().close().await;
    });
}

#[test]
fn a_change_by_another_program_is_told_and_so_is_taking_it_back() {
    on_both_sites(async |site| {
        let (browser, shell) = (site.browser().await, Shell::beside(site).await);
        let mut stream = Stream::of(browser.listen("/live", &[]).await);
        assert_eq!(stream.event().await, "retry: 2000\nid: 0.0\n\n");
        shell.log().await;
        let first = stream.event().await;
        assert_eq!(first, "event: change\nid: 1.0\ndata: 1.0\n\n");
        journal::undo(&shell.context, &shell.now, 1).await.unwrap();
        let second = stream.event().await;
        assert_eq!(second, "event: change\nid: 1.1\ndata: 1.1\n\n");
        journal::redo(&shell.context, &shell.now, 1).await.unwrap();
        let third = stream.event().await;
        assert_eq!(third, "event: change\nid: 1.2\ndata: 1.2\n\n");
        shell.context.db.close().await;
    });
}

#[test]
fn rows_that_come_without_a_journal_are_told_too() {
    on_both_sites(async |site| {
        let (browser, shell) = (site.browser().await, Shell::beside(site).await);
        let mut stream = Stream::of(browser.listen("/live", &[]).await);
        stream.event().await;
        // The end of every import, of the demo and of a repair.
        let mut tx = shell.context.db.write().await.unwrap();
        tx.bulk_done(shell.context.workspace_id()).await.unwrap();
        tx.commit().await.unwrap();
        let told = stream.event().await;
        assert_eq!(told, "event: change\nid: 0.1\ndata: 0.1\n\n");
        shell.context.db.close().await;
    });
}

#[test]
fn nothing_is_told_when_nothing_happens() {
    on_both_sites(async |site| {
        let mut browser = site.browser().await;
        let mut stream = Stream::of(browser.listen("/live", &[]).await);
        stream.event().await;
        browser.get("/").await;
        let other = site.browser().await;
        assert_ne!(other.cookies, browser.cookies);
        for _ in 0..3 {
            assert_eq!(stream.piece().await.as_deref(), Some(":\n\n"));
        }
    });
}

#[test]
fn what_the_server_itself_saves_reaches_every_other_page() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let mut streams = Vec::new();
        for _ in 0..3 {
            let mut stream = Stream::of(browser.listen("/live", &[]).await);
            stream.event().await;
            streams.push(stream);
        }
        assert_eq!(site.app.live.watched(), 1);
        browser.post("/log", &[("line", "2 cold calls")]).await;
        for stream in &mut streams {
            assert!(stream.event().await.starts_with("event: change\n"));
        }
        drop(streams);
        while site.app.live.watched() > 0 {
            tokio::task::yield_now().await;
        }
    });
}

#[test]
fn who_comes_back_hears_at_once_of_what_was_missed() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        browser.post("/log", &[("line", "2 cold calls")]).await;
        let missed = "retry: 2000\nid: 1.0\n\nevent: change\nid: 1.0\ndata: 1.0\n\n";
        let back = browser.listen("/live", &[("last-event-id", "0.0")]).await;
        assert_eq!(Stream::of(back).event().await, missed);
        let since = browser.listen("/live?since=0.0", &[]).await;
        assert_eq!(Stream::of(since).event().await, missed);
        let fresh = browser.listen("/live?since=1.0", &[]).await;
        assert_eq!(Stream::of(fresh).event().await, "retry: 2000\nid: 1.0\n\n");
    });
}

#[test]
fn a_stream_ends_with_its_session() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let mut other = Stream::of(site.browser().await.listen("/live", &[]).await);
        let mut stream = Stream::of(browser.listen("/live", &[]).await);
        stream.event().await;
        browser.post("/leave", &[]).await;
        stream.end().await;
        other.event().await;
        assert_eq!(other.piece().await.as_deref(), Some(":\n\n"));
    });
}

#[test]
fn a_stream_takes_no_place_of_a_request_and_is_not_packed() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let mut streams = Vec::new();
        // More than may be worked on at once.
        for _ in 0..200 {
            let stream = browser
                .listen("/live", &[("accept-encoding", "gzip")])
                .await;
            assert_eq!(stream.headers()["content-type"], "text/event-stream");
            assert_eq!(stream.headers()["cache-control"], "no-store");
            assert!(!stream.headers().contains_key("content-encoding"));
            streams.push(stream);
        }
        assert_eq!(browser.get("/").await.status, StatusCode::OK);
    });
}

#[test]
fn every_stream_ends_when_the_server_does() {
    on_site(async |site| {
        let browser = site.browser().await;
        let mut stream = Stream::of(browser.listen("/live", &[]).await);
        stream.event().await;
        site.app.live.end();
        stream.end().await;
        Stream::of(browser.listen("/live", &[]).await).end().await;
    });
}
