//! Pauses of everything.

use crate::service::pauses::{self as service, AddPause, PauseView};
use crate::web::answer::{Answer, Toast};
use crate::web::format::Format;
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// How many are shown.
const SHOWN: usize = 10;

/// One pause.
pub(super) struct Pause {
    pub(super) span: String,
    pub(super) reason: Option<String>,
}

/// The pauses of everything that run or come, and whether there are more.
pub(super) async fn shown(visit: &Visit, format: Format) -> Result<(Vec<Pause>, bool)> {
    let today = visit.context.today(&visit.now);
    let all = service::pauses(&visit.context, &visit.now).await?.pauses;
    let ahead = |one: &PauseView| one.commitment.is_none() && one.last >= today;
    let mut found = all.into_iter().filter(ahead);
    let pause = |one: PauseView| {
        let (from, to) = (format.day(one.first), format.day_and_year(one.last));
        let span = [("from", from.as_str()), ("to", to.as_str())];
        Pause {
            span: visit.texts.tell("span", &span),
            reason: one.reason,
        }
    };
    let shown = found.by_ref().take(SHOWN).map(pause).collect();
    Ok((shown, found.next().is_some()))
}

/// Pauses everything from a day to a day.
pub async fn pause(visit: Visit, sheet: Sheet) -> Answer {
    let done = paused(&visit, &sheet, None).await;
    visit.answer(&sheet, done)
}

/// Pauses one commitment, or everything, for the days that a form names.
pub(in crate::web) async fn paused(
    visit: &Visit,
    sheet: &Sheet,
    commitment: Option<String>,
) -> Result<Toast> {
    let missing = || Error::usage("say from which day to which");
    let input = AddPause {
        first: sheet.day("first")?.ok_or_else(missing)?,
        last: sheet.day("last")?.ok_or_else(missing)?,
        commitment,
        reason: sheet.text("reason"),
    };
    let last = Format::new(visit.texts).near(input.last, visit.context.today(&visit.now));
    service::pause(&visit.context, &visit.now, input).await?;
    visit.toast("toast-paused", &[("day", &last)]).await
}

/// Goes on with everything.
pub async fn resume(visit: Visit, sheet: Sheet) -> Answer {
    let done = resumed(&visit).await;
    visit.answer(&sheet, done)
}

async fn resumed(visit: &Visit) -> Result<Toast> {
    service::resume(&visit.context, &visit.now, None).await?;
    visit.toast("toast-resumed", &[]).await
}
