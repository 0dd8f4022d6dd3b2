//! People: met, found, told apart.

use legwork::error::Kind;
use legwork::service::journal;
use legwork::service::log::{LogLine, log};
use legwork::service::people::{self, PersonFields, PersonFilter, PersonView};

use super::{World, day, on_each};

fn named(name: &str, firm: &str) -> PersonFields {
    PersonFields {
        name: Some(name.into()),
        organisation: Some(firm.into()),
        ..PersonFields::default()
    }
}

async fn met(world: &World, name: &str, firm: &str) -> PersonView {
    let added = people::add(&world.context, &world.now, &named(name, firm))
        .await
        .unwrap();
    world.say(added).person
}

async fn found(world: &World, text: &str) -> Vec<String> {
    let filter = PersonFilter {
        text: Some(text.into()),
        ..PersonFilter::default()
    };
    let listed = people::list(&world.context, &world.now, &filter)
        .await
        .unwrap();
    world
        .say(listed)
        .people
        .into_iter()
        .map(|one| one.name)
        .collect()
}

#[test]
fn people_are_found_by_words_of_name_and_organisation() {
    on_each(async |world| {
        met(world, "Ann Lee", "Acme Works").await;
        met(world, "Zoë Müller", "acme  WORKS").await;
        met(world, "Ann Marsh", "Quay").await;
        assert_eq!(found(world, "ann acme").await, ["Ann Lee"]);
        assert_eq!(found(world, "ZOE").await, ["Zoë Müller"]);
        assert_eq!(found(world, "acme").await.len(), 2);
        assert_eq!(found(world, "").await.len(), 3);
        let (context, now) = (&world.context, &world.now);
        world
            .fails(Kind::Conflict, people::show(context, now, "ann"))
            .await;
        world
            .fails(Kind::NotFound, people::show(context, now, "bob"))
            .await;
        let one = people::show(context, now, "ann quay").await.unwrap();
        assert_eq!(world.say(one).person.name, "Ann Marsh");
        let firms = world.rows().await;
        assert_eq!(
            firms
                .iter()
                .filter(|row| row.starts_with("organisations "))
                .count(),
            2
        );
    });
}

#[test]
fn ids_and_their_starts_name_people() {
    on_each(async |world| {
        let ann = met(world, "Ann Lee", "").await;
        met(world, "Ada", "").await;
        let (context, now) = (&world.context, &world.now);
        for text in [ann.id.as_str(), &ann.id[..8], &ann.id.to_uppercase()[..13]] {
            assert_eq!(
                people::show(context, now, text).await.unwrap().person.name,
                "Ann Lee"
            );
        }
        assert_eq!(
            people::show(context, now, "ada").await.unwrap().person.name,
            "Ada"
        );
    });
}

#[test]
fn a_person_is_changed_and_addresses_are_added() {
    on_each(async |world| {
        met(world, "Ann Lee", "Acme").await;
        let (context, now) = (&world.context, &world.now);
        let more = PersonFields {
            relationship: Some("client".into()),
            emails: vec!["Ann@Acme.example".into(), "ann@acme.example".into()],
            phones: vec!["+44 20 7946 0000".into()],
            links: vec!["https://acme.example/ann".into()],
            keep_in_touch: Some(30),
            note: Some("likes tea".into()),
            ..PersonFields::default()
        };
        let one = world
            .say(people::edit(context, now, "ann", &more).await.unwrap())
            .person;
        assert_eq!(
            (one.relationship.as_str(), one.keep_in_touch),
            ("client", Some(30))
        );
        assert_eq!(
            (one.emails.len(), one.phones.len(), one.links.len()),
            (1, 1, 1)
        );
        assert_eq!(found(world, "ann@acme").await, ["Ann Lee"]);
        let less = PersonFields {
            keep_in_touch: Some(0),
            organisation: Some(String::new()),
            note: Some(String::new()),
            ..PersonFields::default()
        };
        let one = world
            .say(people::edit(context, now, "ann", &less).await.unwrap())
            .person;
        assert_eq!(
            (one.keep_in_touch, one.organisation, one.note),
            (None, None, None)
        );
        world
            .fails(Kind::Usage, people::edit(context, now, "ann", &less))
            .await;
        journal::undo(context, now, 1).await.unwrap();
        let one = people::show(context, now, "ann").await.unwrap().person;
        assert_eq!(one.organisation.unwrap().name, "Acme");
    });
}

#[test]
fn twins_and_taken_addresses_are_conflicts() {
    on_each(async |world| {
        met(world, "Ann Lee", "Acme").await;
        met(world, "Ann Lee", "Quay").await;
        let (context, now) = (&world.context, &world.now);
        world
            .fails(
                Kind::Conflict,
                people::add(context, now, &named(" ann  LEE", "acme")),
            )
            .await;
        let mut bob = named("Bob Ray", "Acme");
        bob.emails = vec!["bob@acme.example".into()];
        people::add(context, now, &bob).await.unwrap();
        let mut rob = named("Rob Ray", "New Firm");
        rob.emails = vec!["BOB@acme.example".into()];
        world
            .fails(Kind::Conflict, people::add(context, now, &rob))
            .await;
    });
}

#[test]
fn impossible_people_are_refused_and_nothing_changes() {
    on_each(async |world| {
        let (context, now) = (&world.context, &world.now);
        let add = async |change: &dyn Fn(&mut PersonFields)| {
            let mut fields = named("Ann Lee", "Acme");
            change(&mut fields);
            people::add(context, now, &fields).await
        };
        world.fails(Kind::Usage, add(&|one| one.name = None)).await;
        world
            .fails(Kind::Usage, add(&|one| one.name = Some(" \u{7} ".into())))
            .await;
        world
            .fails(Kind::Usage, add(&|one| one.name = Some("?!".into())))
            .await;
        world
            .fails(Kind::Usage, add(&|one| one.name = Some("n".repeat(201))))
            .await;
        world
            .fails(
                Kind::Usage,
                add(&|one| one.relationship = Some("friend".into())),
            )
            .await;
        world
            .fails(Kind::Usage, add(&|one| one.emails = vec!["ann".into()]))
            .await;
        world
            .fails(Kind::Usage, add(&|one| one.phones = vec!["1".into()]))
            .await;
        world
            .fails(Kind::Usage, add(&|one| one.links = vec!["acme".into()]))
            .await;
        world
            .fails(Kind::Usage, add(&|one| one.keep_in_touch = Some(3_651)))
            .await;
        world
            .fails(Kind::Usage, add(&|one| one.note = Some("n".repeat(2_001))))
            .await;
        let none = PersonFilter {
            limit: Some(0),
            ..PersonFilter::default()
        };
        world
            .fails(Kind::Usage, people::list(context, now, &none))
            .await;
    });
}

#[test]
fn lists_are_cut_at_the_limit() {
    on_each(async |world| {
        for name in ["Cleo", "Abe", "Bea"] {
            met(world, name, "").await;
        }
        let two = PersonFilter {
            limit: Some(2),
            ..PersonFilter::default()
        };
        let listed = people::list(&world.context, &world.now, &two)
            .await
            .unwrap();
        let names: Vec<&str> = listed.people.iter().map(|one| one.name.as_str()).collect();
        assert_eq!((names, listed.more), (vec!["Abe", "Bea"], true));
    });
}

/// Logs a line.
async fn done(world: &World, text: &str) -> legwork::Result<Vec<String>> {
    let line = LogLine {
        text: text.into(),
        ..LogLine::default()
    };
    Ok(log(&world.context, &world.now, &line).await?.new_people)
}

#[test]
fn whoever_is_named_in_a_line_is_known_from_then_on() {
    on_each(async |world| {
        assert_eq!(done(world, "called Ann Lee").await.unwrap(), ["Ann Lee"]);
        assert!(done(world, "called Ann Lee").await.unwrap().is_empty());
        assert!(done(world, "called Ann").await.unwrap().is_empty());
        let (context, now) = (&world.context, &world.now);
        let ann = people::show(context, now, "ann lee").await.unwrap();
        assert_eq!(ann.activities.len(), 3);
        assert_eq!(ann.person.last_touch, Some(day("2027-02-08")));
        met(world, "Ann Marsh", "").await;
        world.fails(Kind::Conflict, done(world, "called Ann")).await;
    });
}
