//! Changing an organisation, making two one, and parting them.

use crate::service::organisations::{self, FirmFields};
use crate::web::answer::{Answer, Toast};
use crate::web::screens::people::not_the_same;
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// Changes what is known of an organisation.
pub async fn edit(visit: Visit, sheet: Sheet) -> Answer {
    let done = edited(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn edited(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let fields = FirmFields {
        name: sheet.sent("name"),
        relationship: sheet.text("relationship"),
        domain: sheet.sent("domain"),
        note: sheet.sent("note"),
    };
    let id = which(sheet)?;
    let one = organisations::edit(&visit.context, &visit.now, id, &fields).await?;
    let what = [("what", one.organisation.name.as_str())];
    visit.toast("toast-person-edited", &what).await
}

/// Makes two organisations one.
pub async fn merge(visit: Visit, sheet: Sheet) -> Answer {
    let done = merged(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn merged(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let (id, other) = (which(sheet)?, other(sheet)?);
    let one = organisations::merge(&visit.context, &visit.now, id, other).await?;
    let name = [("name", one.organisation.name.as_str())];
    visit.toast("toast-merged", &name).await
}

/// Remembers that two organisations are not one.
pub async fn distinct(visit: Visit, sheet: Sheet) -> Answer {
    let done = told_apart(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn told_apart(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let (one, other) = (which(sheet)?, other(sheet)?);
    let apart = organisations::distinct(&visit.context, &visit.now, one, other).await?;
    not_the_same(visit, &apart).await
}

/// Takes a merge back.
pub async fn split(visit: Visit, sheet: Sheet) -> Answer {
    let done = parted(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn parted(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let id = which(sheet)?;
    let merge = sheet.get("merge");
    let one = organisations::split(&visit.context, &visit.now, id, merge).await?;
    let name = [("name", one.organisation.name.as_str())];
    visit.toast("toast-split", &name).await
}

fn other(sheet: &Sheet) -> Result<&str> {
    sheet
        .get("other")
        .ok_or_else(|| Error::usage("say which the other one is"))
}

fn which(sheet: &Sheet) -> Result<&str> {
    sheet
        .get("id")
        .ok_or_else(|| Error::usage("say which organisation"))
}
