//! An import is one step: undone it leaves every row as it was, and done again
//! every row as it made it.

use std::fmt::Write;
use std::fs;

use jiff::civil::date;
use legwork::service::import::foreign::{Given, Wanted, take};
use legwork::service::journal;
use legwork::service::people::{self, PersonFields};
use legwork::store::{Due, due};

use crate::records::{World, on_each};

async fn import(world: &World, files: &[(&str, &str)]) -> legwork::service::import::Imported {
    let folder = tempfile::tempdir().unwrap();
    let mut given = Vec::new();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        given.push(Given::Path(path, (*name).to_owned()));
    }
    let wanted = Wanted {
        currency: Some("EUR".to_owned()),
        ..Wanted::default()
    };
    take(&world.context, &world.now, &given, &wanted, &mut |_, _| {})
        .await
        .unwrap()
}

/// Every row but the day that was seen last, which even undoing moves.
async fn rows(world: &World) -> Vec<String> {
    let mut rows = world.rows().await;
    rows.retain(|row| !row.starts_with("last_days "));
    rows
}

/// Some hundred people with firms, deals and two activities each.
fn files() -> Vec<(&'static str, String)> {
    let (mut people, mut deals, mut acts) = (
        "Name,Email,Company,Job title\n".to_owned(),
        "Deal name,Company,Contact name,Amount,Deal stage,Create date,Close date,Deal status\n"
            .to_owned(),
        "Date,Activity,Person,Email,Minutes\n".to_owned(),
    );
    for n in 0..700 {
        let (firm, day) = (n % 50, n % 9 + 1);
        let mail = format!("p{n}@firm{firm}.example");
        writeln!(people, "Person {n},{mail},Firm {firm},Buyer").unwrap();
        writeln!(
            deals,
            "Deal {n},Firm {firm},Person {n},{n},Won,2026-01-01,2026-02-01,Won"
        )
        .unwrap();
        writeln!(acts, "2026-03-0{day},call,Person {n},{mail},10").unwrap();
        writeln!(acts, "2026-04-0{day},email,Person {n},{mail},").unwrap();
    }
    vec![
        ("people.csv", people),
        ("deals.csv", deals),
        ("acts.csv", acts),
    ]
}

#[test]
fn undo_takes_an_import_back_row_for_row_and_redo_brings_it_back() {
    on_each(async |world| {
        // Ann is known: the import makes her fuller, and undo makes her as she was.
        let fields = PersonFields {
            name: Some("Person 1".to_owned()),
            emails: vec!["p1@firm1.example".to_owned()],
            ..PersonFields::default()
        };
        people::add(&world.context, &world.now, &fields)
            .await
            .unwrap();
        let before = rows(world).await;
        let files = files();
        let files: Vec<(&str, &str)> = files
            .iter()
            .map(|(name, text)| (*name, text.as_str()))
            .collect();
        let taken = import(world, &files).await;
        let counts = taken.counts;
        assert_eq!(
            (
                counts.people,
                counts.organisations,
                counts.deals,
                counts.activities
            ),
            (699, 50, 700, 1_400)
        );
        assert_eq!(
            taken.replaced, 2,
            "Person 1 got a firm and a role, and became a client"
        );
        let after = rows(world).await;
        let again = import(world, &files).await;
        assert!(again.is_nothing(), "{:?}", again.counts);
        assert_eq!(rows(world).await, after);
        for _ in 0..2 {
            journal::undo(&world.context, &world.now, 1).await.unwrap();
            assert_eq!(rows(world).await, before);
            journal::redo(&world.context, &world.now, 1).await.unwrap();
            assert_eq!(rows(world).await, after);
        }
    });
}

#[test]
fn part_of_a_file_that_is_known_is_not_taken_twice() {
    on_each(async |world| {
        let one = "Date,Activity,Person,Activity ID\n2026-03-01,call,Ann Lee,1\n2026-03-02,call,Ann Lee,2\n";
        let two = "Date,Activity,Person,Activity ID\n2026-03-02,call,Ann Lee,2\n2026-03-03,call,Ann Lee,3\n2026-03-03,call,Ann Lee,3\n";
        assert_eq!(import(world, &[("a.csv", one)]).await.counts.activities, 2);
        let before = rows(world).await;
        let taken = import(world, &[("a.csv", two)]).await;
        assert_eq!((taken.counts.activities, taken.known), (1, 2));
        journal::undo(&world.context, &world.now, 1).await.unwrap();
        assert_eq!(rows(world).await, before);
        world.say(taken);
    });
}

/// When everybody is due, as it is kept and as it would be worked out anew.
async fn dues(world: &World) -> [Vec<Due>; 2] {
    let workspace = world.context.workspace_id();
    let mut tx = world.context.db.write().await.unwrap();
    let kept = tx.all::<Due>(workspace).await.unwrap();
    due::rebuild(&mut tx, workspace).await.unwrap();
    let anew = tx.all::<Due>(workspace).await.unwrap();
    tx.roll_back().await.unwrap();
    [kept, anew]
}

#[test]
fn an_import_says_when_its_people_are_due() {
    on_each(async |world| {
        let files = files();
        let named: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, &**text)).collect();
        import(world, &named[..1]).await;
        import(world, &named[1..]).await;
        let [kept, anew] = dues(world).await;
        assert_eq!(kept, anew);
        let touched = |one: &Due| one.touched.date() >= date(2026, 4, 1);
        assert!(kept.len() == 700 && kept.iter().all(touched), "{kept:?}");
        journal::undo(&world.context, &world.now, 1).await.unwrap();
        let [kept, anew] = dues(world).await;
        assert_eq!(kept, anew);
        assert!(!kept.iter().any(touched), "{kept:?}");
    });
}
