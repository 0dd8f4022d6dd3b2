//! Scenarios: short stories told to the service, with what it must answer.
//!
//! Each file of `tests/scenarios` holds stories. A story begins with `# title`
//! and has one step a line:
//!
//! ```text
//! at 2027-02-08T09:00          the clock, in UTC
//! log 2 cold calls | date=...  a use case with its words and options
//! = /commitments/0/done 2      the last answer holds this at this place
//! ~ /nudge smaller             the text there holds these words
//! ! refused sealed             the last step failed so, with these words
//! ```
//!
//! Every story runs on `SQLite` and on `PostgreSQL`, and everything that was
//! answered must be the same to the byte.

mod steps;
mod story;

use std::cell::RefCell;
use std::path::Path;

use legwork::service::shelf::Shelf;
use legwork::store::Db;

use crate::store::harness::{on_both, wait};
use story::{Story, stories};

/// At least so many stories must be told: a lost file would go unnoticed.
const AT_LEAST: usize = 60;

#[test]
fn every_story_goes_as_told_on_both_databases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let stories = stories(&folder);
    assert!(stories.len() >= AT_LEAST, "only {} stories", stories.len());
    let told: Vec<String> = stories
        .iter()
        .filter_map(|story| tell(story).err())
        .collect();
    assert!(
        told.is_empty(),
        "{} stories failed:\n{}",
        told.len(),
        told.join("\n")
    );
}

/// Tells one story on each database; the answers must be the same.
fn tell(story: &Story) -> Result<(), String> {
    let answers: RefCell<Vec<Result<String, String>>> = RefCell::default();
    on_both(async |db: &Db| {
        let told = story.tell(db).await;
        answers.borrow_mut().push(told);
    });
    let answers = answers
        .into_inner()
        .into_iter()
        .collect::<Result<Vec<_>, _>>()?;
    match answers.as_slice() {
        [sqlite, postgres] if sqlite != postgres => {
            Err(format!("{}: the databases answer differently", story.title))
        }
        _ => Ok(()),
    }
}

/// A server keeps what it read for the next request; nobody may notice.
#[test]
fn every_story_goes_the_same_where_boards_are_kept() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    for story in &stories(&folder) {
        let place = tempfile::tempdir().unwrap();
        wait(async {
            let open = async |name: &str| {
                let file = place.path().join(name);
                Db::open_to_serve(file.to_str().unwrap()).await.unwrap()
            };
            let plain = story.tell(&open("plain.db").await).await;
            let (db, shelf) = (open("kept.db").await, Shelf::of_server());
            let kept = story.tell_keeping(&db, &shelf).await;
            assert_eq!(kept, plain, "{}", story.title);
        });
    }
}

/// Every step of every story is taken back and done again: back is what was
/// before it, and again is what was after it, row for row.
#[test]
fn every_step_of_every_story_can_be_undone_and_redone() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    for story in &stories(&folder) {
        let place = tempfile::tempdir().unwrap();
        wait(async {
            let db = Db::open(place.path().join("legwork.db").to_str().unwrap())
                .await
                .unwrap();
            let told = story.tell_back_and_forth(&db).await;
            assert!(told.is_ok(), "{told:?}");
        });
    }
}
