//! The web app as a browser meets it: the real router on a real file, without
//! a socket, at a fixed moment.

mod connectors;
mod deals;
mod device;
mod first;
mod forecasts;
mod gate;
mod goals;
mod guard;
mod import;
mod inbox;
mod insights;
mod live;
mod logging;
mod matrix;
mod nudges;
mod partner;
mod people;
mod review;
mod server;
mod settings;
mod sockets;
mod texts;
mod transfer;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::request::Builder;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use axum::response::Response;
use futures_util::StreamExt;
use jiff::{SignedDuration, Zoned};
use legwork::ids::Ids;
use legwork::service::Context;
use legwork::service::capture::take;
use legwork::service::commitment::{self, AddCommitment};
use legwork::service::connect::Outside;
use legwork::service::goal::{self, AddGoal};
use legwork::service::import::foreign::worker::Workshop;
use legwork::service::log::{LogLine, log};
use legwork::service::results::{self, AddResult};
use legwork::service::shelf::Shelf;
use legwork::store::Db;
use legwork::web::gate::Gate;
use legwork::web::guard::Hosts;
use legwork::web::live::Live;
use legwork::web::state::Parts;
use legwork::web::transfer::Waitings;
use legwork::web::{App, router};
use legwork_core::sighting::{Contact, Flow, Seen, Sighting};
use rusqlite::Connection;
use rusqlite::types::Value;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;
use tower::ServiceExt;

use crate::store::harness::wait;

/// The name under which the app is asked.
pub(super) const HOST: &str = "127.0.0.1:7777";

/// A server with a database of its own, on a Thursday morning.
pub(super) struct Site {
    pub(super) place: String,
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
        let place = file.to_str().unwrap().to_owned();
        Self::with(folder, &place).await
    }

    /// A new server on an empty place for a database of either make.
    pub(super) async fn at(place: &str) -> Self {
        Self::with(tempfile::tempdir().unwrap(), place).await
    }

    async fn with(folder: TempDir, place: &str) -> Self {
        let db = Db::open_to_serve(place).await.unwrap();
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
            live: Live::new(Duration::from_millis(5), Duration::from_millis(40)),
            scratch: folder.path().to_owned(),
            waiting: Waitings::default(),
            workshop: Workshop::Here,
            shelf: Shelf::of_server(),
            outside: Outside::new(
                folder.path().join("key"),
                Box::new({
                    let now = Arc::clone(&now);
                    move || now.lock().unwrap().clone()
                }),
            ),
            report: Box::new({
                let faults = Arc::clone(&faults);
                move |error| faults.lock().unwrap().push(error.to_string())
            }),
        });
        Self {
            router: router(&app),
            place: place.to_owned(),
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

    /// Begins to answer a request.
    pub(super) async fn begin(&self, request: Request<Body>) -> Response {
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// Answers a request as it is. Of a stream, only the first piece is read.
    pub(super) async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.begin(request).await;
        let (parts, body) = response.into_parts();
        let kind = parts.headers.get(header::CONTENT_TYPE);
        let bytes = if kind.is_some_and(|kind| kind == "text/event-stream") {
            let piece = body.into_data_stream().next().await;
            piece.transpose().unwrap().unwrap_or_default()
        } else {
            to_bytes(body, 1 << 24).await.unwrap()
        };
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes: bytes.to_vec(),
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
        let context = self.context().await;
        let input = AddCommitment {
            text: sentence.into(),
            ..AddCommitment::default()
        };
        let made = commitment::commit(&context, &self.app.now(), &input).await;
        made.unwrap().commitments[0].id.clone()
    }

    /// Sets a goal, past the pages; its id.
    pub(super) async fn goal(&self, sentence: &str) -> String {
        let (context, now) = (self.context().await, self.app.now());
        let input = AddGoal {
            text: sentence.into(),
            ..AddGoal::default()
        };
        let set = goal::add(&context, &now, &input).await.unwrap();
        set.goal.id
    }

    /// Records a result for a goal, past the pages.
    pub(super) async fn result(&self, goal: &str, amount: &str) {
        let (context, now) = (self.context().await, self.app.now());
        let input = AddResult {
            amount: amount.into(),
            goal: Some(goal.into()),
            ..AddResult::default()
        };
        results::add(&context, &now, &input).await.unwrap();
    }

    /// Logs a line, past the pages.
    pub(super) async fn log(&self, line: &str) {
        let (context, now) = (self.context().await, self.app.now());
        let line = LogLine {
            text: line.into(),
            ..LogLine::default()
        };
        log(&context, &now, &line).await.unwrap();
    }

    /// Takes four mails that a connector saw, past the pages.
    pub(super) async fn seen(&self, name: &str) {
        let (context, now) = (self.context().await, self.app.now());
        let at = format!("{}.example", name.to_lowercase());
        let mail = |n: i8| Sighting {
            source_id: n.to_string(),
            day: jiff::civil::date(2027, 2, n),
            what: Seen::Mail {
                flow: Flow::Out,
                people: vec![Contact {
                    email: Some(format!("p{n}@{at}")),
                    ..Contact::default()
                }],
                subject: Some(format!("{name} {n}")),
                reply: false,
                bulk: false,
            },
        };
        let mails: Vec<Sighting> = (1..=4).map(mail).collect();
        take(&context, &now, "mail", &mails).await.unwrap();
    }

    async fn context(&self) -> Context {
        let (db, ids) = (self.app.db.clone(), self.app.ids.clone());
        Context::open(db, ids, &self.app.now()).await.unwrap()
    }

    /// Every row of every table, sessions and journal included.
    pub(super) fn rows(&self) -> Vec<String> {
        let on = Connection::open(&self.place).unwrap();
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

    /// The rows without those that belong to a browser, or only tell pages of changes.
    pub(super) fn kept(&self) -> Vec<String> {
        let mut rows = self.rows();
        rows.retain(|row| !row.starts_with("sessions ") && !row.starts_with("revisions "));
        rows
    }

    /// Folders that a transfer forgot.
    pub(super) fn left_over(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.folder.path()).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.starts_with("legwork-")).collect()
    }

    /// How many activities there are.
    pub(super) fn activities(&self) -> usize {
        let rows = self.rows();
        rows.iter()
            .filter(|row| row.starts_with("activities "))
            .count()
    }
}

pub(super) fn column(on: &Connection, sql: &str) -> Vec<String> {
    let mut read = on.prepare(sql).unwrap();
    let rows = read.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

/// What came back.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) body: String,
    pub(super) bytes: Vec<u8>,
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

    /// Sends a form with a file in it.
    pub(super) async fn upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        file: (&str, &[u8]),
    ) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            let head = format!("----b\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend_from_slice(format!("{head}{value}\r\n").as_bytes());
        }
        let head = "content-type: application/octet-stream\r\n\r\n";
        let file_head = format!(
            "----b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{}\"\r\n{head}",
            file.0
        );
        body.extend_from_slice(file_head.as_bytes());
        body.extend_from_slice(file.1);
        body.extend_from_slice(b"\r\n----b--\r\n");
        let kind = "multipart/form-data; boundary=--b";
        self.deliver(Method::POST, path, (kind, body), &[]).await
    }

    /// Sends anything.
    pub(super) async fn send(
        &mut self,
        method: Method,
        path: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Answer {
        let kind = "application/x-www-form-urlencoded";
        let body = form(fields).into_bytes();
        self.deliver(method, path, (kind, body), headers).await
    }

    async fn deliver(
        &mut self,
        method: Method,
        path: &str,
        (kind, body): (&str, Vec<u8>),
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut request = Request::builder()
            .method(&method)
            .uri(path)
            .header(header::HOST, HOST)
            .header(header::COOKIE, self.cookie())
            .header(header::CONTENT_TYPE, kind);
        if method == Method::POST {
            request = request.header(header::ORIGIN, format!("http://{HOST}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = self.site.ask(request.body(Body::from(body)).unwrap()).await;
        self.keep(&answer);
        answer
    }

    /// Opens the stream of what happens.
    pub(super) async fn listen(&self, path: &str, headers: &[(&str, &str)]) -> Response {
        let request = Request::builder()
            .uri(path)
            .header(header::HOST, HOST)
            .header(header::COOKIE, self.cookie());
        let add = |request: Builder, (name, value): &(&str, &str)| request.header(*name, *value);
        let request = headers.iter().fold(request, add);
        self.site.begin(request.body(Body::empty()).unwrap()).await
    }

    /// The header of the cookies that it keeps.
    pub(super) fn cookie(&self) -> String {
        let pair = |(name, value): &(String, String)| format!("{name}={value}");
        let pairs: Vec<String> = self.cookies.iter().map(pair).collect();
        pairs.join("; ")
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
