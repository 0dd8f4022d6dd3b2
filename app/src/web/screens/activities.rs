//! The activities: found, corrected, taken away.

use askama::Template;
use jiff::civil::Date;

use crate::service::activities::{self, Activities, ActivityFields, ActivityFilter, ActivityView};
use crate::service::{edit_activity, kinds};
use crate::web::answer::{Answer, Toast};
use crate::web::choice::{self, Choice, outcomes};
use crate::web::failure::Shown;
use crate::web::format::Format;
use crate::web::page::{Page, show};
use crate::web::screens::people::Link;
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// How many are shown at once.
const SHOWN: u32 = 36;

/// The screen.
#[derive(Template)]
#[template(path = "activities.html")]
struct Screen {
    page: Page,
    /// What is looked for.
    text: String,
    from: String,
    to: String,
    kind: String,
    /// The id of the one person with whom.
    person: String,
    kinds: Vec<Choice>,
    outcomes: Vec<Choice>,
    days: Vec<Day>,
    more: bool,
    wrong: Option<String>,
    iso: Date,
}

/// What was done on one day.
struct Day {
    name: String,
    rows: Vec<Row>,
}

impl Row {
    /// Whether an outcome is the one it has.
    fn led_to(&self, outcome: &str) -> bool {
        self.one.outcome.as_deref() == Some(outcome)
    }
}

/// One act.
struct Row {
    /// The names of its forms.
    edit: String,
    remove: String,
    one: ActivityView,
    /// Minutes, outcome and so on, in one line.
    details: String,
    with: Vec<Link>,
    people: String,
    label: String,
    away: String,
}

/// Shows the newest activities that fit what is looked for.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let (found, wrong) = match found(&visit, &sheet).await {
        Ok(found) => (Some(found), None),
        Err(error) => (None, Some(error.message().to_owned())),
    };
    let known = kinds::kinds(&visit.context).await?.kinds;
    let screen = Screen {
        page: Page::new(&visit, "activities"),
        text: sheet.typed("text").to_owned(),
        from: sheet.typed("from").to_owned(),
        to: sheet.typed("to").to_owned(),
        kind: sheet.typed("kind").to_owned(),
        person: sheet.typed("person").to_owned(),
        kinds: choice::kinds(known),
        outcomes: outcomes(visit.texts),
        more: found.as_ref().is_some_and(|found| found.more),
        days: found.map_or_else(Vec::new, |found| by_day(found.activities, &visit)),
        wrong,
        iso: visit.context.today(&visit.now),
    };
    show(&screen.page, &screen)
}

async fn found(visit: &Visit, sheet: &Sheet) -> Result<Activities> {
    let filter = ActivityFilter {
        from: sheet.day("from")?,
        to: sheet.day("to")?,
        kind: sheet.text("kind"),
        person: sheet.text("person"),
        text: sheet.text("text"),
        limit: Some(SHOWN),
    };
    activities::list(&visit.context, &filter).await
}

/// Acts of one day together, as they come: newest first.
fn by_day(all: Vec<ActivityView>, visit: &Visit) -> Vec<Day> {
    let format = Format::new(visit.texts);
    let mut days: Vec<Day> = Vec::new();
    let mut last = None;
    for one in all {
        if last != Some(one.date) {
            last = Some(one.date);
            let (name, rows) = (format.day_and_year(one.date), Vec::new());
            days.push(Day { name, rows });
        }
        if let Some(day) = days.last_mut() {
            day.rows.push(row(one, visit));
        }
    }
    days
}

fn row(one: ActivityView, visit: &Visit) -> Row {
    let texts = visit.texts;
    let says = [("what", one.says.as_str())];
    let people: Vec<&str> = one
        .people
        .iter()
        .map(|person| person.name.as_str())
        .collect();
    let people = people.join(", ");
    let with = one.people.iter().map(Link::person);
    let with = with.chain(one.organisation.iter().map(Link::firm));
    let minutes = one.minutes.and_then(|n| u64::try_from(n).ok());
    let parts = [
        minutes.map(|n| texts.count("chip-minutes", n, &[])),
        one.outcome
            .as_ref()
            .map(|outcome| texts.say(&format!("outcome-{outcome}")).into_owned()),
        one.note.clone(),
    ];
    let details: Vec<String> = parts.into_iter().flatten().collect();
    Row {
        edit: format!("edit-{}", one.id),
        remove: format!("remove-{}", one.id),
        details: details.join(" · "),
        with: with.collect(),
        people,
        label: texts.tell("edit-of", &says),
        away: texts.tell("remove-of", &says),
        one,
    }
}

/// Corrects an activity.
pub async fn edit(visit: Visit, sheet: Sheet) -> Answer {
    let done = corrected(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn corrected(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let fields = ActivityFields {
        quantity: sheet.number("quantity")?,
        date: sheet.day("date")?,
        minutes: sheet.number("minutes")?,
        outcome: sheet.text("outcome"),
        people: Some(sheet.names("people").unwrap_or_default()),
        note: Some(sheet.typed("note").trim().to_owned()),
        ..ActivityFields::default()
    };
    let id = id(sheet)?;
    let done = edit_activity::edit(&visit.context, &visit.now, id, fields).await?;
    visit
        .toast("toast-edited", &[("what", &done.activity.says)])
        .await
}

/// Takes an activity away; undo brings it back.
pub async fn remove(visit: Visit, sheet: Sheet) -> Answer {
    let done = removed(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn removed(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let id = id(sheet)?;
    let done = edit_activity::remove(&visit.context, &visit.now, id).await?;
    visit
        .toast("toast-removed", &[("what", &done.activity.says)])
        .await
}

fn id(sheet: &Sheet) -> Result<&str> {
    sheet
        .get("id")
        .ok_or_else(|| Error::usage("say which activity"))
}
