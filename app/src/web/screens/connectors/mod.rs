//! Connectors: where Legwork looks by itself, how that goes, and what to do
//! about those that fail.

mod change;
mod row;

use askama::Template;

use crate::service::connect as service;
use crate::web::failure::Shown;
use crate::web::page::{Page, show};
use crate::web::visit::Visit;

pub use change::{add, edit, look, pause, remove, resume};
use row::Row;

/// The screen.
#[derive(Template)]
#[template(path = "connectors.html")]
struct Screen {
    page: Page,
    rows: Vec<Row>,
    /// What is to be added, as it was chosen before it was refused.
    kind: String,
}

/// Shows every connector with its health, and how to add one.
pub async fn page(visit: Visit) -> Shown {
    let all = service::list(&visit.context, &visit.now).await?;
    let kind = visit.typed("connector-new");
    let kind = kind.map_or_else(String::new, |typed| typed.typed("kind").to_owned());
    let page = Page::new(&visit, "connectors");
    let screen = Screen {
        rows: all
            .connectors
            .into_iter()
            .map(|one| row::row(one, &visit))
            .collect(),
        kind,
        page,
    };
    show(&screen.page, &screen)
}
