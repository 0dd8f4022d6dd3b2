//! The commitments: what is promised, changed with a day and a reason, paused,
//! retired.

use askama::Template;
use jiff::civil::Date;

use super::settings;
use crate::service::commitment::{self as service, CommitmentView, EditCommitment, TermsInput};
use crate::service::pauses;
use crate::web::answer::{Answer, Toast};
use crate::web::failure::Shown;
use crate::web::format::Format;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// The screen.
#[derive(Template)]
#[template(path = "commitments.html")]
struct Screen {
    page: Page,
    hours: String,
    serves: Option<String>,
    rows: Vec<Row>,
    /// Whether those that are over are shown too.
    all: bool,
    iso: Date,
}

/// One commitment.
struct Row {
    one: CommitmentView,
    /// The names of its forms.
    edit: String,
    pause: String,
    retire: String,
    /// How much it asks, from when to when, for which goal.
    details: String,
    /// Said only where it is not the usual one.
    state: Option<String>,
    tone: &'static str,
    label: String,
    again: String,
}

impl Row {
    fn is_over(&self) -> bool {
        self.one.state == "ended"
    }
}

/// Shows what is promised; what is over too when asked for.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let all = sheet.get("all").is_some();
    let found = service::list(&visit.context, &visit.now, all).await?;
    let page = Page::new(&visit, "commitments");
    let format = page.format();
    let parts = [
        ("asked", format.hours(found.asked_hours)),
        ("week", format.hours(found.week_hours)),
    ];
    let parts = parts.each_ref().map(|(name, text)| (*name, text.as_str()));
    let served = the_goal_of_all(&found.commitments);
    let screen = Screen {
        serves: served
            .as_ref()
            .map(|goal| visit.texts.tell("commitments-serve", &[("goal", goal)])),
        hours: visit.texts.tell("commitments-hours", &parts),
        rows: found
            .commitments
            .into_iter()
            .map(|one| row(one, served.is_none(), &visit, format))
            .collect(),
        all,
        iso: visit.context.today(&visit.now),
        page,
    };
    show(&screen.page, &screen)
}

/// The goal that all of several commitments serve, which is then said once.
fn the_goal_of_all(all: &[CommitmentView]) -> Option<String> {
    let (first, rest) = all.split_first()?;
    let goal = &first.goal.as_ref()?.title;
    let same = |one: &CommitmentView| one.goal.as_ref().is_some_and(|its| its.title == *goal);
    (!rest.is_empty() && rest.iter().all(same)).then(|| goal.clone())
}

fn row(one: CommitmentView, with_goal: bool, visit: &Visit, format: Format) -> Row {
    let (texts, today) = (visit.texts, visit.context.today(&visit.now));
    let told = |key: &str, name: &str, text: String| texts.tell(key, &[(name, &text)]);
    let paused = one
        .pause
        .as_ref()
        .map(|pause| told("until", "day", format.near(pause.last, today)));
    let parts = [
        (one.hours_per_week > 0.0)
            .then(|| told("hours-a-week", "n", format.hours(one.hours_per_week))),
        (one.start > today).then(|| told("from", "day", format.near(one.start, today))),
        one.end
            .map(|end| told("until", "day", format.near(end, today))),
        one.goal
            .as_ref()
            .filter(|_| with_goal)
            .map(|goal| goal.title.clone()),
        paused.filter(|_| one.state == "paused"),
    ];
    let details: Vec<String> = parts.into_iter().flatten().collect();
    let tone = match one.state.as_str() {
        "active" => "good",
        "paused" => "warn",
        _ => "quiet",
    };
    Row {
        edit: format!("edit-{}", one.id),
        pause: format!("pause-{}", one.id),
        retire: format!("retire-{}", one.id),
        details: details.join(" · "),
        state: (one.state != "active")
            .then(|| texts.say(&format!("commitment-{}", one.state)).into_owned()),
        tone,
        label: texts.tell("edit-of", &[("what", &one.title)]),
        again: texts.tell("restart-of", &[("what", &one.title)]),
        one,
    }
}

/// Changes how much is promised, from a day on.
pub async fn edit(visit: Visit, sheet: Sheet) -> Answer {
    let done = edited(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn edited(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let change = EditCommitment {
        terms: TermsInput {
            count: sheet.number("count")?,
            minutes: sheet.number("minutes")?,
            ..TermsInput::default()
        },
        effective: sheet.day("effective")?,
        reason: sheet.text("reason"),
        ..EditCommitment::default()
    };
    let done = service::edit(&visit.context, &visit.now, id(sheet)?, change).await?;
    let first = done.commitments.first();
    let promise = first.map_or("", |one| one.promise.as_str());
    visit.toast("toast-changed", &[("what", promise)]).await
}

/// Pauses one commitment from a day to a day, or goes on with it.
pub async fn pause(visit: Visit, sheet: Sheet) -> Answer {
    let done = paused(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn paused(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let id = id(sheet)?.to_owned();
    settings::pauses::paused(visit, sheet, Some(id)).await
}

/// Begins again what had ended.
pub async fn restart(visit: Visit, sheet: Sheet) -> Answer {
    let done = restarted(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn restarted(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let count = sheet.number("count")?;
    let done = service::restart(&visit.context, &visit.now, id(sheet)?, count).await?;
    let title = done
        .commitments
        .first()
        .map_or("", |one| one.title.as_str());
    visit.toast("toast-restarted", &[("what", title)]).await
}

/// Goes on with a commitment that is paused.
pub async fn resume(visit: Visit, sheet: Sheet) -> Answer {
    let done = resumed(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn resumed(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let id = id(sheet)?.to_owned();
    pauses::resume(&visit.context, &visit.now, Some(id)).await?;
    visit.toast("toast-resumed", &[]).await
}

/// Ends a commitment; its history stays.
pub async fn retire(visit: Visit, sheet: Sheet) -> Answer {
    let done = retired(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn retired(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let reason = sheet.text("reason");
    let done = service::retire(&visit.context, &visit.now, id(sheet)?, None, reason).await?;
    let title = done
        .commitments
        .first()
        .map_or("", |one| one.title.as_str());
    visit.toast("toast-retired", &[("what", title)]).await
}

fn id(sheet: &Sheet) -> Result<&str> {
    sheet
        .get("id")
        .ok_or_else(|| Error::usage("say which commitment"))
}
