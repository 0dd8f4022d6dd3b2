//! Undo and redo: exact, whatever was changed.

use legwork::ids::{CommitmentId, Ids, PersonId};
use legwork::store::{
    Activity, Change, Commitment, Db, EachTable, Failure, Goal, LastDay, Person, Record, Result,
    activity, commitment, for_each_table, journal, person,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use super::harness::{dump, on_both, sequences, wait};
use super::sample::{Sample, at, day};

async fn state(db: &Db, sample: &Sample) -> Vec<String> {
    dump(&mut db.read().await.unwrap(), sample.workspace).await
}

async fn begin(db: &Db, sample: &Sample, label: &str) -> Change {
    db.change(sample.workspace, sample.member, at(100), label)
        .await
        .unwrap()
}

#[test]
fn a_change_is_undone_and_done_again() {
    on_both(async |db| {
        let s = Sample::put(db, 1).await;
        let (ws, member) = (s.workspace, s.member);
        assert_eq!(journal::undo(db, ws, member).await.unwrap(), None);
        let before = state(db, &s).await;
        let mut change = begin(db, &s, "retire").await;
        commitment::remove(&mut change, s.commitment)
            .await
            .unwrap()
            .unwrap();
        change
            .put(&Goal {
                why: Some("rent".into()),
                ..s.goal()
            })
            .await
            .unwrap();
        assert_eq!(change.commit().await.unwrap(), 1);
        let after = state(db, &s).await;
        assert_ne!(before, after);
        let told = journal::undo(db, ws, member).await.unwrap().unwrap();
        assert_eq!(
            (told.seq, told.label.as_str(), told.undone()),
            (1, "retire", true)
        );
        assert_eq!(state(db, &s).await, before);
        assert_eq!(journal::undo(db, ws, member).await.unwrap(), None);
        assert_eq!(journal::redo(db, ws, member).await.unwrap().unwrap().seq, 1);
        assert_eq!(state(db, &s).await, after);
        assert_eq!(journal::redo(db, ws, member).await.unwrap(), None);
    });
}

#[test]
fn a_new_change_ends_redo() {
    on_both(async |db| {
        let s = Sample::put(db, 1).await;
        for n in 0..2 {
            let mut change = begin(db, &s, &format!("edit {n}")).await;
            change
                .put(&Goal {
                    why: Some(format!("{n}")),
                    ..s.goal()
                })
                .await
                .unwrap();
            change.commit().await.unwrap();
        }
        journal::undo(db, s.workspace, s.member).await.unwrap();
        let mut change = begin(db, &s, "other").await;
        change
            .put(&Goal {
                why: Some("other".into()),
                ..s.goal()
            })
            .await
            .unwrap();
        assert_eq!(change.commit().await.unwrap(), 3);
        assert_eq!(
            journal::redo(db, s.workspace, s.member).await.unwrap(),
            None
        );
        let mut tx = db.read().await.unwrap();
        let history = journal::history(&mut tx, s.workspace, 10).await.unwrap();
        let told: Vec<_> = history.iter().map(|t| (t.seq, t.undone())).collect();
        assert_eq!(told, [(3, false), (2, true), (1, false)]);
        drop(tx);
        // Undo passes by what is undone already.
        assert_eq!(
            journal::undo(db, s.workspace, s.member)
                .await
                .unwrap()
                .unwrap()
                .seq,
            3
        );
        assert_eq!(
            journal::undo(db, s.workspace, s.member)
                .await
                .unwrap()
                .unwrap()
                .seq,
            1
        );
    });
}

#[test]
fn a_change_that_changes_nothing_is_not_listed() {
    on_both(async |db| {
        let s = Sample::put(db, 1).await;
        let mut change = begin(db, &s, "nothing").await;
        change.put(&s.goal()).await.unwrap();
        assert!(change.is_empty());
        assert_eq!(change.commit().await.unwrap(), 0);
        let mut change = begin(db, &s, "dropped").await;
        activity::remove(&mut change, s.calls[2]).await.unwrap_err();
        drop(change);
        let mut change = begin(db, &s, "dropped").await;
        activity::remove(&mut change, s.calls[2]).await.unwrap_err();
        change.roll_back().await.unwrap();
    });
}

#[test]
fn what_time_does_is_not_undone() {
    on_both(async |db| {
        let s = Sample::put(db, 1).await;
        let mut change = begin(db, &s, "edit").await;
        change
            .put(&Goal {
                why: Some("x".into()),
                ..s.goal()
            })
            .await
            .unwrap();
        let seen = LastDay {
            workspace_id: s.workspace,
            member_id: s.member,
            last_today: day("2027-03-01"),
        };
        change.tx().overwrite(&seen).await.unwrap();
        change
            .tx()
            .overwrite(&s.sealed("2027-01-18"))
            .await
            .unwrap();
        change.commit().await.unwrap();
        journal::undo(db, s.workspace, s.member)
            .await
            .unwrap()
            .unwrap();
        let mut tx = db.read().await.unwrap();
        assert_eq!(tx.get::<LastDay>(&seen.key()).await.unwrap(), Some(seen));
        let sealed = legwork::store::sealed::of(&mut tx, s.workspace, s.commitment)
            .await
            .unwrap();
        assert_eq!(sealed.len(), 3);
    });
}

#[test]
fn undoing_what_others_rest_on_is_a_conflict() {
    on_both(async |db| {
        let s = Sample::put(db, 1).await;
        let ids = Ids::seeded(9);
        let id: PersonId = ids.entity();
        let mut change = begin(db, &s, "add").await;
        change.insert(&s.person(id, "Cy", "cy")).await.unwrap();
        change.commit().await.unwrap();
        let mut tx = db.write().await.unwrap();
        tx.insert(&s.took_part(1, id)).await.unwrap();
        tx.commit().await.unwrap();
        let before = state(db, &s).await;
        let error = journal::undo(db, s.workspace, s.member).await.unwrap_err();
        assert_eq!(error.kind, Failure::Conflict, "{error}");
        assert_eq!(state(db, &s).await, before);
    });
}

/// Deletes every row of every table in one change, children first.
struct RemoveAll<'a>(&'a mut Change, &'static str);

impl EachTable for RemoveAll<'_> {
    async fn table<R: Record>(&mut self) -> Result<()> {
        let apart = [
            "workspaces",
            "members",
            "last_days",
            "day_totals",
            "changes",
        ];
        if R::TABLE.name != self.1 || apart.contains(&R::TABLE.name) {
            return Ok(());
        }
        let ws = self.0.workspace();
        let rows = self.0.tx().all::<R>(ws).await?;
        self.0.remove_all(rows).await
    }
}

#[test]
fn every_table_can_be_undone() {
    on_both(async |db| {
        let s = Sample::put(db, 1).await;
        let before = state(db, &s).await;
        let mut change = begin(db, &s, "all").await;
        for table in legwork::store::tables().iter().rev() {
            for_each_table(&mut RemoveAll(&mut change, table.name))
                .await
                .unwrap();
        }
        change.commit().await.unwrap();
        let after = state(db, &s).await;
        assert_eq!(after.len(), 3, "{after:#?}");
        for _ in 0..2 {
            journal::undo(db, s.workspace, s.member)
                .await
                .unwrap()
                .unwrap();
            assert_eq!(state(db, &s).await, before);
            journal::redo(db, s.workspace, s.member)
                .await
                .unwrap()
                .unwrap();
            assert_eq!(state(db, &s).await, after);
        }
    });
}

/// One step of a random change.
#[derive(Debug, Clone)]
enum Step {
    Log(usize, i64),
    Edit(usize, i64),
    Unlog(usize),
    AddPerson(u64),
    RemovePerson(u64),
    Promise(u64),
    Break(u64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..3_usize, 1..5_i64).prop_map(|(n, q)| Step::Log(n, q)),
        (0..3_usize, 1..5_i64).prop_map(|(n, q)| Step::Edit(n, q)),
        // A capture rests on the third.
        (0..2_usize).prop_map(Step::Unlog),
        (0..4_u64).prop_map(Step::AddPerson),
        (0..4_u64).prop_map(Step::RemovePerson),
        (0..3_u64).prop_map(Step::Promise),
        (0..3_u64).prop_map(Step::Break),
    ]
}

/// Takes one step; one that is impossible now is passed by.
async fn take(change: &mut Change, s: &Sample, step: &Step) {
    match step {
        Step::Log(n, quantity) | Step::Edit(n, quantity) => {
            let on = if *quantity % 2 == 0 {
                "2027-02-01"
            } else {
                "2027-02-02"
            };
            let row = Activity {
                quantity: *quantity,
                ..s.activity(*n, on)
            };
            change.put(&row).await.unwrap();
        }
        Step::Unlog(n) => {
            activity::remove(change, s.calls[*n]).await.unwrap();
        }
        Step::AddPerson(seed) => {
            let id: PersonId = Ids::seeded(1_000 + seed).entity();
            change.put(&s.person(id, "New", "new")).await.unwrap();
        }
        Step::RemovePerson(seed) => {
            let id: PersonId = Ids::seeded(1_000 + seed).entity();
            person::remove(change, id).await.unwrap();
        }
        Step::Promise(seed) => {
            let id: CommitmentId = Ids::seeded(2_000 + seed).entity();
            let row = Commitment {
                commitment_id: id,
                ..s.commitment()
            };
            change.put(&row).await.unwrap();
            let mut version = s.version("2027-01-01", 2);
            version.commitment_id = id;
            change.put(&version).await.unwrap();
        }
        Step::Break(seed) => {
            let id: CommitmentId = Ids::seeded(2_000 + seed).entity();
            commitment::remove(change, id).await.unwrap();
        }
    }
}

async fn there_and_back(db: &Db, seed: u64, changes: &[Vec<Step>]) {
    let s = Sample::put(db, seed).await;
    let mut states = vec![state(db, &s).await];
    for steps in changes {
        let mut change = begin(db, &s, "random").await;
        for step in steps {
            take(&mut change, &s, step).await;
        }
        if change.commit().await.unwrap() > 0 {
            states.push(state(db, &s).await);
        }
    }
    for expected in states.iter().rev().skip(1) {
        journal::undo(db, s.workspace, s.member)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(&state(db, &s).await, expected, "undo");
    }
    assert_eq!(
        journal::undo(db, s.workspace, s.member).await.unwrap(),
        None
    );
    for expected in states.iter().skip(1) {
        journal::redo(db, s.workspace, s.member)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(&state(db, &s).await, expected, "redo");
    }
    assert_eq!(
        journal::redo(db, s.workspace, s.member).await.unwrap(),
        None
    );
    let mut tx = db.read().await.unwrap();
    let recount = legwork::store::totals::recount(&mut tx, s.workspace)
        .await
        .unwrap();
    let kept = tx
        .all::<legwork::store::DayTotal>(s.workspace)
        .await
        .unwrap();
    assert_eq!(kept, recount);
}

#[test]
fn undo_and_redo_are_the_identity() {
    on_both(async |db| {
        let mut runner = TestRunner::new(Config::default());
        let strategy = prop::collection::vec(prop::collection::vec(step(), 1..5), 1..6);
        for n in 0..u64::from(sequences()) {
            let tree = strategy.new_tree(&mut runner).unwrap();
            let changes = tree.current();
            println!("{changes:?}");
            there_and_back(db, 10_000 + n * 10, &changes).await;
        }
    });
}

#[test]
fn changes_at_once_take_different_numbers() {
    super::harness::at_both(async |place| {
        let db = Db::open(place).await.unwrap();
        let s = Sample::put(&db, 1).await;
        let workers: Vec<_> = (0..4)
            .map(|n| {
                let (place, s) = (place.to_owned(), s.clone());
                std::thread::spawn(move || wait(edit_often(&place, &s, n)))
            })
            .collect();
        for worker in workers {
            worker.join().unwrap();
        }
        let mut tx = db.read().await.unwrap();
        let history = journal::history(&mut tx, s.workspace, 100).await.unwrap();
        let numbers: Vec<i64> = history.iter().rev().map(|told| told.seq).collect();
        assert_eq!(numbers, (1..=20).collect::<Vec<_>>());
        drop(tx);
        super::harness::close(db).await;
    });
}

async fn edit_often(place: &str, s: &Sample, worker: u64) {
    let db = Db::open(place).await.unwrap();
    for n in 0..5 {
        let id: PersonId = Ids::seeded(worker * 100 + n).entity();
        let mut change = begin(&db, s, "add").await;
        change
            .insert::<Person>(&s.person(id, "Di", "di"))
            .await
            .unwrap();
        change.commit().await.unwrap();
    }
    super::harness::close(db).await;
}
