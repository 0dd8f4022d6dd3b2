//! Connectors: where Legwork looks by itself, how that goes, and what to do
//! about those that fail.

mod change;
mod form;
mod row;

use askama::Template;

use crate::service::connect as service;
use crate::web::failure::Shown;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;

pub use change::{add, edit, look, pause, remove, resume};
use form::Form;
use row::Row;

/// The screen.
#[derive(Template)]
#[template(path = "connectors.html")]
struct Screen {
    page: Page,
    rows: Vec<Row>,
    /// What may be added: the word and what it is called.
    sorts: Vec<(&'static str, String)>,
    /// The form for what was chosen.
    form: Option<Form>,
}

/// Shows every connector with its health, and how to add one.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let all = service::list(&visit.context, &visit.now).await?;
    let refused = visit.typed("connector-new");
    let chosen = match refused {
        Some(typed) => typed.typed("kind"),
        None => sheet.typed("add"),
    };
    let page = Page::new(&visit, "connectors");
    let screen = Screen {
        rows: all
            .connectors
            .into_iter()
            .map(|one| row::row(one, &visit))
            .collect(),
        sorts: form::sorts(visit.texts),
        form: form::of(chosen, &page),
        page,
    };
    show(&screen.page, &screen)
}
