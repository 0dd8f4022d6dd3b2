//! People: met, found, told apart.

use jiff::ToSpan;
use legwork::error::Kind;
use legwork::service::activities::ActivityFields;
use legwork::service::journal;
use legwork::service::log::{LogLine, log};
use legwork::service::people::{self, PersonFields, PersonFilter, PersonView};
use legwork::store::touch::{self, Known, Wanted};

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

/// Logs an act of a day with a person, an organisation, or both.
async fn touched(world: &World, on: i64, person: Option<String>, firm: Option<String>) {
    let fields = ActivityFields {
        kind: Some("client-call".into()),
        date: Some(day("2027-01-01") + on.days()),
        people: person.map(|name| vec![name]),
        organisation: firm,
        ..ActivityFields::default()
    };
    let line = LogLine {
        text: "client call".into(),
        fields,
        ..LogLine::default()
    };
    log(&world.context, &world.now, &line).await.unwrap();
}

#[test]
fn a_touch_of_the_organisation_is_one_of_its_people() {
    on_each(async |world| {
        for name in ["Ann Lee", "Bob Ray"] {
            met(world, name, "Acme").await;
        }
        met(world, "Cleo Fry", "").await;
        touched(world, 3, Some("Ann Lee".into()), None).await;
        touched(world, 9, None, Some("Acme".into())).await;
        touched(world, 20, Some("Bob Ray".into()), None).await;
        let filter = PersonFilter {
            untouched: true,
            ..PersonFilter::default()
        };
        let (context, now) = (&world.context, &world.now);
        let listed = world.say(people::list(context, now, &filter).await.unwrap());
        let told: Vec<_> = listed
            .people
            .iter()
            .map(|one| (one.name.as_str(), one.last_touch, one.last_kind.as_deref()))
            .collect();
        let kind = Some("Client call");
        assert_eq!(
            told,
            [
                ("Cleo Fry", None, None),
                ("Ann Lee", Some(day("2027-01-10")), kind),
                ("Bob Ray", Some(day("2027-01-21")), kind),
            ]
        );
    });
}

#[test]
fn whoever_is_walked_to_is_whom_sorting_all_would_find() {
    on_each(async |world| {
        let firms = ["", "Acme", "Quay", "Mole"];
        let names = ["Ann", "Bob", "Cleo", "Dan", "Eva", "Finn", "Gus", "Hana"];
        for (n, name) in names.iter().enumerate() {
            met(world, name, firms[n % 4]).await;
        }
        // Any acts at all: the multiplier is that of a generator by Lehmer.
        let mut state: i64 = 7;
        let mut any = |below: i64| {
            state = state * 48_271 % 2_147_483_647;
            usize::try_from(state % below).unwrap()
        };
        for _ in 0..14 {
            let (on, person, firm) = (any(12), any(7), any(6));
            let person = (firm != 1).then(|| names[person].to_owned());
            let firm = firms.get(firm).filter(|name| !name.is_empty());
            let on = i64::try_from(on).unwrap();
            touched(world, on, person, firm.map(|&name| name.to_owned())).await;
        }
        let (workspace, member) = (world.context.workspace_id(), world.context.member_id);
        let (wanted, mut tx) = (Wanted::default(), world.context.db.read().await.unwrap());
        let mut all = touch::found(&mut tx, workspace, &wanted, 100)
            .await
            .unwrap();
        all.sort_by_key(|one| (one.touched(), one.person.name.clone()));
        for limit in [1, 3, 8, 100] {
            let mut walked = touch::never(&mut tx, workspace, &wanted, 100)
                .await
                .unwrap();
            let longest = touch::longest(&mut tx, workspace, member, &wanted, limit).await;
            walked.extend(longest.unwrap());
            walked.sort_by_key(|one| (one.touched(), one.person.name.clone()));
            let days = |people: &[Known]| -> Vec<_> {
                let all = people.iter().filter_map(Known::touched);
                all.take(usize::try_from(limit).unwrap()).collect()
            };
            assert_eq!(days(&walked), days(&all), "{limit}");
        }
    });
}

#[test]
fn somebody_with_an_id_of_the_clients_is_added_once() {
    on_each(async |world| {
        let mut ann = named("Ann Lee", "Acme");
        ann.id = Some("11111111-1111-4111-8111-111111111111".into());
        let (context, now) = (&world.context, &world.now);
        let one = people::add(context, now, &ann).await.unwrap();
        let rows = world.rows().await;
        let two = people::add(context, now, &ann).await.unwrap();
        assert_eq!((one.repeated, two.repeated), (false, true));
        assert_eq!(two.person.id, one.person.id);
        assert_eq!(world.rows().await, rows);
        ann.id = Some("ann".into());
        world
            .fails(Kind::Usage, people::add(context, now, &ann))
            .await;
    });
}
