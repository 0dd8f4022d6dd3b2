//! What the forms of the screen do.

use super::when::read;
use crate::error::Kind;
use crate::service::jobs;
use crate::service::nudge as service;
use crate::web::answer::{Answer, Toast};
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// Takes over times and channel.
pub async fn set(visit: Visit, sheet: Sheet) -> Answer {
    let done = chosen(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn chosen(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let choose = read(sheet)?;
    let done = service::set(&visit.context, &visit.now, &choose).await?;
    let key = match done.channel {
        Some(_) => "toast-nudges",
        None => "toast-nudges-off",
    };
    visit.toast(key, &[]).await
}

/// Tries a job again.
pub async fn retry(visit: Visit, sheet: Sheet) -> Answer {
    let done = again(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn again(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    jobs::retry(&visit.context, &visit.now, id(sheet)?).await?;
    Ok(told(visit, "toast-job-retry"))
}

/// Drops a job.
pub async fn discard(visit: Visit, sheet: Sheet) -> Answer {
    let done = dropped(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn dropped(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    jobs::discard(&visit.context, &visit.now, id(sheet)?).await?;
    Ok(told(visit, "toast-job-drop"))
}

/// A word on what was done, which cannot be undone.
pub(super) fn told(visit: &Visit, key: &str) -> Toast {
    Toast {
        text: visit.texts.say(key).into_owned(),
        // It is no step of the journal.
        undo: None,
    }
}

/// Which one is meant.
pub(super) fn id(sheet: &Sheet) -> Result<&str> {
    let given = sheet.get("id").filter(|id| *id != "all");
    given.ok_or_else(|| Error::usage("say which one"))
}

/// An error as the page says it, with what to do about it, unless that is a
/// command.
pub(super) fn plainly(error: Error) -> Error {
    let command = |hint: &&String| hint.contains("legwork ") || hint.contains("--");
    let hint = error.hints().iter().find(|hint| !command(hint));
    match (error.kind(), hint) {
        (Kind::Internal | Kind::Failed, _) | (_, None) => error,
        (kind, Some(hint)) => Error::new(kind, format!("{}: {hint}", error.message())),
    }
}
