//! All goals, each with how it stands.

use askama::Template;

use super::card::Card;
use crate::service::goal;
use crate::web::failure::Shown;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;

/// How many are shown at once.
const SHOWN: usize = 50;

/// The screen.
#[derive(Template)]
#[template(path = "goals.html")]
struct Screen {
    page: Page,
    cards: Vec<Card>,
    /// Whether those that are closed are shown too.
    all: bool,
    more: bool,
}

/// Shows the goals that are open; closed ones too when asked for.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let all = sheet.get("all").is_some();
    let found = goal::list(&visit.context, &visit.now, all).await?.goals;
    let page = Page::new(&visit, "goals");
    let (today, format) = (visit.context.today(&visit.now), page.format());
    let card = |goal: &goal::GoalView| Card::of(goal, today, visit.texts, format);
    let screen = Screen {
        more: found.len() > SHOWN,
        cards: found.iter().take(SHOWN).map(card).collect(),
        all,
        page,
    };
    show(&screen.page, &screen)
}
