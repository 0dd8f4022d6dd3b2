//! Every route against everyone who may not use it: strangers, foreign names,
//! other sites, and ids of nobody or of another workspace. A route that is new
//! fails here until it is said what is sent to it.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use jiff::SignedDuration;
use legwork::service::connect::{self, ConnectorKind, Fields};
use legwork::service::partner::{self, Share};
use legwork::web::routes::{Access, Route, routes};
use rusqlite::Connection;
use rusqlite::types::Value;

use super::{Answer, Browser, HOST, Site, column, form, on_site};

/// An id that nothing has.
const NOBODY: &str = "01950000-0000-7000-8000-00000000dead";

/// A browser (its key is that of RFC 8291, appendix A) on a private network.
const BROWSER: &[(&str, &str)] = &[
    ("endpoint", "https://10.0.0.1/push"),
    (
        "public",
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    ),
    ("auth", "BTBZMqHH6r4Tts7J_aSIgg"),
    ("name", "Firefox on Linux"),
];

/// Routes that reach out before they change anything. Nobody reaches a private
/// network from a page, and what is sealed here was never sealed.
const OUT: &[&str] = &[
    "/connectors",
    "/settings/nudges/mail",
    "/settings/nudges/webhook",
    "/settings/nudges/push",
    "/settings/nudges/push/trial",
];

/// What lies in a workspace.
#[derive(Debug, Clone)]
struct Held {
    goal: String,
    commitment: String,
    activity: String,
    person: String,
    twin: String,
    address: String,
    firms: [String; 2],
    deals: [String; 2],
    kind: String,
    connector: String,
    job: String,
    browser: String,
    captures: Vec<String>,
    rule: String,
    offer: String,
    limit: String,
    lapsed: String,
    ended: String,
    share: String,
}

type Pairs = Vec<(&'static str, String)>;

/// Fills the workspace; `name` stands in all that is in it.
async fn fill(site: &Site, name: &str) -> Held {
    // Promised on Monday and missed since, before anything else is of Thursday.
    site.later(SignedDuration::from_hours(-72));
    let lapsed = site.commit("send two cold emails every day").await;
    site.later(SignedDuration::from_hours(72));
    let limit = site.commit("no more than 3 sweets a week").await;
    let ended = site.commit("write one blog post each month").await;
    let goal = site
        .goal(&format!("win 5 new {name} clients by June 2027"))
        .await;
    let commitment = site.commit("make two cold calls every day").await;
    site.result(&goal, "1").await;
    site.log(&format!("called {name} // {name}")).await;
    let mut browser = site.browser().await;
    done(
        &browser
            .post("/commitments/retire", &[("id", &*ended)])
            .await,
    );
    for title in ["Shop", "Website"] {
        let title = format!("{name} {title}");
        let fields = [("title", title.as_str()), ("person", name)];
        done(&browser.post("/deals", &fields).await);
    }
    connected(site, name).await;
    given_up(site);
    chosen(site);
    site.seen(name).await;
    let captures = ids(site, "captures", "capture_id");
    let last = [("id", captures[3].as_str())];
    done(&browser.post("/inbox/dismiss", &last).await);
    for words in ["first", "second"] {
        let words = format!("{name} {words}");
        let fields = [("words", words.as_str()), ("do", "ignore")];
        done(&browser.post("/inbox/rules", &fields).await);
    }
    let twin = format!("{name} Twin");
    let address = format!("twin@{}.example", name.to_lowercase());
    for firm in ["Works", "Works GmbH"] {
        let (firm, mail) = (format!("{name} {firm}"), format!("{}{address}", firm.len()));
        let who = format!("{twin} {firm}");
        let fields = [
            (
                "name",
                if firm.ends_with("GmbH") {
                    twin.as_str()
                } else {
                    who.as_str()
                },
            ),
            ("organisation", firm.as_str()),
            (
                "email",
                if firm.ends_with("GmbH") {
                    address.as_str()
                } else {
                    mail.as_str()
                },
            ),
        ];
        done(&browser.post("/people", &fields).await);
    }
    let deals = ids(site, "deals", "deal_id");
    let share = shared(site, name, &commitment).await;
    let firms = ids(site, "organisations", "organisation_id");
    Held {
        activity: ids(site, "activities", "activity_id").remove(0),
        person: named(site, name),
        twin: named(site, &twin),
        firms: [firms[0].clone(), firms[1].clone()],
        address,
        deals: [deals[0].clone(), deals[1].clone()],
        kind: "cold-call".into(),
        connector: ids(site, "connectors", "connector_id").remove(0),
        job: ids(site, "jobs", "job_id").remove(0),
        browser: ids(site, "push_devices", "device_id").remove(0),
        captures,
        rule: ids(site, "capture_rules", "rule_id").remove(0),
        offer: format!("sent mail to @{}.example is left out", name.to_lowercase()),
        share,
        goal,
        commitment,
        limit,
        lapsed,
        ended,
    }
}

/// Connects a folder, past the pages.
async fn connected(site: &Site, name: &str) {
    let (context, now) = (site.context().await, site.app.now());
    let fields = Fields {
        address: Some(site.folder.path().to_str().unwrap().to_owned()),
        title: Some(format!("notes of {name}")),
        ..Fields::default()
    };
    let kind = ConnectorKind::Folder;
    connect::add(&context, &site.app.outside, &now, kind, &fields, false)
        .await
        .unwrap();
}

/// Shares a commitment with a partner, past the pages; the id.
async fn shared(site: &Site, name: &str, commitment: &str) -> String {
    let (context, now) = (site.context().await, site.app.now());
    let input = Share {
        name: format!("{name} Coach"),
        commitments: vec![commitment.to_owned()],
        reviews: true,
        ..Share::default()
    };
    let shared = partner::share(&context, &now, &input).await;
    shared.unwrap().share.id
}

/// A job that was given up, past the pages: nobody makes one on purpose.
/// A browser that shows nudges, past the pages: no service is asked for one here.
fn chosen(site: &Site) {
    let on = Connection::open(&site.place).unwrap();
    let sql = "insert into push_devices (workspace_id, device_id, member_id, name, server, endpoint_hash, sealed, \
        created) select w.workspace_id, randomblob(16), m.member_id, 'Firefox on Linux', 'push.example', '00', '00', 0 \
        from workspaces w join members m on m.workspace_id = w.workspace_id order by w.created, w.workspace_id limit 1";
    assert_eq!(on.execute(sql, []).unwrap(), 1);
}

/// A job that was given up today, past the pages: nobody makes one on purpose.
fn given_up(site: &Site) {
    let on = Connection::open(&site.place).unwrap();
    let sql = "insert into jobs (workspace_id, job_id, member_id, kind, due_key, payload, state, repeatable, due, \
        tries, problem, created, ended) select w.workspace_id, randomblob(16), m.member_id, 'nudge', 'a key', \
        '{\"topic\":\"daily\",\"day\":\"2027-02-10\"}', 'dead', false, 1802332800000000, 6, 'no answer', 0, 0 from workspaces w \
        join members m on m.workspace_id = w.workspace_id order by w.created, w.workspace_id limit 1";
    assert_eq!(on.execute(sql, []).unwrap(), 1);
}

/// The id of somebody in the workspace in use.
fn named(site: &Site, name: &str) -> String {
    found(site, ("people", "person_id"), &format!("name = '{name}'")).remove(0)
}

/// The ids in a table, of the workspace in use.
fn ids(site: &Site, table: &str, id: &str) -> Vec<String> {
    found(site, (table, id), "1 = 1")
}

/// The ids of the rows in a table that fit, of the workspace in use.
fn found(site: &Site, (table, id): (&str, &str), fits: &str) -> Vec<String> {
    let on = Connection::open(&site.place).unwrap();
    let first = "select workspace_id from workspaces order by created, workspace_id limit 1";
    let sql =
        format!("select lower(hex({id})) from {table} where workspace_id = ({first}) and {fits}");
    let found: Vec<String> = column(&on, &sql);
    let hyphens = |hex: &String| hex.parse::<uuid::Uuid>().unwrap().to_string();
    found.iter().map(hyphens).collect()
}

/// Makes what lies in the workspace that of another one beside it.
fn give_away(site: &Site) {
    let on = Connection::open(&site.place).unwrap();
    on.execute_batch("pragma foreign_keys = off").unwrap();
    let ours: Value = on
        .query_row("select workspace_id from workspaces", [], |row| row.get(0))
        .unwrap();
    let theirs = Value::Blob(vec![0x5a; 16]);
    let tables = "select m.name from sqlite_master m join pragma_table_info(m.name) c \
        where m.type = 'table' and c.name = 'workspace_id'";
    for table in column(&on, tables) {
        let both = ["workspaces", "members", "kinds"].contains(&table.as_str());
        if both {
            let sql = format!("create temp table t as select * from {table}");
            on.execute_batch(&sql).unwrap();
        }
        let sql = format!("update {table} set workspace_id = ?1 where workspace_id = ?2");
        on.execute(&sql, [&theirs, &ours]).unwrap();
        if both {
            let sql = format!("insert into {table} select * from t; drop table t");
            on.execute_batch(&sql).unwrap();
        }
    }
    on.execute(
        "update workspaces set created = created + 1 where workspace_id = ?1",
        [&theirs],
    )
    .unwrap();
}

/// Two workspaces: what others hold, and what is ours.
async fn two(site: &Site) -> (Held, Held) {
    let theirs = fill(site, "Zed").await;
    give_away(site);
    let ours = fill(site, "Ann").await;
    assert_ne!(theirs.person, ours.person);
    (theirs, ours)
}

fn done(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

/// What is sent to a route such that something is changed.
fn sent(path: &str, held: &Held) -> Pairs {
    let fields: &[(&'static str, &str)] = match path {
        "/goals" => &[("sentence", "read 12 books by the end of 2027")],
        "/goals/edit" => &[("id", &held.goal), ("why", "to hire")],
        "/goals/close" => &[("id", &held.goal), ("reached", "no")],
        "/goals/forecast" => &[("id", &held.goal)],
        "/goals/results" => &[("id", &held.goal), ("amount", "2")],
        "/plan" => &[("goal", &held.goal), ("hand", "1"), ("n-referral-ask", "1")],
        "/plan/keep" => &[("hours", "5")],
        "/plan/rates" => &[("name", "proposal.won"), ("value", "1/3")],
        "/plan/rates/reset" => &[("name", "proposal.won")],
        "/insights/trial" => &[("a", "cold-call"), ("b", "referral-ask"), ("weeks", "4")],
        "/commitments" => &[
            ("sentence", "invite 3 people each week"),
            ("goal", &held.goal),
        ],
        "/commitments/edit" => &[("id", &held.commitment), ("count", "5")],
        "/commitments/pause" => &[
            ("id", &held.commitment),
            ("first", "2027-02-11"),
            ("last", "2027-02-19"),
        ],
        "/commitments/resume" | "/commitments/retire" | "/review/later" => {
            &[("id", &held.commitment)]
        }
        "/activities/edit" => &[("id", &held.activity), ("quantity", "7")],
        "/activities/remove" => &[("id", &held.activity)],
        "/people" => &[("name", "Cleo Park")],
        "/people/remove" => &[("id", &held.twin), ("email", &held.address)],
        "/people/merge" | "/people/distinct" => &[("id", &held.person), ("other", &held.twin)],
        "/people/split" => &[("id", &held.person)],
        "/people/client" => &[("id", &held.person), ("since", "2027-02-01")],
        "/people/rhythms" => &[("tag", "golf"), ("days", "20")],
        "/next/done" => &[("id", &held.person), ("commitment", &held.commitment)],
        "/next/step" => &[("id", &held.person), ("date", "2027-03-01")],
        "/next/put-off" => &[("id", &held.person), ("how", "never")],
        "/organisations/edit" => &[("id", &held.firms[0]), ("note", "two sites")],
        "/organisations/merge" | "/organisations/distinct" => {
            &[("id", &held.firms[0]), ("other", &held.firms[1])]
        }
        "/organisations/split" => &[("id", &held.firms[0])],
        "/people/edit" => &[("id", &held.person), ("name", "Bob"), ("keep", "9")],
        "/deals" => &[("title", "A shop"), ("person", &held.person)],
        "/deals/edit" => &[("id", &held.deals[0]), ("title", "A larger shop")],
        "/deals/move" => &[("id", &held.deals[0]), ("stage", "talk")],
        "/deals/won" => &[("id", &held.deals[0]), ("value", "EUR 9")],
        "/deals/lost" => &[("id", &held.deals[1]), ("reason", "too dear")],
        "/review" => &[("id", &held.commitment), ("choice", "keep")],
        "/review/confirm" => &[("id", &held.limit)],
        "/review/excuse" => &[("id", &held.lapsed)],
        "/review/goal" => &[("id", &held.goal), ("target", "7")],
        "/commitments/restart" => &[("id", &held.ended)],
        "/inbox/accept" => &[("id", &held.captures[0])],
        "/inbox/correct" => &[("id", &held.captures[1]), ("minutes", "5")],
        "/inbox/dismiss" => &[("id", &held.captures[2])],
        "/inbox/learn" => &[("rule", &held.offer)],
        "/inbox/rules" => &[("words", "third"), ("do", "ignore")],
        "/inbox/rules/move" => &[("rule", &held.rule), ("place", "1")],
        "/inbox/rules/switch" | "/inbox/rules/remove" => &[("rule", &held.rule)],
        "/inbox/own" | "/inbox/own/remove" => &[("address", "me@here.example")],
        "/settings" => &[("name", "Kim")],
        "/settings/holidays" => &[("country", "DE")],
        "/settings/holidays/add" => &[("date", "2027-03-01"), ("name", "Rest")],
        "/settings/holidays/remove" => &[("date", "2027-03-01")],
        "/settings/pause" => &[("first", "2027-02-11"), ("last", "2027-02-19")],
        "/insights/trial/end" | "/review/finish" | "/settings/resume" | "/leave" => &[],
        "/settings/kinds" => &[("title", "Chess club")],
        "/settings/kinds/edit" => &[("kind", &held.kind), ("minutes", "44")],
        "/settings/partners" => &[("name", "Cleo"), ("commitment", &held.commitment)],
        "/settings/partners/end" => &[("id", &held.share)],
        "/settings/nudges" => &[
            ("time_0", "08:15"),
            ("days_0", "TU"),
            ("channel", "desktop"),
        ],
        "/settings/nudges/mail" => &[("to", "ann@acme.example"), ("host", "10.0.0.1")],
        "/settings/nudges/webhook" => &[("address", "https://10.0.0.1/hook")],
        "/settings/nudges/feed" | "/settings/nudges/feed/off" => &[("form", "nudges-feed")],
        "/settings/nudges/trial" => &[("form", "nudges-trial")],
        "/settings/nudges/later" => &[("job", &held.job)],
        "/settings/nudges/push" => BROWSER,
        "/settings/nudges/push/begin" => &[("form", "push")],
        "/settings/nudges/push/trial" | "/settings/nudges/push/remove" => &[("id", &held.browser)],
        "/settings/jobs/retry" | "/settings/jobs/drop" => &[("id", &held.job)],
        "/stop/{token}" => &[("List-Unsubscribe", "One-Click")],
        "/connectors" => &[("kind", "feed"), ("address", "http://10.0.0.1/feed")],
        "/connectors/edit" => &[("id", &held.connector), ("title", "jottings")],
        "/connectors/look" | "/connectors/pause" | "/connectors/resume" | "/connectors/remove" => {
            &[("id", &held.connector)]
        }
        "/log" => &[("kind", &held.kind), ("people", &held.person)],
        // The newest change, whichever it is: the number is put in where it is known.
        "/undo" => &[("change", "1")],
        "/device" => &[("letters", "yes")],
        "/enter" => &[("key", "0000")],
        "/import" => &[("replace", "1")],
        "/import/take" => &[("held", "0000")],
        new => panic!("say what is sent to {new}"),
    };
    let owned = |&(name, value): &(&'static str, &str)| (name, value.to_owned());
    fields.iter().map(owned).collect()
}

/// The path of a route with something in the place of its parameters.
fn path(route: &Route, held: &Held) -> String {
    let id = match route.path.split('/').nth(1) {
        Some("goals") => &held.goal,
        Some("people") => &held.person,
        Some("organisations") => &held.firms[0],
        Some("settings") => &held.share,
        _ => &held.deals[0],
    };
    let path = route.path.replace("{id}", id);
    let path = path.replace("{token}", "5a.00");
    path.replace("{hash}", "0123").replace("{name}", "app.js")
}

fn pairs(fields: &Pairs) -> Vec<(&str, &str)> {
    fields
        .iter()
        .map(|(name, value)| (*name, &**value))
        .collect()
}

/// Type and content of what is sent to a route.
fn body(path: &str, fields: &Pairs, file: &[u8]) -> (&'static str, Vec<u8>) {
    if path != "/import" {
        let kind = "application/x-www-form-urlencoded";
        return (kind, form(&pairs(fields)).into_bytes());
    }
    let head =
        "----b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.jsonl\"\r\n\r\n";
    let body = [head.as_bytes(), file, b"\r\n----b--\r\n"].concat();
    ("multipart/form-data; boundary=--b", body)
}

/// Sends what a route takes, with these headers and no others.
async fn send(
    site: &Site,
    (route, path): (&Route, &str),
    (kind, body): &(&'static str, Vec<u8>),
    headers: &[(&str, &str)],
) -> Answer {
    let mut request = Request::builder().method(&route.method).uri(path);
    if route.method == Method::POST {
        request = request.header(header::CONTENT_TYPE, *kind);
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let body = Body::from(body.clone());
    site.ask(request.body(body).unwrap()).await
}

/// What a stranger is answered where anyone may ask.
fn to_anyone(route: &Route) -> StatusCode {
    match route.path {
        "/enter" => StatusCode::FORBIDDEN,
        "/assets/{hash}/{name}" | "/feed/{token}" | "/stop/{token}" | "/partner/{token}" => {
            StatusCode::NOT_FOUND
        }
        _ => StatusCode::OK,
    }
}

/// A file of another program that was sent, and waits.
async fn held(browser: &mut Browser<'_>) -> String {
    let file = ("a.csv", &b"Name,Email\nZed,zed@acme.example\n"[..]);
    let sent = browser.upload("/import", &[], file).await;
    let to = sent.header("location");
    to.split_once('=').unwrap().1.to_owned()
}

/// The rows that others hold.
fn of_others(rows: &[String]) -> Vec<&String> {
    rows.iter()
        .filter(|row| row.contains("Blob([90, 90, 90, 90"))
        .collect()
}

/// The routes that take forms; what ends something comes last.
fn posts() -> Vec<Route> {
    const LAST: &[&str] = &[
        "/people/merge",
        "/people/split",
        "/organisations/merge",
        "/organisations/split",
        "/activities/remove",
        "/connectors/resume",
        "/connectors/remove",
        "/settings/holidays/remove",
        "/settings/resume",
        "/commitments/resume",
        "/commitments/retire",
        "/deals/won",
        "/deals/lost",
        "/goals/close",
        "/import",
        "/import/take",
        "/undo",
        "/leave",
    ];
    let mut posts = routes();
    posts.retain(|route| route.method == Method::POST);
    posts.sort_by_key(|route| LAST.iter().position(|last| *last == route.path));
    posts
}

#[test]
fn nobody_but_a_member_on_our_own_pages_gets_anything_done() {
    on_site(async |site| {
        let (_, ours) = Box::pin(two(site)).await;
        let mut browser = site.browser().await;
        let file = browser.get("/export").await.bytes;
        let cookie = browser.cookie();
        let key = site.key();
        let own = format!("http://{HOST}");
        let (host, cookie) = (("host", HOST), ("cookie", cookie.as_str()));
        let own = ("origin", own.as_str());
        let before = site.rows();
        let mut asked = 0;
        for route in routes() {
            let path = path(&route, &ours);
            let mut fields = Pairs::new();
            if route.method == Method::POST {
                fields = sent(route.path, &ours);
            }
            let mut sends = body(route.path, &fields, &file);
            let refused = StatusCode::FORBIDDEN;
            let stranger = match route.access {
                Access::Member | Access::Transfer => StatusCode::UNAUTHORIZED,
                Access::Anyone | Access::Probe => to_anyone(&route),
            };
            let made_up = ("cookie", "legwork-7777=5a.00");
            let mut ways = vec![
                (vec![host, own], stranger),
                (vec![host, own, made_up], stranger),
                (vec![("host", "evil.example:7777"), cookie], refused),
                (vec![("host", "127.0.0.1:80"), cookie, own], refused),
                (vec![cookie, own], refused),
            ];
            if route.method == Method::POST {
                for from in [
                    ("origin", "https://evil.example"),
                    ("origin", "http://localhost:7777"),
                    ("origin", "null"),
                    ("sec-fetch-site", "cross-site"),
                    ("sec-fetch-site", "same-site"),
                    ("sec-fetch-site", "none"),
                ] {
                    ways.push((vec![host, cookie, from], refused));
                }
                ways.push((
                    vec![host, cookie, own, ("sec-fetch-site", "cross-site")],
                    refused,
                ));
            }
            for (headers, status) in ways {
                if route.path == "/enter" && headers.contains(&cookie) {
                    // It would open, if it came from our own page.
                    sends = body(route.path, &vec![("key", key.clone())], &file);
                }
                let answer = send(site, (&route, &path), &sends, &headers).await;
                let what = format!("{} {path} with {headers:?}", route.method);
                assert_eq!(answer.status, status, "{what}");
                assert!(!answer.body.contains("Ann"), "{what}");
                assert!(answer.headers.get("set-cookie").is_none() || route.path == "/leave");
                asked += 1;
            }
            assert_eq!(site.rows(), before, "{path}");
        }
        assert!(asked > 500, "{asked}");
        assert_eq!(browser.get("/").await.status, StatusCode::OK);
        done(&browser.post("/enter", &[("key", &key)]).await);
    });
}

#[test]
fn what_is_refused_to_others_is_done_for_a_member() {
    on_site(async |site| {
        let (_, ours) = Box::pin(two(site)).await;
        let mut browser = site.browser().await;
        let mut before = site.kept();
        let theirs: Vec<String> = of_others(&before).into_iter().cloned().collect();
        assert!(theirs.len() > 20);
        let elsewhere = ["/enter", "/stop/{token}"];
        for route in posts()
            .iter()
            .filter(|route| !elsewhere.contains(&route.path))
        {
            let mut fields = sent(route.path, &ours);
            if route.path == "/import/take" {
                fields = vec![("held", held(&mut browser).await)];
            }
            if route.path == "/undo" {
                fields = vec![("change", newest(&mut browser).await)];
            }
            let answer = if route.path == "/import" {
                let file = browser.get("/export").await.bytes;
                browser.upload("/import", &[], ("a.jsonl", &file)).await
            } else {
                let own = [("sec-fetch-site", "same-origin")];
                let fields = pairs(&fields);
                browser.send(Method::POST, route.path, &fields, &own).await
            };
            match route.path {
                out if OUT.contains(&out) => {
                    let refused = (StatusCode::FORBIDDEN, out);
                    assert_eq!((answer.status, out), refused, "{}", answer.body);
                }
                // What is shown this once is no page to come back to.
                "/settings/nudges/feed" | "/settings/partners" => {
                    assert_eq!(answer.status, StatusCode::OK);
                }
                // Whether a desktop is there is another matter.
                "/leave" | "/settings/nudges/trial" => {}
                _ => done(&answer),
            }
            let rows = site.kept();
            // These belong to the browser, or bring what is there already.
            let changes = ![
                "/settings/nudges/trial",
                "/connectors/look",
                "/device",
                "/import",
                "/leave",
            ]
            .contains(&route.path)
                && !OUT.contains(&route.path);
            assert_eq!(rows != before, changes, "{}", route.path);
            assert_eq!(of_others(&rows), theirs.iter().collect::<Vec<_>>());
            before = rows;
        }
        assert_eq!(site.faults(), Vec::<String>::new());
    });
}

/// The number of the newest change, as the notice about it says.
async fn newest(browser: &mut Browser<'_>) -> String {
    let fields = [("name", "Somebody New"), ("next", "/keys")];
    let told = browser.post_fragment("/people", &fields).await;
    told.hidden("undo", "change")
}

#[test]
fn an_id_of_nobody_or_of_another_workspace_leads_to_nothing() {
    const NAMES: &[&str] = &[
        "id",
        "goal",
        "person",
        "people",
        "kind",
        "change",
        "rule",
        "other",
        "commitment",
    ];
    on_site(async |site| {
        let (theirs, ours) = Box::pin(two(site)).await;
        let mut browser = site.browser().await;
        let before = site.rows();
        let mut asked = 0;
        for route in posts() {
            let fields = sent(route.path, &ours);
            let foreign = sent(route.path, &theirs);
            for (at, (name, value)) in fields.iter().enumerate() {
                if !NAMES.contains(name) {
                    continue;
                }
                let wrong = if *value == ours.activity {
                    &ours.goal
                } else {
                    &ours.activity
                };
                let mut others = vec![NOBODY, wrong, "x' or ''='", "%"];
                if ["person", "people"].contains(name) {
                    // Any other text there is the name of somebody new.
                    others.truncate(1);
                }
                if foreign[at].1 != *value {
                    others.push(&foreign[at].1);
                }
                for other in others {
                    let mut fields = fields.clone();
                    fields[at].1 = other.to_owned();
                    let answer = browser.post(route.path, &pairs(&fields)).await;
                    let what = format!("{} {name}={other}: {}", route.path, answer.body);
                    assert!(answer.status.is_client_error(), "{} {what}", answer.status);
                    assert!(!answer.body.contains("Zed"), "{what}");
                    assert_eq!(site.rows(), before, "{what}");
                    asked += 1;
                }
            }
        }
        assert!(asked > 60, "{asked}");
        for route in routes().iter().filter(|route| route.path.contains("{id}")) {
            let (path, wrong) = (path(route, &ours), path(route, &theirs));
            assert_eq!(browser.get(&path).await.status, StatusCode::OK, "{path}");
            for id in [
                NOBODY,
                "x",
                "0",
                "%27%20or%20%271%27=%271",
                &wrong[wrong.rfind('/').unwrap() + 1..],
            ] {
                let answer = browser.get(&route.path.replace("{id}", id)).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{} {id}", route.path);
                assert!(!answer.body.contains("Zed"), "{} {id}", route.path);
            }
        }
        assert_eq!(site.rows(), before);
    });
}

#[test]
fn no_get_changes_anything_or_shows_what_others_hold() {
    on_site(async |site| {
        let (theirs, ours) = Box::pin(two(site)).await;
        let key = site.key();
        let mut browser = site.browser().await;
        // What was only looked at for long is not kept alive by it either.
        site.later(SignedDuration::from_hours(20 * 24));
        let before = site.rows();
        let all = "line=3+calls&form=quick&sheet=people&all=1&range=year&year=2027&order=untouched&undo=1&change=1";
        let queries = [
            String::new(),
            format!("?sentence=make+two+calls+every+day&key={key}&{all}"),
            format!(
                "?sentence=win+5+clients&read=1&id={}&person={}&goal={}",
                ours.goal, ours.person, ours.goal
            ),
            format!(
                "?id={NOBODY}&person={NOBODY}&kind=none&goal={NOBODY}&date=soon&week=soon&year=x"
            ),
            format!(
                "?person={}&goal={}&text=Zed&line=called+Zed&since=0",
                theirs.person, theirs.goal
            ),
            format!(
                "?kind={}&date=2027-02-08&week=2027-W06&from=2027-01-01&to=2027-12-31&text=Ann",
                ours.kind
            ),
        ];
        for route in routes().iter().filter(|route| route.method == Method::GET) {
            for (held, known) in [(&ours, true), (&theirs, false)] {
                let path = path(route, held);
                for query in &queries {
                    let path = format!("{path}{query}");
                    for fragment in [&[][..], &[("fragment", "1")]] {
                        let answer = browser.send(Method::GET, &path, &[], fragment).await;
                        let what = format!("{path}: {}", answer.status);
                        assert!(!answer.status.is_server_error(), "{what}");
                        assert!(
                            known
                                || !route.path.contains("{id}")
                                || answer.status == StatusCode::NOT_FOUND,
                            "{what}"
                        );
                        // A copy of the database is one of all that is in it.
                        let all = ["/backup", "/export"].contains(&route.path);
                        let asked = query.contains("Zed") || all;
                        assert!(asked || !answer.body.contains("Zed"), "{what}");
                    }
                    let head = browser.send(Method::HEAD, &path, &[], &[]).await;
                    assert!(!head.status.is_server_error(), "{path}");
                }
                assert_eq!(site.rows(), before, "{path}");
            }
        }
        assert_eq!(site.faults(), Vec::<String>::new());
    });
}
