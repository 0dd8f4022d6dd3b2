//! The accountability partner: all that a link shows, and that it ends.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use jiff::SignedDuration;
use legwork::service::journal;
use legwork::service::partner::{self, Share};

use super::{Answer, Browser, HOST, Site, on_site};
use crate::store::harness::at_both;

/// Asks as somebody does who was never signed in.
async fn stranger(site: &Site, path: &str) -> Answer {
    let request = Request::builder().uri(path).header("host", HOST);
    site.ask(request.body(Body::empty()).unwrap()).await
}

/// Shares commitments and reviews with Ann, past the pages; the path.
async fn shared(site: &Site, commitments: &[&str]) -> String {
    let input = Share {
        name: "Ann".into(),
        commitments: commitments.iter().map(|&id| id.to_owned()).collect(),
        reviews: true,
        ..Share::default()
    };
    let (context, now) = (site.context().await, site.app.now());
    partner::share(&context, &now, &input).await.unwrap().path
}

async fn posted(browser: &mut Browser<'_>, path: &str, fields: &[(&str, &str)]) {
    let sent = browser.post(path, fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{path}: {}", sent.body);
}

/// What must not be seen: words that stand for everything else that is kept.
const CANARIES: &[&str] = &[
    "Zebulon", "Quokka", "Axolotl", "98765", "Narwhal", "Platypus", "Ocelot", "Capybara",
    "Pangolin", "Wombat", "Numbat", "Okapi", "Dugong", "Tapir", "Mandrill",
];

/// A site on which everything has a word of its own. Gives the chosen
/// commitment, of which one week was reviewed.
async fn seeded(site: &Site) -> String {
    site.later(SignedDuration::from_hours(-72));
    let chosen = site.commit("make two cold calls every day").await;
    let other = site.commit("write 2 Quokka letters each week").await;
    site.later(SignedDuration::from_hours(72));
    site.goal("win 5 new Narwhal clients by June 2027").await;
    site.log("2 cold calls on 2027-02-08").await;
    site.log("called Zebulon Smith on 2027-02-09 // Platypus told me")
        .await;
    site.seen("Dugong").await;
    let mut browser = site.browser().await;
    for (path, fields) in [
        ("/settings", &[("name", "Kim"), ("currency", "EUR")][..]),
        (
            "/people",
            &[
                ("name", "Wombat Jones"),
                ("organisation", "Numbat Ltd"),
                ("note", "Okapi"),
            ],
        ),
        (
            "/deals",
            &[
                ("title", "Axolotl shop"),
                ("person", "Wombat Jones"),
                ("value", "EUR 98765"),
            ],
        ),
        (
            "/settings/holidays/add",
            &[("date", "2027-03-01"), ("name", "Pangolin day")],
        ),
        (
            "/commitments/pause",
            &[
                ("id", &chosen),
                ("first", "2027-03-02"),
                ("last", "2027-03-03"),
                ("reason", "Capybara"),
            ],
        ),
        ("/inbox/rules", &[("words", "Tapir"), ("do", "ignore")]),
        ("/settings/kinds", &[("title", "Mandrill walk")]),
        (
            "/review",
            &[
                ("id", &chosen),
                ("choice", "shrink"),
                ("count", "1"),
                ("reason", "Ocelot"),
            ],
        ),
        (
            "/review",
            &[
                ("id", &other),
                ("choice", "raise"),
                ("count", "3"),
                ("reason", "Ocelot"),
            ],
        ),
        ("/review/finish", &[]),
    ] {
        posted(&mut browser, path, fields).await;
    }
    let kept = site.rows().join("\n");
    for canary in CANARIES {
        assert!(kept.contains(canary), "{canary} is nowhere");
    }
    chosen
}

/// Everything that stands between the tags, and every attribute with its value.
fn walked(html: &str) -> (Vec<String>, Vec<(String, String)>) {
    let (mut texts, mut attributes) = (Vec::new(), Vec::new());
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        let mut rest = tag;
        while let Some((before, after)) = rest.split_once("=\"") {
            let (value, next) = after.split_once('"').unwrap();
            let name = before.rsplit([' ', '\n']).next().unwrap();
            attributes.push((name.to_owned(), value.to_owned()));
            rest = next;
        }
        let text = text.trim().trim_end_matches('·').trim();
        if !text.is_empty() {
            texts.push(text.to_owned());
        }
    }
    (texts, attributes)
}

/// "4 kept, 1 missed" and the like: numbers with words of a closed list.
fn is_tally(text: &str) -> bool {
    let words = [
        "kept",
        "missed",
        "excused",
        "still open",
        "with nothing owed",
    ];
    let counted = |part: &str| {
        let (number, word) = part.split_once(' ').unwrap_or_default();
        number.parse::<u32>().is_ok() && words.contains(&word)
    };
    text == "nothing ended" || text.split(", ").all(counted)
}

/// What a field may say.
type May = fn(&str) -> bool;

/// The fields of the page, each with what it may say. There is no other.
fn fields() -> Vec<(&'static str, May)> {
    fn after<'a>(text: &'a str, start: &str) -> Option<&'a str> {
        text.strip_prefix(start)
    }
    vec![
        ("the name of the program", |text| text == "Legwork"),
        ("the title of the window", |text| {
            text == "Promises · Legwork"
        }),
        ("whose promises they are", |text| {
            text == "What Kim promised"
        }),
        ("whom the link is for", |text| {
            text == "Shared with Ann, who was asked to keep an eye on it."
        }),
        ("the day, and the last day of the link", |text| {
            text == "As of Thursday 11 February. This page can be opened until Wednesday 12 May 2027."
        }),
        ("what is promised", |text| text == "Make cold calls"),
        ("the promise in words", |text| text == "2 every workday"),
        ("how it stands, in a word", |text| text == "at risk"),
        ("done and asked in this period", |text| {
            text == "0 of 2 by tonight; 2 more today."
        }),
        ("the mark of a week", |text| text == "1/3"),
        ("a week", |text| {
            let week = after(text, "Week of ").and_then(|rest| rest.split_once(": "));
            week.is_some_and(|(_, tally)| is_tally(tally))
        }),
        ("the weeks together", |text| {
            after(text, "The last 12 weeks: ").is_some_and(is_tally)
        }),
        ("what the marks mean", |text| {
            text == "✓ kept, 3/5 kept in part, ✗ missed, – nothing owed, · still open"
        }),
        ("the heading of the reviews", |text| {
            text == "What the reviews came to"
        }),
        ("the days of a review", |text| {
            text == "Monday 8 February to Sunday 14 February 2027"
        }),
        ("what a review came to", |text| is_tally(text)),
        ("a decision", |text| {
            text.starts_with("Make cold calls: 1 from ")
        }),
        ("when a review was finished", |text| {
            text == "Reviewed on Thursday 11 February."
        }),
    ]
}

#[test]
fn a_link_shows_the_fields_of_this_list_and_nothing_else() {
    on_site(async |site| {
        let chosen = seeded(site).await;
        let path = shared(site, &[&chosen]).await;
        let answer = stranger(site, &path).await;
        assert_eq!(answer.status, StatusCode::OK);
        let (texts, attributes) = walked(&answer.body);
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for text in &texts {
            let fits = fields().into_iter().find(|(_, fits)| fits(text));
            let (field, _) =
                fits.unwrap_or_else(|| panic!("'{text}' is no field: {}", answer.body));
            *seen.entry(field).or_default() += 1;
        }
        for (field, _) in fields() {
            assert!(seen.contains_key(field), "{field} is not there: {texts:#?}");
        }
        let harmless = [
            "lang",
            "charset",
            "name",
            "rel",
            "type",
            "class",
            "viewBox",
            "preserveAspectRatio",
            "aria-hidden",
            "focusable",
            "x1",
            "x2",
            "y",
            "y1",
            "y2",
            "width",
            "height",
        ];
        for (name, value) in &attributes {
            let week = |fits: &str| {
                fields()
                    .iter()
                    .any(|(field, of)| *field == "a week" && of(fits))
            };
            let fits = match name.as_str() {
                "title" => week(value),
                "href" => value.starts_with("/assets/"),
                "aria-label" => value == "The last weeks, oldest first",
                "content" => !value.contains("Kim"),
                name => harmless.contains(&name),
            };
            assert!(fits, "{name}=\"{value}\"");
        }
        let whole = format!("{}{:?}", answer.body, answer.headers);
        for canary in CANARIES {
            assert!(!whole.contains(canary), "{canary}: {whole}");
        }
        assert!(!whole.contains(&chosen), "no id is shown");
        let secret = path.rsplit('.').next().unwrap();
        assert_eq!(secret.len(), 64, "256 bits");
        assert!(!whole.contains(secret));
        assert!(!site.rows().iter().any(|row| row.contains(secret)));
    });
}

#[test]
fn without_reviews_none_is_shown_and_the_member_sees_the_same_before() {
    on_site(async |site| {
        let chosen = seeded(site).await;
        let mut browser = site.browser().await;
        let fields = [
            ("form", "share"),
            ("back", "/settings/partners"),
            ("id", "11111111-1111-4111-8111-111111111111"),
            ("name", "Ann"),
            ("commitment", &chosen),
            ("until", "2027-03-01"),
        ];
        let made = browser.post("/settings/partners", &fields).await;
        assert_eq!(made.status, StatusCode::OK, "{}", made.body);
        let start = made.body.find("http://127.0.0.1:7777/partner/").unwrap();
        let address = made.body[start..].split('<').next().unwrap();
        let path = &address["http://127.0.0.1:7777".len()..];
        let page = stranger(site, path).await.body;
        assert!(page.contains("Make cold calls"), "{page}");
        assert!(
            !page.contains("review") && !page.contains("Reviewed"),
            "{page}"
        );
        let listed = browser.get("/settings/partners").await.body;
        assert!(!listed.contains(path), "it is shown once");
        let look = "/settings/partners/11111111-1111-4111-8111-111111111111";
        assert!(listed.contains(look), "{listed}");
        let main = |html: &str| {
            let start = html.find("<header class=\"seen\">").unwrap();
            html[start..html.find("</main>").unwrap()].trim().to_owned()
        };
        assert_eq!(main(&browser.get(look).await.body), main(&page));
        // The same form once more makes no second link.
        let again = browser.post("/settings/partners", &fields).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.body);
        assert!(!again.body.contains("/partner/"), "{}", again.body);
        for (at, wrong, says) in [
            (3, " ", "the name of whom it is for is empty"),
            (4, "", "choose at least one commitment"),
            (5, "2027-02-10", "has passed already"),
            (5, "2028-03-01", "at most a year"),
        ] {
            let mut fields = fields;
            fields[2].1 = "22222222-2222-4222-8222-222222222222";
            fields[at].1 = wrong;
            let fields: Vec<_> = fields
                .into_iter()
                .filter(|(_, value)| !value.is_empty())
                .collect();
            let refused = browser.post("/settings/partners", &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.body.contains(says), "{says}: {}", refused.body);
        }
        // What was chosen stays chosen in a form that was refused.
        let mut wrong = fields;
        wrong[2].1 = "22222222-2222-4222-8222-222222222222";
        wrong[3].1 = " ";
        let refused = browser.post("/settings/partners", &wrong).await.body;
        assert!(
            refused.contains(&format!("value=\"{chosen}\" checked")),
            "{refused}"
        );
        posted(
            &mut browser,
            "/settings/partners/end",
            &[("id", &look[19..])],
        )
        .await;
        assert_eq!(stranger(site, path).await.status, StatusCode::NOT_FOUND);
    });
}

/// A word on an answer that two of them must share.
fn told(answer: &Answer) -> (StatusCode, String, String) {
    (
        answer.status,
        format!("{:?}", answer.headers),
        answer.body.clone(),
    )
}

#[test]
fn a_link_that_ended_is_refused_at_once_and_like_any_other() {
    at_both(async |place| {
        let (one, two) = (Site::at(place).await, Site::at(place).await);
        let promise = one.commit("make two cold calls every day").await;
        let (ended, expired) = (
            shared(&one, &[&promise]).await,
            shared(&one, &[&promise]).await,
        );
        for site in [&one, &two, &one, &two] {
            for path in [&ended, &expired] {
                assert_eq!(stranger(site, path).await.status, StatusCode::OK);
            }
        }
        let of = format!("/partner/{}", "0".repeat(64));
        let unknown = format!("{}{}", &ended[..ended.len() - 64], "0".repeat(64));
        let elsewhere = format!("/partner/{}.{}", "5a".repeat(16), "0".repeat(64));
        let refused = told(&stranger(&one, "/partner/x").await);
        assert_eq!(refused.0, StatusCode::NOT_FOUND);
        let (context, now) = (one.context().await, one.app.now());
        let gone = partner::list(&context, &now).await.unwrap().shares[0]
            .id
            .clone();
        partner::revoke(&context, &now, &gone).await.unwrap();
        for site in [&two, &one] {
            for path in [
                &ended,
                &of,
                &unknown,
                &elsewhere,
                "/partner/%FF",
                "/partner/..%2F..%2F",
                "/partner/.",
                "/partner/%00",
                &ended.to_uppercase().replace("/PARTNER", "/partner"),
                &format!("{ended})"),
                &format!("{ended}?x=1"),
                &format!("/partner/{}", "a".repeat(5_000)),
            ] {
                assert_eq!(told(&stranger(site, path).await), refused, "{path}");
            }
            assert_eq!(
                stranger(site, &expired).await.status,
                StatusCode::OK,
                "its neighbour"
            );
        }
        // The last day is its own; the day after it is not.
        two.later(SignedDuration::from_hours(90 * 24));
        assert_eq!(stranger(&two, &expired).await.status, StatusCode::OK);
        two.later(SignedDuration::from_hours(24));
        assert_eq!(told(&stranger(&two, &expired).await), refused);
    });
}

#[test]
fn what_a_link_carries_keeps_it_from_others() {
    on_site(async |site| {
        let promise = site.commit("make two cold calls every day").await;
        let path = shared(site, &[&promise]).await;
        for path in [path.as_str(), "/partner/nothing"] {
            let answer = stranger(site, path).await;
            for (name, value) in [
                ("referrer-policy", "no-referrer"),
                ("x-robots-tag", "noindex, nofollow"),
                ("cache-control", "no-store"),
                ("set-cookie", ""),
                ("etag", ""),
                ("x-content-type-options", "nosniff"),
            ] {
                assert_eq!(answer.header(name), value, "{name} of {path}");
            }
            for nothing in [
                "<script",
                "<form",
                "<a ",
                "modulepreload",
                "manifest",
                "http",
            ] {
                assert!(!answer.body.contains(nothing), "{nothing}: {}", answer.body);
            }
        }
        // Who is signed in sees the same, and nothing more.
        let mut browser = site.browser().await;
        let inside = browser.send(Method::GET, &path, &[], &[]).await;
        assert_eq!(inside.body, stranger(site, &path).await.body);
        let other = browser.get("/").await;
        assert_eq!(other.header("referrer-policy"), "same-origin");
    });
}

#[test]
fn neither_undo_nor_redo_opens_a_link_again() {
    on_site(async |site| {
        let promise = site.commit("make two cold calls every day").await;
        let path = shared(site, &[&promise]).await;
        let (context, now) = (site.context().await, site.app.now());
        partner::revoke(&context, &now, "ann").await.unwrap();
        let gone = async || {
            assert_eq!(stranger(site, &path).await.status, StatusCode::NOT_FOUND);
        };
        let steps = journal::undo(&context, &now, 9).await.unwrap().changes;
        assert_eq!(steps.len(), 1, "the promise alone was a step");
        gone().await;
        let steps = journal::redo(&context, &now, 9).await.unwrap().changes;
        assert_eq!(steps.len(), 1);
        gone().await;
    });
}

#[test]
fn what_continues_a_commitment_is_seen_and_a_new_one_is_not() {
    on_site(async |site| {
        let promise = site.commit("make two cold calls every day").await;
        let path = shared(site, &[&promise]).await;
        let mut browser = site.browser().await;
        site.later(SignedDuration::from_hours(24));
        posted(&mut browser, "/commitments/retire", &[("id", &promise)]).await;
        let page = stranger(site, &path).await.body;
        assert!(
            page.contains("ended") && page.contains("Make cold calls"),
            "{page}"
        );
        posted(&mut browser, "/commitments/restart", &[("id", &promise)]).await;
        site.commit("write one blog post each month").await;
        let page = stranger(site, &path).await.body;
        assert!(page.contains("0 of 2 by Sunday"), "{page}");
        assert_eq!(
            page.matches("<h2>").count(),
            2,
            "one commitment and the reviews: {page}"
        );
    });
}
