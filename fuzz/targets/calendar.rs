//! Any bytes at all, read as a calendar: the same meetings every time, none
//! that is to come, and none without end.
#![no_main]

use jiff::Zoned;
use legwork::connect::calendar::{Wanted, read};
use legwork_core::sighting::Seen;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let now: Zoned = "2027-02-11T09:30:00[Europe/Berlin]".parse().expect("a moment");
    let me = "ann@acme.example";
    let wanted = Wanted {
        since: "2026-01-01".parse().expect("a day"),
        me: vec![me.to_owned()],
    };
    let Ok(found) = read(bytes, &wanted, &now) else {
        return;
    };
    assert_eq!(read(bytes, &wanted, &now).expect("it was read before"), found);
    assert!(found.batch.sightings.len() <= 20_000);
    assert!(found.next.is_none_or(|next| next > now.timestamp()));
    for one in found.batch.sightings {
        assert!(one.day >= wanted.since && one.day <= now.date());
        assert!(!one.source_id.is_empty() && one.source_id.chars().count() <= 500);
        let Seen::Meeting { title, people, minutes } = one.what else {
            panic!("a calendar has meetings alone");
        };
        assert!(!title.is_empty() && title.chars().count() <= 300);
        assert!(!people.is_empty() && people.len() <= 200);
        assert!(people.iter().all(|who| who.email.as_deref() != Some(me)));
        assert!(minutes.is_none_or(|minutes| (1..24 * 60).contains(&minutes)));
    }
});
