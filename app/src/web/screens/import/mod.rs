//! Files of other programs: sent, looked at, and then taken over.

mod left;

use std::path::PathBuf;

use askama::Template;

use axum::response::IntoResponse;

use crate::ids::ActivityId;
use crate::service::import::Imported;
use crate::service::import::foreign::{self, Column, Given, Wanted};
use crate::web::answer::{Answer, Toast, see};
use crate::web::failure::Shown;
use crate::web::format::Format;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::transfer::Upload;
use crate::web::visit::Visit;
use crate::{Error, Result};

use super::settings::data;

pub use left::file as left;

/// So many rows that are left out are shown.
const SHOWN: usize = 20;

/// The screen.
#[derive(Template)]
#[template(path = "import.html")]
struct Screen {
    page: Page,
    look: Option<Look>,
    /// Where the rows can be had that were left out of a file that was taken
    /// over, and its name.
    left: Option<(String, String)>,
}

/// What would come of a file.
struct Look {
    held: String,
    name: String,
    /// What is wrong with it as it stands.
    wrong: Option<String>,
    /// What would be taken over, in a sentence or two.
    would: String,
    samples: Vec<String>,
    skipped: Vec<String>,
    /// Where all rows can be had that are left out, where there are any.
    left: Option<String>,
    notices: Vec<String>,
    columns: Vec<Choice>,
    /// Whether the columns are shown at once.
    open: bool,
    owner: String,
    me: String,
    currency: String,
}

/// A column and what it is taken for.
struct Choice {
    name: String,
    head: String,
    fields: Vec<(&'static str, bool)>,
}

/// Shows where a file is chosen, or what would come of one that was sent.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let page = Page::new(&visit, "import");
    let look = match sheet.get("held") {
        None => None,
        Some(held) => Some(looked(&visit, &sheet, held).await?),
    };
    let left = sheet.get("left").and_then(|key| left::taken(&visit, key));
    let screen = Screen { page, look, left };
    show(&screen.page, &screen)
}

/// Takes a file: an export of Legwork at once, any other to be looked at.
pub async fn send(visit: Visit, upload: Upload) -> Shown {
    if upload.is_own() {
        return data::import(visit, upload).await;
    }
    let (sheet, sent, folder) = upload.part();
    let sent = match sent {
        Ok(Some(sent)) => sent,
        Ok(None) => {
            let error = Error::usage("choose a file");
            return Ok(visit.answer(&sheet, Err(error)).into_response());
        }
        Err(error) => return Ok(visit.answer(&sheet, Err(error)).into_response()),
    };
    let key: ActivityId = visit.context.ids.entity();
    let key = key.to_string();
    let whose = (visit.context.workspace_id(), visit.context.member_id);
    let file = (sent.name, sent.path, folder);
    visit
        .app
        .waiting
        .keep(&key, whose, visit.now.timestamp(), file);
    Ok(see(&format!("/import?held={key}")))
}

/// Takes over a file that was looked at.
pub async fn take(visit: Visit, sheet: Sheet) -> Answer {
    let done = taken(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn taken(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let held = sheet.typed("held");
    let (path, name) = found(visit, held)?;
    let beside = path.with_file_name("skipped.csv");
    let wanted = Wanted {
        skipped: Some(beside.clone()),
        ..wanted(visit, sheet, &foreign::columns(&path), false)
    };
    let done = over(visit, path, name, &wanted).await?;
    if done.skipped_file.is_some() {
        visit.app.waiting.leave(held, beside);
    } else {
        visit.app.waiting.forget(held);
    }
    let text = data::told(&done, visit.texts);
    if done.is_nothing() {
        return Ok(Toast { text, undo: None });
    }
    let toast = visit.toast("import-done", &[("number", "")]).await?;
    Ok(Toast { text, ..toast })
}

fn found(visit: &Visit, held: &str) -> Result<(PathBuf, String)> {
    let whose = (visit.context.workspace_id(), visit.context.member_id);
    let found = visit.app.waiting.find(held, whose);
    found.ok_or_else(|| Error::not_found("this file waits no longer: send it again"))
}

async fn over(visit: &Visit, path: PathBuf, name: String, wanted: &Wanted) -> Result<Imported> {
    let given = [Given::Path(path, name)];
    foreign::take(&visit.context, &visit.now, &given, wanted, &mut |_, _| {}).await
}

async fn looked(visit: &Visit, sheet: &Sheet, held: &str) -> Result<Look> {
    let (path, name) = found(visit, held)?;
    let columns = foreign::columns(&path);
    let wanted = wanted(visit, sheet, &columns, true);
    let done = over(visit, path, name.clone(), &wanted).await;
    let (wrong, done) = match done {
        Ok(done) => (None, Some(done)),
        Err(error) => (Some(error.message().to_owned()), None),
    };
    let format = Format::new(visit.texts);
    let line = |line: u64, reason: &str| match line {
        0 => reason.to_owned(),
        line => visit.texts.tell(
            "import-line",
            &[("line", &format.whole(line)), ("reason", reason)],
        ),
    };
    let skipped = done.iter().flat_map(|done| &done.skipped).take(SHOWN);
    Ok(Look {
        held: held.to_owned(),
        name,
        would: done
            .as_ref()
            .map_or_else(String::new, |done| data::told(done, visit.texts)),
        samples: done.as_ref().map(samples).unwrap_or_default(),
        skipped: skipped.map(|one| line(one.line, &one.reason)).collect(),
        left: done
            .as_ref()
            .filter(|done| done.counts.skipped > 0)
            .map(|_| left::address(held, sheet)),
        notices: done.map(|done| done.notices).unwrap_or_default(),
        open: wrong.is_some(),
        wrong,
        columns: choices(sheet, &columns),
        owner: sheet.typed("owner").to_owned(),
        me: sheet.typed("me").to_owned(),
        currency: sheet.typed("currency").to_owned(),
    })
}

/// What was chosen for each column, or else what it is taken for.
fn choices(sheet: &Sheet, columns: &[Column]) -> Vec<Choice> {
    let all = columns.iter().enumerate();
    all.map(|(at, column)| {
        let name = format!("column-{at}");
        let chosen = sheet.sent(&name);
        let chosen = chosen.unwrap_or_else(|| column.field.unwrap_or_default().to_owned());
        let fields = foreign::fields().map(|word| (word, word == chosen));
        Choice {
            fields: fields.collect(),
            head: column.head.clone(),
            name,
        }
    })
    .collect()
}

/// How the file is to be taken over; columns are told only where something else
/// was chosen than they are taken for.
fn wanted(visit: &Visit, sheet: &Sheet, columns: &[Column], dry_run: bool) -> Wanted {
    let chosen = |at: usize| sheet.sent(&format!("column-{at}"));
    let differs = columns.iter().enumerate().any(|(at, column)| {
        chosen(at).is_some_and(|chosen| chosen != column.field.unwrap_or_default())
    });
    let told = columns.iter().enumerate().filter_map(|(at, column)| {
        let field = chosen(at).filter(|field| !field.is_empty())?;
        Some(format!("{}={field}", column.head))
    });
    Wanted {
        dry_run,
        map: told.filter(|_| differs).collect(),
        owner: sheet.text("owner"),
        me: sheet.text("me"),
        currency: sheet.text("currency"),
        skipped: None,
        workshop: visit.app.workshop.clone(),
    }
}

/// The first rows that would come, a line each.
fn samples(done: &Imported) -> Vec<String> {
    let cells = |sample: &serde_json::Value| {
        let row = sample.get("row")?.as_object()?;
        let cells: Vec<String> = row.values().filter_map(cell).collect();
        Some(cells.join(" · "))
    };
    done.samples.iter().filter_map(cells).collect()
}

fn cell(value: &serde_json::Value) -> Option<String> {
    use serde_json::Value;
    let text = match value {
        Value::String(text) => text.lines().next().unwrap_or_default().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(all) => all.iter().filter_map(cell).collect::<Vec<_>>().join(", "),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}
