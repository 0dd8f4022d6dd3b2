//! How a file of SQLite is opened, and what is said when it cannot be.

use std::path::Path;

use legwork::store::{Db, Failure, backup, doctor};

use super::harness::{close, dump, on_both, wait};
use super::sample::Sample;

#[test]
fn sqlite_is_opened_safely() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("deep/er/legwork.db");
    wait(async {
        let db = Db::open(file.to_str().unwrap()).await.unwrap();
        let found = doctor::examine(&db).await.unwrap();
        let settings = found.iter().find(|f| f.check == "settings").unwrap();
        assert!(settings.ok, "{}", settings.detail);
        let Db::Sqlite(file_of_db) = &db else {
            panic!()
        };
        let asked = "pragma wal_autocheckpoint";
        let auto = file_of_db
            .lock()
            .await
            .query_row(asked, [], |row| row.get::<_, i64>(0))
            .unwrap();
        assert_eq!(auto, 0);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&file), 0o600);
            assert_eq!(mode(&file.with_extension("db-wal")), 0o600);
            assert_eq!(mode(file.parent().unwrap()), 0o700);
        }
    });
}

#[test]
fn doctor_finds_nothing_wrong_and_then_what_is_wrong() {
    on_both(async |db| {
        let sample = Sample::put(db, 1).await;
        let found = doctor::examine(db).await.unwrap();
        let is_server = matches!(db, Db::Postgres(_));
        for finding in &found {
            // The server of the tests may trade safety for speed.
            assert!(
                finding.ok || is_server && finding.check == "settings",
                "{finding:?}"
            );
        }
        let mut tx = db.write().await.unwrap();
        let mut total = tx
            .all::<legwork::store::DayTotal>(sample.workspace)
            .await
            .unwrap()
            .remove(0);
        total.quantity += 1;
        tx.put(&total).await.unwrap();
        tx.commit().await.unwrap();
        let found = doctor::examine(db).await.unwrap();
        let totals = found.iter().find(|f| f.check == "day totals").unwrap();
        assert!(!totals.ok);
    });
}

#[test]
fn the_log_stays_short() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("legwork.db");
    wait(async {
        let db = Db::open(file.to_str().unwrap()).await.unwrap();
        let sample = Sample::put(&db, 1).await;
        for n in 0..400 {
            let mut tx = db.write().await.unwrap();
            let note = Some(format!("{n}").repeat(800));
            tx.put(&legwork::store::Goal {
                why: note,
                ..sample.goal()
            })
            .await
            .unwrap();
            tx.commit().await.unwrap();
        }
        let log = std::fs::metadata(folder.path().join("legwork.db-wal"))
            .unwrap()
            .len();
        assert!(log < 1_000_000, "{log} bytes");
    });
}

#[test]
fn a_busy_database_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("legwork.db");
    wait(async {
        let first = Db::open(file.to_str().unwrap()).await.unwrap();
        let second = Db::open(file.to_str().unwrap()).await.unwrap();
        let held = first.write().await.unwrap();
        second.read().await.unwrap().commit().await.unwrap();
        let error = second.write().await.unwrap_err();
        assert_eq!(error.kind, Failure::Busy, "{error}");
        assert!(error.message.contains("busy"));
        drop(held);
    });
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("file"), "").unwrap();
    let place = folder.path().join("file/legwork.db");
    let error = wait(Db::open(place.to_str().unwrap())).unwrap_err();
    assert_eq!(error.kind, Failure::Unreachable);
    assert!(error.message.contains("legwork.db"), "{error}");
    let error = wait(Db::open(folder.path().to_str().unwrap())).unwrap_err();
    assert_eq!(error.kind, Failure::Unreachable, "{error}");
}

#[test]
fn a_server_that_is_not_there_is_unreachable() {
    let error = wait(Db::open("postgres://nobody@127.0.0.1:1/none")).unwrap_err();
    assert_eq!(error.kind, Failure::Unreachable, "{error}");
}

#[test]
fn a_backup_is_the_database() {
    on_both(async |db| {
        let sample = Sample::put(db, 1).await;
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("copy.db");
        let done = backup::backup(db, &copy).await;
        if matches!(db, Db::Postgres(_)) {
            let error = done.unwrap_err();
            assert_eq!(error.kind, Failure::Refused);
            assert!(error.message.contains("pg_dump"), "{error}");
            return;
        }
        let copied = done.unwrap();
        assert_eq!(
            copied
                .rows
                .iter()
                .find(|(name, _)| *name == "activities")
                .unwrap()
                .1,
            3
        );
        assert_eq!(backup::verify(&copy).await.unwrap(), copied);
        let again = backup::backup(db, &copy).await.unwrap_err();
        assert_eq!(again.kind, Failure::Conflict);
        let before = dump(&mut db.read().await.unwrap(), sample.workspace).await;

        let place = folder.path().join("other.db");
        let other = Db::open(place.to_str().unwrap()).await.unwrap();
        Sample::put(&other, 50).await;
        close(other).await;
        let (_, kept) = backup::restore(&copy, &place).await.unwrap();
        assert!(kept.unwrap().exists());
        let other = Db::open(place.to_str().unwrap()).await.unwrap();
        assert_eq!(
            dump(&mut other.read().await.unwrap(), sample.workspace).await,
            before
        );
        close(other).await;
    });
}

#[test]
fn a_damaged_copy_is_not_restored() {
    let folder = tempfile::tempdir().unwrap();
    let (copy, place) = (
        folder.path().join("copy.db"),
        folder.path().join("legwork.db"),
    );
    wait(async {
        let db = Db::open(place.to_str().unwrap()).await.unwrap();
        Sample::put(&db, 1).await;
        backup::backup(&db, &copy).await.unwrap();
        close(db).await;
        let mut bytes = std::fs::read(&copy).unwrap();
        let middle = bytes.len() / 2;
        bytes.truncate(middle);
        std::fs::write(&copy, bytes).unwrap();
        let before = std::fs::read(&place).unwrap();
        assert!(backup::restore(&copy, &place).await.is_err());
        assert_eq!(std::fs::read(&place).unwrap(), before);
    });
}

/// Runs a pragma that makes the next write fail, then writes.
async fn spoilt(pragma: &'static str) -> legwork::store::StoreError {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("legwork.db");
    let db = Db::open(file.to_str().unwrap()).await.unwrap();
    let sample = Sample::put(&db, 1).await;
    if let Db::Sqlite(file) = &db {
        file.lock().await.execute_batch(pragma).unwrap();
    }
    let before = dump(&mut db.read().await.unwrap(), sample.workspace).await;
    let mut tx = match db.write().await {
        Ok(tx) => tx,
        Err(error) => return error,
    };
    let note = Some("long ".repeat(100_000));
    let error = tx
        .put(&legwork::store::Goal {
            why: note,
            ..sample.goal()
        })
        .await
        .unwrap_err();
    drop(tx);
    assert_eq!(
        dump(&mut db.read().await.unwrap(), sample.workspace).await,
        before
    );
    error
}

#[test]
fn a_full_disk_and_a_file_that_may_not_be_written_are_told_apart() {
    let error = wait(spoilt("pragma max_page_count = 100"));
    assert_eq!(error.kind, Failure::Full, "{error}");
    let error = wait(spoilt("pragma query_only = on"));
    assert_eq!(error.kind, Failure::ReadOnly, "{error}");
}

#[test]
fn a_damaged_file_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("legwork.db");
    wait(async {
        let db = Db::open(file.to_str().unwrap()).await.unwrap();
        let sample = Sample::put(&db, 1).await;
        close(db).await;
        let mut bytes = std::fs::read(&file).unwrap();
        for byte in bytes.iter_mut().skip(4096 * 3) {
            *byte = 0x55;
        }
        std::fs::write(&file, bytes).unwrap();
        let db = Db::open(file.to_str().unwrap()).await;
        let error = match db {
            Err(error) => error,
            Ok(db) => {
                let mut tx = db.read().await.unwrap();
                tx.all::<legwork::store::Activity>(sample.workspace)
                    .await
                    .unwrap_err()
            }
        };
        assert_eq!(error.kind, Failure::Corrupt, "{error}");
    });
}

#[test]
fn a_file_may_be_called_anything() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a b", "50%20?x=1#y", "file:x", "naïve", "'quoted'"] {
        let file = folder.path().join(name);
        wait(async {
            let db = Db::open(file.to_str().unwrap()).await.unwrap();
            let copy = folder.path().join(format!("{name} copy"));
            backup::backup(&db, &copy).await.unwrap();
            assert!(file.exists() && copy.exists(), "{name}");
            close(db).await;
        });
    }
}
