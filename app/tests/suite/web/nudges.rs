//! Nudges in the browser, the feed for calendars, and the end by one click.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty,
};
use jiff::SignedDuration;
use legwork::service::nudge;
use mail_parser::MessageParser;

use super::{Answer, HOST, Site, on_site};
use crate::connect::server::{Reply, Server};
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
        let nine = "name=\"time_0\" type=\"time\" value=\"09:00\"";
        assert!(page.body.contains(nine), "{}", page.body);
        let fields = [
            ("form", "nudges"),
            ("back", "/settings/nudges"),
            ("channel", "desktop"),
            ("time_0", "08:30"),
            ("days_0", "MO"),
            ("days_0", "WE"),
            ("time_1", "10:00"),
            ("days_1", "TH"),
            ("time_2", ""),
            ("review_day", ""),
            ("review_time", "16:00"),
            ("quiet_from", "20:00"),
            ("quiet_until", "07:00"),
            ("cap", "2"),
            ("base", ""),
        ];
        let done = browser.post("/settings/nudges", &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let all = nudge::show(&site.context().await, &site.app.now()).await;
        let all = all.unwrap();
        let told = |one: &nudge::DayTime| format!("{} {}", one.day, one.time);
        let daily: Vec<String> = all.daily.iter().map(told).collect();
        assert_eq!(daily, ["MO 08:30", "WE 08:30", "TH 10:00"]);
        assert_eq!((all.review, all.cap), (None, 2));
        let page = browser.get("/settings/nudges").await.body;
        for shown in [
            "name=\"time_1\" type=\"time\" value=\"10:00\"",
            "id=\"nudges-0-WE\" type=\"checkbox\" name=\"days_0\" value=\"WE\" checked",
            "name=\"quiet_from\" type=\"time\" value=\"20:00\"",
            "The next message is due",
        ] {
            assert!(page.contains(shown), "{shown}: {page}");
        }
        for (at, value, says) in [
            (3, "23:00", "23:00"),
            (3, "", "choose a time for Monday, Wednesday"),
            (7, "MO", "Monday has two times"),
            (9, "FR", "choose a time for the weekly digest"),
            (12, "", "quiet hours need both times"),
        ] {
            let mut wrong = fields;
            wrong[at].1 = value;
            if at == 9 {
                wrong[10].1 = "";
            }
            let page = browser.post("/settings/nudges", &wrong).await;
            assert!(
                page.status.is_client_error() && page.body.contains(says),
                "{says}: {}",
                page.body
            );
            assert!(
                page.body.contains("value=\"10:00\""),
                "what was typed stays"
            );
        }
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
    let trial = MessageParser::default().parse(&mails[1]).unwrap();
    let trial = trial.body_text(0).unwrap();
    let link = trial.split("https://legwork.example/stop/").nth(1).unwrap();
    let link = format!("/stop/{}", link.split_whitespace().next().unwrap());
    wait(async {
        let site = Site::at(sent.path("legwork.db").to_str().unwrap()).await;
        // The second time that mail is set up, its trial has a link that lives.
        let alive = stranger(&site, Method::GET, &link).await;
        assert_eq!(alive.status, StatusCode::OK, "{link}: {}", alive.body);
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

#[test]
fn the_feed_and_the_webhook_show_their_secret_once_and_the_feed_ends() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let fields = [("form", "nudges-feed"), ("back", "/settings/nudges")];
        let made = browser.post("/settings/nudges/feed", &fields).await;
        assert_eq!(made.status, StatusCode::OK, "{}", made.body);
        let start = made.body.find("http://127.0.0.1:7777/feed/").unwrap();
        let path = &made.body[start + "http://127.0.0.1:7777".len()..];
        let path = path[..path.find('"').unwrap()].to_owned();
        let seen = stranger(site, Method::GET, &path).await;
        assert_eq!(seen.status, StatusCode::OK);
        let page = browser.get("/settings/nudges").await.body;
        assert!(
            page.contains("id=\"feed-off\"") && !page.contains(&path),
            "{page}"
        );
        let off = browser.post("/settings/nudges/feed/off", &fields).await;
        assert_eq!(off.status, StatusCode::SEE_OTHER, "{}", off.body);
        let gone = stranger(site, Method::GET, &path).await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
        let again = browser.post("/settings/nudges/feed/off", &fields).await;
        assert_eq!(again.status, StatusCode::NOT_FOUND, "{}", again.body);

        let hook = Server::start(|_| Reply::ok("ok"));
        let url = hook.url("/secret-path");
        let mut fields = vec![
            ("form", "nudges-hook"),
            ("back", "/settings/nudges"),
            ("address", url.as_str()),
        ];
        let refused = browser.post("/settings/nudges/webhook", &fields).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(
            refused.body.contains("not on the Internet"),
            "{}",
            refused.body
        );
        assert!(refused.body.contains(&url), "what was typed stays");
        fields.push(("private", "1"));
        let done = browser.post("/settings/nudges/webhook", &fields).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.body);
        assert!(
            done.body.contains("The key of your webhook"),
            "{}",
            done.body
        );
        assert_eq!(hook.asked().len(), 1, "the trial");
        let page = browser.get("/settings/nudges").await.body;
        assert!(
            page.contains("signed.") && !page.contains("secret-path"),
            "{page}"
        );
        let trial = [("form", "nudges-trial"), ("back", "/settings/nudges")];
        let tried = browser.post("/settings/nudges/trial", &trial).await;
        assert_eq!(tried.status, StatusCode::SEE_OTHER, "{}", tried.body);
        assert_eq!(hook.asked().len(), 2);
    });
}

#[test]
fn mail_that_does_not_go_through_says_so_and_what_to_do() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let fields = [
            ("form", "nudges-mail"),
            ("back", "/settings/nudges"),
            ("to", "ann@acme.example"),
            ("host", "127.0.0.1"),
            ("port", "9"),
            ("security", "tls"),
            ("password", "not-shown-again"),
            ("private", "1"),
        ];
        let done = browser.post("/settings/nudges/mail", &fields).await;
        assert!(done.status.is_client_error(), "{}", done.body);
        assert!(
            done.body
                .contains("check that 127.0.0.1 takes mail on port 9"),
            "{}",
            done.body
        );
        assert!(done.body.contains("value=\"ann@acme.example\""));
        assert!(!done.body.contains("not-shown-again"), "{}", done.body);
        let all = nudge::show(&site.context().await, &site.app.now()).await;
        assert!(all.unwrap().channel.is_none(), "nothing was changed");
    });
}
