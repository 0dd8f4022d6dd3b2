//! Taking what a connector saw.

use legwork::service::activities::ActivityFields;
use legwork::service::log::{LogLine, log};
use legwork::service::people::{self, PersonFields};
use legwork::store::{Capture, CaptureState, Day, capture};
use legwork_core::sighting::{Contact, Flow, Seen, Sighting};

use super::super::{World, day, on_each};
use super::{contact, line, meeting, received, rows_of, sent, taken};

async fn on_day(world: &World, on: &str) -> Vec<Capture> {
    let context = &world.context;
    let mut tx = context.db.read().await.unwrap();
    let (workspace, member) = (context.workspace_id(), context.member_id);
    capture::on_day(&mut tx, workspace, member, Day(day(on)))
        .await
        .unwrap()
}

async fn only(world: &World, on: &str) -> Capture {
    let mut found = on_day(world, on).await;
    assert_eq!(found.len(), 1);
    found.remove(0)
}

async fn person(world: &World, name: &str, email: &str, stands: &str) {
    let fields = PersonFields {
        name: Some(name.into()),
        emails: vec![email.into()],
        relationship: Some(stands.into()),
        ..PersonFields::default()
    };
    people::add(&world.context, &world.now, &fields)
        .await
        .unwrap();
}

async fn logged(world: &World, text: &str) {
    let input = LogLine {
        text: text.into(),
        fields: ActivityFields::default(),
        ..LogLine::default()
    };
    log(&world.context, &world.now, &input).await.unwrap();
}

#[test]
fn a_mail_to_somebody_who_never_wrote_is_a_cold_email() {
    on_each(async |world| {
        let got = taken(
            world,
            "mail",
            &[sent("1", "2027-02-08", "ann@acme.example")],
        )
        .await;
        assert_eq!((got.proposed, got.known), (1, 0));
        let row = world.say(only(world, "2027-02-08").await);
        assert_eq!(row.kind, "cold-email");
        assert_eq!(row.summary, "Your new office");
        let why = "sent to ann@acme.example, who never wrote to you";
        assert_eq!(row.evidence.as_deref(), Some(why));
        assert_eq!(row.state.0, CaptureState::Waiting);
    });
}

#[test]
fn the_same_sighting_twice_adds_nothing() {
    on_each(async |world| {
        let all = [
            received("0", "2027-02-01", "bob@quay.example"),
            sent("1", "2027-02-08", "ann@acme.example"),
            meeting("2", "2027-02-05", "Lunch", &["bob@quay.example"]),
            meeting("3", "2027-02-05", "Dentist", &[]),
            line("4", "2027-02-04", "3 calls and 2 emails"),
        ];
        let first = taken(world, "all", &all).await;
        assert_eq!((first.proposed, first.known), (4, 0));
        let rows = world.rows().await;
        let second = taken(world, "all", &all).await;
        assert_eq!((second.proposed, second.known), (0, 4));
        assert_eq!(world.rows().await, rows);
        // In parts, in another order, and with something new between.
        for one in all.iter().rev() {
            taken(world, "all", std::slice::from_ref(one)).await;
        }
        assert_eq!(world.rows().await, rows);
    });
}

#[test]
fn who_wrote_is_remembered_without_a_word_of_what() {
    on_each(async |world| {
        let got = taken(
            world,
            "mail",
            &[
                sent("1", "2027-02-08", "bob@quay.example"),
                received("2", "2027-02-03", "Bob@Quay.example"),
                received("3", "2027-01-07", "bob@quay.example"),
            ],
        )
        .await;
        assert_eq!(got.skipped["received: who wrote is remembered"], 2);
        let rows = rows_of(world, "correspondents").await;
        assert_eq!(rows.len(), 1);
        assert!(rows[0].contains("2027-01-07") && rows[0].contains("2027-02-03"));
        assert!(!rows[0].contains("office"));
        assert_eq!(only(world, "2027-02-08").await.kind, "email");
    });
}

#[test]
fn an_answer_of_the_same_day_does_not_make_the_first_mail_a_warm_one() {
    on_each(async |world| {
        taken(
            world,
            "mail",
            &[
                received("2", "2027-02-08", "ann@acme.example"),
                sent("1", "2027-02-08", "ann@acme.example"),
            ],
        )
        .await;
        assert_eq!(only(world, "2027-02-08").await.kind, "cold-email");
    });
}

#[test]
fn mail_counts_for_how_somebody_stands() {
    on_each(async |world| {
        person(world, "Cleo Ray", "cleo@dock.example", "client").await;
        person(world, "Lars Holm", "lars@fjord.example", "lapsed").await;
        person(world, "Pia Lund", "pia@pier.example", "prospect").await;
        let mut answer = sent("3", "2027-02-03", "pia@pier.example");
        if let Seen::Mail { reply, .. } = &mut answer.what {
            *reply = true;
        }
        let all = [
            sent("1", "2027-02-01", "cleo@dock.example"),
            sent("2", "2027-02-02", "lars@fjord.example"),
            answer,
        ];
        taken(world, "mail", &all).await;
        assert_eq!(only(world, "2027-02-01").await.kind, "client-email");
        assert_eq!(only(world, "2027-02-02").await.kind, "lapsed-touch");
        assert_eq!(only(world, "2027-02-03").await.kind, "follow-up");
    });
}

#[test]
fn what_is_no_act_towards_others_is_left_out_with_a_reason() {
    on_each(async |world| {
        let mut bulk = sent("1", "2027-02-01", "list@acme.example");
        if let Seen::Mail { bulk, .. } = &mut bulk.what {
            *bulk = true;
        }
        let all = [
            bulk,
            sent("2", "2027-02-02", "kim@harbour.example"),
            meeting("3", "2027-02-03", "Dentist", &[]),
            meeting("4", "2027-02-04", "Stand-up", &["kim@harbour.example"]),
            sent("5", "2027-02-09", "ann@acme.example"),
            sent("", "2027-02-05", "ann@acme.example"),
        ];
        let got = taken(world, "mail:me@harbour.example", &all).await;
        assert_eq!((got.proposed, got.accepted, got.known), (0, 0, 0));
        let said: Vec<(&str, u64)> = got.skipped.iter().map(|(k, n)| (k.as_str(), *n)).collect();
        assert_eq!(
            said,
            [
                ("nobody from outside takes part", 2),
                ("only to yourself or your own firm", 1),
                ("sent to a list or by a program", 1),
                ("still to come", 1),
                ("without a name at its source", 1),
            ]
        );
    });
}

#[test]
fn an_act_that_was_logged_by_hand_is_not_proposed_again() {
    on_each(async |world| {
        person(world, "Cleo Ray", "cleo@dock.example", "client").await;
        logged(world, "emailed Cleo Ray").await;
        let got = taken(
            world,
            "mail",
            &[sent("1", "2027-02-08", "cleo@dock.example")],
        )
        .await;
        assert_eq!(got.proposed, 0);
        assert_eq!(got.skipped["logged already"], 1);
        let row = only(world, "2027-02-08").await;
        assert_eq!(row.state.0, CaptureState::Ignored);
        let why = row.evidence.unwrap();
        assert!(
            why.ends_with("looks like what you logged: 1 client email"),
            "{why}"
        );
    });
}

#[test]
fn an_act_that_two_sources_saw_is_proposed_once() {
    on_each(async |world| {
        let lunch = |id| meeting(id, "2027-02-05", "Lunch", &["bob@quay.example"]);
        assert_eq!(taken(world, "work", &[lunch("1")]).await.proposed, 1);
        let again = taken(world, "home", &[lunch("a")]).await;
        assert_eq!(again.proposed, 0);
        assert_eq!(again.skipped["seen by another source already"], 1);
        // Two meetings of one calendar are two.
        assert_eq!(taken(world, "work", &[lunch("2")]).await.proposed, 1);
    });
}

#[test]
fn what_changed_at_its_source_while_it_waits_is_shown_as_it_is_now() {
    on_each(async |world| {
        let before = meeting("1", "2027-02-04", "Lunch", &["bob@quay.example"]);
        taken(world, "work", &[before]).await;
        let after = meeting("1", "2027-02-05", "Long lunch", &["bob@quay.example"]);
        assert_eq!(taken(world, "work", &[after]).await.known, 1);
        assert_eq!(on_day(world, "2027-02-04").await, []);
        assert_eq!(only(world, "2027-02-05").await.summary, "Long lunch");
    });
}

#[test]
fn what_others_wrote_is_kept_short_and_harmless() {
    on_each(async |world| {
        let hostile = Sighting {
            source_id: "1".into(),
            day: day("2027-02-08"),
            what: Seen::Mail {
                flow: Flow::Out,
                people: vec![contact("ann@acme.example"); 5_000],
                subject: Some("\u{1b}[31m\u{202e}x".repeat(100_000)),
                reply: false,
                bulk: false,
            },
        };
        let nameless = Sighting {
            source_id: "2".into(),
            day: day("2027-02-07"),
            what: Seen::Invitation {
                flow: Flow::Out,
                person: Contact::default(),
                accepted: false,
            },
        };
        let got = taken(world, "mail", &[hostile, nameless]).await;
        assert_eq!(got.proposed, 2);
        let row = only(world, "2027-02-08").await;
        assert!(row.summary.chars().count() <= 200 && !row.summary.contains('\u{1b}'));
        assert!(row.proposal.0.to_string().len() < 20_000);
    });
}

#[test]
fn whoever_turns_out_to_have_written_is_no_stranger_any_more() {
    on_each(async |world| {
        let mail = sent("1", "2027-02-04", "bob@quay.example");
        taken(world, "mail", &[mail]).await;
        assert_eq!(only(world, "2027-02-04").await.kind, "cold-email");
        // The inbox is read later than the folder of sent mail.
        let later = received("2", "2027-02-05", "bob@quay.example");
        taken(world, "mail", &[later]).await;
        assert_eq!(only(world, "2027-02-04").await.kind, "cold-email");
        let earlier = received("3", "2027-01-20", "bob@quay.example");
        taken(world, "mail", &[earlier]).await;
        let row = world.say(only(world, "2027-02-04").await);
        assert_eq!(row.kind, "email");
        assert!(row.evidence.unwrap().ends_with("who had written to you"));
    });
}

/// What is there, without the ids and the moments that a second run differs in.
async fn settled(world: &World) -> Vec<(String, String, String, String)> {
    let context = &world.context;
    let mut tx = context.db.read().await.unwrap();
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let rows = capture::latest(&mut tx, workspace, member, 1_000)
        .await
        .unwrap();
    let mut told: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let why = row.evidence.unwrap_or_default();
            (row.source_id, row.kind, row.state.to_string(), why)
        })
        .collect();
    told.sort();
    told
}

/// What a connector hands over again after it was killed at any point.
#[test]
fn wherever_a_run_ends_the_next_one_makes_it_whole() {
    let all: Vec<Sighting> = (0..12)
        .flat_map(|n: u32| {
            let on = format!("2027-01-{:02}", 10 + n);
            let address = format!("p{}@acme.example", n % 4);
            [
                received(&format!("r{n}"), &on, &address),
                sent(&format!("s{n}"), &on, &address),
                meeting(&format!("m{n}"), &on, "Lunch", &[address.as_str()]),
                line(&format!("l{n}"), &on, "3 calls and 2 emails"),
            ]
        })
        .collect();
    let whole = std::cell::RefCell::new(Vec::new());
    on_each(async |world| {
        taken(world, "all", &all).await;
        *whole.borrow_mut() = settled(world).await;
    });
    assert_eq!(whole.borrow().len(), 48);
    for cut in [0, 1, 2, 3, 7, 20, 33, 47] {
        on_each(async |world| {
            taken(world, "all", &all[..cut]).await;
            taken(world, "all", &all).await;
            assert_eq!(settled(world).await, *whole.borrow(), "cut at {cut}");
        });
    }
}
