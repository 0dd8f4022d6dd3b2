//! Accepting, correcting and dismissing.

use legwork::error::Kind;
use legwork::service::activities::{self, ActivityFields, ActivityFilter, ActivityView};
use legwork::service::capture::{self, CaptureFilter, CaptureView, Captures, Which};
use legwork::service::commitment::{self, AddCommitment};
use legwork::service::log::{LogLine, log};
use legwork::service::people::{self, PersonFields, PersonFilter};
use legwork::service::{edit_activity, journal, today};
use legwork_core::sighting::{Contact, Flow, Seen, Sighting};

use super::super::{World, day, on_each};
use super::{line, meeting, sent, taken};

async fn waiting(world: &World) -> Captures {
    let listed = capture::list(&world.context, &world.now, &CaptureFilter::default())
        .await
        .unwrap();
    world.say(listed)
}

async fn first(world: &World) -> CaptureView {
    waiting(world).await.captures.remove(0)
}

async fn acts(world: &World) -> Vec<ActivityView> {
    let listed = activities::list(&world.context, &ActivityFilter::default())
        .await
        .unwrap();
    listed.activities
}

fn these(id: &str) -> Which {
    Which::These(vec![id.to_owned()])
}

const ALL: Which = Which::All {
    source: None,
    kind: None,
};

async fn accepted(world: &World, which: &Which) -> capture::Answered {
    let answered = capture::accept(&world.context, &world.now, which)
        .await
        .unwrap();
    world.say(answered)
}

#[test]
fn what_is_accepted_becomes_an_activity_with_its_people_and_undo_brings_it_back() {
    on_each(async |world| {
        let lunch = meeting("1", "2027-02-05", "Lunch", &["bob@quay.example"]);
        taken(world, "work", &[lunch]).await;
        let before = world.rows().await;
        let one = first(world).await;
        assert_eq!((one.says.as_str(), one.minutes), ("1 meeting", Some(45)));
        let answered = accepted(world, &these(&one.id)).await;
        assert_eq!((answered.accepted.len(), answered.waiting), (1, 0));
        let act = acts(world).await.remove(0);
        assert_eq!(
            (act.kind.as_str(), act.date),
            ("meeting", day("2027-02-05"))
        );
        assert_eq!((act.source.as_str(), act.minutes), ("work", Some(45)));
        assert_eq!(act.people[0].name, "bob@quay.example");
        journal::undo(&world.context, &world.now, 1).await.unwrap();
        assert_eq!(world.rows().await, before);
        journal::redo(&world.context, &world.now, 1).await.unwrap();
        assert_eq!(acts(world).await.len(), 1);
        world
            .fails(
                Kind::Conflict,
                capture::accept(&world.context, &world.now, &these(&one.id)),
            )
            .await;
    });
}

#[test]
fn one_act_counts_for_every_commitment_that_it_fits_and_once_for_each() {
    on_each(async |world| {
        for sentence in [
            "send two client emails every day",
            "reach out to three current clients every day",
        ] {
            let input = AddCommitment {
                text: sentence.into(),
                ..AddCommitment::default()
            };
            commitment::commit(&world.context, &world.now, &input)
                .await
                .unwrap();
        }
        let cleo = PersonFields {
            name: Some("Cleo Ray".into()),
            emails: vec!["cleo@dock.example".into()],
            relationship: Some("client".into()),
            ..PersonFields::default()
        };
        people::add(&world.context, &world.now, &cleo)
            .await
            .unwrap();
        let mail = sent("1", "2027-02-08", "cleo@dock.example");
        taken(world, "mail", std::slice::from_ref(&mail)).await;
        accepted(world, &ALL).await;
        // The same act, seen by another source and again by the first.
        assert_eq!(
            taken(
                world,
                "archive",
                &[sent("x", "2027-02-08", "cleo@dock.example")]
            )
            .await
            .proposed,
            0
        );
        assert_eq!(taken(world, "mail", &[mail]).await.known, 1);
        let now = today::today(&world.context, &world.now).await.unwrap();
        let done: Vec<u64> = now.commitments.iter().map(|one| one.done).collect();
        assert_eq!(done, [1, 1]);
    });
}

#[test]
fn whoever_is_new_becomes_known_once_with_the_address() {
    on_each(async |world| {
        let invite = |id: &str, name: &str, link: &str| Sighting {
            source_id: id.into(),
            day: day("2027-02-05"),
            what: Seen::Invitation {
                flow: Flow::Out,
                person: Contact {
                    name: Some(name.into()),
                    link: Some(link.into()),
                    ..Contact::default()
                },
                accepted: false,
            },
        };
        let all = [
            sent("1", "2027-02-04", "ann@acme.example"),
            sent("2", "2027-02-05", "Ann@Acme.example"),
            invite("3", "Bob Ray", "https://www.linkedin.example/in/bob/"),
            invite("4", "Bob Ray", "http://linkedin.example/in/bob"),
        ];
        taken(world, "mail", &all).await;
        accepted(world, &ALL).await;
        let found = people::list(&world.context, &world.now, &PersonFilter::default())
            .await
            .unwrap();
        let names: Vec<(&str, &str)> = found
            .people
            .iter()
            .map(|one| (one.name.as_str(), one.relationship.as_str()))
            .collect();
        assert_eq!(
            names,
            [("ann@acme.example", "prospect"), ("Bob Ray", "other")]
        );
    });
}

#[test]
fn a_line_says_itself_what_it_is() {
    on_each(async |world| {
        let text = "met Ann Lee 30m // wants a quote";
        let all = [
            line("1", "2027-02-04", text),
            line("2", "2027-02-04", "frobnicated"),
        ];
        taken(world, "mail-in", &all).await;
        let answered = accepted(world, &ALL).await;
        assert_eq!(answered.left.len(), 1);
        let act = &answered.accepted[0];
        assert_eq!((act.kind.as_str(), act.minutes), ("meeting", Some(30)));
        assert_eq!(act.note.as_deref(), Some("wants a quote"));
        assert_eq!(act.people[0].name, "Ann Lee");
        let left = first(world).await;
        assert_eq!((left.kind.as_str(), left.confidence.as_str()), ("", "low"));
        let (context, now) = (&world.context, &world.now);
        let error = world
            .fails(Kind::Usage, capture::accept(context, now, &these(&left.id)))
            .await;
        assert!(error.hints()[0].contains("captures correct"), "{error:?}");
    });
}

#[test]
fn what_was_logged_by_hand_while_it_waited_is_not_added_again() {
    on_each(async |world| {
        taken(
            world,
            "mail",
            &[sent("1", "2027-02-08", "ann@acme.example")],
        )
        .await;
        let ann = PersonFields {
            name: Some("Ann Lee".into()),
            emails: vec!["ann@acme.example".into()],
            ..PersonFields::default()
        };
        people::add(&world.context, &world.now, &ann).await.unwrap();
        let input = LogLine {
            text: "cold email to Ann Lee".into(),
            ..LogLine::default()
        };
        log(&world.context, &world.now, &input).await.unwrap();
        let one = first(world).await;
        let twin = "looks like what you logged: 1 cold email";
        assert_eq!(one.twin.as_deref(), Some(twin));
        let answered = accepted(world, &ALL).await;
        assert_eq!((answered.accepted.len(), answered.known.len()), (0, 1));
        assert_eq!(acts(world).await.len(), 1);
        // What it was recognised as can be removed, and does not come back.
        let id = acts(world).await.remove(0).id;
        edit_activity::remove(&world.context, &world.now, &id)
            .await
            .unwrap();
        assert_eq!(waiting(world).await.waiting, 0);
        journal::undo(&world.context, &world.now, 1).await.unwrap();
        assert_eq!(acts(world).await.len(), 1);
    });
}

#[test]
fn a_correction_wins_and_teaches() {
    on_each(async |world| {
        let all = [
            sent("1", "2027-02-04", "ann@acme.example"),
            sent("2", "2027-02-05", "bob@acme.example"),
            sent("3", "2027-02-08", "eve@quay.example"),
        ];
        taken(world, "mail", &all).await;
        let one = waiting(world).await.captures.pop().unwrap();
        let fields = ActivityFields {
            kind: Some("client call".into()),
            minutes: Some(20),
            people: Some(vec!["Ann Lee".into()]),
            ..ActivityFields::default()
        };
        let answered = capture::correct(&world.context, &world.now, &one.id, fields)
            .await
            .unwrap();
        let answered = world.say(answered);
        let act = &answered.accepted[0];
        assert_eq!((act.kind.as_str(), act.minutes), ("client-call", Some(20)));
        assert_eq!(act.people[0].name, "Ann Lee");
        let offer = answered.offer.unwrap();
        assert_eq!(offer.says, "sent mail to @acme.example is: Client call");
        assert_eq!((offer.effect.waiting, offer.effect.answered), (1, 1));
        assert_eq!(waiting(world).await.offer.unwrap(), offer);
        let (context, now) = (&world.context, &world.now);
        world
            .fails(
                Kind::Conflict,
                capture::rules::learn(context, now, "another"),
            )
            .await;
        capture::rules::learn(context, now, &offer.says)
            .await
            .unwrap();
        let after = waiting(world).await;
        let kinds: Vec<&str> = after.captures.iter().map(|one| one.kind.as_str()).collect();
        assert_eq!(kinds, ["cold-email", "client-call"]);
        assert_eq!(after.offer, None);
    });
}

#[test]
fn what_is_dismissed_does_not_come_back_and_teaches_from_the_second_on() {
    on_each(async |world| {
        let lunch = |id: &str, on: &str| meeting(id, on, "Chess club", &["bob@quay.example"]);
        let all = [
            lunch("1", "2027-02-01"),
            lunch("2", "2027-02-03"),
            lunch("3", "2027-02-05"),
        ];
        taken(world, "home", &all).await;
        let dismiss = async |n: usize| {
            let id = waiting(world).await.captures.remove(n).id;
            let gone = capture::dismiss(&world.context, &world.now, &these(&id)).await;
            world.say(gone.unwrap())
        };
        assert_eq!(dismiss(0).await.offer, None);
        let offer = dismiss(0).await.offer.unwrap();
        assert_eq!(offer.says, "a meeting with @quay.example is left out");
        assert_eq!(offer.effect.waiting, 1);
        assert_eq!(taken(world, "home", &all).await.known, 3);
        assert_eq!(waiting(world).await.waiting, 1);
        world
            .fails(
                Kind::NotFound,
                capture::dismiss(
                    &world.context,
                    &world.now,
                    &Which::All {
                        source: Some("nowhere".into()),
                        kind: None,
                    },
                ),
            )
            .await;
    });
}

#[test]
fn a_capture_is_named_by_the_end_of_its_id() {
    on_each(async |world| {
        let both = [
            sent("1", "2027-02-04", "ann@acme.example"),
            sent("2", "2027-02-05", "bob@quay.example"),
        ];
        taken(world, "mail", &both).await;
        let all = waiting(world).await.captures;
        let end = &all[1].id[30..];
        let answered = accepted(world, &these(&end.to_uppercase())).await;
        assert_eq!(answered.accepted.len(), 1);
        assert_eq!(first(world).await.id, all[0].id);
        // Three digits may be anybody's.
        let short = these(&all[0].id[33..]);
        let (context, now) = (&world.context, &world.now);
        world
            .fails(Kind::NotFound, capture::accept(context, now, &short))
            .await;
    });
}
