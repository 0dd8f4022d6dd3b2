//! The people: listed, in full, added, changed, and logged with.

use axum::http::StatusCode;

use super::{Answer, Browser, on_site};

const ANN: &str = "11111111-1111-4111-8111-111111111111";
const TWIN: &str = "22222222-2222-4222-8222-222222222222";
const BOB: &str = "33333333-3333-4333-8333-333333333333";

/// Adds somebody by the form, with an id that the test chose.
async fn add(browser: &mut Browser<'_>, id: &str, name: &str, firm: &str, is: &str) -> Answer {
    let fields = [
        ("form", "person"),
        ("back", "/people/new"),
        ("id", id),
        ("name", name),
        ("organisation", firm),
        ("relationship", is),
    ];
    browser.post("/people", &fields).await
}

/// Logs a client call by the form of a person's page.
async fn call(browser: &mut Browser<'_>, id: &str, date: &str) -> Answer {
    let path = format!("/people/{id}");
    let page = browser.get(&path).await;
    let (entry, people) = (page.hidden("with", "entry"), page.hidden("with", "people"));
    let fields = [
        ("form", "with"),
        ("back", path.as_str()),
        ("entry", &entry),
        ("people", &people),
        ("kind", "client-call"),
        ("outcome", "voicemail"),
        ("minutes", "12"),
        ("note", "call again\nin spring"),
        ("date", date),
    ];
    browser.post("/log", &fields).await
}

/// The names in the list, in its order.
fn names(page: &Answer) -> Vec<&str> {
    let after = page.body.split("class=\"name\"").skip(1);
    after
        .map(|rest| {
            let (_, text) = rest.split_once('>').unwrap();
            text.split_once('<').unwrap().0
        })
        .collect()
}

#[test]
fn nobody_yet_says_how_people_come_in() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let page = browser.get("/people").await;
        assert!(page.body.contains("Nobody yet."), "{}", page.body);
        assert!(page.body.contains("href=\"/people/new\""));
        let fields = [
            ("form", "quick"),
            ("back", "/people"),
            ("line", "called Ann Lee"),
        ];
        browser.post("/log", &fields).await;
        let page = browser.get("/people").await;
        assert_eq!(names(&page), ["Ann Lee"]);
        let none = browser.get("/people?text=zed").await;
        assert!(none.body.contains("Nobody fits."), "{}", none.body);
    });
}

#[test]
fn who_was_not_touched_for_longest_comes_first_when_asked() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        add(&mut browser, ANN, "Ann Lee", "Acme", "client").await;
        add(&mut browser, BOB, "Bob Ray", "", "prospect").await;
        add(&mut browser, TWIN, "Zed Orr", "", "client").await;
        call(&mut browser, ANN, "2027-02-10").await;
        call(&mut browser, TWIN, "2026-11-09").await;
        let page = browser.get("/people").await;
        assert_eq!(names(&page), ["Ann Lee", "Bob Ray", "Zed Orr"]);
        for told in [
            "yesterday, Client call",
            "94 days ago, Client call",
            "never touched",
            "href=\"/people?text=Acme\"",
        ] {
            assert!(page.body.contains(told), "{told}: {}", page.body);
        }
        let page = browser.get("/people?order=untouched").await;
        assert_eq!(names(&page), ["Bob Ray", "Zed Orr", "Ann Lee"]);
        let page = browser
            .get("/people?order=untouched&relationship=client")
            .await;
        assert_eq!(names(&page), ["Zed Orr", "Ann Lee"]);
        let by_name = "href=\"/people?relationship=client\"";
        assert!(page.body.contains(by_name), "{}", page.body);
        let page = browser.get("/people?text=acme+ann").await;
        assert_eq!(names(&page), ["Ann Lee"]);
        let page = browser.get("/people?text=a+b+c+d+e+f+g").await;
        assert!(page.body.contains("6 words at most"), "{}", page.body);
    });
}

#[test]
fn a_list_is_cut_and_says_so() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        for n in 10..61 {
            let id = format!("{n}111111-1111-4111-8111-111111111111");
            add(&mut browser, &id, &format!("Person {n}"), "", "other").await;
        }
        let page = browser.get("/people").await;
        assert_eq!(names(&page).len(), 50);
        assert!(page.body.contains("There are more"), "{}", page.body);
    });
}

#[test]
fn a_touch_that_is_due_is_told() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        add(&mut browser, ANN, "Ann Lee", "", "client").await;
        call(&mut browser, ANN, "2027-01-02").await;
        let fields = [
            ("form", "edit"),
            ("back", "/people"),
            ("id", ANN),
            ("name", "Ann Lee"),
            ("keep", "30"),
        ];
        browser.post("/people/edit", &fields).await;
        let page = browser.get("/people").await;
        // 30 days after 2 January.
        assert!(page.body.contains("due since 1 February"), "{}", page.body);
        let page = browser.get(&format!("/people/{ANN}")).await;
        assert!(page.body.contains("every 30 days"), "{}", page.body);
    });
}

#[test]
fn of_two_people_of_one_name_the_one_on_the_page_is_logged_with() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        add(&mut browser, ANN, "Ann Lee", "Acme", "client").await;
        add(&mut browser, TWIN, "Ann Lee", "Quay", "client").await;
        let sent = call(&mut browser, TWIN, "2027-02-10").await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        assert_eq!(sent.header("location"), format!("/people/{TWIN}"));
        let page = browser.get(&format!("/people/{TWIN}")).await;
        for told in [
            "Logged: 1 client call",
            "voicemail · 12 min",
            "call again\nin spring",
        ] {
            assert!(page.body.contains(told), "{told}: {}", page.body);
        }
        let other = browser.get(&format!("/people/{ANN}")).await;
        assert!(other.body.contains("Nothing was done"), "{}", other.body);
        let all = browser.get(&format!("/activities?person={TWIN}")).await;
        assert!(all.body.contains("1 client call"), "{}", all.body);
        assert!(all.body.contains(&format!("href=\"/people/{TWIN}\"")));
        let none = browser.get(&format!("/activities?person={ANN}")).await;
        assert!(none.body.contains("Nothing that fits"), "{}", none.body);
    });
}

#[test]
fn somebody_is_added_once_and_can_be_taken_back() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let id = browser.get("/people/new").await.hidden("person", "id");
        let added = add(&mut browser, &id, "Ann Lee", "", "client").await;
        assert_eq!(added.header("location"), "/people?text=Ann%20Lee");
        let page = browser.get("/people?text=Ann%20Lee").await;
        assert!(page.body.contains("Added: Ann Lee"), "{}", page.body);
        let change = page.hidden("undo", "change");
        let again = add(&mut browser, &id, "Ann Lee", "", "client").await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.body);
        let page = browser.get("/people").await;
        assert_eq!(names(&page), ["Ann Lee"]);
        assert!(page.body.contains("was added before"), "{}", page.body);
        let fields = [
            ("form", "undo"),
            ("back", "/people"),
            ("change", change.as_str()),
        ];
        let undone = browser.post_fragment("/undo", &fields).await;
        assert!(undone.body.contains("Nobody yet."), "{}", undone.body);
        assert!(!site.rows().iter().any(|row| row.starts_with("people ")));
    });
}

#[test]
fn what_is_known_is_changed_and_kept() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        add(&mut browser, ANN, "Ann Lee", "Acme", "client").await;
        let path = format!("/people/{ANN}");
        let fields = [
            ("form", "edit"),
            ("back", path.as_str()),
            ("id", ANN),
            ("name", "Ann Lee-Ray"),
            ("organisation", ""),
            ("relationship", "lapsed"),
            ("email", "ann@acme.example"),
            ("phone", "+44 20 7946 0000 ext 12"),
            ("link", "https://acme.example/ann"),
            ("note", "likes tea"),
        ];
        let page = browser.post_fragment("/people/edit", &fields).await;
        for told in [
            "Changed: Ann Lee-Ray",
            "<h1>Ann Lee-Ray</h1>",
            "<p>lapsed</p>",
            "href=\"mailto:ann@acme.example\"",
            "href=\"tel:+442079460000\"",
            "<dd>https://acme.example/ann",
            "likes tea",
        ] {
            assert!(page.body.contains(told), "{told}: {}", page.body);
        }
    });
}

#[test]
fn what_is_refused_keeps_what_was_typed_and_changes_nothing() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        add(&mut browser, ANN, "Ann Lee", "Acme", "client").await;
        let before = site.rows();
        let name = "Zo\u{eb} \"Z\" <script>alert(1)</script>";
        let typed = [
            ("name", name),
            ("organisation", "New & Co"),
            ("email", "no address"),
            ("note", "</textarea>kept"),
        ];
        let new = [("form", "person"), ("back", "/people/new"), ("id", BOB)];
        let path = format!("/people/{ANN}");
        let edit = [("form", "edit"), ("back", path.as_str()), ("id", ANN)];
        for (to, form) in [("/people", new), ("/people/edit", edit)] {
            let fields: Vec<_> = form.into_iter().chain(typed).collect();
            let answer = browser.post(to, &fields).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            for kept in [
                "Zo\u{eb} &#34;Z&#34; &#60;script&#62;",
                "New &#38; Co",
                "value=\"no address\"",
                "&#60;/textarea&#62;kept",
                "is not an e-mail address",
            ] {
                assert!(answer.body.contains(kept), "{to} {kept}: {}", answer.body);
            }
        }
        let answer = call(&mut browser, ANN, "2027-02-12").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("call again\nin spring"));
        assert!(answer.body.contains("value=\"2027-02-12\""));
        assert_eq!(site.rows(), before);
    });
}

#[test]
fn a_name_is_never_markup() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let name = "<script>alert(1)</script>";
        let added = add(&mut browser, ANN, name, "\"><img src=x>", "client").await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        call(&mut browser, ANN, "2027-02-10").await;
        for path in ["/people", &format!("/people/{ANN}"), "/activities"] {
            let page = browser.get(path).await;
            assert!(page.body.contains("&#60;script&#62;alert"), "{path}");
            for mark in ["<script>alert", "<img"] {
                assert!(!page.body.contains(mark), "{path}: {}", page.body);
            }
        }
    });
}

#[test]
fn nobody_is_found_by_half_an_id_or_by_a_name_in_the_address() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        add(&mut browser, ANN, "Ann Lee", "", "client").await;
        let found = browser.get(&format!("/people/{ANN}")).await;
        assert_eq!(found.status, StatusCode::OK);
        for path in [
            "/people/ann".to_owned(),
            "/people/1111".to_owned(),
            format!("/people/{BOB}"),
            format!("/deals/new?person={BOB}"),
            format!("/deals/{BOB}"),
            "/deals/website".to_owned(),
        ] {
            let answer = browser.get(&path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        }
    });
}

/// Fills in a form of a page: its hidden fields, and what is typed.
async fn send(browser: &mut Browser<'_>, to: &str, fields: &[(&str, &str)]) -> Answer {
    let sent = browser.post(to, fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    sent
}

#[test]
fn whom_to_reach_is_named_today_and_done_with_one_tap() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let promise = site
            .commit("Reach out to three current clients every day")
            .await;
        add(&mut browser, ANN, "Ann Lee", "Acme", "client").await;
        add(&mut browser, BOB, "Bob <b>Ray", "", "client").await;
        call(&mut browser, ANN, "2026-10-01").await;
        for path in ["/", "/people"] {
            let page = browser.get(path).await;
            for told in [
                "client, 133 days since your call",
                "client, never touched",
                "Bob &#60;b&#62;Ray",
            ] {
                assert!(page.body.contains(told), "{path} {told}: {}", page.body);
            }
        }
        let page = browser.get("/").await;
        let (entry, of) = (
            page.hidden("did", "entry"),
            page.hidden("did", "commitment"),
        );
        assert_eq!(of, promise);
        let fields = [
            ("form", "did"),
            ("back", "/"),
            ("entry", entry.as_str()),
            ("id", ANN),
            ("commitment", &of),
        ];
        let sent = send(&mut browser, "/next/done", &fields).await;
        assert_eq!(sent.header("location"), format!("/?asked={ANN}"));
        let page = browser.get(&format!("/?asked={ANN}")).await;
        for told in [
            "Logged: 1 client contact with Ann Lee",
            "What comes next with Ann Lee?",
        ] {
            assert!(page.body.contains(told), "{told}: {}", page.body);
        }
        assert!(!page.body.contains("133 days"), "{}", page.body);
        // Sent twice, it is logged once.
        let again = send(&mut browser, "/next/done", &fields).await;
        assert_eq!(again.header("location"), format!("/?asked={ANN}"));
        let acts = site.rows();
        let acts = acts.iter().filter(|row| row.starts_with("activities "));
        assert_eq!(acts.count(), 2);
        let asking = format!("/?asked={ANN}");
        let early = [
            ("form", "asked"),
            ("back", asking.as_str()),
            ("id", ANN),
            ("date", "2027-02-11"),
        ];
        let refused = browser.post("/next/step", &early).await;
        assert!(refused.body.contains("is not to come"), "{}", refused.body);
        let step = [
            ("form", "asked"),
            ("back", "/"),
            ("id", ANN),
            ("date", "2027-02-18"),
            ("what", "send the offer"),
        ];
        send(&mut browser, "/next/step", &step).await;
        let page = browser.get(&format!("/people/{ANN}")).await;
        assert!(page.body.contains("send the offer"), "{}", page.body);
        let later = [("form", "x"), ("back", "/"), ("id", BOB)];
        send(&mut browser, "/next/put-off", &later).await;
        let page = browser.get("/").await;
        assert!(page.body.contains("Put off: Bob"), "{}", page.body);
        let undo = [("form", "undo"), ("back", "/"), ("change", "")];
        let change = page.hidden("undo", "change");
        let undo = undo.map(|(name, value)| match name {
            "change" => (name, change.as_str()),
            _ => (name, value),
        });
        send(&mut browser, "/undo", &undo).await;
        let page = browser.get("/").await;
        assert!(page.body.contains("client, never touched"), "{}", page.body);
    });
}

#[test]
fn addresses_and_tags_are_removed_and_people_put_off_on_their_page() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        add(&mut browser, ANN, "Ann Lee", "Acme", "client").await;
        let path = format!("/people/{ANN}");
        let edit = [
            ("form", "edit"),
            ("back", path.as_str()),
            ("id", ANN),
            ("name", "Ann Lee"),
            ("relationship", "referrer"),
            ("role", "Director"),
            ("email", "ann@acme.example, lee@home.example"),
            ("tag", "golf, board"),
        ];
        send(&mut browser, "/people/edit", &edit).await;
        let page = browser.get(&path).await;
        for told in ["lee@home.example", "href=\"/people?tag=golf\"", "Director"] {
            assert!(page.body.contains(told), "{told}: {}", page.body);
        }
        let tagged = browser.get("/people?tag=golf").await;
        assert_eq!(names(&tagged), ["Ann Lee"]);
        for (field, value) in [("email", "lee@home.example"), ("tag", "golf")] {
            let fields = [
                ("form", "reach"),
                ("back", &path),
                ("id", ANN),
                (field, value),
            ];
            send(&mut browser, "/people/remove", &fields).await;
        }
        let page = browser.get(&path).await;
        assert!(!page.body.contains("lee@home.example"), "{}", page.body);
        assert!(!page.body.contains("tag=golf"), "{}", page.body);
        for (how, told) in [("never", "never"), ("again", "Named again")] {
            let fields = [("form", "off"), ("back", &path), ("id", ANN), ("how", how)];
            send(&mut browser, "/next/put-off", &fields).await;
            let page = browser.get(&path).await;
            assert!(page.body.contains(told), "{told}: {}", page.body);
        }
    });
}

#[test]
fn two_who_are_one_are_merged_with_one_key_and_parted_again() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        add(&mut browser, ANN, "Ann Lee", "Acme", "client").await;
        add(&mut browser, TWIN, "Ann Lee", "", "prospect").await;
        let page = browser.get("/people/duplicates").await;
        assert!(page.body.contains("same name"), "{}", page.body);
        assert!(page.body.contains("data-key=\"m\""), "{}", page.body);
        let (keep, other) = (page.hidden("merge", "id"), page.hidden("merge", "other"));
        let fields = [
            ("form", "merge"),
            ("back", "/people/duplicates"),
            ("id", &keep),
            ("other", &other),
        ];
        send(&mut browser, "/people/merge", &fields).await;
        let page = browser.get("/people/duplicates").await;
        assert!(page.body.contains("Made one: Ann Lee"), "{}", page.body);
        assert!(page.body.contains("Nobody seems"), "{}", page.body);
        let path = format!("/people/{keep}");
        let page = browser.get(&path).await;
        let merge = page.hidden("split", "merge");
        let fields = [
            ("form", "split"),
            ("back", &path),
            ("id", &keep),
            ("merge", &merge),
        ];
        send(&mut browser, "/people/split", &fields).await;
        assert_eq!(names(&browser.get("/people").await).len(), 2);
    });
}

#[test]
fn an_organisation_has_a_page_with_its_people() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        add(&mut browser, ANN, "Ann Lee", "Acme", "client").await;
        add(&mut browser, BOB, "Bob Ray", "ACME Ltd.", "client").await;
        call(&mut browser, ANN, "2027-02-10").await;
        let page = browser.get("/organisations").await;
        assert_eq!(names(&page), ["Acme", "ACME Ltd."]);
        assert!(page.body.contains("client") || page.body.contains("1 person"));
        assert!(page.body.contains("yesterday"), "{}", page.body);
        let page = browser.get("/organisations/duplicates").await;
        let (keep, other) = (page.hidden("merge", "id"), page.hidden("merge", "other"));
        let fields = [
            ("form", "merge"),
            ("back", "/organisations"),
            ("id", &keep),
            ("other", &other),
        ];
        send(&mut browser, "/organisations/merge", &fields).await;
        let path = format!("/organisations/{keep}");
        let page = browser.get(&path).await;
        assert_eq!(names(&page), ["Ann Lee", "Bob Ray"]);
        let fields = [
            ("form", "edit"),
            ("back", path.as_str()),
            ("id", &keep),
            ("name", "Acme Works"),
            ("domain", "acme.example"),
            ("note", "two sites"),
        ];
        send(&mut browser, "/organisations/edit", &fields).await;
        let page = browser.get(&path).await;
        for told in ["Acme Works", "acme.example", "two sites"] {
            assert!(page.body.contains(told), "{told}: {}", page.body);
        }
        let wrong = [
            ("form", "edit"),
            ("back", path.as_str()),
            ("id", &keep),
            ("domain", "acme"),
        ];
        let refused = browser.post("/organisations/edit", &wrong).await;
        assert!(refused.body.contains("is not a domain"), "{}", refused.body);
    });
}

#[test]
fn two_who_are_not_the_same_are_told_apart_and_shown_no_more() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        add(&mut browser, ANN, "Ann Lee", "Acme", "client").await;
        add(&mut browser, TWIN, "Ann Lee", "", "prospect").await;
        add(&mut browser, BOB, "Bob Ray", "ACME Ltd.", "client").await;
        for (of, told) in [
            ("/people", "Not the same: Ann Lee and Ann Lee"),
            ("/organisations", "Not the same: Acme and ACME Ltd."),
        ] {
            let list = format!("{of}/duplicates");
            let page = browser.get(&list).await;
            assert!(page.body.contains("data-key=\"n\""), "{}", page.body);
            let (keep, other) = (page.hidden("merge", "id"), page.hidden("merge", "other"));
            let fields = [
                ("form", "merge"),
                ("back", list.as_str()),
                ("id", &keep),
                ("other", &other),
            ];
            send(&mut browser, &format!("{of}/distinct"), &fields).await;
            let page = browser.get(&list).await;
            assert!(page.body.contains(told), "{}", page.body);
            assert!(page.body.contains("Nobody seems"), "{}", page.body);
            let undo = [("form", "undo"), ("back", list.as_str()), ("change", "")];
            let change = page.hidden("undo", "change");
            let undo = undo.map(|(name, value)| match name {
                "change" => (name, change.as_str()),
                _ => (name, value),
            });
            send(&mut browser, "/undo", &undo).await;
            let page = browser.get(&list).await;
            assert!(page.body.contains("same name"), "{}", page.body);
        }
    });
}

#[test]
fn one_who_was_two_is_parted_by_the_addresses_that_are_named() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        add(&mut browser, ANN, "Ann Lee", "Acme", "client").await;
        let path = format!("/people/{ANN}");
        let edit = [
            ("form", "edit"),
            ("back", path.as_str()),
            ("id", ANN),
            ("name", "Ann Lee"),
            ("email", "ann@acme.example, marsh@quay.example"),
            ("phone", "+44 20 7946 0000"),
        ];
        send(&mut browser, "/people/edit", &edit).await;
        let alone = [
            ("form", "split"),
            ("back", path.as_str()),
            ("id", ANN),
            ("name", "Ann Marsh"),
        ];
        let refused = browser.post("/people/split", &alone).await;
        assert!(refused.body.contains("takes along"), "{}", refused.body);
        let both = [
            ("form", "split"),
            ("back", path.as_str()),
            ("id", ANN),
            ("name", "Ann Marsh"),
            ("address", "marsh@quay.example"),
            ("address", "+44 20 7946 0000"),
        ];
        send(&mut browser, "/people/split", &both).await;
        let page = browser.get(&path).await;
        assert!(!page.body.contains("7946"), "{}", page.body);
        assert!(page.body.contains("ann@acme.example"), "{}", page.body);
        assert_eq!(
            names(&browser.get("/people?text=marsh").await),
            ["Ann Marsh"]
        );
    });
}

#[test]
fn rhythms_of_relationships_and_tags_are_set_on_a_page_of_theirs() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let list = browser.get("/people").await;
        assert!(list.body.contains("href=\"/people/rhythms\""));
        let page = browser.get("/people/rhythms").await;
        for told in [
            "as usual",
            "due only when asked for",
            "No tag has a rhythm yet.",
        ] {
            assert!(page.body.contains(told), "{told}: {}", page.body);
        }
        let set = async |browser: &mut Browser<'_>, field: &str, name: &str, days: &str| {
            let fields = [
                ("form", "rhythm"),
                ("back", "/people/rhythms"),
                (field, name),
                ("days", days),
            ];
            browser.post("/people/rhythms", &fields).await
        };
        set(&mut browser, "relationship", "client", "60").await;
        set(&mut browser, "tag", "golf", "20").await;
        let page = browser.get("/people/rhythms").await;
        assert!(page.body.contains("golf: every 20 days"), "{}", page.body);
        for told in ["value=\"60\"", "value=\"20\""] {
            assert!(page.body.contains(told), "{told}: {}", page.body);
        }
        set(&mut browser, "tag", "golf", "").await;
        let page = browser.get("/people/rhythms").await;
        assert!(page.body.contains("No tag has a rhythm yet."));
        let refused = set(&mut browser, "tag", "golf", "9999").await;
        assert!(refused.body.contains("1 to 3,650 days"), "{}", refused.body);
        let nobody = set(&mut browser, "x", "golf", "9").await;
        assert!(nobody.body.contains("name a tag"), "{}", nobody.body);
    });
}

#[test]
fn whoever_bought_is_made_a_client_with_one_tap() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        add(&mut browser, ANN, "Ann Lee", "Acme", "prospect").await;
        let deal = "44444444-4444-4444-8444-444444444444";
        let fields = [
            ("form", "deal"),
            ("back", "/deals/new"),
            ("id", deal),
            ("title", "Website"),
            ("person", ANN),
            ("opened", "2027-01-04"),
        ];
        browser.post("/deals", &fields).await;
        let path = format!("/people/{ANN}");
        assert!(!browser.get(&path).await.body.contains("Make them"));
        let won = [
            ("form", "won"),
            ("back", "/deals"),
            ("id", deal),
            ("on", "2027-02-08"),
        ];
        browser.post("/deals/won", &won).await;
        let deal = format!("/deals/{deal}");
        for page in [&deal, &path] {
            let page = browser.get(page).await;
            assert!(page.body.contains("Make them a client"), "{}", page.body);
            assert!(page.body.contains("value=\"2027-02-08\""), "{}", page.body);
        }
        let make = [
            ("form", "client"),
            ("back", path.as_str()),
            ("id", ANN),
            ("since", "2027-02-08"),
        ];
        send(&mut browser, "/people/client", &make).await;
        let page = browser.get(&path).await;
        assert!(page.body.contains("A client now: Ann Lee"), "{}", page.body);
        assert!(!page.body.contains("Make them"), "{}", page.body);
        assert!(!browser.get(&deal).await.body.contains("Make them"));
    });
}

#[test]
fn a_commitment_that_names_nobody_says_why() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        site.commit("Reach out to one referral source every day")
            .await;
        for page in ["/", "/people"] {
            let page = browser.get(page).await;
            assert!(page.body.contains("who sends you work"), "{}", page.body);
        }
    });
}
