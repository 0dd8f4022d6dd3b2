//! Every word of a page is a text by its key.

use axum::http::StatusCode;

use super::{Browser, on_site};
use legwork::web::routes::{Access, routes};
use legwork::web::texts::Texts;

/// A page without its charts, which speak English so far.
fn without_charts(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, chart)) = rest.split_once("<figure") {
        out.push_str(before);
        rest = chart.split_once("</figure>").map_or("", |(_, rest)| rest);
    }
    out + rest
}

/// What stands between the tags, and in the attributes that are read out.
fn words(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        for name in ["aria-label=\"", "placeholder=\""] {
            if let Some((_, rest)) = tag.split_once(name) {
                found.push(rest.split('"').next().unwrap().to_owned());
            }
        }
        found.push(text.trim().to_owned());
    }
    found.retain(|text| text.chars().any(char::is_alphabetic));
    found
}

/// Fills the screens with something to say.
async fn fill(browser: &mut Browser<'_>, id: &str) {
    let sent = [
        ("/log", &[("line", "called Ann Lee")][..]),
        (
            "/review",
            &[("id", id), ("choice", "shrink"), ("count", "1")],
        ),
        ("/settings/holidays", &[("country", "DE")]),
        (
            "/settings/pause",
            &[
                ("first", "2027-06-01"),
                ("last", "2027-06-09"),
                ("reason", "A rest"),
            ],
        ),
    ];
    for (path, fields) in sent {
        let answer = browser.post(path, fields).await;
        assert_eq!(answer.status, 303, "{path}: {}", answer.body);
    }
}

/// Fills the screens: a person with all that is known, an act with them and a
/// deal, both with this id.
async fn filled(browser: &mut Browser<'_>, id: &str) {
    let person = [
        ("id", id),
        ("name", "Ann Lee"),
        ("organisation", "Acme"),
        ("email", "ann@acme.example"),
        ("tag", "golf"),
        ("relationship", "prospect"),
        ("keep", "7"),
    ];
    let act = [
        ("people", id),
        ("kind", "client-call"),
        ("outcome", "voicemail"),
        ("minutes", "5"),
        ("date", "2027-01-04"),
    ];
    let deal = [
        ("id", id),
        ("person", id),
        ("title", "Website"),
        ("value", "EUR 5"),
        ("stage", "talk"),
        ("expected", "2027-03-01"),
    ];
    for (path, fields) in [("/people", &person[..]), ("/log", &act), ("/deals", &deal)] {
        let sent = browser.post(path, fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    }
    // The notice holds what was added.
    browser.get("/keys").await;
}

#[test]
fn no_screen_says_anything_that_cannot_be_translated() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let language = "legwork-language-7777".to_owned();
        browser.cookies.push((language, "pseudo".to_owned()));
        let gets = routes();
        let member = gets
            .iter()
            .filter(|route| route.access == Access::Member && route.method == "GET");
        // "/live" is a stream for the script, and a goal is asked for below.
        let paths: Vec<&str> = member
            .map(|route| route.path)
            .filter(|path| !path.contains("/goals/{") && *path != "/live")
            // So is an organisation.
            .filter(|path| !path.contains("/organisations/{"))
            // What figures mean, where they are from what a plan and a rule say are
            // words of the services, the same in the shell.
            .filter(|path| !path.starts_with("/plan/") && *path != "/inbox/rules")
            .collect();
        let id = "11111111-1111-4111-8111-111111111111";
        let first = browser.get("/").await;
        let promise = site.commit("make two cold calls every day").await;
        fill(&mut browser, &promise).await;
        let mut pages = vec![first];
        for path in ["/people", "/deals"] {
            pages.push(browser.get(path).await);
        }
        filled(&mut browser, id).await;
        let share = [("id", id), ("name", "Ann Lee"), ("commitment", &promise)];
        let shared = browser.post("/settings/partners", &share).await;
        assert!(shared.body.contains("/partner/"), "{}", shared.body);
        for path in paths {
            // What has an id is a person, a deal or a link: all have the same.
            pages.push(browser.get(&path.replace("{id}", id)).await);
        }
        let firms = browser.get("/organisations").await;
        let (_, rest) = firms.body.split_once("/organisations/").unwrap();
        let rest = rest
            .split_once("/organisations/")
            .map_or(rest, |(_, rest)| rest);
        let one = format!("/organisations/{}", rest.split('"').next().unwrap());
        let asked = format!("/?asked={id}");
        let pages_more = ["/people?text=zed", "/deals?all=1", &one, &asked];
        for path in pages_more {
            pages.push(browser.get(path).await);
        }
        let goal = site.goal("win 8 new clients by the end of June 2027").await;
        site.result(&goal, "2").await;
        site.log("2 cold calls").await;
        let one = format!("/goals/{goal}");
        for path in ["/goals", &one, "/insights"] {
            pages.push(browser.get(path).await);
        }
        // Keys of the keyboard, kinds of activity, and what the member said.
        let data = [
            "Enter",
            "Esc",
            "2 every workday",
            "Make cold calls",
            "win 8 new clients by the end of June 2027",
            "New clients: 8 from 11 February 2027 to 30 June 2027",
            "new clients",
            "1 every workday",
            "Ann Lee",
            "1 cold call",
            "2 cold calls",
            "A rest",
            "Acme",
            "1 client call",
            "Website",
            "talk",
            "EUR 5",
            "ann@acme.example",
            "golf",
            // Reasons are sentences of the services, the same in the shell.
            "same name",
            "prospect, 38 days since your call, deal open since February",
            "Nobody is down as a prospect yet: say who is one, or import your deals.",
        ];
        for page in &pages {
            for text in words(&without_charts(&page.body)) {
                let text = text.trim_matches(['·', ' ']);
                let kind = legwork_core::kind::catalogue();
                let kind = kind.iter().any(|kind| kind.title == text);
                let country = legwork_core::holiday::countries();
                let country = country.iter().any(|country| country.name == text);
                let known = text.chars().count() == 1 || kind || country || data.contains(&text);
                let whole = text.starts_with('⟦') && text.trim_end().ends_with('⟧');
                assert!(known || whole, "'{text}'");
                assert!(!text.contains('['), "no text: {text}");
            }
        }
    });
}

#[test]
fn every_text_that_a_template_names_is_there() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");
    let mut seen = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for rest in text.split("page.say(\"").skip(1) {
            let key = rest.split('"').next().unwrap();
            assert!(Texts::has(key), "{key}");
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen}");
}
