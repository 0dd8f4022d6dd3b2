//! Nudges in the browser, the feed for calendars, and the end by one click.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty,
};
use jiff::SignedDuration;
use legwork::service::nudge;

use super::{Answer, HOST, Site, on_site};
use crate::nudges::mail;
use crate::store::harness::wait;

/// Asks as a program does that was never signed in.
async fn stranger(site: &Site, method: Method, path: &str) -> Answer {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", HOST);
    site.ask(request.body(Body::empty()).unwrap()).await
}

async fn feed_path(site: &Site) -> String {
    let (context, now) = (site.context().await, site.app.now());
    nudge::make_feed(&context, &now).await.unwrap()
}

#[test]
fn times_are_chosen_in_the_browser() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let page = browser.get("/settings/nudges").await;
        assert!(page.body.contains("Nothing is sent"), "{}", page.body);
        assert!(page.body.contains("MO,TU,WE,TH,FR 09:00"), "{}", page.body);
        let fields = [
            ("form", "nudges"),
            ("back", "/settings/nudges"),
            ("channel", "desktop"),
            ("daily", "MO-WE 08:30; TH 10:00"),
            ("review", ""),
            ("quiet", "20:00-07:00"),
            ("cap", "2"),
            ("base", ""),
        ];
        let done = browser.post("/settings/nudges", &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let page = browser.get("/settings/nudges").await.body;
        assert!(page.contains("MO,TU,WE 08:30; TH 10:00"), "{page}");
        assert!(page.contains("The next message is due"), "{page}");
        let mut wrong = fields;
        wrong[3].1 = "23:00";
        let page = browser.post("/settings/nudges", &wrong).await;
        assert!(
            page.status.is_client_error() && page.body.contains("23:00"),
            "{}",
            page.body
        );
        let page = browser.get("/settings").await.body;
        assert!(page.contains("/settings/nudges"), "{page}");
    });
}

#[test]
fn the_feed_is_opened_by_its_secret_alone_and_can_be_taken_back() {
    on_site(async |site| {
        site.commit("invite 10 people each week").await;
        let first = feed_path(site).await;
        let secret = first.rsplit('.').nth(1).unwrap();
        assert!(secret.len() >= 32, "at least 128 bits");
        assert!(!site.rows().iter().any(|row| row.contains(secret)));
        let answer = stranger(site, Method::GET, &first).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(
            answer.header("content-type"),
            "text/calendar; charset=utf-8"
        );
        assert_eq!(answer.header("cache-control"), "no-store");
        let second = feed_path(site).await;
        for gone in [first.as_str(), "/feed/x.ics", "/feed/5a.00.ics"] {
            let answer = stranger(site, Method::GET, gone).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{gone}");
            assert!(!answer.body.contains("feed/"), "{}", answer.body);
        }
        assert_eq!(
            stranger(site, Method::GET, &second).await.status,
            StatusCode::OK
        );
        nudge::revoke_feed(&site.context().await).await.unwrap();
        let answer = stranger(site, Method::GET, &second).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(!nudge::revoke_feed(&site.context().await).await.unwrap());
    });
}

/// The name and the summary of each event of a feed, sorted. Fails when it cannot
/// be read, or an event lacks what each must have.
fn events(text: &str) -> Vec<(String, String)> {
    let read = ICalendar::parse(text).unwrap();
    let events = read.components.iter();
    let events = events.filter(|one| one.component_type == ICalendarComponentType::VEvent);
    let value = |one: &ICalendarComponent, name: &ICalendarProperty| {
        let entry = one.property(name).unwrap();
        entry.values[0].as_text().unwrap().to_owned()
    };
    let mut found: Vec<_> = events
        .map(|one| {
            assert!(one.property(&ICalendarProperty::Dtstart).is_some());
            assert!(one.property(&ICalendarProperty::Dtstamp).is_some());
            (
                value(one, &ICalendarProperty::Uid),
                value(one, &ICalendarProperty::Summary),
            )
        })
        .collect();
    found.sort();
    found
}

#[test]
fn the_feed_holds_what_is_due_with_names_that_stay() {
    on_site(async |site| {
        site.commit("invite 10 people each week").await;
        site.commit("make two cold calls every day").await;
        site.commit("stop eating sweets").await;
        let path = feed_path(site).await;
        let text = stranger(site, Method::GET, &path).await.body;
        for line in [
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n",
            "X-PUBLISHED-TTL:PT1H\r\n",
            "DTSTART;VALUE=DATE:20270211\r\nDTEND;VALUE=DATE:20270212\r\nSUMMARY:Make cold calls: 2 to do\r\n",
            "DTSTART:20270212T150000Z\r\n",
        ] {
            assert!(text.contains(line), "{line}: {text}");
        }
        assert!(text.lines().all(|line| line.len() <= 75) && text.ends_with("END:VCALENDAR\r\n"));
        assert!(!text.contains("sweets"), "a limit is nothing to do");
        let before = events(&text);
        let mut names: Vec<&String> = before.iter().map(|(uid, _)| uid).collect();
        names.dedup();
        assert_eq!(names.len(), before.len(), "each name once");
        site.log("2 cold calls").await;
        site.later(SignedDuration::from_hours(1));
        let later = events(&stranger(site, Method::GET, &path).await.body);
        assert_eq!(later.len() + 1, before.len(), "what is done is gone");
        assert!(later.iter().all(|one| before.contains(one)), "{later:?}");
    });
}

#[test]
fn the_feed_is_taken_by_a_server_of_calendars() {
    let Some(server) = crate::connect::dav::server() else {
        return;
    };
    let mut text = String::new();
    on_site(async |site| {
        site.commit("make two cold calls every day").await;
        let path = feed_path(site).await;
        text = stranger(site, Method::GET, &path).await.body;
    });
    let url = format!("{server}/ann/legwork-feed-{}/", std::process::id());
    crate::connect::dav::send("PUT", &url, &text);
    let back = wait(crate::connect::dav::get(&url));
    assert!(events(&text).len() > 8, "{text}");
    assert_eq!(events(&back), events(&text));
}

#[test]
fn one_click_in_the_mail_ends_the_nudges() {
    let Some(smtp) = mail::smtp() else { return };
    let (home, to) = (mail::home(), mail::address("stop"));
    home.ok(&["nudges", "set", "--address", "https://legwork.example"]);
    home.ok(&smtp.words(&to));
    let sent = {
        let mut home = home;
        home.later("2027-02-11T09:00:30+01:00").ok(&["jobs", "run"]);
        home
    };
    let mails = smtp.arrived(&to);
    let letter = mails
        .last()
        .unwrap()
        .replace("\r\n ", "")
        .replace("\n ", "");
    let start = letter.find("https://legwork.example/stop/").unwrap();
    let token = &letter[start + "https://legwork.example".len()..];
    let path = token[..token.find('>').unwrap()].to_owned();
    wait(async {
        let site = Site::at(sent.path("legwork.db").to_str().unwrap()).await;
        let page = stranger(&site, Method::GET, &path).await;
        assert!(
            page.body.contains("Send me nothing any more"),
            "{}",
            page.body
        );
        let shown = nudge::show(&site.context().await, &site.app.now()).await;
        assert!(shown.unwrap().channel.is_some(), "looking ends nothing");
        let done = stranger(&site, Method::POST, &path).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.body);
        let shown = nudge::show(&site.context().await, &site.app.now()).await;
        assert!(shown.unwrap().channel.is_none());
    });
    sent.ok(&["undo"]);
    assert_eq!(sent.json(&["nudges"])["channel"], "mail");
}
