//! Feeds, mails, calendars and cards that other programs wrote, as the
//! connectors read them: the folder `LEGWORK_TEST_DATA`. What is expected was
//! counted by other means: Python's parsers of XML and mail, dateutil's rules of
//! recurrence, and by hand where these read less.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::Zoned;
use legwork::connect::mail::{self, Role};
use legwork::connect::{Batch, Card, calendar, contacts, feed};
use legwork_core::sighting::{Seen, Sighting};

use crate::cli::THURSDAY;

#[expect(clippy::disallowed_methods, reason = "tests are told of the folder so")]
fn folder(name: &str) -> Option<PathBuf> {
    let found = std::env::var_os("LEGWORK_TEST_DATA");
    if found.is_none() {
        eprintln!("skipped: LEGWORK_TEST_DATA is not set");
    }
    Some(PathBuf::from(found?).join(name))
}

/// Every file in a folder and below it whose name ends so, in order.
fn files(folder: &Path, end: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, end));
        } else if path.extension().is_some_and(|found| found == end) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().display().to_string()
}

fn now() -> Zoned {
    let now: jiff::Timestamp = THURSDAY.parse().unwrap();
    now.in_tz("Europe/Berlin").unwrap()
}

fn long_ago() -> jiff::civil::Date {
    "1900-01-01".parse().unwrap()
}

/// Adds up what was counted of the files of one sort.
fn add<const N: usize>(sum: &mut [u64; N], more: [u64; N]) {
    sum.iter_mut()
        .zip(more)
        .for_each(|(sum, more)| *sum += more);
}

fn count<T>(all: &[T], holds: impl Fn(&T) -> bool) -> u64 {
    all.iter().filter(|one| holds(one)).count() as u64
}

// ---- feeds -----------------------------------------------------------------

fn read_feed(bytes: &[u8]) -> legwork::Result<Batch> {
    let wanted = feed::Wanted {
        url: "https://acme.example/feed".parse().unwrap(),
        since: long_ago(),
        by: None,
    };
    feed::read(bytes, &wanted, &now())
}

/// What is counted of feeds: those that are read, those that are refused,
/// entries, those without a date, those with a date but nothing to call them.
fn of_feed(bytes: &[u8]) -> [u64; 5] {
    match read_feed(bytes) {
        Ok(batch) => {
            let left = |reason: &str| batch.left.get(reason).copied().unwrap_or(0);
            let (undated, untitled) = (left("without a date"), left("without a title"));
            [1, 0, batch.of, undated, untitled]
        }
        Err(error) => {
            assert!(error.message().starts_with("what is there is no feed"));
            assert!(!error.hints().is_empty());
            [0, 1, 0, 0, 0]
        }
    }
}

/// The feed with a day and a link in every entry: most feeds here are of one
/// thing alone, and this shows the rest of each.
fn completed(bytes: &[u8]) -> Vec<u8> {
    const RSS: &str = "<item><pubDate>Tue, 09 Feb 2027 10:00:00 GMT</pubDate><link>https://acme.example/added</link>";
    const ATOM: &str =
        "<entry><updated>2027-02-09T10:00:00Z</updated><link href=\"https://acme.example/added\"/>";
    let text = String::from_utf8_lossy(bytes).replace("<item>", RSS);
    text.replace("<entry>", ATOM).into_bytes()
}

/// What is counted of completed feeds: entries that are seen, those with a title
/// of their own, those that name an author.
fn of_completed(bytes: &[u8]) -> [u64; 3] {
    let Ok(batch) = read_feed(&completed(bytes)) else {
        return [0; 3];
    };
    let titled = |one: &Sighting| match &one.what {
        Seen::Entry { title, link, .. } => Some(title) != link.as_ref(),
        _ => panic!("a feed has entries alone"),
    };
    let by = |one: &Sighting| {
        matches!(
            &one.what,
            Seen::Entry {
                author: Some(_),
                ..
            }
        )
    };
    let seen = &batch.sightings;
    [seen.len() as u64, count(seen, titled), count(seen, by)]
}

#[test]
fn feeds_well_formed_and_ill_formed() {
    let Some(folder) = folder("feeds") else {
        return;
    };
    let mut found: BTreeMap<String, ([u64; 5], [u64; 3])> = BTreeMap::new();
    for path in files(&folder, "xml") {
        let bytes = fs::read(&path).unwrap();
        let within = path.parent().unwrap().strip_prefix(&folder).unwrap();
        let (plain, complete) = found.entry(within.display().to_string()).or_default();
        add(plain, of_feed(&bytes));
        add(complete, of_completed(&bytes));
    }
    let found: Vec<_> = found
        .iter()
        .map(|(name, (plain, complete))| (name.as_str(), *plain, *complete))
        .collect();
    let wanted = [
        // No XML, or its declaration not at the start.
        ("illformed", [4, 4, 1, 1, 0], [1, 0, 0]),
        // Not in UTF-8, and nothing says in what; they can be read once they are.
        ("illformed/chardet", [0, 8, 0, 0, 0], [7, 5, 0]),
        ("illformed/geo", [3, 0, 3, 3, 0], [3, 0, 0]),
        // Atom 0.3. Three more entries say only when they were made.
        ("wellformed/atom", [158, 0, 71, 63, 8], [71, 14, 7]),
        // Those that are refused have a title or a text in base64, which Atom
        // 1.0 does not know, or of an empty type.
        ("wellformed/atom10", [232, 11, 163, 163, 0], [163, 10, 7]),
        ("wellformed/http", [9, 0, 0, 0, 0], [0, 0, 0]),
        // Those that are refused have no channel. Six more entries are dated in
        // the terms of the Dublin Core.
        ("wellformed/rss", [180, 11, 89, 85, 4], [89, 1, 11]),
    ];
    assert_eq!(found, wanted);
}

// ---- mails -----------------------------------------------------------------

fn read_mail(bytes: &[u8], role: Role) -> Sighting {
    let wanted = mail::Wanted {
        me: Vec::new(),
        sent: None,
        inbox: None,
        log_to: None,
        since: long_ago(),
    };
    mail::read(bytes, None, role, &wanted, &now()).unwrap()
}

#[test]
fn mails_of_many_programs() {
    let Some(folder) = folder("mail") else { return };
    let mut days: BTreeMap<String, u64> = BTreeMap::new();
    let mut to: BTreeMap<String, u64> = BTreeMap::new();
    let (mut from, mut ids, mut umlauts) = (0, 0, 0);
    for path in files(&folder, "eml") {
        let bytes = fs::read(&path).unwrap();
        let received = read_mail(&bytes, Role::Inbox);
        *days.entry(received.day.to_string()).or_default() += 1;
        ids += u64::from(received.source_id.contains("example.com"));
        let Seen::Mail {
            people,
            subject,
            reply,
            bulk,
            ..
        } = received.what
        else {
            panic!()
        };
        assert!(!reply && !bulk, "{}", path.display());
        assert_eq!(people[0].name.as_deref(), Some("Doug Sauder"));
        from += people.len();
        umlauts += u64::from(subject.unwrap().contains("Frösche"));
        let Seen::Mail { people, .. } = read_mail(&bytes, Role::Sent).what else {
            panic!()
        };
        for one in people {
            *to.entry(one.email.unwrap()).or_default() += 1;
        }
    }
    assert_eq!((from, ids, umlauts), (54, 54, 30));
    let of = |all: &[(&str, u64)]| -> BTreeMap<String, u64> {
        let all = all.iter().map(|(name, count)| ((*name).to_owned(), *count));
        all.collect()
    };
    assert_eq!(days, of(&[("2000-05-18", 34), ("2000-05-19", 20)]));
    let receivers = [
        ("blow@example.com", 13),
        ("jblow@example.com", 8),
        ("jschmuergen@example.com", 5),
        ("mueller@example.com", 20),
        ("schmuergen@example.com", 10),
    ];
    assert_eq!(to, of(&receivers));
}

// ---- calendars -------------------------------------------------------------

/// How many meetings a calendar gives; an error says that it is none.
fn meetings(text: &[u8]) -> Result<usize, String> {
    let wanted = calendar::Wanted {
        since: long_ago(),
        me: Vec::new(),
    };
    match calendar::read(text, &wanted, &now()) {
        Ok(found) => Ok(found.batch.sightings.len()),
        Err(error) => Err(error.message().to_owned()),
    }
}

/// The calendar with a guest in every event: without one, it is no meeting.
fn with_guests(bytes: &[u8]) -> Vec<u8> {
    let guest = "BEGIN:VEVENT\r\nATTENDEE:mailto:bob@client.example";
    let text = String::from_utf8_lossy(bytes);
    text.replace("BEGIN:VEVENT", guest).into_bytes()
}

#[test]
fn calendars_of_many_programs() {
    let Some(folder) = folder("ical") else { return };
    let (mut none, mut plain, mut guests) = (Vec::new(), 0, BTreeMap::new());
    let all = files(&folder, "ics");
    for path in &all {
        let bytes = fs::read(path).unwrap();
        match meetings(&bytes) {
            Ok(found) => plain += found,
            Err(error) => {
                assert_eq!(error, "what is there is no calendar");
                none.push(name(path));
                continue;
            }
        }
        guests.insert(name(path), meetings(&with_guests(&bytes)).unwrap());
    }
    assert_eq!(all.len(), 79);
    assert_eq!(none, ["Index_Error.ics", "Type_Error.ics"]);
    assert_eq!(plain, 1, "property_params.ics");
    let of = |name: &str| guests[name];
    assert_eq!(guests.values().sum::<usize>(), 2_892);
    // A hundred days but for three; fifteen Tuesdays but for five; three weeks
    // but for a day, twice; five days, one of them moved, and one more.
    assert_eq!(of("event_with_recurrence.ics"), 97);
    assert_eq!(
        of("event_with_recurrence_exdates_on_different_lines.ics"),
        10
    );
    assert_eq!(of("parsing_error.ics"), 40);
    assert_eq!(of("rfc_7265_appendix_example_2_ical.ics"), 6);
    // The leap days; by other calendars nothing is followed.
    assert_eq!(of("rfc_7529.ics"), 4);
    assert_eq!(of("broken_ical.ics"), 1);
}

// ---- cards -----------------------------------------------------------------

#[test]
fn cards_of_many_programs() {
    let Some(folder) = folder("vcard") else {
        return;
    };
    // People, firms, addresses, numbers.
    let wanted: [(&str, [usize; 4]); 13] = [
        ("John_Doe_ANDROID.vcf", [6, 2, 5, 9]),
        ("John_Doe_BLACK_BERRY.vcf", [1, 1, 0, 1]),
        ("John_Doe_EVOLUTION.vcf", [1, 1, 1, 2]),
        ("John_Doe_GMAIL.vcf", [1, 1, 1, 2]),
        ("John_Doe_MAC_ADDRESS_BOOK.vcf", [1, 1, 1, 7]),
        ("John_Doe_MS_OUTLOOK.vcf", [1, 1, 1, 2]),
        ("fullcontact.vcf", [1, 1, 5, 9]),
        ("gmail-list.vcf", [3, 0, 3, 0]),
        ("gmail-single.vcf", [1, 1, 1, 2]),
        ("gmail-single2.vcf", [1, 1, 5, 11]),
        ("outlook-2003.vcf", [1, 1, 1, 4]),
        ("rfc2426-example.vcf", [2, 2, 3, 4]),
        ("rfc6350-example.vcf", [1, 1, 1, 2]),
    ];
    let mut found = Vec::new();
    for path in files(&folder, "vcf") {
        let bytes = fs::read(&path).unwrap();
        let mut batch = Batch::default();
        contacts::read(&String::from_utf8_lossy(&bytes), &mut batch);
        let sum = |of: fn(&Card) -> usize| batch.cards.iter().map(of).sum::<usize>();
        let counts = [
            batch.cards.len(),
            sum(|card| usize::from(card.organisation.is_some())),
            sum(|card| card.emails.len()),
            sum(|card| card.phones.len()),
        ];
        assert!(batch.left.is_empty(), "{}", path.display());
        found.push((name(&path), counts));
    }
    let found: Vec<(&str, [usize; 4])> = found
        .iter()
        .map(|(name, counts)| (name.as_str(), *counts))
        .collect();
    assert_eq!(found, wanted);
}
