//! Whom to reach next.

use legwork::error::Kind;
use legwork::service::activities::ActivityFields;
use legwork::service::commitment::{self, AddCommitment};
use legwork::service::deals::{self, AddDeal, CloseDeal};
use legwork::service::journal;
use legwork::service::log::{LogLine, log};
use legwork::service::next::{
    self, DoneWith, Next, NextPerson, NextQuery, Until, Whose, set_rhythm,
};
use legwork::service::people::{self, PersonFields};
use legwork::service::today::today;

use super::{World, day, on_each};

async fn promised(world: &World, sentence: &str) {
    let input = AddCommitment {
        text: sentence.into(),
        ..AddCommitment::default()
    };
    commitment::commit(&world.context, &world.now, &input)
        .await
        .unwrap();
}

async fn known(world: &World, name: &str, relationship: &str) {
    let fields = PersonFields {
        name: Some(name.into()),
        relationship: Some(relationship.into()),
        ..PersonFields::default()
    };
    people::add(&world.context, &world.now, &fields)
        .await
        .unwrap();
}

async fn touched(world: &World, name: &str, date: &str) {
    let line = LogLine {
        text: "call".into(),
        fields: ActivityFields {
            kind: Some("call".into()),
            people: Some(vec![name.into()]),
            date: Some(day(date)),
            ..ActivityFields::default()
        },
        ..LogLine::default()
    };
    log(&world.context, &world.now, &line).await.unwrap();
}

async fn next(world: &World, n: u32) -> Next {
    let query = NextQuery {
        commitment: None,
        n: Some(n),
    };
    let found = next::next(&world.context, &world.now, &query)
        .await
        .unwrap();
    world.say(found)
}

fn names(people: &[NextPerson]) -> Vec<&str> {
    people.iter().map(|one| one.name.as_str()).collect()
}

const CLIENTS: &str = "Reach out to three current clients every day";
const LAPSED: &str =
    "Reach out to one former or lapsed client every week to try to rekindle a relationship";

#[test]
fn the_most_overdue_client_is_named_first_and_says_why() {
    on_each(async |world| {
        world.on("2026-09-01");
        for name in ["Ann Lee", "Bob Ray", "Cyd Moss", "Dee Park"] {
            known(world, name, "client").await;
        }
        known(world, "Eve Orr", "prospect").await;
        touched(world, "Ann Lee", "2026-09-01").await;
        world.on("2027-02-08");
        promised(world, CLIENTS).await;
        touched(world, "Ann Lee", "2026-11-06").await;
        touched(world, "Bob Ray", "2026-10-20").await;
        touched(world, "Dee Park", "2027-02-01").await;
        let found = next(world, 3).await;
        let people = &found.commitments[0].people;
        // Cyd was never touched: due since the day she became known.
        assert_eq!(names(people), ["Cyd Moss", "Bob Ray", "Ann Lee"]);
        assert_eq!(people[0].reason, "client, never touched");
        assert_eq!(people[2].reason, "client, 94 days since your call");
        assert_eq!(people[2].last_touch, Some(day("2026-11-06")));
        // Dee is not due, and is named only where nobody else is left.
        let more = next(world, 4).await;
        assert_eq!(
            more.commitments[0].people[3].reason,
            "client, 7 days since your call, due on 2 May"
        );
        let today = today(&world.context, &world.now).await.unwrap();
        let shown = &today.commitments[0].people;
        assert_eq!(shown.len(), 3);
        assert_eq!(shown[1].reason, people[1].reason);
    });
}

#[test]
fn a_touch_a_snooze_and_never_take_people_out() {
    on_each(async |world| {
        world.on("2026-09-01");
        for name in ["Ann Lee", "Bob Ray", "Cyd Moss"] {
            known(world, name, "client").await;
        }
        world.on("2027-02-08");
        promised(world, CLIENTS).await;
        let (context, now) = (&world.context, &world.now);
        let all = next(world, 3).await;
        assert_eq!(all.commitments[0].people.len(), 3);
        let input = DoneWith {
            person: "ann".into(),
            ..DoneWith::default()
        };
        let done = next::done(context, now, &input).await.unwrap();
        assert_eq!(world.say(done).logged.activity.kind, "client-touch");
        next::snooze(context, now, "bob", Until::Days(14))
            .await
            .unwrap();
        let off = next::never(context, now, "cyd").await.unwrap();
        assert!(world.say(off).never);
        assert!(next(world, 3).await.commitments[0].people.is_empty());
        // Undo brings each of them back.
        journal::undo(context, now, 3).await.unwrap();
        assert_eq!(next(world, 3).await, all);
        journal::redo(context, now, 3).await.unwrap();
        assert!(next(world, 3).await.commitments[0].people.is_empty());
        next::again(context, now, "bob").await.unwrap();
        assert_eq!(
            names(&next(world, 3).await.commitments[0].people),
            ["Bob Ray"]
        );
        world
            .fails(
                Kind::Usage,
                next::snooze(context, now, "bob", Until::Day(day("2027-02-08"))),
            )
            .await;
    });
}

#[test]
fn a_client_without_touch_and_deal_for_long_is_named_as_lapsed() {
    on_each(async |world| {
        world.on("2025-01-10");
        for name in ["Ann Lee", "Bob Ray"] {
            known(world, name, "client").await;
        }
        known(world, "Cyd Moss", "lapsed").await;
        let deal = AddDeal {
            title: "Quay".into(),
            person: Some("Ann Lee".into()),
            ..AddDeal::default()
        };
        deals::add(&world.context, &world.now, &deal).await.unwrap();
        let close = CloseDeal::default();
        deals::won(&world.context, &world.now, "quay", &close)
            .await
            .unwrap();
        touched(world, "Ann Lee", "2025-01-10").await;
        touched(world, "Cyd Moss", "2025-01-09").await;
        world.on("2027-02-08");
        touched(world, "Bob Ray", "2027-01-08").await;
        promised(world, CLIENTS).await;
        promised(world, LAPSED).await;
        let found = next(world, 3).await;
        assert_eq!(names(&found.commitments[0].people), ["Bob Ray"]);
        let lapsed = &found.commitments[1].people;
        assert_eq!(names(lapsed), ["Cyd Moss", "Ann Lee"]);
        assert_eq!(
            lapsed[1].reason,
            "client gone quiet, 759 days since your call, deal closed in January 2025"
        );
        // Nobody's relationship was changed, and an open deal makes Ann current.
        assert_eq!(lapsed[1].relationship, "client");
        let deal = AddDeal {
            title: "Mill".into(),
            person: Some("Ann Lee".into()),
            ..AddDeal::default()
        };
        deals::add(&world.context, &world.now, &deal).await.unwrap();
        let found = next(world, 3).await;
        assert_eq!(names(&found.commitments[0].people), ["Ann Lee", "Bob Ray"]);
    });
}

#[test]
fn rhythms_of_person_tag_and_relationship_decide_in_that_order() {
    on_each(async |world| {
        let (context, now) = (&world.context, &world.now);
        let fields = PersonFields {
            name: Some("Ann Lee".into()),
            relationship: Some("client".into()),
            tags: vec!["#Golf".into()],
            ..PersonFields::default()
        };
        people::add(context, now, &fields).await.unwrap();
        touched(world, "Ann Lee", "2027-01-01").await;
        let due = async || {
            let shown = people::show(context, now, "ann").await.unwrap();
            world.say(shown).person.due
        };
        assert_eq!(due().await, Some(day("2027-04-01")));
        let client = Whose::Relationship("client".into());
        set_rhythm(context, now, &client, 60).await.unwrap();
        assert_eq!(due().await, Some(day("2027-03-02")));
        let golf = Whose::Tag("golf".into());
        set_rhythm(context, now, &golf, 20).await.unwrap();
        assert_eq!(due().await, Some(day("2027-01-21")));
        let own = PersonFields {
            keep_in_touch: Some(10),
            ..PersonFields::default()
        };
        people::edit(context, now, "ann", &own).await.unwrap();
        assert_eq!(due().await, Some(day("2027-01-11")));
        journal::undo(context, now, 2).await.unwrap();
        assert_eq!(due().await, Some(day("2027-03-02")));
        set_rhythm(context, now, &client, 0).await.unwrap();
        assert_eq!(due().await, Some(day("2027-04-01")));
        world
            .fails(Kind::Usage, set_rhythm(context, now, &client, 4_000))
            .await;
    });
}

#[test]
fn a_next_step_makes_due_on_its_day_and_a_touch_does_it() {
    on_each(async |world| {
        known(world, "Ann Lee", "client").await;
        promised(world, CLIENTS).await;
        let step = next::step(
            &world.context,
            &world.now,
            "ann",
            day("2027-02-12"),
            "send the offer",
        );
        let one = world.say(step.await.unwrap()).person;
        assert_eq!(one.next_step.unwrap().what, "send the offer");
        assert!(next(world, 3).await.commitments[0].people.is_empty());
        world.on("2027-02-12");
        let found = next(world, 3).await;
        assert_eq!(
            found.commitments[0].people[0].reason,
            "client, next step today: send the offer, never touched"
        );
        touched(world, "Ann Lee", "2027-02-12").await;
        assert!(next(world, 3).await.commitments[0].people.is_empty());
        let shown = people::show(&world.context, &world.now, "ann").await;
        assert_eq!(shown.unwrap().person.next_step, None);
        let late = next::step(&world.context, &world.now, "ann", day("2027-02-12"), "x");
        world.fails(Kind::Usage, late).await;
    });
}

#[test]
fn nobody_is_named_for_two_commitments() {
    on_each(async |world| {
        for name in ["Ann Lee", "Bob Ray", "Cyd Moss", "Dee Park"] {
            known(world, name, "client").await;
        }
        promised(world, CLIENTS).await;
        promised(world, "meet two clients every week").await;
        promised(world, "send a newsletter every month").await;
        let found = next(world, 3).await;
        let all: Vec<&str> = found
            .commitments
            .iter()
            .flat_map(|one| names(&one.people))
            .collect();
        assert_eq!(found.commitments.len(), 2, "a newsletter names nobody");
        let mut once = all.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!((all.len(), once.len()), (4, 4));
        let newsletter = NextQuery {
            commitment: Some("newsletter".into()),
            n: None,
        };
        let asked = next::next(&world.context, &world.now, &newsletter);
        world.fails(Kind::Usage, asked).await;
    });
}

#[test]
fn relationships_have_a_history_that_undo_respects() {
    on_each(async |world| {
        world.on("2026-03-01");
        known(world, "Ann Lee", "prospect").await;
        let (context, before) = (&world.context, world.now.clone());
        let turned = |word: &str| PersonFields {
            relationship: Some(word.into()),
            ..PersonFields::default()
        };
        let later: jiff::Zoned = "2027-02-08T09:30:00[Europe/Berlin]".parse().unwrap();
        people::edit(context, &later, "ann", &turned("client"))
            .await
            .unwrap();
        let shown = people::show(context, &later, "ann").await.unwrap();
        let told: Vec<_> = world
            .say(shown)
            .relations
            .into_iter()
            .map(|one| (one.from, one.relationship))
            .collect();
        let prospect = (day("2026-03-01"), "prospect".to_owned());
        assert_eq!(
            told,
            [prospect.clone(), (day("2027-02-08"), "client".to_owned())]
        );
        journal::undo(context, &later, 1).await.unwrap();
        let shown = people::show(context, &before, "ann").await.unwrap();
        assert_eq!(shown.relations.len(), 1);
        assert_eq!(shown.person.relationship, "prospect");
    });
}

async fn works(world: &World, name: &str, firm: &str, relationship: &str) {
    let fields = PersonFields {
        name: Some(name.into()),
        organisation: Some(firm.into()),
        relationship: Some(relationship.into()),
        ..PersonFields::default()
    };
    people::add(&world.context, &world.now, &fields)
        .await
        .unwrap();
}

#[test]
fn one_of_a_firm_is_named_until_there_are_no_other_firms() {
    on_each(async |world| {
        world.on("2026-09-01");
        // Forty of one firm wait longer than anybody else.
        for n in 0..40 {
            works(world, &format!("Acme {n}"), "Acme", "client").await;
        }
        works(world, "Bob Ray", "Quay", "client").await;
        known(world, "Cyd Moss", "client").await;
        world.on("2027-02-08");
        for name in ["Bob Ray", "Cyd Moss"] {
            touched(world, name, "2026-10-20").await;
        }
        promised(world, CLIENTS).await;
        let found = next(world, 3).await;
        let named = names(&found.commitments[0].people);
        assert_eq!(named[1..], ["Bob Ray", "Cyd Moss"]);
        assert!(named[0].starts_with("Acme"), "{named:?}");
        // Today goes by the same, and who was reached makes room for a colleague.
        let shown = today(&world.context, &world.now).await.unwrap();
        let shown: Vec<_> = shown.commitments[0]
            .people
            .iter()
            .map(|one| &one.name)
            .collect();
        assert_eq!(shown, named);
        touched(world, named[0], "2027-02-08").await;
        let later = next(world, 3).await;
        let later = names(&later.commitments[0].people);
        assert!(
            later[0].starts_with("Acme") && later[0] != named[0],
            "{later:?}"
        );
        // Where there are too few firms, colleagues fill up.
        let many = next(world, 5).await;
        assert_eq!(many.commitments[0].people.len(), 5);
    });
}

#[test]
fn somebody_of_another_firm_who_is_due_soon_comes_before_a_colleague() {
    on_each(async |world| {
        world.on("2026-09-01");
        works(world, "Ann Lee", "Acme", "client").await;
        works(world, "Bob Ray", "Acme", "client").await;
        works(world, "Cyd Moss", "Quay", "client").await;
        world.on("2027-02-08");
        touched(world, "Cyd Moss", "2027-01-20").await;
        promised(world, CLIENTS).await;
        let found = next(world, 2).await;
        let people = &found.commitments[0].people;
        assert!(["Ann Lee", "Bob Ray"].contains(&people[0].name.as_str()));
        assert_eq!(people[1].name, "Cyd Moss");
        assert_eq!(next(world, 3).await.commitments[0].people.len(), 3);
    });
}

const INVITE: &str = "Invite 10 new people to connect on LinkedIn each week";

#[test]
fn whoever_was_met_and_has_no_profile_is_named_for_an_invitation_once() {
    on_each(async |world| {
        world.on("2026-09-01");
        for (name, is) in [
            ("Ann Lee", "client"),
            ("Bob Ray", "prospect"),
            ("Cyd Moss", "other"),
            ("Dee Park", "other"),
            ("Eve Orr", "prospect"),
        ] {
            known(world, name, is).await;
        }
        let profile = PersonFields {
            links: vec!["https://www.linkedin.com/in/ann-lee/".into()],
            ..PersonFields::default()
        };
        people::edit(&world.context, &world.now, "ann", &profile)
            .await
            .unwrap();
        world.on("2027-02-08");
        touched(world, "Bob Ray", "2027-02-01").await;
        touched(world, "Cyd Moss", "2027-02-05").await;
        promised(world, INVITE).await;
        let found = next(world, 5).await;
        // Who was just met comes first; Dee was never met, Ann has a profile.
        let people = &found.commitments[0].people;
        assert_eq!(names(people), ["Cyd Moss", "Bob Ray", "Eve Orr"]);
        assert_eq!(
            people[0].reason,
            "other, 3 days since your call, no LinkedIn profile on record"
        );
        let (context, now) = (&world.context, &world.now);
        let input = DoneWith {
            person: "cyd".into(),
            ..DoneWith::default()
        };
        let done = next::done(context, now, &input).await.unwrap();
        assert_eq!(done.logged.activity.kind, "linkedin-invite");
        next::snooze(context, now, "bob", Until::Days(7))
            .await
            .unwrap();
        next::never(context, now, "eve").await.unwrap();
        let found = next(world, 5).await;
        assert!(found.commitments[0].people.is_empty());
        let lack = found.commitments[0].lack.as_ref().unwrap();
        assert!(lack.why.contains("import your contacts"), "{}", lack.why);
        assert_eq!(lack.missing, None);
        journal::undo(context, now, 3).await.unwrap();
        let again = next(world, 5).await;
        assert_eq!(again.commitments[0].people.len(), 3);
    });
}

#[test]
fn where_nobody_sends_work_yet_it_says_so_and_who_might() {
    on_each(async |world| {
        known(world, "Ann Lee", "client").await;
        promised(world, "Reach out to one referral source every week").await;
        let found = next(world, 3).await;
        let lack = found.commitments[0].lack.clone().unwrap();
        assert_eq!(lack.missing.as_deref(), Some("referrer"));
        assert_eq!(lack.suggested, None);
        // Ann was asked for a referral, and a deal with Bob came of it.
        let line = LogLine {
            text: "asked Ann Lee for a referral".into(),
            fields: ActivityFields {
                kind: Some("referral-ask".into()),
                people: Some(vec!["Ann Lee".into()]),
                date: Some(day("2027-02-01")),
                ..ActivityFields::default()
            },
            ..LogLine::default()
        };
        let asked = log(&world.context, &world.now, &line).await.unwrap();
        let deal = AddDeal {
            title: "Quay".into(),
            person: Some("Bob Ray".into()),
            origin: Some(asked.activity.id),
            ..AddDeal::default()
        };
        deals::add(&world.context, &world.now, &deal).await.unwrap();
        let found = next(world, 3).await;
        let lack = found.commitments[0].lack.clone().unwrap();
        let suggested = lack.suggested.unwrap();
        assert_eq!(
            (suggested.name.as_str(), suggested.deal.as_str()),
            ("Ann Lee", "Quay")
        );
        let shown = today(&world.context, &world.now).await.unwrap();
        assert!(shown.commitments[0].lack.is_some());
        let referrer = PersonFields {
            relationship: Some("referrer".into()),
            ..PersonFields::default()
        };
        people::edit(&world.context, &world.now, "ann", &referrer)
            .await
            .unwrap();
        let found = next(world, 3).await;
        assert_eq!(names(&found.commitments[0].people), ["Ann Lee"]);
        assert_eq!(found.commitments[0].lack, None);
    });
}

#[test]
fn whoever_bought_is_offered_to_become_a_client_from_that_day() {
    on_each(async |world| {
        world.on("2026-03-01");
        known(world, "Ann Lee", "prospect").await;
        world.on("2027-02-08");
        let deal = AddDeal {
            title: "Quay".into(),
            person: Some("Ann Lee".into()),
            opened: Some(day("2027-01-04")),
            ..AddDeal::default()
        };
        let (context, now) = (&world.context, &world.now);
        let added = deals::add(context, now, &deal).await.unwrap();
        assert_eq!(added.buyer, None, "nothing was won yet");
        let close = CloseDeal {
            on: Some(day("2027-02-01")),
            ..CloseDeal::default()
        };
        let won = deals::won(context, now, "quay", &close).await.unwrap();
        let buyer = won.buyer.unwrap();
        assert_eq!(
            (buyer.name.as_str(), buyer.since),
            ("Ann Lee", day("2027-02-01"))
        );
        let shown = people::show(context, now, "ann").await.unwrap();
        assert_eq!(shown.buyer.as_ref(), Some(&buyer));
        let client = PersonFields {
            relationship: Some("client".into()),
            since: Some(buyer.since),
            ..PersonFields::default()
        };
        let mut before = world.rows().await;
        before.retain(|row| !row.starts_with("last_days "));
        people::edit(context, now, "ann", &client).await.unwrap();
        let shown = world.say(people::show(context, now, "ann").await.unwrap());
        let told: Vec<_> = shown
            .relations
            .iter()
            .map(|one| (one.from, one.relationship.as_str()))
            .collect();
        let since = [
            (day("2026-03-01"), "prospect"),
            (day("2027-02-01"), "client"),
        ];
        assert_eq!((told.as_slice(), shown.buyer), (&since[..], None));
        journal::undo(context, now, 1).await.unwrap();
        let mut after = world.rows().await;
        after.retain(|row| !row.starts_with("last_days "));
        assert_eq!(after, before);
        // A day to come, or a day alone, is refused.
        let late = PersonFields {
            since: Some(day("2027-02-09")),
            ..client.clone()
        };
        let edited = people::edit(context, now, "ann", &late);
        world.fails(Kind::Usage, edited).await;
        let alone = PersonFields {
            relationship: None,
            ..client
        };
        let edited = people::edit(context, now, "ann", &alone);
        world.fails(Kind::Usage, edited).await;
    });
}

#[test]
fn a_day_before_others_on_record_takes_their_place() {
    on_each(async |world| {
        world.on("2026-03-01");
        known(world, "Ann Lee", "prospect").await;
        world.on("2027-02-08");
        let (context, now) = (&world.context, &world.now);
        let stood = |word: &str, since: &str| PersonFields {
            relationship: Some(word.into()),
            since: Some(day(since)),
            ..PersonFields::default()
        };
        for (word, since) in [("other", "2026-06-01"), ("client", "2026-04-01")] {
            people::edit(context, now, "ann", &stood(word, since))
                .await
                .unwrap();
        }
        let shown = world.say(people::show(context, now, "ann").await.unwrap());
        let told: Vec<_> = shown
            .relations
            .iter()
            .map(|one| (one.from, one.relationship.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (day("2026-03-01"), "prospect"),
                (day("2026-04-01"), "client")
            ]
        );
    });
}
