//! All data: out as an export or a copy of the file, and in again.

use std::fs::File;
use std::io::BufReader;

use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::service::export::{self, Target};
use crate::service::import::{self, Imported, Input, Options};
use crate::service::{backup as copies, session};
use crate::web::answer::Toast;
use crate::web::cookies::Cookie;
use crate::web::failure::Shown;
use crate::web::format::Format;
use crate::web::sheet::Sheet;
use crate::web::texts::Texts;
use crate::web::transfer::{self, Scratch, Upload, attachment};
use crate::web::visit::Visit;
use crate::{Error, Result};

/// The spreadsheets that an export holds.
const SHEETS: [&str; 3] = ["activities", "people", "deals"];

/// Whether the data lie in one file, of which a copy can be had.
pub(super) fn is_file(visit: &Visit) -> bool {
    visit.app.db.engine() == "SQLite"
}

/// Sends everything as one file of JSON Lines, or one spreadsheet of it.
pub async fn export(visit: Visit, sheet: Sheet) -> Shown {
    let folder = Scratch::new(&visit.app)?;
    let (target, name, kind) = match sheet.get("sheet") {
        None => (
            Target::Lines(folder.file("export.jsonl")),
            "export.jsonl".to_owned(),
            ("jsonl", "application/x-ndjson"),
        ),
        Some(sheet) if SHEETS.contains(&sheet) => (
            Target::Folder(folder.file("sheets")),
            format!("sheets/{sheet}.csv"),
            ("csv", "text/csv; charset=utf-8"),
        ),
        Some(_) => return Err(Error::not_found("there is no such spreadsheet").into()),
    };
    export::export(&visit.app.db, &visit.now, target, false, &mut |_, _| {}).await?;
    let called = match sheet.get("sheet") {
        None => dated(&visit, "legwork", kind.0),
        Some(sheet) => dated(&visit, &format!("legwork-{sheet}"), kind.0),
    };
    let file = transfer::File::open(&folder.file(name), folder)?;
    Ok(attachment(file, kind.1, &called))
}

/// Sends a copy of the database file, proved before it is sent.
pub async fn backup(visit: Visit) -> Shown {
    let folder = Scratch::new(&visit.app)?;
    let path = folder.file("backup.db");
    copies::backup(&visit.app.db, &path, false).await?;
    let file = transfer::File::open(&path, folder)?;
    let called = dated(&visit, "legwork", "db");
    Ok(attachment(file, "application/vnd.sqlite3", &called))
}

/// A name with the day in it.
fn dated(visit: &Visit, name: &str, end: &str) -> String {
    format!("{name}-{}.{end}", visit.context.today(&visit.now))
}

/// Takes an export over.
pub async fn import(visit: Visit, upload: Upload) -> Shown {
    let done = taken(&visit, &upload).await;
    let answer = visit.answer(&upload.sheet, done);
    let follow = session::follow(&visit.context, &visit.now).await?;
    let Some(token) = follow else {
        return Ok(answer.into_response());
    };
    let cookie = Cookie::Session.set(&visit.app, &token.to_text(), session::LIFE);
    let response: Response = ([(header::SET_COOKIE, cookie)], answer).into_response();
    Ok(response)
}

async fn taken(visit: &Visit, upload: &Upload) -> Result<Toast> {
    let sent = match &upload.file {
        Ok(Some(sent)) => sent,
        Ok(None) => return Err(Error::usage("choose the file of an export")),
        Err(error) => return Err(Error::new(error.kind(), error.message())),
    };
    let options = Options {
        dry_run: upload.sheet.get("dry").is_some(),
        replace: upload.sheet.get("replace").is_some(),
    };
    let reader = BufReader::new(File::open(&sent.path)?);
    let input = Input::stream(sent.name.as_str(), Box::new(reader))?;
    let db = &visit.app.db;
    let imported = import::import_from(db, vec![input], options, &mut |_, _| {}).await?;
    Ok(Toast {
        text: told(&imported, visit.texts),
        // It is no step of the journal.
        undo: None,
    })
}

/// What was taken over and what was not, in a sentence or two.
pub fn told(imported: &Imported, texts: Texts) -> String {
    let format = Format::new(texts);
    let count = |key: &str, n: u64| texts.count(key, n, &[("number", &format.whole(n))]);
    let rows: u64 = imported.tables.values().sum();
    let key = match (imported.dry_run, rows + imported.replaced) {
        (_, 0) => "import-nothing",
        (true, _) => "import-would",
        (false, _) => "import-done",
    };
    let counts = &imported.counts;
    let among = [
        ("import-activities", counts.activities),
        ("import-people", counts.people),
        ("import-organisations", counts.organisations),
        ("import-deals", counts.deals),
        ("import-results", counts.results),
    ];
    let among = among.into_iter().filter(|(_, n)| *n > 0);
    let among: Vec<String> = among.map(|(key, n)| count(key, n)).collect();
    let left = imported.counts.skipped;
    let own = imported.is_own();
    let (replaced, skipped) = if own {
        ("import-replaced", "import-skipped")
    } else {
        ("import-filled", "import-unread")
    };
    let known = imported.known;
    let parts = [
        Some(count(key, rows)),
        (!among.is_empty()).then(|| texts.tell("import-among", &[("what", &among.join(", "))])),
        (imported.replaced > 0).then(|| count(replaced, imported.replaced)),
        (known > 0).then(|| count("import-skipped", known)),
        (left > 0).then(|| count(skipped, left)),
    ];
    // What is said of other programs' files has a place of its own.
    let notices = imported.notices.iter().filter(|_| own).cloned();
    let parts: Vec<String> = parts.into_iter().flatten().chain(notices).collect();
    parts.join(" ")
}
