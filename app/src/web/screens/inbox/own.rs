//! One's own addresses.

use crate::Result;
use crate::service::capture::rules;
use crate::web::answer::{Answer, Toast};
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;

/// Adds one.
pub async fn add(visit: Visit, sheet: Sheet) -> Answer {
    let done = added(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn added(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let address = sheet.typed("address");
    rules::own_here(&visit.context, &visit.now, address).await?;
    visit.toast("toast-own", &[("what", address)]).await
}

/// Removes one.
pub async fn remove(visit: Visit, sheet: Sheet) -> Answer {
    let done = removed(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn removed(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let address = sheet.typed("address");
    rules::own_no_more(&visit.context, &visit.now, address).await?;
    visit.toast("toast-own-removed", &[("what", address)]).await
}
