//! The demo: alive today, the same for the same moment, and nobody's data.

use jiff::Zoned;
use legwork::error::Kind;
use legwork::ids::Ids;
use legwork::service::demo::{Demo, demo};
use legwork::service::doctor::{Check, State, doctor};
use legwork::service::today::{Today, today};
use legwork::service::{Context, goal};
use legwork::store::{Db, workspace};

use crate::store::harness::{dump, on_both, wait};
use crate::store::sample::Sample;

fn at(text: &str) -> Zoned {
    text.parse().unwrap()
}

/// A Monday morning, half way through.
fn morning() -> Zoned {
    at("2027-02-08T10:30:00+01:00[Europe/Berlin]")
}

async fn fresh(folder: &tempfile::TempDir, name: &str) -> Db {
    Db::open(folder.path().join(name).to_str().unwrap())
        .await
        .unwrap()
}

async fn board(db: &Db, now: &Zoned) -> Today {
    let context = Context::open(db.clone(), Ids::seeded(1), now)
        .await
        .unwrap();
    today(&context, now).await.unwrap()
}

/// A server for tests may be set to forget; all else must be well.
async fn assert_sound(db: &Db, now: &Zoned) {
    let checks = doctor(db, now, false).await.unwrap().checks;
    let wrong = |check: &&Check| check.state == State::Fail && check.check != "settings";
    assert_eq!(checks.iter().find(wrong), None);
}

async fn rows(db: &Db) -> Vec<String> {
    let mut tx = db.read().await.unwrap();
    let all = workspace::all(&mut tx).await.unwrap();
    assert_eq!(all.len(), 1);
    dump(&mut tx, all[0].workspace_id).await
}

fn count(told: &Demo, table: &str) -> u64 {
    told.tables.get(table).copied().unwrap_or(0)
}

#[test]
fn a_year_is_believable_and_sound() {
    on_both(async |db| {
        let told = demo(db, &morning(), None).await.unwrap();
        assert!(
            (1_000..=1_400).contains(&count(&told, "activities")),
            "{told:?}"
        );
        assert_eq!((count(&told, "people"), count(&told, "deals")), (40, 20));
        assert_eq!(count(&told, "commitments"), 9);
        assert!(count(&told, "sealed_periods") > 600, "{told:?}");
        assert_sound(db, &morning()).await;
        let today = board(db, &morning()).await;
        assert_eq!(today.commitments.len(), 8);
        let done: u64 = today.commitments.iter().map(|held| held.done).sum();
        let left: u64 = today.commitments.iter().map(|held| held.next.today).sum();
        assert!(done > 0 && left > 0, "{today:?}");
    });
}

#[test]
fn the_same_moment_gives_the_same_year_on_every_make() {
    on_both(async |first| {
        let folder = tempfile::tempdir().unwrap();
        demo(first, &morning(), None).await.unwrap();
        let rows_of_first = rows(first).await;
        let other = fresh(&folder, "a.db").await;
        demo(&other, &morning(), None).await.unwrap();
        assert_eq!(rows(&other).await, rows_of_first);
        demo(first, &morning(), None).await.unwrap();
        assert_eq!(rows(first).await, rows_of_first);
        demo(
            &other,
            &at("2027-02-09T10:30:00+01:00[Europe/Berlin]"),
            None,
        )
        .await
        .unwrap();
        assert_ne!(rows(&other).await, rows_of_first);
    });
}

#[test]
fn it_is_alive_on_any_day_of_the_year() {
    wait(async {
        for moment in [
            "2027-01-01T00:30:00+00:00[UTC]",
            "2027-03-28T03:30:00+02:00[Europe/Berlin]",
            "2027-08-13T18:00:00+02:00[Europe/Berlin]",
            "2028-02-29T12:00:00+09:00[Asia/Tokyo]",
            "2026-12-31T23:59:00-05:00[America/New_York]",
        ] {
            let folder = tempfile::tempdir().unwrap();
            let db = fresh(&folder, "a.db").await;
            let told = demo(&db, &at(moment), None).await.unwrap();
            assert!(count(&told, "activities") > 900, "{moment} {told:?}");
            assert_eq!(
                board(&db, &at(moment)).await.commitments.len(),
                8,
                "{moment}"
            );
            assert_sound(&db, &at(moment)).await;
        }
    });
}

#[test]
fn a_number_of_activities_is_met_exactly() {
    wait(async {
        for wanted in [1, 999, 4_001] {
            let folder = tempfile::tempdir().unwrap();
            let db = fresh(&folder, "a.db").await;
            let told = demo(&db, &morning(), Some(wanted)).await.unwrap();
            assert_eq!(count(&told, "activities"), wanted);
            assert_eq!(board(&db, &morning()).await.commitments.len(), 8);
            assert_sound(&db, &morning()).await;
        }
    });
}

#[test]
fn it_never_touches_data_of_ones_own() {
    on_both(async |db| {
        let sample = Sample::put(db, 7).await;
        let mut tx = db.read().await.unwrap();
        let before = dump(&mut tx, sample.workspace).await;
        drop(tx);
        let refused = demo(db, &morning(), None).await.unwrap_err();
        assert_eq!(refused.kind(), Kind::Refused);
        let mut tx = db.read().await.unwrap();
        assert_eq!(dump(&mut tx, sample.workspace).await, before);
    });
}

#[test]
fn its_goal_is_under_way() {
    wait(async {
        let folder = tempfile::tempdir().unwrap();
        let db = fresh(&folder, "a.db").await;
        demo(&db, &morning(), None).await.unwrap();
        let context = Context::open(db.clone(), Ids::seeded(1), &morning())
            .await
            .unwrap();
        let goals = goal::list(&context, &morning(), false).await.unwrap();
        let goal = serde_json::to_value(&goals.goals[0]).unwrap();
        assert_eq!(goal["currency"], "EUR");
        assert!(
            goal["actual"]
                .as_f64()
                .is_some_and(|actual| actual > 200_000.0),
            "{goal:#}"
        );
    });
}
