//! What the forms of the screen do.

use std::path::Path;

use crate::service::connect::{self as service, ConnectorKind, Fields, Secret};
use crate::web::answer::{Answer, Toast};
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// Tries a connector, and adds it.
pub async fn add(visit: Visit, sheet: Sheet) -> Answer {
    let done = added(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn added(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let kind = match sheet.get("kind").unwrap_or_default() {
        "feed" => ConnectorKind::Feed,
        "calendar" => ConnectorKind::Calendar,
        "mail" | "oauth" => ConnectorKind::Mail,
        "contacts" => ConnectorKind::Contacts,
        "folder" => ConnectorKind::Folder,
        _ => return Err(Error::usage("say what is to be looked at")),
    };
    let fields = wanted(kind, sheet)?;
    let (context, outside) = (&visit.context, &visit.app.outside);
    let done = service::add(context, outside, &visit.now, kind, &fields, false).await?;
    let seen = crate::web::format::Format::new(visit.texts).whole(done.tried.seen);
    let says = [
        ("what", done.connector.title.as_str()),
        ("n", seen.as_str()),
    ];
    visit.toast("toast-connector-added", &says).await
}

/// What the form says of a new connector.
fn wanted(kind: ConnectorKind, sheet: &Sheet) -> Result<Fields> {
    let address = sheet.text("address");
    let fields = Fields {
        title: sheet.text("title"),
        address: match (kind, address) {
            (ConnectorKind::Folder, Some(path)) => Some(folder(Path::new(&path))?),
            (_, address) => address,
        },
        host: sheet.text("host"),
        by: sheet.text("by"),
        log_to: sheet.text("log_to"),
        user: sheet.text("user"),
        me: sheet.names("me").unwrap_or_default(),
        allow_private: sheet.get("private").map(|_| true),
        authority: sheet.text("authority"),
        ..changed(sheet)
    };
    if sheet.typed("kind") != "oauth" {
        return Ok(fields);
    }
    let provider = sheet.text("token_address").or(sheet.text("provider"));
    Ok(Fields {
        oauth: provider,
        client_id: sheet.text("client"),
        client_secret: secret(sheet, "client_secret"),
        password: secret(sheet, "refresh"),
        ..fields
    })
}

/// A folder by its whole path: a page stands in no folder that others are told
/// from.
fn folder(path: &Path) -> Result<String> {
    if !path.is_absolute() {
        return Err(Error::usage(format!(
            "'{}' is not the whole path of a folder, such as /home/ann/Notes",
            path.display()
        )));
    }
    service::folder_at(path)
}

/// What both a new and a known connector may be told.
fn changed(sheet: &Sheet) -> Fields {
    Fields {
        password: secret(sheet, "password"),
        ..Fields::default()
    }
}

/// A secret as it was typed: spaces may be part of it.
fn secret(sheet: &Sheet, name: &str) -> Option<Secret> {
    let typed = Some(sheet.typed(name)).filter(|text| !text.is_empty());
    typed.map(Secret::new)
}

/// Changes a connector, once it has been tried with what is new.
pub async fn edit(visit: Visit, sheet: Sheet) -> Answer {
    let done = edited(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn edited(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let id = id(sheet)?;
    let known = service::show(&visit.context, &visit.now, id).await?;
    let same = |title: &String| known.connectors.iter().any(|one| one.title == *title);
    let fields = Fields {
        title: sheet.text("title").filter(|title| !same(title)),
        address: sheet.text("address"),
        allow_private: private(sheet),
        ..changed(sheet)
    };
    let (context, outside) = (&visit.context, &visit.app.outside);
    // It holds a look at a server, which is large.
    let looked = service::edit(context, outside, &visit.now, id, &fields);
    let done = Box::pin(looked).await?;
    let says = [("what", done.connector.title.as_str())];
    let toast = visit.toast("toast-connector-changed", &says).await?;
    Ok(Toast {
        undo: toast.undo.filter(|_| done.undoable),
        ..toast
    })
}

/// Whether its server may be private, where that was changed: what was allowed
/// before is not allowed at another address.
fn private(sheet: &Sheet) -> Option<bool> {
    let (before, now) = (
        sheet.get("was_private").is_some(),
        sheet.get("private").is_some(),
    );
    (before != now).then_some(now)
}

/// Lets a connector rest.
pub async fn pause(visit: Visit, sheet: Sheet) -> Answer {
    let done = rested(&visit, &sheet, true).await;
    visit.answer(&sheet, done)
}

/// Looks at it again.
pub async fn resume(visit: Visit, sheet: Sheet) -> Answer {
    let done = rested(&visit, &sheet, false).await;
    visit.answer(&sheet, done)
}

async fn rested(visit: &Visit, sheet: &Sheet, rest: bool) -> Result<Toast> {
    let (context, now, id) = (&visit.context, &visit.now, id(sheet)?);
    let (done, key) = if rest {
        (
            service::pause(context, now, id).await?,
            "toast-connector-paused",
        )
    } else {
        (
            service::resume(context, now, id).await?,
            "toast-connector-resumed",
        )
    };
    visit.toast(key, &[("what", &done.title)]).await
}

/// Takes a connector away.
pub async fn remove(visit: Visit, sheet: Sheet) -> Answer {
    let done = removed(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn removed(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let done = service::remove(&visit.context, &visit.now, id(sheet)?).await?;
    let says = [("what", done.title.as_str())];
    visit.toast("toast-connector-removed", &says).await
}

/// Makes the next look due at once; the server looks in a moment.
pub async fn look(visit: Visit, sheet: Sheet) -> Answer {
    let done = hastened(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn hastened(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let done = service::hasten(&visit.context, &visit.now, id(sheet)?).await?;
    Ok(Toast {
        text: visit
            .texts
            .tell("toast-connector-look", &[("what", &done.title)]),
        // It is no step of the journal.
        undo: None,
    })
}

fn id(sheet: &Sheet) -> Result<&str> {
    sheet
        .get("id")
        .ok_or_else(|| Error::usage("say which connector"))
}
