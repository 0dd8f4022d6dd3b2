//! Files of other programs on the web: sent, looked at, told better, taken over.

use axum::http::StatusCode;

use super::{Browser, on_site};

const LIST: &[u8] = b"Wer,Haus,Draht\nAnn Lee,Acme,ann@acme.example\nBob <b>,Acme,none\n";
const KNOWN: &[u8] = b"Date,Activity,Person\n2027-01-04,call,Ann Lee\nsoon,call,Bob Ray\n";

async fn send(browser: &mut Browser<'_>, name: &str, file: &[u8]) -> String {
    let fields = [("form", "import-send"), ("back", "/import")];
    let sent = browser.upload("/import", &fields, (name, file)).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    sent.header("location").to_owned()
}

fn key(place: &str) -> &str {
    place.split_once("held=").unwrap().1
}

#[test]
fn a_file_is_looked_at_before_it_is_taken_over_and_undone_at_once() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let before = site.kept();
        let place = send(&mut browser, "acts.csv", KNOWN).await;
        let look = browser.get(&place).await;
        assert_eq!(look.status, StatusCode::OK);
        for words in [
            "It would bring 2 rows",
            "1 activity, 1 person",
            "Line 3: &#39;soon&#39; is no date",
            "2027-01-04 · call",
        ] {
            assert!(look.body.contains(words), "{words}: {}", look.body);
        }
        let left = format!("/import/skipped?held={}", key(&place));
        assert!(
            look.body.contains(&format!("href=\"{left}\"")),
            "{}",
            look.body
        );
        let file = browser.get(&left).await;
        // What looks like a formula is made harmless.
        let row = "acts.csv,3,''soon' is no date,soon,call,Bob Ray";
        assert!(file.body.contains("file,line,reason,Date,Activity,Person"));
        assert!(file.body.contains(row), "{}", file.body);
        assert!(
            file.header("content-disposition")
                .contains("acts.skipped.csv")
        );
        assert_eq!(site.kept(), before, "looking changes nothing");
        let fields = [
            ("form", "import-take"),
            ("back", "/import"),
            ("next", "/import"),
            ("held", key(&place)),
        ];
        let done = browser.post("/import/take", &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let page = browser.get("/import").await;
        assert!(page.body.contains("Imported 2 rows"), "{}", page.body);
        assert!(browser.get("/people").await.body.contains("Ann Lee"));
        assert!(page.body.contains("action=\"/undo\""), "{}", page.body);
        let again = browser.post("/import/take", &fields).await;
        assert_eq!(again.status, StatusCode::NOT_FOUND, "it waits no longer");
        // What could not be read can be had afterwards too, by nobody else.
        let page = browser.get(&format!("/import?left={}", key(&place))).await;
        assert!(page.body.contains("acts.csv") && page.body.contains("Put them right"));
        assert_eq!(browser.get(&left).await.bytes, file.bytes);
        let gone = browser.get("/import/skipped?held=nobody").await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn columns_that_are_not_known_are_told_on_the_page() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let place = send(&mut browser, "list.csv", LIST).await;
        let look = browser.get(&place).await;
        assert!(
            look.body.contains("is not in a format that Legwork knows"),
            "{}",
            look.body
        );
        assert!(look.body.contains("name=\"column-2\"") && look.body.contains("Draht"));
        assert!(
            !look.body.contains("id=\"import-take\""),
            "there is nothing to take yet"
        );
        let told = format!("{place}&column-0=name&column-1=organisation&column-2=email");
        let look = browser.get(&told).await;
        assert!(
            look.body.contains("2 people, 1 organisation"),
            "{}",
            look.body
        );
        assert!(look.body.contains("Bob &#60;b&#62;"), "{}", look.body);
        let fields = [
            ("form", "import-take"),
            ("held", key(&place)),
            ("column-0", "name"),
            ("column-1", "organisation"),
            ("column-2", "email"),
        ];
        let done = browser.post("/import/take", &fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let people = browser.get("/people").await;
        assert!(people.body.contains("Ann Lee") && people.body.contains("Acme"));
    });
}

#[test]
fn a_file_of_no_kind_and_a_file_that_waits_for_nobody_are_refused() {
    on_site(async |site| {
        let mut browser = site.browser().await;
        let before = site.kept();
        let place = send(&mut browser, "<i>.bin", b"\0\0\0\0").await;
        let look = browser.get(&place).await;
        assert!(look.body.contains("is not text"), "{}", look.body);
        assert!(!look.body.contains("<i>.bin"));
        let gone = browser.get("/import?held=nobody").await;
        assert_eq!(gone.status, StatusCode::NOT_FOUND);
        let empty = browser
            .upload(
                "/import",
                &[("form", "import"), ("back", "/import")],
                ("a.csv", b""),
            )
            .await;
        assert_eq!(empty.status.as_u16() / 100, 4);
        assert_eq!(site.kept(), before);
    });
}
