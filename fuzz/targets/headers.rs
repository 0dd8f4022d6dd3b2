//! Any bytes at all, read as the headers of a mail, received or sent: the same
//! sighting every time, of others alone, and short.
#![no_main]

use jiff::Zoned;
use legwork::connect::mail::{Role, Wanted, read};
use legwork_core::sighting::{Flow, Seen};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let now: Zoned = "2027-02-11T09:30:00[Europe/Berlin]".parse().expect("a moment");
    let me = "ann@acme.example";
    let wanted = Wanted {
        me: vec![me.to_owned()],
        sent: None,
        inbox: None,
        log_to: Some("log@acme.example".to_owned()),
        since: "2000-01-01".parse().expect("a day"),
    };
    // Half of them do not say when they arrived, so that their own date counts.
    let arrived = (bytes.len() % 2 == 0).then_some(1_800_000_000);
    for role in [Role::Inbox, Role::Sent] {
        let seen = read(bytes, arrived, role, &wanted, &now);
        assert_eq!(read(bytes, arrived, role, &wanted, &now), seen);
        let Ok(one) = seen else { continue };
        assert!(one.day >= wanted.since);
        assert!(!one.source_id.is_empty() && one.source_id.chars().count() <= 500);
        match one.what {
            Seen::Mail { flow, people, subject, .. } => {
                assert!(role == Role::Inbox || flow == Flow::Out);
                assert!(!people.is_empty() && people.len() <= 200);
                assert!(people.iter().all(|who| who.email.as_deref() != Some(me)));
                assert!(subject.is_none_or(|subject| !subject.is_empty() && subject.chars().count() <= 300));
            }
            Seen::Line { text } => assert!(!text.is_empty() && text.chars().count() <= 300),
            _ => panic!("a mailbox has mails and lines alone"),
        }
    }
});
