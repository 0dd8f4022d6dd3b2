//! A commitment in a sentence: read, shown as read, completed, saved.

use askama::Template;

use super::goals::new::{Asked, asked};
use crate::Result;
use crate::service::commitment::{
    self as service, AddCommitment, CommitmentPreview, Committed, TermsInput,
};
use crate::service::goal;
use crate::web::answer::{Answer, Toast};
use crate::web::failure::Shown;
use crate::web::page::{Page, show};
use crate::web::sheet::{Sheet, query};
use crate::web::visit::Visit;

/// The name of the form.
const FORM: &str = "commit";

/// Fields that can be asked for by themselves, with the type of their input.
const ANSWERS: &[(&str, &str)] = &[
    ("count", "number"),
    ("period", "text"),
    ("kind", "text"),
    ("days", "text"),
    ("direction", "choice"),
    ("from", "date"),
    ("until", "date"),
];

/// The screen.
#[derive(Template)]
#[template(path = "commit.html")]
struct Screen {
    page: Page,
    sentence: String,
    /// How it was read, promise by promise.
    says: Vec<String>,
    hours: Option<String>,
    asked: Vec<Asked>,
    unsaid: Vec<String>,
    /// The page that makes a goal of it, when it is a result.
    result: Option<String>,
    wrong: Option<String>,
    goals: Vec<Goal>,
    directions: Vec<(&'static str, String)>,
}

/// A goal that the promise may serve.
struct Goal {
    id: String,
    sentence: String,
    chosen: bool,
}

/// Shows the sentence as it is read, and asks for what is missing.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let sheet = visit.typed(FORM).cloned().unwrap_or(sheet);
    let direction = |key| {
        (
            key,
            visit.texts.say(&format!("direction-{key}")).into_owned(),
        )
    };
    let mut screen = Screen {
        page: Page::new(&visit, "commit-new"),
        sentence: sheet.typed("sentence").to_owned(),
        says: Vec::new(),
        hours: None,
        asked: Vec::new(),
        unsaid: Vec::new(),
        result: None,
        wrong: None,
        goals: goals(&visit, &sheet).await?,
        directions: ["at_least", "at_most", "exactly"].map(direction).into(),
    };
    if sheet.get("sentence").is_some() {
        read(&mut screen, &visit, &sheet).await;
    }
    show(&screen.page, &screen)
}

/// The open goals; the only one is chosen unless another choice was made.
async fn goals(visit: &Visit, sheet: &Sheet) -> Result<Vec<Goal>> {
    let goals = goal::list(&visit.context, &visit.now, false).await?.goals;
    let only = goals.len() == 1 && sheet.text("read").is_none();
    let goal = |goal: goal::GoalView| Goal {
        chosen: only || sheet.typed("goal") == goal.id,
        id: goal.id,
        sentence: goal.sentence,
    };
    Ok(goals.into_iter().map(goal).collect())
}

/// Reads the sentence; what is wrong with it is said beside it.
async fn read(screen: &mut Screen, visit: &Visit, sheet: &Sheet) {
    let preview = match input(sheet) {
        Ok(input) => service::preview(&visit.context, &visit.now, &input).await,
        Err(error) => Err(error),
    };
    match preview {
        Ok(preview) => fill(screen, visit, sheet, preview),
        Err(error) => screen.wrong = Some(error.message().to_owned()),
    }
}

fn fill(screen: &mut Screen, visit: &Visit, sheet: &Sheet, preview: CommitmentPreview) {
    if let Some(result) = &preview.result {
        screen.result = Some(format!("/goals/new?sentence={}", query(result)));
        return;
    }
    let missing = |name: &str| preview.missing.iter().any(|field| field == name);
    screen.asked = asked(ANSWERS, sheet, visit, missing);
    let known = |field: &&String| !ANSWERS.iter().any(|(name, _)| *name == field.as_str());
    let unsaid = preview.missing.iter().filter(known);
    screen.unsaid = unsaid
        .map(|field| visit.texts.tell("missing-sentence", &[("field", field)]))
        .collect();
    let format = screen.page.format();
    let parts = [
        ("adds", format.hours(preview.adds_hours)),
        ("asked", format.hours(preview.asked_hours)),
        ("week", format.hours(preview.week_hours)),
    ];
    let parts = parts.each_ref().map(|(name, text)| (*name, text.as_str()));
    screen.hours = (preview.adds_hours > 0.0).then(|| visit.texts.tell("commit-hours", &parts));
    screen.says = preview.says;
}

fn input(sheet: &Sheet) -> Result<AddCommitment> {
    Ok(AddCommitment {
        text: sheet.text("sentence").unwrap_or_default(),
        terms: TermsInput {
            count: sheet.number("count")?,
            direction: sheet.text("direction"),
            per: sheet.text("period"),
            days: sheet.text("days"),
            kind: sheet.text("kind"),
            from: sheet.day("from")?,
            until: sheet.day("until")?,
            ..TermsInput::default()
        },
        goal: sheet.text("goal"),
    })
}

/// Saves the commitment.
pub async fn add(visit: Visit, sheet: Sheet) -> Answer {
    let done = save(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn save(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let made = service::commit(&visit.context, &visit.now, &input(sheet)?).await?;
    promised("toast-commit", &made, visit).await
}

/// A word on what was promised.
pub(super) async fn promised(key: &str, made: &Committed, visit: &Visit) -> Result<Toast> {
    let titles = made.commitments.iter().map(|one| one.title.as_str());
    let titles = titles.collect::<Vec<_>>().join(", ");
    visit.toast(key, &[("title", &titles)]).await
}
