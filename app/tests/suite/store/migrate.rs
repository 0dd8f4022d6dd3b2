//! Opening databases: new ones, old ones, later ones and foreign ones.

use legwork::store::{Db, Failure, due};
use rusqlite::Connection;
use sqlx::AssertSqlSafe;

use super::harness::{at_both, close, dump, on_both, wait};
use super::sample::Sample;

async fn execute(db: &Db, sql: &str) {
    match db {
        Db::Sqlite(file) => file.lock().await.execute_batch(sql).unwrap(),
        Db::Postgres(pool) => drop(sqlx::query(AssertSqlSafe(sql)).execute(pool).await.unwrap()),
    }
}

#[test]
fn opening_again_changes_nothing() {
    at_both(async |place| {
        let db = Db::open(place).await.unwrap();
        let sample = Sample::put(&db, 1).await;
        let before = dump(&mut db.read().await.unwrap(), sample.workspace).await;
        close(db).await;
        let db = Db::open(place).await.unwrap();
        let after = dump(&mut db.read().await.unwrap(), sample.workspace).await;
        assert_eq!(after, before);
        close(db).await;
    });
}

#[test]
fn many_first_runs_at_once_are_safe() {
    at_both(async |place| {
        let runs: Vec<_> = (0..8)
            .map(|_| {
                let place = place.to_owned();
                std::thread::spawn(move || {
                    wait(async {
                        let db = Db::open(&place).await.map_err(|error| error.message)?;
                        close(db).await;
                        Ok::<(), String>(())
                    })
                })
            })
            .collect();
        for run in runs {
            assert_eq!(run.join().unwrap(), Ok(()));
        }
    });
}

#[test]
fn a_later_database_is_refused() {
    at_both(async |place| {
        let db = Db::open(place).await.unwrap();
        execute(&db, "update schema_version set version = 99").await;
        close(db).await;
        let error = Db::open(place).await.unwrap_err();
        assert_eq!(error.kind, Failure::Future);
        assert!(error.message.contains("later version"), "{error}");
    });
}

/// The tables that the first version did not have and that are exported,
/// children before parents.
const LATER: &[&str] = &[
    "review_facts",
    "goal_resets",
    "asked_warnings",
    "figures",
    "distinct_pairs",
    "import_names",
    "import_parts",
    "trials",
    "rhythms",
    "person_tags",
    "next_steps",
    "relations",
    "merges",
    "capture_rules",
    "own_addresses",
    "correspondents",
    "connectors",
    "nudge_settings",
];

#[test]
fn a_database_of_the_first_version_is_brought_up_to_date() {
    at_both(async |place| {
        let db = Db::open(place).await.unwrap();
        let sample = Sample::put(&db, 1).await;
        for table in LATER {
            execute(&db, &format!("delete from {table}")).await;
        }
        let before = dump(&mut db.read().await.unwrap(), sample.workspace).await;
        let private = [
            "sessions",
            "revisions",
            "dues",
            "person_words",
            "connector_looks",
            "connector_secrets",
            "nudge_secrets",
            "nudge_tokens",
            "nudge_marks",
            "jobs",
            "partner_shares",
            "push_devices",
        ];
        for table in private.iter().chain(LATER) {
            execute(&db, &format!("drop table {table}")).await;
        }
        execute(&db, "drop index deals_with_person").await;
        execute(&db, "drop index captures_by_day").await;
        execute(&db, "drop index captures_by_decided").await;
        execute(&db, "update schema_version set version = 1").await;
        close(db).await;
        let db = Db::open(place).await.unwrap();
        execute(&db, "delete from sessions").await;
        let after = dump(&mut db.read().await.unwrap(), sample.workspace).await;
        assert_eq!(after, before);
        let mut tx = db.read().await.unwrap();
        let missing = due::missing(&mut tx, sample.workspace).await.unwrap();
        assert_eq!(missing, 0, "it is known of everybody when they are due");
        drop(tx);
        close(db).await;
    });
}

#[test]
fn half_a_migration_is_never_left_behind() {
    on_both(async |db| {
        // The tables and their version are made in one transaction.
        execute(db, "update schema_version set version = 0").await;
    });
    at_both(async |place| {
        let db = Db::open(place).await.unwrap();
        execute(&db, "update schema_version set version = 0").await;
        close(db).await;
        let error = Db::open(place).await.unwrap_err();
        assert!(error.message.contains("already exists"), "{error}");
        assert!(Db::open(place).await.is_err());
    });
}

#[test]
fn what_is_not_a_database_of_legwork_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("notes.txt");
    std::fs::write(
        &text,
        "dear diary, this is no database at all\n".repeat(200),
    )
    .unwrap();
    let error = wait(Db::open(text.to_str().unwrap())).unwrap_err();
    assert_eq!(error.kind, Failure::NotADatabase, "{error}");

    let foreign = folder.path().join("foreign.db");
    wait(async {
        let connection = Connection::open(&foreign).unwrap();
        let sql = "create table bookmarks (url text)";
        connection.execute_batch(sql).unwrap();
        drop(connection);
        let error = Db::open(foreign.to_str().unwrap()).await.unwrap_err();
        assert_eq!(error.kind, Failure::NotADatabase, "{error}");
    });
}
