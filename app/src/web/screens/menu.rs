//! Every screen on one page: where a phone has no room for all of them.

use askama::Template;

use crate::web::failure::Shown;
use crate::web::page::{Page, show};
use crate::web::visit::Visit;

/// The screen.
#[derive(Template)]
#[template(path = "menu.html")]
struct Screen {
    page: Page,
}

/// Shows every screen with what it is for.
pub async fn page(visit: Visit) -> Shown {
    let page = Page::new(&visit, "menu");
    let screen = Screen { page };
    show(&screen.page, &screen)
}
