//! What a partner sees, for the member to look at.

use askama::Template;
use axum::extract::Path;

use super::told::{Told, told};
use crate::service::partner as service;
use crate::web::failure::Shown;
use crate::web::page::{Page, show};
use crate::web::visit::Visit;

/// The screen.
#[derive(Template)]
#[template(path = "partner_preview.html")]
struct Screen {
    page: Page,
    told: Told,
}

/// Shows what the partner of a link sees.
pub async fn preview(visit: Visit, Path(id): Path<String>) -> Shown {
    let seen = service::preview(&visit.context, &visit.now, &id).await?;
    let page = Page::new(&visit, "partner-seen");
    let told = told(&seen, visit.texts, page.format());
    let screen = Screen { page, told };
    show(&screen.page, &screen)
}
