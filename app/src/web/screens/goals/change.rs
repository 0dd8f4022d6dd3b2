//! What can be done to a goal: a result added, its forecast kept, its terms
//! changed, closed.

use super::chance;
use super::measure::Measure;
use crate::service::forecast;
use crate::service::goal::{self, CloseGoal, EditGoal};
use crate::service::results::{self, AddResult};
use crate::web::answer::{Answer, Toast};
use crate::web::format::Format;
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// Adds a result.
pub async fn result(visit: Visit, sheet: Sheet) -> Answer {
    let done = added(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn added(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let input = AddResult {
        amount: sheet.text("amount").unwrap_or_default(),
        goal: Some(id(sheet)?.to_owned()),
        date: sheet.day("date")?,
        note: sheet.text("note"),
        rate: sheet.text("rate"),
        id: sheet.text("entry"),
    };
    let done = results::add(&visit.context, &visit.now, &input).await?;
    if done.repeated {
        return Ok(Toast {
            text: visit.texts.say("toast-result-repeated").into_owned(),
            undo: None,
        });
    }
    let format = Format::new(visit.texts);
    let amount = done.goal.as_ref().map_or_else(String::new, |goal| {
        Measure::of(goal, format).says(done.result.amount)
    });
    visit.toast("toast-result", &[("amount", &amount)]).await
}

/// Changes parts of a goal; fields left empty stay as they are, but for why.
pub async fn edit(visit: Visit, sheet: Sheet) -> Answer {
    let done = edited(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn edited(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let input = EditGoal {
        metric: sheet.text("metric"),
        baseline: sheet.text("baseline"),
        target: sheet.text("target"),
        currency: sheet.text("currency"),
        start: sheet.day("start")?,
        due: sheet.day("due")?,
        why: Some(sheet.typed("why").to_owned()),
    };
    let done = goal::edit(&visit.context, &visit.now, id(sheet)?, &input).await?;
    let parts = [("goal", done.goal.says.as_str())];
    visit.toast("toast-goal-changed", &parts).await
}

/// Closes a goal, as reached or not.
pub async fn close(visit: Visit, sheet: Sheet) -> Answer {
    let done = closed(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn closed(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let input = CloseGoal {
        reached: match sheet.get("reached") {
            Some("yes") => Some(true),
            Some("no") => Some(false),
            _ => None,
        },
        reason: sheet.text("reason"),
    };
    let done = goal::close(&visit.context, &visit.now, id(sheet)?, &input).await?;
    let key = match done.goal.status.as_str() {
        "reached" => "toast-goal-reached",
        _ => "toast-goal-closed",
    };
    visit.toast(key, &[("goal", &done.goal.sentence)]).await
}

/// Keeps today's forecast. A page that is only looked at changes nothing, so it
/// is asked for; whoever keeps what looks good and leaves out the rest does not
/// make the record better, since each chance is judged by how often goals of
/// that chance are reached.
pub async fn forecast(visit: Visit, sheet: Sheet) -> Answer {
    let done = kept(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn kept(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let said = forecast::keep(&visit.context, &visit.now, id(sheet)?).await?;
    let share = said.told.map_or(0.0, |told| told.share);
    let words = chance::words(share, visit.texts);
    Ok(Toast {
        text: visit.texts.tell("toast-forecast", &[("chance", &words)]),
        undo: None,
    })
}

fn id(sheet: &Sheet) -> Result<&str> {
    sheet
        .get("id")
        .ok_or_else(|| Error::usage("say which goal"))
}
