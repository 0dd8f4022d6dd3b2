//! Everything out and in again: exports, imports, copies, checks.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Zoned;
use legwork::error::Kind;
use legwork::ids::WorkspaceId;
use legwork::service::backup::{backup, restore};
use legwork::service::demo::demo;
use legwork::service::doctor::{Report, State, doctor};
use legwork::service::export::{Exported, Target, export};
use legwork::service::import::{Imported, Input, Options, import, import_from};
use legwork::store::{
    Activity, Db, Instant, LastDay, Record, SCHEMA_VERSION, SealedPeriod, Tx, journal, totals,
};
use legwork::{Error, Result};
use tempfile::TempDir;

use crate::store::harness::{at_both, close, dump, on_both, wait};
use crate::store::sample::Sample;

fn now() -> Zoned {
    "2027-02-08T09:30:00+01:00[Europe/Berlin]".parse().unwrap()
}

/// A sample of every table that can be reckoned with.
async fn fill(db: &Db) -> Sample {
    let sample = Sample::put(db, 7).await;
    let mut tx = db.write().await.unwrap();
    for row in tx.all::<SealedPeriod>(sample.workspace).await.unwrap() {
        tx.remove::<SealedPeriod>(&row.key()).await.unwrap();
    }
    tx.commit().await.unwrap();
    remember(db, &sample).await;
    sample
}

/// Changes something in a way that the journal keeps.
async fn remember(db: &Db, sample: &Sample) {
    let now = Instant::from(now().timestamp());
    let member = sample.member;
    let mut change = db
        .change(sample.workspace, member, now, "rename")
        .await
        .unwrap();
    let mut goal = sample.goal();
    goal.why = Some("a \u{1f33f} reason\nof two lines, with \\u0000".into());
    change.put(&goal).await.unwrap();
    change
        .remove::<LastDay>(&(sample.workspace, member))
        .await
        .unwrap();
    change.commit().await.unwrap();
    let mut change = db
        .change(sample.workspace, member, now, "undone")
        .await
        .unwrap();
    change.put(&sample.goal()).await.unwrap();
    change.commit().await.unwrap();
    journal::undo(db, sample.workspace, member)
        .await
        .unwrap()
        .unwrap();
}

async fn rows(db: &Db, workspace: WorkspaceId) -> Vec<String> {
    dump(&mut db.read().await.unwrap(), workspace).await
}

async fn out(db: &Db, path: &Path) -> Result<Exported> {
    export(db, &now(), Target::at(path), false, &mut |_, _| {}).await
}

async fn back(db: &Db, path: &Path, options: Options) -> Result<Imported> {
    import(db, &[path.to_owned()], options, &mut |_, _| {}).await
}

const PLAIN: Options = Options {
    dry_run: false,
    replace: false,
};
const DRY: Options = Options {
    dry_run: true,
    replace: false,
};
const REPLACE: Options = Options {
    dry_run: false,
    replace: true,
};

async fn file(folder: &TempDir, name: &str) -> Db {
    Db::open(folder.path().join(name).to_str().unwrap())
        .await
        .unwrap()
}

#[test]
fn what_goes_out_comes_in_again_row_for_row() {
    on_both(async |db| {
        let sample = fill(db).await;
        let folder = tempfile::tempdir().unwrap();
        for (name, copy) in [("all.jsonl", "a.db"), ("all", "b.db")] {
            let path = folder.path().join(name);
            let told = out(db, &path).await.unwrap();
            let other = file(&folder, copy).await;
            let taken = back(&other, &path, PLAIN).await.unwrap();
            assert_eq!(taken.tables.values().sum::<u64>(), told.rows);
            assert_eq!(
                rows(&other, sample.workspace).await,
                rows(db, sample.workspace).await
            );
            close(other).await;
        }
    });
}

#[test]
fn an_export_travels_to_every_make_and_back_unchanged() {
    at_both(async |place| {
        let folder = tempfile::tempdir().unwrap();
        let first = file(&folder, "first.db").await;
        let sample = fill(&first).await;
        let paths: Vec<PathBuf> = (1..=3)
            .map(|n| folder.path().join(format!("{n}.jsonl")))
            .collect();
        out(&first, &paths[0]).await.unwrap();
        let middle = Db::open(place).await.unwrap();
        back(&middle, &paths[0], PLAIN).await.unwrap();
        out(&middle, &paths[1]).await.unwrap();
        close(middle).await;
        let last = file(&folder, "last.db").await;
        back(&last, &paths[1], PLAIN).await.unwrap();
        out(&last, &paths[2]).await.unwrap();
        let text = |path: &PathBuf| fs::read_to_string(path).unwrap();
        assert_eq!(text(&paths[0]), text(&paths[1]));
        assert_eq!(text(&paths[0]), text(&paths[2]));
        assert_eq!(
            rows(&last, sample.workspace).await,
            rows(&first, sample.workspace).await
        );
    });
}

#[test]
fn a_whole_year_travels() {
    on_both(async |db| {
        let folder = tempfile::tempdir().unwrap();
        let first = file(&folder, "first.db").await;
        demo(&first, &now(), None).await.unwrap();
        let paths = [folder.path().join("1.jsonl"), folder.path().join("2.jsonl")];
        out(&first, &paths[0]).await.unwrap();
        back(db, &paths[0], PLAIN).await.unwrap();
        out(db, &paths[1]).await.unwrap();
        assert_eq!(fs::read(&paths[0]).unwrap(), fs::read(&paths[1]).unwrap());
        assert!(failed(&doctor(db, &now(), false).await.unwrap()).is_empty());
    });
}

#[test]
fn what_was_undone_can_be_redone_after_the_journey() {
    on_both(async |db| {
        let folder = tempfile::tempdir().unwrap();
        let first = file(&folder, "first.db").await;
        let sample = fill(&first).await;
        let path = folder.path().join("all.jsonl");
        out(&first, &path).await.unwrap();
        back(db, &path, PLAIN).await.unwrap();
        for db in [&first, db] {
            journal::redo(db, sample.workspace, sample.member)
                .await
                .unwrap()
                .unwrap();
        }
        assert_eq!(
            rows(db, sample.workspace).await,
            rows(&first, sample.workspace).await
        );
    });
}

#[test]
fn an_import_again_skips_what_is_there() {
    on_both(async |db| {
        let sample = fill(db).await;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("all.jsonl");
        out(db, &path).await.unwrap();
        let before = rows(db, sample.workspace).await;
        let taken = back(db, &path, PLAIN).await.unwrap();
        assert_eq!(taken.tables.values().sum::<u64>(), 0);
        assert!(taken.counts.skipped > 20);
        assert_eq!(rows(db, sample.workspace).await, before);
    });
}

#[test]
fn rows_that_differ_are_refused_or_replaced_and_lost_ones_come_back() {
    on_both(async |db| {
        let sample = fill(db).await;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("all.jsonl");
        out(db, &path).await.unwrap();
        let original = rows(db, sample.workspace).await;
        change(db, &sample).await;
        let changed = rows(db, sample.workspace).await;
        let refused = back(db, &path, PLAIN).await.unwrap_err();
        assert_eq!(refused.kind(), Kind::Conflict);
        assert_eq!(
            refused.message(),
            "1 row differs from what is stored; nothing was changed"
        );
        assert!(
            refused.hints()[0].contains("activities"),
            "{:?}",
            refused.hints()
        );
        assert_eq!(rows(db, sample.workspace).await, changed);
        let dry = back(
            db,
            &path,
            Options {
                dry_run: true,
                replace: true,
            },
        )
        .await
        .unwrap();
        assert_eq!((dry.replaced, dry.counts.activities), (1, 0));
        assert_eq!(rows(db, sample.workspace).await, changed);
        assert_eq!(back(db, &path, REPLACE).await.unwrap().replaced, 1);
        assert_eq!(rows(db, sample.workspace).await, original);
    });
}

/// Changes an activity and deletes who took part in it.
async fn change(db: &Db, sample: &Sample) {
    let mut tx = db.write().await.unwrap();
    let key = (sample.workspace, sample.calls[0]);
    let mut row = tx.get::<Activity>(&key).await.unwrap().unwrap();
    row.quantity = 7;
    tx.put(&row).await.unwrap();
    let person = sample.took_part(0, sample.ann);
    tx.remove::<legwork::store::ActivityPerson>(&person.key())
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

#[test]
fn a_dry_run_tells_and_changes_nothing() {
    wait(async {
        let folder = tempfile::tempdir().unwrap();
        let db = file(&folder, "a.db").await;
        fill(&db).await;
        let path = folder.path().join("all.jsonl");
        out(&db, &path).await.unwrap();
        let other = file(&folder, "b.db").await;
        let told = back(&other, &path, DRY).await.unwrap();
        assert_eq!(
            (
                told.counts.people,
                told.counts.activities,
                told.counts.results
            ),
            (2, 3, 1)
        );
        let json = serde_json::to_value(&told).unwrap();
        assert_eq!(json["format"], "legwork-export");
        assert!(
            json["samples"]
                .as_array()
                .is_some_and(|samples| !samples.is_empty())
        );
        assert!(
            legwork::store::workspace::all(&mut other.read().await.unwrap())
                .await
                .unwrap()
                .is_empty()
        );
    });
}

#[test]
fn a_new_workspace_gives_way_and_a_used_one_does_not() {
    on_both(async |db| {
        let folder = tempfile::tempdir().unwrap();
        let source = file(&folder, "a.db").await;
        let sample = fill(&source).await;
        let path = folder.path().join("all.jsonl");
        out(&source, &path).await.unwrap();
        let fresh = Sample::put(db, 99).await;
        let refused = back(db, &path, PLAIN).await.unwrap_err();
        assert_eq!(refused.kind(), Kind::Refused);
        assert!(refused.message().contains("another workspace"), "{refused}");
        let mut tx = db.write().await.unwrap();
        tx.clear(fresh.workspace).await.unwrap();
        tx.insert(&fresh.workspace()).await.unwrap();
        tx.commit().await.unwrap();
        back(db, &path, PLAIN).await.unwrap();
        assert_eq!(
            rows(db, sample.workspace).await,
            rows(&source, sample.workspace).await
        );
        assert!(rows(db, fresh.workspace).await.is_empty());
    });
}

#[test]
fn an_export_never_replaces_unasked() {
    wait(async {
        let folder = tempfile::tempdir().unwrap();
        let db = file(&folder, "a.db").await;
        fill(&db).await;
        for name in ["all.jsonl", "all"] {
            let path = folder.path().join(name);
            out(&db, &path).await.unwrap();
            assert_eq!(out(&db, &path).await.unwrap_err().kind(), Kind::Refused);
            export(&db, &now(), Target::at(&path), true, &mut |_, _| {})
                .await
                .unwrap();
        }
        let csv = fs::read_to_string(folder.path().join("all/activities.csv")).unwrap();
        assert!(csv.starts_with("Date,Kind,Quantity,"), "{csv}");
        assert!(csv.contains("Ann Lee"), "{csv}");
        let left = fs::read_dir(folder.path()).unwrap();
        let left = left.map(|file| file.unwrap().file_name().into_string().unwrap());
        assert!(left.into_iter().all(|name| !name.contains("part")));
    });
}

/// What hostile and broken files may say, made from a good one.
fn broken(good: &str) -> Vec<(&'static str, String)> {
    let lines: Vec<&str> = good.lines().collect();
    let with = |n: usize, line: &str| {
        let mut lines = lines.clone();
        lines[n] = line;
        lines.join("\n")
    };
    let activity = lines
        .iter()
        .position(|line| line.contains("\"activities\",\"row"))
        .unwrap();
    let text = lines[activity];
    let deep = format!(
        "{{\"table\":\"reviews\",\"row\":{}{}}}",
        "[".repeat(5000),
        "]".repeat(5000)
    );
    let long = format!(
        "{{\"table\":\"people\",\"row\":\"{}\"}}",
        "x".repeat(2 << 20)
    );
    vec![
        ("empty", String::new()),
        ("another format", "Date,Kind\n2027-02-08,call\n".into()),
        ("a database", "SQLite format 3\0".into()),
        ("no rows", lines[0].into()),
        ("last line missing", lines[..lines.len() - 1].join("\n")),
        ("cut in a line", good[..good.len() - 40].into()),
        ("header cut", lines[0][..lines[0].len() / 2].into()),
        (
            "later format",
            good.replacen("\"version\":1", "\"version\":2", 1),
        ),
        (
            "later tables",
            good.replacen(
                &format!("\"schema_version\":{SCHEMA_VERSION}"),
                "\"schema_version\":99",
                1,
            ),
        ),
        (
            "garbled",
            with(activity, "{\"table\":\"activities\",\"row\":{{{"),
        ),
        (
            "unknown table",
            with(activity, "{\"table\":\"users\",\"row\":{}}"),
        ),
        (
            "a missing column",
            with(activity, &text.replace("\"quantity\":2,", "")),
        ),
        (
            "less than nothing",
            with(activity, &text.replace("\"quantity\":2", "\"quantity\":-2")),
        ),
        (
            "too much",
            with(
                activity,
                &text.replace("\"quantity\":2", "\"quantity\":9000000000000000000"),
            ),
        ),
        (
            "a zero byte",
            with(activity, &text.replace("Wants", "\\u0000")),
        ),
        ("a row twice", with(activity + 1, text)),
        ("nested too deep", with(activity, &deep)),
        ("a line too long", with(activity, &long)),
        (
            "another workspace",
            with(
                activity,
                &text.replacen(
                    "\"workspace_id\":\"",
                    "\"workspace_id\":\"00000000-0000-4000-8000-000000000000\",\"x\":\"",
                    1,
                ),
            ),
        ),
        (
            "an unreadable promise",
            good.replace(
                "\"unit\":\"week\",\"every\":1",
                "\"unit\":\"week\",\"every\":-1",
            ),
        ),
    ]
}

#[test]
fn broken_files_leave_the_database_as_it_was() {
    on_both(async |db| {
        let folder = tempfile::tempdir().unwrap();
        let source = file(&folder, "a.db").await;
        fill(&source).await;
        let path = folder.path().join("all.jsonl");
        out(&source, &path).await.unwrap();
        let good = fs::read_to_string(&path).unwrap();
        let mine = Sample::put(db, 99).await;
        let before = rows(db, mine.workspace).await;
        let empty = file(&folder, "empty.db").await;
        for (what, text) in broken(&good) {
            assert_ne!(text, good, "{what}");
            for target in [&empty, db] {
                let input = Input::stream("file", Box::new(std::io::Cursor::new(text.clone())));
                let error = match input {
                    Err(error) => error,
                    Ok(input) => refused(target, input, what).await,
                };
                assert_eq!(error.kind(), Kind::Refused, "{what}: {error}");
            }
            assert!(
                legwork::store::workspace::all(&mut empty.read().await.unwrap())
                    .await
                    .unwrap()
                    .is_empty(),
                "{what}"
            );
        }
        assert_eq!(rows(db, mine.workspace).await, before);
    });
}

async fn refused(db: &Db, input: Input, what: &str) -> Error {
    let taken = import_from(db, vec![input], PLAIN, &mut |_, _| {}).await;
    assert!(taken.is_err(), "{what} was taken over: {taken:?}");
    taken.unwrap_err()
}

#[test]
fn a_backup_is_proved_and_put_back() {
    wait(async {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.db");
        let db = file(&folder, "a.db").await;
        let sample = fill(&db).await;
        let copy = folder.path().join("copy.db");
        let told = backup(&db, &copy, false).await.unwrap();
        assert_eq!(told.tables["activities"], 3);
        assert_eq!(
            backup(&db, &copy, false).await.unwrap_err().kind(),
            Kind::Refused
        );
        assert_eq!(
            backup(&db, &place, true).await.unwrap_err().kind(),
            Kind::Refused
        );
        backup(&db, &copy, true).await.unwrap();
        let before = rows(&db, sample.workspace).await;
        change(&db, &sample).await;
        let changed = rows(&db, sample.workspace).await;
        let open = restore(place.to_str().unwrap(), &copy).await.unwrap_err();
        assert_eq!(open.kind(), Kind::Busy, "{open}");
        close(db).await;
        let told = restore(place.to_str().unwrap(), &copy).await.unwrap();
        let kept = Db::open(&told.kept.unwrap()).await.unwrap();
        assert_eq!(rows(&kept, sample.workspace).await, changed);
        assert_eq!(
            rows(&file(&folder, "a.db").await, sample.workspace).await,
            before
        );
    });
}

#[test]
fn only_a_sound_copy_is_put_back() {
    wait(async {
        let folder = tempfile::tempdir().unwrap();
        let db = file(&folder, "a.db").await;
        fill(&db).await;
        close(db).await;
        let place = folder.path().join("a.db");
        let before = fs::read(&place).unwrap();
        let text = folder.path().join("text.db");
        fs::write(&text, "no database").unwrap();
        let mut bytes = before.clone();
        let middle = bytes.len() / 2;
        bytes[8192..middle].fill(0x5a);
        let damaged = folder.path().join("damaged.db");
        fs::write(&damaged, bytes).unwrap();
        for bad in [text, damaged, folder.path().join("missing.db")] {
            restore(place.to_str().unwrap(), &bad).await.unwrap_err();
            assert_eq!(fs::read(&place).unwrap(), before);
        }
    });
}

#[test]
fn the_doctor_finds_and_mends_a_wrong_sum() {
    on_both(async |db| {
        let sample = fill(db).await;
        assert!(failed(&doctor(db, &now(), false).await.unwrap()).is_empty());
        let mut tx = db.write().await.unwrap();
        spoil(&mut tx, sample.workspace).await;
        tx.commit().await.unwrap();
        let report = doctor(db, &now(), false).await.unwrap();
        assert_eq!(report.state, State::Fail);
        assert_eq!(failed(&report), ["day totals"]);
        let mended = doctor(db, &now(), true).await.unwrap();
        assert!(mended.fixed && failed(&mended).is_empty(), "{mended:?}");
    });
}

/// What is wrong, but for the settings: a server for tests may be set to forget.
fn failed(report: &Report) -> Vec<&str> {
    let names = report
        .checks
        .iter()
        .filter(|check| check.state == State::Fail);
    let names = names.map(|check| check.check.as_str());
    names.filter(|name| *name != "settings").collect()
}

async fn spoil(tx: &mut Tx, workspace: WorkspaceId) {
    let mut sum = totals::recount(tx, workspace).await.unwrap().remove(0);
    sum.quantity += 1;
    tx.put(&sum).await.unwrap();
}

#[test]
fn the_doctor_finds_sealed_periods_that_cannot_be_reckoned_with() {
    wait(async {
        let folder = tempfile::tempdir().unwrap();
        let db = file(&folder, "a.db").await;
        Sample::put(&db, 7).await;
        let report = doctor(&db, &now(), false).await.unwrap();
        assert_eq!(report.state, State::Fail);
        assert!(
            report
                .checks
                .iter()
                .any(|check| check.says.contains("cannot be read"))
        );
    });
}
