//! Making a link, and ending it.

use axum::response::IntoResponse;

use super::{Made, said, screen};
use crate::service::nudge;
use crate::service::partner::{self as service, Share, Shared};
use crate::web::answer::{Answer, Toast};
use crate::web::failure::Shown;
use crate::web::page::Page;
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// Makes a link, and shows it on the page at once: it is kept nowhere, so no
/// other page could show it.
pub async fn share(mut visit: Visit, sheet: Sheet) -> Shown {
    match made(&visit, &sheet).await {
        Err(error) => Ok(visit.answer(&sheet, Err(error)).into_response()),
        Ok((made, who)) => {
            visit.said.toast = Some(said(&visit, "toast-shared", &who));
            screen(&visit, Some(made)).await
        }
    }
}

async fn made(visit: &Visit, sheet: &Sheet) -> Result<(Made, String)> {
    let id = sheet.get("id").map(str::parse).transpose();
    let input = Share {
        id: id.map_err(|_| Error::usage("this form is not whole: load the page again"))?,
        name: sheet.typed("name").to_owned(),
        commitments: sheet.all("commitment").map(str::to_owned).collect(),
        reviews: sheet.get("reviews").is_some(),
        until: sheet.day("until")?,
    };
    let Shared { share, path, .. } = service::share(&visit.context, &visit.now, &input).await?;
    let base = nudge::base(&visit.context).await?;
    let reachable = base.is_some();
    // Never from what the browser says of the host.
    let base = base.unwrap_or_else(|| format!("http://{}", visit.app.hosts.listen));
    let day = Page::new(visit, "partners")
        .format()
        .day_and_year(share.until);
    let parts = [("who", share.name.as_str()), ("day", day.as_str())];
    let made = Made {
        address: format!("{base}{path}"),
        says: visit.texts.tell("partners-made-for", &parts),
        reachable,
    };
    Ok((made, share.name))
}

/// Ends a link.
pub async fn end(visit: Visit, sheet: Sheet) -> Answer {
    let done = ended(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn ended(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let id = sheet
        .get("id")
        .ok_or_else(|| Error::usage("say which one"))?;
    let ended = service::revoke(&visit.context, &visit.now, id).await?;
    let who = ended.shares.first().map_or("", |one| one.name.as_str());
    Ok(said(visit, "toast-share-ended", who))
}
