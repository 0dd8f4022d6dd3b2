//! Telling open pages that something was changed: by another page, by the
//! shell, by anyone who works in the same workspace.
//!
//! `GET /live` is a stream of server-sent events that says that there is
//! something new, not what: the page asks for that itself. One watcher per
//! workspace looks at its revision, and only while somebody listens.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use futures_util::stream::unfold;
use tokio::sync::watch::{Receiver, Sender, channel};
use tokio::time::sleep;

use super::failure::Shown;
use super::sheet::Sheet;
use super::state::App;
use super::visit::{Visit, token};
use crate::ids::WorkspaceId;
use crate::service::session::{self, Token};
use crate::service::{Context, journal};
use crate::{Error, Result};

/// The type of a stream of events, and that nobody may keep it.
const HEADERS: [(header::HeaderName, HeaderValue); 2] = [
    (
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/event-stream"),
    ),
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
];

/// Who listens to which workspace.
#[derive(Debug)]
pub struct Live {
    look: Duration,
    beat: Duration,
    watched: Mutex<HashMap<WorkspaceId, Sender<String>>>,
    ended: Sender<bool>,
}

impl Default for Live {
    fn default() -> Self {
        Self::new(Duration::from_millis(300), Duration::from_secs(20))
    }
}

impl Live {
    /// Looks for changes every `look`, and says every `beat` that the stream
    /// is still there.
    pub fn new(look: Duration, beat: Duration) -> Self {
        Self {
            look,
            beat,
            watched: Mutex::default(),
            ended: channel(false).0,
        }
    }

    /// Ends every stream, now and from now on.
    pub fn end(&self) {
        self.ended.send_replace(true);
    }

    /// How many workspaces are watched.
    pub fn watched(&self) -> usize {
        self.with(|watched| watched.len())
    }

    /// Forgets a workspace to which nobody listens; says whether it did.
    fn forget(&self, workspace: WorkspaceId) -> bool {
        self.with(|watched| {
            let lonely = |revisions: &Sender<String>| revisions.receiver_count() == 0;
            let gone = watched.get(&workspace).is_none_or(lonely);
            if gone {
                watched.remove(&workspace);
            }
            gone
        })
    }

    fn with<T>(&self, work: impl FnOnce(&mut HashMap<WorkspaceId, Sender<String>>) -> T) -> T {
        work(&mut self.watched.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Streams what happens in the member's workspace.
///
/// The browser may say which revision it shows: in the header `Last-Event-ID`
/// when it comes back, or in the query as `since`. When that is not the present
/// one, it is told at once.
pub async fn stream(visit: Visit, parts: Parts, sheet: Sheet) -> Shown {
    let app = visit.app;
    let token = token(&parts, &app).ok_or_else(|| Error::refused("there is no session"))?;
    let now = journal::revision(&visit.context).await?;
    let shown = shown(&parts.headers, &sheet).unwrap_or(&now).to_owned();
    let listener = Listener {
        revisions: follow(&app, visit.context, &now),
        ended: app.live.ended.subscribe(),
        app,
        token,
        shown,
        greeting: Some(now),
    };
    Ok(answer(listener))
}

fn answer(listener: Listener) -> Response {
    let told = unfold(listener, async |mut listener| {
        let text = listener.next().await?;
        Some((Ok::<_, Infallible>(Bytes::from(text)), listener))
    });
    (HEADERS, Body::from_stream(told)).into_response()
}

/// The revision that the browser shows, if it says so.
fn shown<'a>(headers: &'a HeaderMap, sheet: &'a Sheet) -> Option<&'a str> {
    let last = headers.get("last-event-id");
    last.and_then(|id| id.to_str().ok()).or(sheet.get("since"))
}

/// The revisions of a workspace from now on.
fn follow(app: &App, context: Context, now: &str) -> Receiver<String> {
    app.live.with(|watched| {
        let workspace = context.workspace_id();
        let revisions = watched.entry(workspace).or_insert_with(|| {
            let revisions = channel(now.to_owned()).0;
            tokio::spawn(watch(app.clone(), context, revisions.clone()));
            revisions
        });
        note(revisions, now);
        revisions.subscribe()
    })
}

/// Looks at a workspace for as long as somebody listens.
async fn watch(app: App, context: Context, revisions: Sender<String>) {
    loop {
        tokio::select! {
            () = revisions.closed() => if app.live.forget(context.workspace_id()) {
                return;
            },
            () = sleep(app.live.look) => look(&context, &revisions).await,
        }
    }
}

async fn look(context: &Context, revisions: &Sender<String>) {
    // What cannot be read now is looked at again; whoever opens a page is told.
    if let Ok(now) = journal::revision(context).await {
        note(revisions, &now);
    }
}

fn note(revisions: &Sender<String>, now: &str) {
    revisions.send_if_modified(|known| {
        let new = known != now;
        if new {
            now.clone_into(known);
        }
        new
    });
}

/// One open stream.
struct Listener {
    app: App,
    token: Token,
    revisions: Receiver<String>,
    ended: Receiver<bool>,
    /// The revision that the browser knows.
    shown: String,
    /// The revision to begin with, until it was told.
    greeting: Option<String>,
}

impl Listener {
    /// What to send next, when it is time; none when the stream is over.
    async fn next(&mut self) -> Option<String> {
        if let Some(now) = self.greeting.take() {
            return Some(format!("retry: 2000\nid: {now}\n\n{}", self.news(&now)));
        }
        loop {
            let changed = self.wait().await?;
            if !self.is_welcome().await {
                return None;
            }
            let now = self.revisions.borrow_and_update().clone();
            match self.news(&now) {
                news if !news.is_empty() => return Some(news),
                _ if !changed => return Some(":\n\n".to_owned()),
                _ => {}
            }
        }
    }

    /// Waits for a change (true) or for the time of a sign of life (false).
    async fn wait(&mut self) -> Option<bool> {
        tokio::select! {
            _ = self.ended.wait_for(|ended| *ended) => None,
            changed = self.revisions.changed() => changed.ok().map(|()| true),
            () = sleep(self.app.live.beat) => Some(false),
        }
    }

    /// Whether the session goes on. A database that does not answer ends nothing.
    async fn is_welcome(&self) -> bool {
        let (app, now) = (&self.app, self.app.now());
        let found = session::resume(&app.db, &app.ids, &now, &self.token).await;
        !matches!(found, Result::Ok(None))
    }

    /// The event that tells of a revision; empty when the browser knows it.
    fn news(&mut self, now: &str) -> String {
        if now == self.shown {
            return String::new();
        }
        now.clone_into(&mut self.shown);
        format!("event: change\nid: {now}\ndata: {now}\n\n")
    }
}
