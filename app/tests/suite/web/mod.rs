//! The web app as a browser meets it: the real router on a real file, without
//! a socket, at a fixed moment.

mod deals;
mod first;
mod gate;
mod guard;
mod logging;
mod people;
mod server;
mod texts;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use jiff::{SignedDuration, Zoned};
use legwork::ids::Ids;
use legwork::service::Context;
use legwork::service::commitment::{self, AddCommitment};
use legwork::store::Db;
use legwork::web::gate::Gate;
use legwork::web::guard::Hosts;
use legwork::web::state::Parts;
use legwork::web::{App, router};
use rusqlite::Connection;
use rusqlite::types::Value;
use std::sync::{Arc, Mutex};
use tempfile::TempDir;
use tower::ServiceExt;

use crate::store::harness::wait;

/// The name under which the app is asked.
pub(super) const HOST: &str = "127.0.0.1:7777";

/// A server with a database of its own, on a Thursday morning.
pub(super) struct Site {
    folder: TempDir,
    pub(super) app: App,
    router: Router,
    now: Arc<Mutex<Zoned>>,
    faults: Arc<Mutex<Vec<String>>>,
}

impl Site {
    /// A new server on an empty database.
    pub(super) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("legwork.db");
        let db = Db::open_to_serve(file.to_str().unwrap()).await.unwrap();
        let now: Zoned = "2027-02-11T09:30:00[Europe/Berlin]".parse().unwrap();
        Context::open(db.clone(), Ids::seeded(7), &now)
            .await
            .unwrap();
        let now = Arc::new(Mutex::new(now));
        let faults = Arc::new(Mutex::new(Vec::new()));
        let app = App::new(Parts {
            db,
            ids: Ids::seeded(11),
            clock: Box::new({
                let now = Arc::clone(&now);
                move || now.lock().unwrap().clone()
            }),
            gate: Gate::default(),
            hosts: Hosts {
                listen: HOST.parse().unwrap(),
                remote: false,
            },
            report: Box::new({
                let faults = Arc::clone(&faults);
                move |error| faults.lock().unwrap().push(error.to_string())
            }),
        });
        Self {
            router: router(&app),
            folder,
            app,
            now,
            faults,
        }
    }

    /// Lets so much time pass.
    pub(super) fn later(&self, span: SignedDuration) {
        let mut now = self.now.lock().unwrap();
        *now = now.checked_add(span).unwrap();
    }

    /// What was reported to whoever started the server.
    pub(super) fn faults(&self) -> Vec<String> {
        self.faults.lock().unwrap().clone()
    }

    /// Answers a request as it is.
    pub(super) async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 1 << 20).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }

    /// A new key, as the terminal shows it.
    pub(super) fn key(&self) -> String {
        let at = self.app.now().timestamp();
        self.app.gate.issue(&self.app.ids, at).unwrap()
    }

    /// A browser that was let in.
    pub(super) async fn browser(&self) -> Browser<'_> {
        let mut browser = Browser {
            site: self,
            cookies: Vec::new(),
        };
        let key = self.key();
        let entered = browser.post("/enter", &[("key", &key)]).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.body);
        browser
    }

    /// Promises something, past the pages.
    pub(super) async fn commit(&self, sentence: &str) -> String {
        let (db, ids) = (self.app.db.clone(), self.app.ids.clone());
        let context = Context::open(db, ids, &self.app.now()).await.unwrap();
        let input = AddCommitment {
            text: sentence.into(),
            ..AddCommitment::default()
        };
        let made = commitment::commit(&context, &self.app.now(), &input).await;
        made.unwrap().commitments[0].id.clone()
    }

    /// Every row of every table, sessions and journal included.
    pub(super) fn rows(&self) -> Vec<String> {
        let on = Connection::open(self.folder.path().join("legwork.db")).unwrap();
        let names: Vec<String> = column(&on, "select name from sqlite_master where type = 'table'");
        let mut all = Vec::new();
        for name in names {
            let mut read = on.prepare(&format!("select * from {name}")).unwrap();
            let width = read.column_count();
            let row = |row: &rusqlite::Row<'_>| {
                let cells = (0..width).map(|at| row.get::<_, Value>(at));
                Ok(format!("{name} {:?}", cells.collect::<Vec<_>>()))
            };
            all.extend(read.query_map([], row).unwrap().map(Result::unwrap));
        }
        all.sort();
        all
    }

    /// How many activities there are.
    pub(super) fn activities(&self) -> usize {
        let rows = self.rows();
        rows.iter()
            .filter(|row| row.starts_with("activities "))
            .count()
    }
}

fn column(on: &Connection, sql: &str) -> Vec<String> {
    let mut read = on.prepare(sql).unwrap();
    let rows = read.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

/// What came back.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
}

impl Answer {
    /// A header as text; empty when it is not there.
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// The value of the hidden field `name` in the first form named `form`.
    pub(super) fn hidden(&self, form: &str, name: &str) -> String {
        let start = format!("name=\"form\" value=\"{form}\"");
        let at = self
            .body
            .find(&start)
            .unwrap_or_else(|| panic!("no {form}: {}", self.body));
        let rest = &self.body[at..];
        let field = format!("name=\"{name}\" value=\"");
        let rest = &rest[rest.find(&field).unwrap() + field.len()..];
        rest[..rest.find('"').unwrap()].to_owned()
    }
}

/// A browser: it keeps cookies and says where a form comes from.
#[derive(Clone)]
pub(super) struct Browser<'a> {
    site: &'a Site,
    pub(super) cookies: Vec<(String, String)>,
}

impl Browser<'_> {
    /// Opens a page.
    pub(super) async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], &[]).await
    }

    /// Opens a page as the script does.
    pub(super) async fn fragment(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], &[("fragment", "1")])
            .await
    }

    /// Sends a form.
    pub(super) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(Method::POST, path, fields, &[]).await
    }

    /// Sends a form as the script does.
    pub(super) async fn post_fragment(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(Method::POST, path, fields, &[("fragment", "1")])
            .await
    }

    /// Sends anything.
    pub(super) async fn send(
        &mut self,
        method: Method,
        path: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Answer {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(k, v)| format!("{k}={v}"))
            .collect();
        let mut request = Request::builder()
            .method(&method)
            .uri(path)
            .header(header::HOST, HOST)
            .header(header::COOKIE, cookies.join("; "))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if method == Method::POST {
            request = request.header(header::ORIGIN, format!("http://{HOST}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = self
            .site
            .ask(request.body(Body::from(form(fields))).unwrap())
            .await;
        self.keep(&answer);
        answer
    }

    /// Keeps and drops cookies as told.
    fn keep(&mut self, answer: &Answer) {
        for line in answer.headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().unwrap();
            let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            if !line.contains("Max-Age=0") {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }
}

/// Fields as a form sends them.
pub(super) fn form(fields: &[(&str, &str)]) -> String {
    let pair =
        |(name, value): &(&str, &str)| format!("{name}={}", legwork::web::sheet::query(value));
    fields.iter().map(pair).collect::<Vec<_>>().join("&")
}

/// Runs a test on a new server.
pub(super) fn on_site(test: impl AsyncFnOnce(&Site)) {
    wait(async {
        let site = Site::new().await;
        test(&site).await;
    });
}
