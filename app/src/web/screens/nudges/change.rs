//! What the forms of the screen do.

use crate::service::jobs;
use crate::service::nudge::{self as service, Choose};
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
    // An empty field of the form means none.
    let or_none = |name| {
        let sent = sheet.sent(name)?;
        let empty = sent.trim().is_empty();
        Some(if empty { "none".to_owned() } else { sent })
    };
    let choose = Choose {
        daily: or_none("daily").into_iter().collect(),
        review: or_none("review"),
        quiet: or_none("quiet"),
        cap: sheet.number("cap")?,
        channel: sheet.text("channel"),
        base: or_none("base"),
    };
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

fn told(visit: &Visit, key: &str) -> Toast {
    Toast {
        text: visit.texts.say(key).into_owned(),
        // It is no step of the journal.
        undo: None,
    }
}

fn id(sheet: &Sheet) -> Result<&str> {
    let given = sheet.get("id").filter(|id| *id != "all");
    given.ok_or_else(|| Error::usage("say which one"))
}
