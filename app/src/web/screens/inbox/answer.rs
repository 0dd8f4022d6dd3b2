//! Answers to captures.

use crate::service::activities::ActivityFields;
use crate::service::capture::{self, Answered, Which, rules};
use crate::web::answer::{Answer, Toast};
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// Accepts one, or all of a sort.
pub async fn accept(visit: Visit, sheet: Sheet) -> Answer {
    let done = accepted(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn accepted(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let which = which(sheet)?;
    let answered = capture::accept(&visit.context, &visit.now, &which).await?;
    told(visit, &answered).await
}

/// Accepts one as something else.
pub async fn correct(visit: Visit, sheet: Sheet) -> Answer {
    let done = corrected(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn corrected(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let people = sheet.names("people");
    let same = sheet.typed("people") == sheet.typed("named");
    let fields = ActivityFields {
        kind: sheet.text("kind"),
        minutes: sheet.number("minutes")?,
        date: sheet.day("date")?,
        note: sheet.text("note"),
        // Those who were proposed are known by their addresses.
        people: if same {
            None
        } else {
            Some(people.unwrap_or_default())
        },
        ..ActivityFields::default()
    };
    let id = sheet.get("id").ok_or_else(missing)?;
    let answered = capture::correct(&visit.context, &visit.now, id, fields).await?;
    told(visit, &answered).await
}

/// Turns one down, or all of a sort.
pub async fn dismiss(visit: Visit, sheet: Sheet) -> Answer {
    let done = dismissed(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn dismissed(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let which = which(sheet)?;
    let answered = capture::dismiss(&visit.context, &visit.now, &which).await?;
    match answered.dismissed.as_slice() {
        [one] => {
            let what = [("what", one.summary.as_str())];
            visit.toast("toast-captures-dismissed", &what).await
        }
        many => {
            let count = many.len().to_string();
            visit.toast("toast-captures-gone", &[("n", &count)]).await
        }
    }
}

/// Takes over the rule that is offered.
pub async fn learn(visit: Visit, sheet: Sheet) -> Answer {
    let done = learnt(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn learnt(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    rules::learn(&visit.context, &visit.now, sheet.typed("rule")).await?;
    visit.toast("toast-rule", &[]).await
}

fn which(sheet: &Sheet) -> Result<Which> {
    if sheet.get("all").is_some() {
        return Ok(Which::All {
            source: sheet.text("source"),
            kind: sheet.text("kind"),
        });
    }
    let id = sheet.get("id").ok_or_else(missing)?;
    Ok(Which::These(vec![id.to_owned()]))
}

fn missing() -> Error {
    Error::usage("say which capture")
}

async fn told(visit: &Visit, answered: &Answered) -> Result<Toast> {
    let left = answered.left.len().to_string();
    let count = (answered.accepted.len() + answered.known.len()).to_string();
    let many = [("n", count.as_str()), ("left", &left)];
    match (answered.accepted.as_slice(), answered.known.as_slice()) {
        _ if !answered.left.is_empty() => visit.toast("toast-captures-left", &many).await,
        ([one], []) => {
            visit
                .toast("toast-captures-accepted", &[("what", &one.says)])
                .await
        }
        ([], [one]) => {
            visit
                .toast("toast-captures-known", &[("what", &one.summary)])
                .await
        }
        _ => visit.toast("toast-captures-many", &many).await,
    }
}
