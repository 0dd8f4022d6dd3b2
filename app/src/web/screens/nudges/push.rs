//! Browsers that show nudges: this one, and those that were chosen before.

use axum::http::HeaderMap;

use super::change::{id, plainly, told};
use super::row::at_the;
use crate::Result;
use crate::letter;
use crate::service::nudge::Nudges;
use crate::service::nudge::push::{self as service, DeviceFields};
use crate::web::answer::{Answer, Toast};
use crate::web::format::Format;
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;

/// What the card shows.
pub(super) struct Push {
    /// What browsers are told of the key; empty until the first is chosen.
    pub(super) key: String,
    /// Why no browser can be reached.
    pub(super) problem: Option<String>,
    /// What this one is called.
    pub(super) name: String,
    pub(super) devices: Vec<Device>,
}

/// One browser.
pub(super) struct Device {
    pub(super) id: String,
    /// The name of its forms.
    pub(super) form: String,
    pub(super) name: String,
    /// When it was chosen, and when something was last sent.
    pub(super) since: String,
    /// What its buttons say to those who only hear them.
    pub(super) trial: String,
    pub(super) away: String,
}

/// The card as it is shown. It only reads.
pub(super) async fn push(visit: &Visit, all: &Nudges, name: String, format: Format) -> Push {
    let known = service::known(&visit.context, &visit.app.outside).await;
    let (key, problem) = match known {
        Ok(key) => (key.unwrap_or_default(), None),
        Err(error) => (String::new(), Some(error.message().to_owned())),
    };
    let devices = all.browsers.iter();
    Push {
        key,
        problem,
        name,
        devices: devices.map(|one| device(visit, one, format)).collect(),
    }
}

fn device(visit: &Visit, one: &service::Device, format: Format) -> Device {
    let texts = visit.texts;
    let added = at_the(&one.added, visit, format);
    let since = match &one.sent {
        None => texts.tell("push-since", &[("at", &added)]),
        Some(sent) => {
            let sent = at_the(sent, visit, format);
            texts.tell("push-sent", &[("at", &added), ("sent", &sent)])
        }
    };
    let name = [("name", one.name.as_str())];
    Device {
        form: format!("push-{}", one.id),
        since,
        trial: texts.tell("push-trial-of", &name),
        away: texts.tell("push-remove-of", &name),
        name: one.name.clone(),
        id: one.id.clone(),
    }
}

/// Makes the key that this browser is to be told of, where there is none.
pub async fn begin(visit: Visit, sheet: Sheet) -> Answer {
    let begun = service::begin(&visit.context, &visit.app.outside).await;
    let done = begun.map(|_| told(&visit, "toast-push-ready"));
    visit.answer(&sheet, done)
}

/// Takes a browser in, once a trial was sent to it; or its new address.
pub async fn add(headers: HeaderMap, visit: Visit, sheet: Sheet) -> Answer {
    let done = Box::pin(added(&headers, &visit, &sheet)).await;
    visit.answer(&sheet, done.map_err(plainly))
}

async fn added(headers: &HeaderMap, visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let fields = DeviceFields {
        endpoint: sheet.typed("endpoint").to_owned(),
        public: sheet.typed("public").to_owned(),
        auth: sheet.typed("auth").to_owned(),
        name: sheet
            .text("name")
            .unwrap_or_else(|| super::browser::name(headers)),
        replaces: sheet.text("replaces"),
    };
    let (context, outside) = (&visit.context, &visit.app.outside);
    service::add(context, outside, &visit.now, &fields, letter::trial).await?;
    Ok(told(visit, "toast-push-added"))
}

/// Sends one browser a trial.
pub async fn trial(visit: Visit, sheet: Sheet) -> Answer {
    let done = Box::pin(tried(&visit, &sheet)).await;
    visit.answer(&sheet, done.map_err(plainly))
}

async fn tried(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let (context, outside) = (&visit.context, &visit.app.outside);
    let id = Some(id(sheet)?);
    service::trial(context, outside, &visit.now, id, letter::trial).await?;
    Ok(told(visit, "toast-nudges-trial"))
}

/// Forgets a browser.
pub async fn remove(visit: Visit, sheet: Sheet) -> Answer {
    let done = removed(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn removed(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    service::remove(&visit.context, &visit.now, id(sheet)?).await?;
    Ok(told(visit, "toast-push-removed"))
}

/// Has a nudge come again later.
pub async fn later(visit: Visit, sheet: Sheet) -> Answer {
    let done = put_off(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn put_off(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let job = sheet.typed("job");
    let again = service::put_off(&visit.context, &visit.now, job).await?;
    let at = at_the(&again.at, visit, Format::new(visit.texts));
    Ok(Toast {
        text: visit.texts.tell("toast-nudge-later", &[("at", &at)]),
        undo: None,
    })
}
