//! What is done in a review besides deciding: confirm, excuse, set a goal anew,
//! put off, finish.

use crate::service::review::{self as service, ResetGoal, SpendSkip};
use crate::service::warning;
use crate::web::answer::{Answer, Toast};
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// Confirms that a limit was kept.
pub async fn confirm(visit: Visit, sheet: Sheet) -> Answer {
    let done = confirmed(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn confirmed(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let (context, now) = (&visit.context, &visit.now);
    let done = service::confirm(context, now, sheet.get("week"), which(sheet)?).await?;
    visit
        .toast("toast-confirmed", &[("what", &done.title)])
        .await
}

/// Spends a free skip.
pub async fn excuse(visit: Visit, sheet: Sheet) -> Answer {
    let done = excused(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn excused(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let input = SpendSkip {
        commitment: which(sheet)?.to_owned(),
        day: sheet.day("day")?,
        reason: sheet.text("reason"),
    };
    let done = service::excuse(&visit.context, &visit.now, input).await?;
    visit.toast("toast-excused", &[("what", &done.title)]).await
}

/// Leaves a commitment in peace for two weeks.
pub async fn later(visit: Visit, sheet: Sheet) -> Answer {
    let done = put_off(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn put_off(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let done = warning::later(&visit.context, &visit.now, which(sheet)?).await?;
    visit
        .toast("toast-asked-later", &[("what", &done.title)])
        .await
}

/// Sets a goal anew.
pub async fn goal(visit: Visit, sheet: Sheet) -> Answer {
    let done = set_anew(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn set_anew(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let input = ResetGoal {
        review: sheet.text("week"),
        goal: which(sheet)?.to_owned(),
        baseline: sheet.text("baseline"),
        target: sheet.text("target"),
        due: sheet.day("due")?,
        reason: sheet.text("reason"),
    };
    let done = service::reset(&visit.context, &visit.now, input).await?;
    visit
        .toast("toast-goal-anew", &[("what", &done.goal.sentence)])
        .await
}

/// Finishes the review.
pub async fn finish(visit: Visit, sheet: Sheet) -> Answer {
    let done = finished(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn finished(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let done = service::finish(&visit.context, &visit.now, sheet.get("week")).await?;
    let titles: Vec<&str> = done
        .archived
        .iter()
        .map(|link| link.title.as_str())
        .collect();
    let key = if titles.is_empty() {
        "toast-reviewed"
    } else {
        "toast-reviewed-archived"
    };
    visit.toast(key, &[("what", &titles.join(", "))]).await
}

fn which(sheet: &Sheet) -> Result<&str> {
    sheet.get("id").ok_or_else(|| Error::usage("say which one"))
}
