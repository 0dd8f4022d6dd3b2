//! The settings, a form at a time.

use axum::http::StatusCode;

use super::{Answer, Browser, on_site};

/// Fields of a form.
type Fields<'a> = &'a [(&'a str, &'a str)];

/// Sends a form of the settings page and shows the page that follows.
async fn send(browser: &mut Browser<'_>, path: &str, fields: &[(&str, &str)]) -> Answer {
    let back = if path.contains("kinds") {
        "/settings/kinds"
    } else {
        "/settings"
    };
    let mut all = vec![("back", back)];
    all.extend(fields);
    let sent = browser.post(path, &all).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert_eq!(sent.header("location"), back);
    browser.get(back).await
}

#[test]
fn the_member_and_the_days_are_changed_each_by_its_form() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let you = [
            ("form", "settings-you"),
            ("name", "Zoë <script>"),
            ("hours", "3.5"),
            ("currency", "eur"),
        ];
        let page = send(&mut browser, "/settings", &you).await;
        assert!(page.body.contains("value=\"Zoë &#60;script&#62;\""));
        assert!(page.body.contains("value=\"3.5\""), "{}", page.body);
        assert!(page.body.contains("value=\"EUR\""));
        let time = [
            ("form", "settings-time"),
            ("zone", "america/new_york"),
            ("workdays", "MO"),
            ("workdays", "SA"),
            ("week_start", "sunday"),
            ("fiscal_month", "4"),
            ("day_first", "true"),
        ];
        let page = send(&mut browser, "/settings", &time).await;
        for held in [
            "value=\"America/New_York\"",
            "value=\"MO\" checked",
            "value=\"SA\" checked",
            "value=\"sunday\" selected",
            "value=\"4\" selected",
            "value=\"true\" selected",
        ] {
            assert!(page.body.contains(held), "{held}: {}", page.body);
        }
        assert!(!page.body.contains("value=\"TU\" checked"));
        let change = page.hidden("undo", "change");
        let undo = [("form", "undo"), ("change", change.as_str())];
        let page = send(&mut browser, "/undo", &undo).await;
        assert!(page.body.contains("value=\"TU\" checked"));
        assert!(page.body.contains("value=\"3.5\""), "the other form stays");
        let nobody = [("form", "settings-you"), ("name", " "), ("hours", "3.5")];
        let page = send(&mut browser, "/settings", &nobody).await;
        assert!(!page.body.contains("Zoë"), "a name can be taken away");
    });
}

#[test]
fn what_is_refused_is_shown_again_as_it_was_typed() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let before = site.rows();
        let cases: [(&str, Fields<'_>, &str, &str); 8] = [
            (
                "/settings",
                &[
                    ("form", "settings-time"),
                    ("workdays", "SA"),
                    ("zone", "Mars/<One>"),
                ],
                "is not a time zone",
                "Mars/&#60;One&#62;",
            ),
            (
                "/settings",
                &[("form", "settings-time"), ("zone", "Europe/Rome")],
                "at least one day",
                "Europe/Rome",
            ),
            (
                "/settings",
                &[("form", "settings-you"), ("name", "Ann"), ("hours", "200")],
                "0 to 80",
                "200",
            ),
            (
                "/settings",
                &[
                    ("form", "settings-you"),
                    ("currency", "xqz"),
                    ("hours", "2"),
                ],
                "XQZ",
                "xqz",
            ),
            (
                "/settings/holidays/add",
                &[("form", "day-off"), ("date", "2027-12-24"), ("name", " ")],
                "the name is empty",
                "2027-12-24",
            ),
            (
                "/settings/pause",
                &[
                    ("form", "pause-all"),
                    ("first", "2027-03-08"),
                    ("last", "2027-03-01"),
                    ("reason", "<i>"),
                ],
                "cannot end",
                "&#60;i&#62;",
            ),
            (
                "/settings/holidays",
                &[("form", "settings-holidays"), ("country", "ZZ")],
                "no holidays are built in",
                "country-error",
            ),
            (
                "/settings/resume",
                &[("form", "resume-all")],
                "nothing is paused",
                "",
            ),
        ];
        for (path, fields, why, kept) in cases {
            let mut all = vec![("back", "/settings")];
            all.extend(fields);
            let page = browser.post(path, &all).await;
            assert_eq!(page.status.as_u16() / 100, 4, "{path}");
            if path != "/settings/resume" {
                assert!(page.body.contains(why), "{why}: {}", page.body);
                assert!(page.body.contains(kept), "{kept}: {}", page.body);
            }
            assert_eq!(site.rows(), before, "{path}");
        }
    });
}

#[test]
fn days_off_come_from_a_country_and_from_oneself_and_go_again() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let page = browser.get("/settings").await;
        assert!(page.body.contains("No day off is coming"));
        let follow = [("form", "settings-holidays"), ("country", "DE")];
        let page = send(&mut browser, "/settings/holidays", &follow).await;
        // Good Friday of 2027, as the calendar has it.
        assert!(
            page.body.contains("Friday 26 March 2027: Good Friday"),
            "{}",
            page.body
        );
        let own = [
            ("form", "day-off"),
            ("date", "2027-03-01"),
            ("name", "Anniversary <script>"),
        ];
        let page = send(&mut browser, "/settings/holidays/add", &own).await;
        let shown = "Monday 1 March 2027: Anniversary &#60;script&#62;";
        assert!(page.body.contains(shown), "{}", page.body);
        for date in ["2027-03-01", "2027-03-26"] {
            let form = format!("holiday-{date}");
            let away = [("form", form.as_str()), ("date", date)];
            let page = send(&mut browser, "/settings/holidays/remove", &away).await;
            assert!(page.body.contains("An ordinary day again"));
            assert!(!page.body.contains(&form), "{date}");
        }
        let none = [("form", "settings-holidays"), ("country", "")];
        let page = send(&mut browser, "/settings/holidays", &none).await;
        assert!(page.body.contains("No day off is coming"));
    });
}

#[test]
fn everything_is_paused_and_goes_on() {
    on_site(async |site| {
        site.commit("make two cold calls every day").await;
        let mut browser = site.browser().await;
        let pause = [
            ("form", "pause-all"),
            ("first", "2027-02-11"),
            ("last", "2027-02-19"),
            ("reason", "in the mountains"),
        ];
        let page = send(&mut browser, "/settings/pause", &pause).await;
        assert!(
            page.body
                .contains("Thursday 11 February to Friday 19 February 2027")
        );
        assert!(page.body.contains("in the mountains"));
        assert!(browser.get("/").await.body.contains("Nothing is owed now"));
        let on = [("form", "resume-all")];
        let page = send(&mut browser, "/settings/resume", &on).await;
        assert!(page.body.contains("Nothing is paused"), "{}", page.body);
        assert!(browser.get("/").await.body.contains("0 of 2 by tonight"));
    });
}

#[test]
fn a_kind_takes_the_minutes_that_are_said() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let page = browser.get("/settings/kinds").await;
        assert!(page.body.contains("Cold call"), "{}", page.body);
        let edit = [
            ("form", "kind-cold-call"),
            ("kind", "cold-call"),
            ("minutes", "17"),
        ];
        let page = send(&mut browser, "/settings/kinds/edit", &edit).await;
        assert!(page.body.contains("Cold call: 17 minutes each"));
        assert!(
            page.body
                .contains("aria-label=\"Minutes each: Cold call\" value=\"17\"")
        );
        let add = [
            ("form", "kind-new"),
            ("title", "Stand at a <fair>"),
            ("minutes", "90"),
            ("selling", "true"),
        ];
        let page = send(&mut browser, "/settings/kinds", &add).await;
        assert!(page.body.contains("A new kind: Stand at a &#60;fair&#62;"));
        let found = browser.get("/settings/kinds?text=FAIR").await;
        assert!(found.body.contains("value=\"90\"") && !found.body.contains("Cold call"));
        let none = browser.get("/settings/kinds?text=xyzzy").await;
        assert!(none.body.contains("No kind is called that"));
        let before = site.rows();
        for (path, fields, why) in [
            ("/settings/kinds", &add[..], "exists already"),
            (
                "/settings/kinds/edit",
                &[
                    ("form", "kind-cold-call"),
                    ("kind", "cold-call"),
                    ("minutes", "2000"),
                ],
                "at most 960",
            ),
        ] {
            let mut all = vec![("back", "/settings/kinds")];
            all.extend(fields);
            let page = browser.post(path, &all).await;
            assert!(page.body.contains(why), "{why}: {}", page.body);
            assert_eq!(site.rows(), before);
        }
    });
}
