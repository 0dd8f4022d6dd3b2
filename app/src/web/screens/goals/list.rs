//! All goals, each with how it stands and how likely it is.

use askama::Template;

use super::card::Card;
use crate::service::forecast::{self, Seen};
use crate::web::failure::Shown;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;

/// How many are shown at once.
const SHOWN: usize = 50;

/// How many of them say how likely they are: a forecast takes some hundredths of
/// a second at most, and nobody pursues more goals than this at once.
const ASKED: usize = 12;

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
    let found = forecast::seen(&visit.context, &visit.now, all, ASKED).await?;
    let page = Page::new(&visit, "goals");
    let (today, format) = (visit.context.today(&visit.now), page.format());
    let card = |seen: &Seen| Card::of(seen, today, visit.texts, format);
    let screen = Screen {
        more: found.len() > SHOWN,
        cards: found.iter().take(SHOWN).map(card).collect(),
        all,
        page,
    };
    show(&screen.page, &screen)
}
