//! The keyboard: a page of its own, reached by `?`.

use askama::Template;

use crate::web::failure::Shown;
use crate::web::page::{Page, show};
use crate::web::visit::Visit;

/// The screen.
#[derive(Template)]
#[template(path = "keys.html")]
struct Screen {
    page: Page,
    /// Letter after `g`, and where it leads.
    go: Vec<(&'static str, String)>,
}

/// Shows every key.
pub async fn page(visit: Visit) -> Shown {
    let page = Page::new(&visit, "keys");
    let menu = page.menu();
    let go = menu
        .iter()
        .map(|link| {
            (
                link.key,
                visit.texts.tell("keys-go", &[("screen", &link.label)]),
            )
        })
        .collect();
    let screen = Screen { page, go };
    show(&screen.page, &screen)
}
