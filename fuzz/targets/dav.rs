//! Any bytes at all, read as the answer of a server of calendars and address
//! books, and what is in it as cards and as calendars; also as cards by
//! themselves.
#![no_main]

use jiff::Zoned;
use legwork::connect::{Batch, calendar, contacts};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let texts = legwork::fuzzing::texts(bytes);
    let again = legwork::fuzzing::texts(bytes);
    assert_eq!(texts.as_ref().ok(), again.as_ref().ok());
    let mut texts = texts.unwrap_or_default();
    // Nothing is made larger by being read: entities of one's own stand for nothing.
    let length: usize = texts.iter().map(String::len).sum();
    assert!(length <= 3 * bytes.len());
    let now: Zoned = "2027-02-11T09:30:00[Europe/Berlin]".parse().expect("a moment");
    let wanted = calendar::Wanted {
        since: "2026-01-01".parse().expect("a day"),
        me: vec!["ann@acme.example".to_owned()],
    };
    for text in &texts {
        drop(calendar::read(text.as_bytes(), &wanted, &now));
    }
    texts.push(String::from_utf8_lossy(bytes).into_owned());
    for text in &texts {
        let (mut batch, mut again) = (Batch::default(), Batch::default());
        contacts::read(text, &mut batch);
        contacts::read(text, &mut again);
        assert_eq!(batch, again);
        for card in batch.cards {
            let short = |text: &String| !text.is_empty() && text.chars().count() <= 200;
            assert!(short(&card.name));
            assert!(card.organisation.iter().chain(&card.role).all(short));
            assert!(card.emails.len() <= 20 && card.emails.iter().all(short));
            assert!(card.phones.len() <= 20);
        }
    }
});
