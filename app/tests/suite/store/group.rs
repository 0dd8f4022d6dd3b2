//! Many changes of one file at once: they share commits, and each is whole.

use std::time::Duration;

use legwork::ids::{Ids, OrganisationId};
use legwork::store::{Db, Failure, Organisation, Result, Word};
use legwork_core::vocabulary::Relationship;
use tempfile::TempDir;
use tokio::task::JoinSet;

use super::harness::wait;
use super::sample::{Sample, at};

/// A file that is served, with the sample in it.
async fn served() -> (TempDir, Db, Sample) {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("legwork.db");
    let db = Db::open_to_serve(place.to_str().unwrap()).await.unwrap();
    let sample = Sample::put(&db, 1).await;
    (folder, db, sample)
}

fn firm(sample: &Sample, id: OrganisationId, name: &str) -> Organisation {
    Organisation {
        workspace_id: sample.workspace,
        organisation_id: id,
        name: name.to_owned(),
        name_norm: name.to_lowercase(),
        relationship: Word(Relationship::Other),
        domain: None,
        note: None,
        created: at(0),
    }
}

/// Adds a firm in a transaction of its own.
async fn add(db: Db, firm: Organisation) -> Result<()> {
    let mut tx = db.write().await?;
    tx.insert(&firm).await?;
    tokio::task::yield_now().await;
    tx.commit().await
}

async fn count(db: &Db, sample: &Sample) -> i64 {
    let mut tx = db.read().await.unwrap();
    tx.count::<Organisation>(sample.workspace).await.unwrap()
}

/// How long the log is, in bytes.
fn frames(db: &Db) -> u64 {
    let Db::Sqlite(file) = db else { panic!() };
    let mut log = file.path().as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).unwrap().len()
}

#[test]
fn changes_that_come_together_share_commits_and_none_is_lost() {
    wait(async {
        let (_folder, db, sample) = served().await;
        let before = count(&db, &sample).await;
        let ids = Ids::seeded(9);
        let mut all = JoinSet::new();
        let log = frames(&db);
        for n in 0..50 {
            let firm = firm(&sample, ids.entity(), &format!("Firm {n}"));
            all.spawn(add(db.clone(), firm));
        }
        while let Some(done) = all.join_next().await {
            done.unwrap().unwrap();
        }
        assert_eq!(count(&db, &sample).await, before + 50);
        // Fifty commits would have written the same few pages fifty times.
        let pages = (frames(&db) - log) / 4_120;
        assert!(pages < 50, "{pages} pages were written");
    });
}

#[test]
fn a_change_that_is_given_up_leaves_those_beside_it() {
    wait(async {
        let (_folder, db, sample) = served().await;
        let before = count(&db, &sample).await;
        let ids = Ids::seeded(9);
        let first = tokio::spawn(add(db.clone(), firm(&sample, ids.entity(), "First")));
        let other = db.clone();
        let given_up = firm(&sample, ids.entity(), "Given up");
        let second = tokio::spawn(async move {
            let mut tx = other.write().await.unwrap();
            tx.insert(&given_up).await.unwrap();
            tokio::task::yield_now().await;
        });
        let third = tokio::spawn(add(db.clone(), firm(&sample, ids.entity(), "Third")));
        first.await.unwrap().unwrap();
        second.await.unwrap();
        third.await.unwrap().unwrap();
        assert_eq!(count(&db, &sample).await, before + 2);
    });
}

#[test]
fn who_waits_and_goes_away_keeps_nobody_waiting() {
    wait(async {
        let (_folder, db, sample) = served().await;
        let before = count(&db, &sample).await;
        let ids = Ids::seeded(9);
        for n in 0..20 {
            let firm = firm(&sample, ids.entity(), &format!("Firm {n}"));
            let adding = tokio::spawn(add(db.clone(), firm));
            tokio::task::yield_now().await;
            let other = db.clone();
            let leaving = tokio::spawn(async move { other.write().await.map(drop) });
            tokio::task::yield_now().await;
            leaving.abort();
            let done = tokio::time::timeout(Duration::from_secs(5), adding).await;
            done.expect("the change waits for ever").unwrap().unwrap();
        }
        assert_eq!(count(&db, &sample).await, before + 20);
    });
}

#[test]
fn when_the_disk_is_full_nobody_is_told_that_it_worked() {
    wait(async {
        let (_folder, db, sample) = served().await;
        let before = count(&db, &sample).await;
        let ids = Ids::seeded(9);
        {
            let tx = db.write().await.unwrap();
            tx.commit().await.unwrap();
        }
        let mut all = JoinSet::new();
        for n in 0..30 {
            // Long enough for the room to end somewhere among them.
            let name = format!("Firm {n} {}", "of many words ".repeat(40_000));
            all.spawn(add(db.clone(), firm(&sample, ids.entity(), &name)));
        }
        limit(&db, 600).await;
        let (mut kept, mut refused) = (0, 0);
        while let Some(done) = all.join_next().await {
            match done.unwrap() {
                Ok(()) => kept += 1,
                Err(error) => {
                    assert_eq!(error.kind, Failure::Full, "{error}");
                    refused += 1;
                }
            }
        }
        assert!(refused > 0);
        assert_eq!(count(&db, &sample).await, before + kept);
    });
}

#[test]
fn a_long_log_is_begun_anew_while_others_go_on_writing() {
    wait(async {
        let (_folder, db, sample) = served().await;
        let before = count(&db, &sample).await;
        let ids = Ids::seeded(9);
        for n in 0..120 {
            // Half a megabyte each: sixty in all.
            let name = format!("Firm {n} {}", "of many words ".repeat(36_000));
            add(db.clone(), firm(&sample, ids.entity(), &name))
                .await
                .unwrap();
        }
        // Beyond this it gives its room back once it is begun anew, which takes
        // as long as it takes somebody to move what is in it.
        let mut more = 0;
        while frames(&db) > 50_331_648 {
            assert!(more < 3000, "the log stays long: {} bytes", frames(&db));
            let name = format!("Firm {more}");
            add(db.clone(), firm(&sample, ids.entity(), &name))
                .await
                .unwrap();
            more += 1;
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert_eq!(count(&db, &sample).await, before + 120 + more);
    });
}

/// Leaves the writer so many pages.
async fn limit(db: &Db, pages: u32) {
    let Db::Sqlite(file) = db else { panic!() };
    let sql = format!("pragma max_page_count = {pages}");
    file.lock_to_write().await.execute_batch(&sql).unwrap();
}
