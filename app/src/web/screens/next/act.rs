//! What is done with somebody who was named.

use crate::service::activities::ActivityFields;
use crate::service::next::{self, DoneWith, Until};
use crate::web::answer::{Answer, Toast};
use crate::web::sheet::{Sheet, query};
use crate::web::visit::Visit;
use crate::{Error, Result};

/// How long "not now" lasts, in days.
const NOT_NOW: u32 = 7;

/// "I just did": logs it, and goes on to ask for the next step.
pub async fn done(visit: Visit, sheet: Sheet) -> Answer {
    match did(&visit, &sheet).await {
        Ok((toast, next)) => visit.answer(&Sheet::from([("next", next.as_str())]), Ok(toast)),
        Err(error) => visit.answer(&sheet, Err(error)),
    }
}

async fn did(visit: &Visit, sheet: &Sheet) -> Result<(Toast, String)> {
    let input = DoneWith {
        person: who(sheet)?.to_owned(),
        commitment: sheet.text("commitment"),
        fields: ActivityFields {
            quantity: Some(1),
            ..ActivityFields::default()
        },
        id: sheet.text("entry"),
    };
    let done = next::done(&visit.context, &visit.now, &input).await?;
    let told = [
        ("what", done.logged.activity.says.as_str()),
        ("name", done.person.name.as_str()),
    ];
    let toast = Toast {
        text: visit.texts.tell("toast-did", &told),
        undo: Some(done.logged.seq).filter(|_| !done.logged.repeated),
    };
    let back = sheet.get("back").unwrap_or("/");
    let page = back.split('?').next().unwrap_or("/");
    Ok((toast, format!("{page}?asked={}", query(&done.person.id))))
}

/// Notes the next step with somebody, or forgets it.
pub async fn step(visit: Visit, sheet: Sheet) -> Answer {
    let done = noted(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn noted(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let (context, now, id) = (&visit.context, &visit.now, who(sheet)?);
    if sheet.get("drop").is_some() {
        let one = next::undo_step(context, now, id).await?;
        let name = [("name", one.person.name.as_str())];
        return visit.toast("toast-step-dropped", &name).await;
    }
    let day = sheet.day("date")?;
    let day = day.ok_or_else(|| Error::usage("say on which day the next step is"))?;
    let one = next::step(context, now, id, day, sheet.typed("what")).await?;
    visit
        .toast("toast-step", &[("name", one.person.name.as_str())])
        .await
}

/// Puts somebody off: for a week, until a day, or for good; or names them again.
pub async fn put_off(visit: Visit, sheet: Sheet) -> Answer {
    let done = off(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn off(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let (context, now, id) = (&visit.context, &visit.now, who(sheet)?);
    let (key, one) = match sheet.typed("how") {
        "never" => ("toast-never", next::never(context, now, id).await?),
        "again" => ("toast-again", next::again(context, now, id).await?),
        _ => {
            let day = sheet.day("date")?.map(Until::Day);
            let until = day.unwrap_or(Until::Days(NOT_NOW));
            ("toast-later", next::snooze(context, now, id, until).await?)
        }
    };
    visit.toast(key, &[("name", one.name.as_str())]).await
}

fn who(sheet: &Sheet) -> Result<&str> {
    sheet
        .get("id")
        .ok_or_else(|| Error::usage("say which person"))
}
