//! Adding a person, and changing what is known of one.

use askama::Template;

use super::looked_for;
use crate::ids::PersonId;
use crate::service::people::{self, PersonFields};
use crate::web::answer::{Answer, Toast};
use crate::web::choice::{Choice, relationships};
use crate::web::failure::Shown;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// The screen.
#[derive(Template)]
#[template(path = "person_new.html")]
struct Screen {
    page: Page,
    id: String,
    relationships: Vec<Choice>,
    relationship: String,
}

/// Shows the form for somebody new.
pub async fn new(visit: Visit) -> Shown {
    let page = Page::new(&visit, "person-new");
    let id: PersonId = visit.context.ids.entity();
    let screen = Screen {
        id: id.to_string(),
        relationships: relationships(visit.texts),
        relationship: page.value("person", "relationship", "prospect").to_owned(),
        page,
    };
    show(&screen.page, &screen)
}

/// Adds a person, and goes on to the list that holds them.
pub async fn add(visit: Visit, sheet: Sheet) -> Answer {
    match added(&visit, &sheet).await {
        Ok((toast, next)) => visit.answer(&Sheet::from([("next", next.as_str())]), Ok(toast)),
        Err(error) => visit.answer(&sheet, Err(error)),
    }
}

async fn added(visit: &Visit, sheet: &Sheet) -> Result<(Toast, String)> {
    let fields = PersonFields {
        keep_in_touch: sheet.number("keep")?,
        id: sheet.text("id"),
        ..fields(sheet)
    };
    let one = people::add(&visit.context, &visit.now, &fields).await?;
    let what = [("what", one.person.name.as_str())];
    let toast = if one.repeated {
        Toast {
            text: visit.texts.tell("toast-person-there", &what),
            undo: None,
        }
    } else {
        visit.toast("toast-person", &what).await?
    };
    Ok((toast, looked_for(&one.person.name)))
}

/// Changes what is known of a person; addresses are added.
pub async fn edit(visit: Visit, sheet: Sheet) -> Answer {
    let done = edited(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn edited(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let id = sheet
        .get("id")
        .ok_or_else(|| Error::usage("say which person"))?;
    let fields = PersonFields {
        // Every field of the form is shown filled, so an empty one means none.
        organisation: Some(sheet.typed("organisation").to_owned()),
        role: sheet.sent("role"),
        keep_in_touch: Some(sheet.number("keep")?.unwrap_or(0)),
        note: Some(sheet.typed("note").to_owned()),
        ..fields(sheet)
    };
    let one = people::edit(&visit.context, &visit.now, id, &fields).await?;
    let what = [("what", one.person.name.as_str())];
    visit.toast("toast-person-edited", &what).await
}

/// Takes an address or a tag away.
pub async fn remove(visit: Visit, sheet: Sheet) -> Answer {
    let done = removed(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn removed(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let id = sheet
        .get("id")
        .ok_or_else(|| Error::usage("say which person"))?;
    let one = |name: &str| -> Vec<String> { sheet.text(name).into_iter().collect() };
    let fields = PersonFields {
        remove_emails: one("email"),
        remove_phones: one("phone"),
        remove_links: one("link"),
        untag: one("tag"),
        ..PersonFields::default()
    };
    let one = people::edit(&visit.context, &visit.now, id, &fields).await?;
    let what = [("what", one.person.name.as_str())];
    visit.toast("toast-person-edited", &what).await
}

fn fields(sheet: &Sheet) -> PersonFields {
    let several = |name: &str| sheet.names(name).unwrap_or_default();
    PersonFields {
        name: Some(sheet.typed("name").to_owned()),
        relationship: sheet.text("relationship"),
        organisation: sheet.text("organisation"),
        emails: several("email"),
        phones: several("phone"),
        links: several("link"),
        tags: several("tag"),
        role: sheet.text("role"),
        note: sheet.text("note"),
        ..PersonFields::default()
    }
}
