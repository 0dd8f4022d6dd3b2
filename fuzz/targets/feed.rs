//! Any bytes at all, read as a feed: the same entries every time, few, short,
//! and of the days that were asked for.
#![no_main]

use jiff::Zoned;
use legwork::connect::feed::{Wanted, read};
use legwork_core::sighting::Seen;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let now: Zoned = "2027-02-11T09:30:00[Europe/Berlin]".parse().expect("a moment");
    let wanted = Wanted {
        url: "https://acme.example/feed".parse().expect("an address"),
        since: "2000-01-01".parse().expect("a day"),
        by: (bytes.len() % 3 == 0).then(|| "ann".to_owned()),
    };
    let Ok(batch) = read(bytes, &wanted, &now) else {
        return;
    };
    assert_eq!(read(bytes, &wanted, &now).expect("it was read before"), batch);
    assert!(batch.sightings.len() <= 2_000);
    assert_eq!(batch.sightings.len() as u64 + batch.left.values().sum::<u64>(), batch.of);
    for one in batch.sightings {
        assert!(one.day >= wanted.since && one.day <= now.date());
        assert!(!one.source_id.is_empty() && one.source_id.chars().count() <= 500);
        let Seen::Entry { title, link, author } = one.what else {
            panic!("a feed has entries alone");
        };
        assert!(!title.is_empty() && title.chars().count() <= 2_000);
        assert!(link.is_none_or(|link| link.chars().count() <= 2_000));
        assert!(author.is_none_or(|author| author.chars().count() <= 300));
    }
});
