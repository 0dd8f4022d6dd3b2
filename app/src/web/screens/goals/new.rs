//! A goal in a sentence: read, shown as read, completed, saved.

use askama::Template;

use crate::Result;
use crate::service::goal::{self as service, AddGoal};
use crate::web::answer::{Answer, Toast};
use crate::web::failure::Shown;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::texts::Texts;
use crate::web::visit::Visit;

/// The name of the form.
const FORM: &str = "goal";

/// Fields that can be asked for by themselves, with the type of their input.
const ANSWERS: &[(&str, &str)] = &[
    ("baseline", "text"),
    ("currency", "text"),
    ("start", "date"),
    ("due", "date"),
];

/// The screen.
#[derive(Template)]
#[template(path = "goal.html")]
struct Screen {
    page: Page,
    sentence: String,
    /// How it was read; none before there is a sentence.
    says: Option<String>,
    asked: Vec<Asked>,
    /// What has to be said in the sentence itself.
    unsaid: Vec<String>,
    wrong: Option<String>,
    why: String,
}

/// A field to fill in.
pub struct Asked {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub kind: &'static str,
    /// What it asks.
    pub label: String,
    /// What was answered.
    pub value: String,
}

/// Shows the sentence as it is read, and asks for what is missing.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let sheet = visit.typed(FORM).cloned().unwrap_or(sheet);
    let mut screen = Screen {
        page: Page::new(&visit, "goal-new"),
        sentence: sheet.typed("sentence").to_owned(),
        says: None,
        asked: Vec::new(),
        unsaid: Vec::new(),
        wrong: None,
        why: sheet.typed("why").to_owned(),
    };
    if sheet.get("sentence").is_some() {
        read(&mut screen, &visit, &sheet).await;
    }
    show(&screen.page, &screen)
}

/// Reads the sentence; what is wrong with it is said beside it.
async fn read(screen: &mut Screen, visit: &Visit, sheet: &Sheet) {
    let preview = match input(sheet) {
        Ok(input) => service::preview(&visit.context, &visit.now, &input).await,
        Err(error) => Err(error),
    };
    match preview {
        Ok(preview) => {
            let missing = |name: &str| preview.missing.iter().any(|field| field == name);
            screen.asked = asked(ANSWERS, sheet, visit, missing);
            let known = |field: &&String| !ANSWERS.iter().any(|(name, _)| *name == field.as_str());
            let unsaid = preview.missing.iter().filter(known);
            screen.unsaid = unsaid.map(|field| ask_for(field, visit.texts)).collect();
            screen.says = Some(preview.says);
        }
        Err(error) => screen.wrong = Some(error.message().to_owned()),
    }
}

/// The fields that are missing, and those that were answered already.
pub fn asked(
    answers: &'static [(&'static str, &'static str)],
    sheet: &Sheet,
    visit: &Visit,
    missing: impl Fn(&str) -> bool,
) -> Vec<Asked> {
    answers
        .iter()
        .filter(|(name, _)| missing(name) || sheet.get(name).is_some())
        .map(|&(name, kind)| Asked {
            name,
            kind,
            label: visit.texts.say(&format!("field-{name}")).into_owned(),
            value: sheet.typed(name).to_owned(),
        })
        .collect()
}

fn input(sheet: &Sheet) -> Result<AddGoal> {
    Ok(AddGoal {
        text: sheet.text("sentence").unwrap_or_default(),
        baseline: sheet.text("baseline"),
        currency: sheet.text("currency"),
        start: sheet.day("start")?,
        due: sheet.day("due")?,
        why: sheet.text("why"),
    })
}

/// Saves the goal.
pub async fn add(visit: Visit, sheet: Sheet) -> Answer {
    let done = save(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn save(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let added = service::add(&visit.context, &visit.now, &input(sheet)?).await?;
    let goal = added.goal.sentence;
    visit.toast("toast-goal", &[("goal", &goal)]).await
}

/// What a sentence leaves out and no field asks for.
fn ask_for(field: &str, texts: Texts) -> String {
    match field {
        "amount" => texts.say("missing-amount").into_owned(),
        "metric" => texts.say("missing-metric").into_owned(),
        _ => texts.tell("missing-sentence", &[("field", field)]),
    }
}
