//! People and organisations who are one after all, or two.

use jiff::ToSpan;
use legwork::error::Kind;
use legwork::service::activities::ActivityFields;
use legwork::service::deals::{self, AddDeal};
use legwork::service::journal;
use legwork::service::log::{LogLine, log};
use legwork::service::next;
use legwork::service::organisations::{self, FirmFields};
use legwork::service::people::{self, PersonFields, SplitOff};

use super::{World, day, on_each};

async fn known(world: &World, fields: PersonFields) {
    people::add(&world.context, &world.now, &fields)
        .await
        .unwrap();
}

fn at(name: &str, firm: &str) -> PersonFields {
    PersonFields {
        name: Some(name.into()),
        organisation: Some(firm.into()),
        ..PersonFields::default()
    }
}

/// Logs an act with these people, or with an organisation.
async fn did(world: &World, kind: &str, people: &[&str], firm: Option<&str>) {
    let names = people.iter().map(|name| (*name).to_owned()).collect();
    let line = LogLine {
        text: kind.into(),
        fields: ActivityFields {
            kind: Some(kind.into()),
            people: Some(names),
            organisation: firm.map(str::to_owned),
            ..ActivityFields::default()
        },
        ..LogLine::default()
    };
    log(&world.context, &world.now, &line).await.unwrap();
}

/// Ann twice: under two addresses, with a shared tag and a shared meeting.
async fn twice(world: &mut World) {
    world.on("2026-05-04");
    let first = PersonFields {
        relationship: Some("prospect".into()),
        emails: vec!["ann@acme.example".into()],
        phones: vec!["+44 20 7946 0000".into()],
        tags: vec!["golf".into()],
        note: Some("likes tea".into()),
        ..at("Ann Lee", "Acme")
    };
    known(world, first).await;
    world.on("2026-06-01");
    let second = PersonFields {
        relationship: Some("client".into()),
        emails: vec!["lee@home.example".into()],
        phones: vec!["020 7946 0000".into()],
        tags: vec!["golf".into(), "board".into()],
        note: Some("moved to Leeds".into()),
        role: Some("Director".into()),
        keep_in_touch: Some(45),
        ..at("A. Lee", "")
    };
    known(world, second).await;
    world.on("2027-02-08");
    did(world, "call", &["Ann Lee"], None).await;
    did(world, "meeting", &["A. Lee"], None).await;
    did(world, "meeting", &["Ann Lee", "A. Lee"], None).await;
    let deal = AddDeal {
        title: "Quay".into(),
        person: Some("A. Lee".into()),
        ..AddDeal::default()
    };
    deals::add(&world.context, &world.now, &deal).await.unwrap();
    let (context, now) = (&world.context, &world.now);
    next::step(context, now, "A. Lee", day("2027-03-01"), "send the offer")
        .await
        .unwrap();
}

#[test]
fn a_merge_keeps_everything_and_undo_restores_it_to_the_row() {
    on_each(async |world| {
        twice(world).await;
        let before = world.rows().await;
        let (context, now) = (&world.context, &world.now);
        let one = people::merge(context, now, "Ann Lee", "A. Lee")
            .await
            .unwrap();
        let one = world.say(one);
        let person = &one.person;
        assert_eq!(person.emails.len(), 2);
        assert_eq!(person.phones.len(), 2);
        assert_eq!(person.tags, ["board", "golf"]);
        assert_eq!(person.relationship, "prospect", "the one who stays decides");
        assert_eq!(person.role.as_deref(), Some("Director"));
        assert_eq!(person.keep_in_touch, Some(45));
        assert_eq!(person.note.as_deref(), Some("likes tea\n\nmoved to Leeds"));
        assert_eq!(person.next_step.as_ref().unwrap().what, "send the offer");
        assert_eq!(person.due, Some(day("2027-03-01")));
        assert_eq!((one.activities.len(), one.deals.len()), (3, 1));
        assert_eq!(one.merged[0].name, "A. Lee");
        world
            .fails(Kind::NotFound, people::show(context, now, "A. Lee"))
            .await;
        let after = world.rows().await;
        journal::undo(context, now, 1).await.unwrap();
        assert_eq!(world.rows().await, before);
        journal::redo(context, now, 1).await.unwrap();
        assert_eq!(world.rows().await, after);
    });
}

#[test]
fn a_split_gives_back_what_the_merge_remembered() {
    on_each(async |world| {
        twice(world).await;
        let before = world.rows().await;
        let (context, now) = (&world.context, &world.now);
        people::merge(context, now, "Ann Lee", "A. Lee")
            .await
            .unwrap();
        let left = people::split(context, now, "Ann Lee", &SplitOff::default())
            .await
            .unwrap();
        assert_eq!(world.say(left).person.name, "A. Lee");
        assert_eq!(world.rows().await, before);
        let nobody = SplitOff::default();
        world
            .fails(
                Kind::NotFound,
                people::split(context, now, "Ann Lee", &nobody),
            )
            .await;
        world
            .fails(
                Kind::Usage,
                people::merge(context, now, "Ann Lee", "ann@acme.example"),
            )
            .await;
    });
}

#[test]
fn what_was_changed_after_a_merge_stays_when_they_are_parted() {
    on_each(async |world| {
        twice(world).await;
        let (context, now) = (&world.context, &world.now);
        people::merge(context, now, "Ann Lee", "A. Lee")
            .await
            .unwrap();
        did(world, "call", &["Ann Lee"], None).await;
        let edit = PersonFields {
            note: Some("new words".into()),
            remove_emails: vec!["lee@home.example".into()],
            ..PersonFields::default()
        };
        people::edit(context, now, "Ann Lee", &edit).await.unwrap();
        people::split(context, now, "Ann Lee", &SplitOff::default())
            .await
            .unwrap();
        let kept = people::show(context, now, "Ann Lee").await.unwrap();
        let back = people::show(context, now, "A. Lee").await.unwrap();
        let (kept, back) = (world.say(kept), world.say(back));
        assert_eq!(kept.person.note.as_deref(), Some("new words"));
        assert_eq!(kept.activities.len(), 3);
        assert_eq!(back.activities.len(), 2);
        assert!(back.person.emails.is_empty(), "it was removed as wrong");
        assert_eq!(back.person.phones, ["020 7946 0000"]);
    });
}

#[test]
fn a_merge_of_a_merge_is_parted_in_either_order() {
    on_each(async |world| {
        for name in ["Ann Lee", "A. Lee", "Annie Lee"] {
            known(world, at(name, "")).await;
            did(world, "call", &[name], None).await;
        }
        let (context, now) = (&world.context, &world.now);
        let before = world.rows().await;
        people::merge(context, now, "A. Lee", "Annie Lee")
            .await
            .unwrap();
        people::merge(context, now, "Ann Lee", "A. Lee")
            .await
            .unwrap();
        let all = people::show(context, now, "Ann Lee").await.unwrap();
        let names: Vec<&str> = all.merged.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(all.activities.len(), 3);
        assert_eq!(names.len(), 2);
        let of = |name: &str| SplitOff {
            merge: Some(name.into()),
            ..SplitOff::default()
        };
        people::split(context, now, "Ann Lee", &of("A. Lee"))
            .await
            .unwrap();
        people::split(context, now, "A. Lee", &of("Annie Lee"))
            .await
            .unwrap();
        assert_eq!(world.rows().await, before);
    });
}

#[test]
fn somebody_new_takes_along_what_is_named() {
    on_each(async |world| {
        let both = PersonFields {
            emails: vec!["ann@acme.example".into(), "ann@quay.example".into()],
            ..at("Ann Lee", "Acme")
        };
        known(world, both).await;
        did(world, "call", &["Ann Lee"], None).await;
        let (context, now) = (&world.context, &world.now);
        let shown = people::show(context, now, "Ann Lee").await.unwrap();
        let off = SplitOff {
            name: Some("Ann Marsh".into()),
            addresses: vec!["ANN@quay.example".into()],
            activities: vec![shown.activities[0].id.clone()],
            ..SplitOff::default()
        };
        let new = people::split(context, now, "Ann Lee", &off).await.unwrap();
        let new = world.say(new);
        assert_eq!(new.person.emails, ["ann@quay.example"]);
        assert_eq!(new.activities.len(), 1);
        let left = people::show(context, now, "Ann Lee").await.unwrap();
        assert_eq!(left.person.emails, ["ann@acme.example"]);
        assert_eq!(left.person.last_touch, None);
        let bare = SplitOff {
            name: Some("Nobody".into()),
            ..SplitOff::default()
        };
        world
            .fails(Kind::Usage, people::split(context, now, "Ann Lee", &bare))
            .await;
    });
}

#[test]
fn who_may_be_one_is_found_by_every_address_and_by_name() {
    on_each(async |world| {
        twice(world).await;
        let (context, now) = (&world.context, &world.now);
        let all = [
            (
                "Bob Ray",
                "Quay GmbH",
                "https://www.linkedin.com/in/bobray/",
            ),
            ("Robert Ray", "", "linkedin.com/in/bobray"),
            ("Cyd Moss", "Mill Ltd", "https://mill.example/cyd"),
            ("Cyd Moss", "", "https://other.example/cyd"),
            ("Dee Park", "Mill Ltd", "https://mill.example/dee"),
            ("Dee Park", "Dock", "https://dock.example/dee"),
        ];
        for ((name, firm, link), n) in all.into_iter().zip(1_i64..) {
            let later = now.checked_add(n.seconds()).unwrap();
            let fields = PersonFields {
                links: vec![link.into()],
                ..at(name, firm)
            };
            people::add(context, &later, &fields).await.unwrap();
        }
        let found = people::duplicates(context).await.unwrap();
        let told: Vec<_> = world
            .say(found)
            .pairs
            .into_iter()
            .map(|pair| (pair.keep.name, pair.other.name, pair.why.join(", ")))
            .collect();
        let pair = |a: &str, b: &str, why: &str| (a.to_owned(), b.to_owned(), why.to_owned());
        assert_eq!(
            told,
            [
                pair("Ann Lee", "A. Lee", "same telephone +44 20 7946 0000"),
                pair("Bob Ray", "Robert Ray", "same link linkedin.com/in/bobray"),
                pair("Cyd Moss", "Cyd Moss", "same name"),
            ],
            "two people of one name at two firms are two"
        );
        let one = people::show(context, now, "lee@home.example").await;
        assert_eq!(one.unwrap().person.name, "A. Lee");
        let one = people::show(context, now, "linkedin.com/in/bobray").await;
        assert_eq!(one.err().unwrap().kind(), Kind::NotFound, "it may be two");
    });
}

#[test]
fn organisations_are_merged_and_parted_without_loss() {
    on_each(async |world| {
        known(world, at("Ann Lee", "Acme")).await;
        known(world, at("Bob Ray", "Acme GmbH & Co. KG")).await;
        did(world, "meeting", &["Bob Ray"], Some("Acme GmbH & Co. KG")).await;
        let (context, now) = (&world.context, &world.now);
        let fields = FirmFields {
            domain: Some("https://www.Acme.example/".into()),
            relationship: Some("client".into()),
            ..FirmFields::default()
        };
        let edited = organisations::edit(context, now, "acme gmbh & co. kg", &fields).await;
        assert_eq!(
            world.say(edited.unwrap()).organisation.domain.as_deref(),
            Some("acme.example")
        );
        let found = organisations::duplicates(context).await.unwrap();
        assert_eq!(
            world.say(found).pairs[0].why,
            ["same name but for the legal form: acme"]
        );
        let before = world.rows().await;
        let ids = organisations::list(context, "acme", 50).await.unwrap();
        let ids: Vec<String> = ids.organisations.into_iter().map(|one| one.id).collect();
        let one = organisations::merge(context, now, &ids[0], &ids[1])
            .await
            .unwrap();
        let one = world.say(one);
        assert_eq!(one.people.len(), 2);
        assert_eq!(one.organisation.domain.as_deref(), Some("acme.example"));
        assert_eq!(one.organisation.last_touch, Some(day("2027-02-08")));
        assert_eq!(one.merged[0].name, "Acme GmbH & Co. KG");
        let after = world.rows().await;
        organisations::split(context, now, &ids[0], None)
            .await
            .unwrap();
        assert_eq!(world.rows().await, before);
        journal::undo(context, now, 1).await.unwrap();
        assert_eq!(world.rows().await, after);
        journal::undo(context, now, 1).await.unwrap();
        assert_eq!(world.rows().await, before);
    });
}

/// Every row but the day that was seen last, which even undoing moves.
async fn rows(world: &World) -> Vec<String> {
    let mut rows = world.rows().await;
    rows.retain(|row| !row.starts_with("last_days "));
    rows
}

#[test]
fn two_who_are_told_apart_are_not_offered_again_until_they_are_made_one() {
    on_each(async |world| {
        let (context, now) = (&world.context, &world.now);
        let later = now.checked_add(1.seconds()).unwrap();
        let mut ids = Vec::new();
        for (firm, now) in [("Quay", now), ("", &later)] {
            let added = people::add(context, now, &at("Ann Lee", firm)).await;
            ids.push(added.unwrap().person.id);
        }
        let same = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let pairs = async || {
            let found = people::duplicates(context).await.unwrap();
            let pair = |pair: people::Pair| (pair.keep.id, pair.other.id);
            found.pairs.into_iter().map(pair).collect::<Vec<_>>()
        };
        assert_eq!(pairs().await, [same(&ids[0], &ids[1])]);
        let before = rows(world).await;
        // In whichever order they are named, and twice is as once.
        let apart = people::distinct(context, now, &ids[1], &ids[0])
            .await
            .unwrap();
        assert_eq!(apart.one.id, ids[1]);
        let after = rows(world).await;
        people::distinct(context, now, &ids[0], &ids[1])
            .await
            .unwrap();
        assert_eq!(rows(world).await, after);
        assert!(pairs().await.is_empty());
        world
            .fails(
                Kind::Usage,
                people::distinct(context, now, &ids[0], &ids[0]),
            )
            .await;
        journal::undo(context, now, 1).await.unwrap();
        assert_eq!(rows(world).await, before);
        assert_eq!(pairs().await.len(), 1);
        // Made one after all, and parted again, nothing is left of it.
        people::distinct(context, now, &ids[0], &ids[1])
            .await
            .unwrap();
        people::merge(context, now, &ids[0], &ids[1]).await.unwrap();
        people::split(context, now, &ids[0], &SplitOff::default())
            .await
            .unwrap();
        assert_eq!(pairs().await.len(), 1);
    });
}

#[test]
fn organisations_that_are_told_apart_are_not_offered_again() {
    on_each(async |world| {
        for (name, n) in [("Acme", 0_i64), ("Acme GmbH", 1), ("Acme Ltd", 2)] {
            let later = world.now.checked_add(n.seconds()).unwrap();
            people::add(&world.context, &later, &at(&format!("Person {n}"), name))
                .await
                .unwrap();
        }
        let (context, now) = (&world.context, &world.now);
        let pairs = async || {
            let found = organisations::duplicates(context).await.unwrap();
            let pair = |pair: people::Pair| (pair.keep.name, pair.other.name);
            found.pairs.into_iter().map(pair).collect::<Vec<_>>()
        };
        let same = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            pairs().await,
            [same("Acme", "Acme GmbH"), same("Acme", "Acme Ltd")]
        );
        let before = rows(world).await;
        organisations::distinct(context, now, "Acme Ltd", "Acme")
            .await
            .unwrap();
        // The third is still compared with the second.
        assert_eq!(
            pairs().await,
            [same("Acme", "Acme GmbH"), same("Acme GmbH", "Acme Ltd")]
        );
        journal::undo(context, now, 1).await.unwrap();
        assert_eq!(rows(world).await, before);
    });
}
