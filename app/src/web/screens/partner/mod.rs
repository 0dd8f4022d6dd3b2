//! The accountability partner: what is shared with whom, and the page that they
//! see.
//!
//! | file | says |
//! |---|---|
//! | `change.rs` | making a link and ending it |
//! | `told.rs`, `weeks.rs` | what is seen, as finished texts |
//! | `seen.rs` | the same for the member, to look at |
//! | `outside.rs` | the page behind the link |

pub mod change;
pub mod outside;
pub mod seen;
mod told;
mod weeks;

use askama::Template;
use jiff::ToSpan;

use crate::service::commitment;
use crate::service::partner::{self as service, ShareView};
use crate::web::answer::Toast;
use crate::web::failure::Shown;
use crate::web::page::{Page, new_id, show};
use crate::web::visit::Visit;

/// The name of the form that shares.
const FORM: &str = "share";

/// The screen.
#[derive(Template)]
#[template(path = "partners.html")]
struct Screen {
    page: Page,
    /// The link that was just made, which is shown this once.
    made: Option<Made>,
    rows: Vec<Row>,
    choices: Vec<Choice>,
    /// The id that the next one will have.
    share_id: String,
    name: String,
    reviews: bool,
    until: String,
    /// The days between which the last one may lie.
    first: String,
    last: String,
}

/// A link that was just made.
struct Made {
    address: String,
    says: String,
    /// Whether it is known how others reach the server.
    reachable: bool,
}

/// What is shared with one.
struct Row {
    id: String,
    form: String,
    name: String,
    titles: String,
    reviews: bool,
    until: String,
    expired: bool,
    /// What its link and its button say to those who only hear them.
    look: String,
    end: String,
}

/// A commitment that can be chosen.
struct Choice {
    id: String,
    title: String,
    promise: String,
    chosen: bool,
}

/// Shows what is shared with whom, and the form that shares.
pub async fn page(visit: Visit) -> Shown {
    screen(&visit, None).await
}

/// The screen, with the link that was just made.
async fn screen(visit: &Visit, made: Option<Made>) -> Shown {
    let shares = service::list(&visit.context, &visit.now).await?.shares;
    let all = commitment::list(&visit.context, &visit.now, false).await?;
    let page = Page::new(visit, "partners");
    let typed = visit.typed(FORM);
    let today = visit.context.today(&visit.now);
    let usual = today.saturating_add(90.days()).to_string();
    let chosen = |id: &str| typed.is_some_and(|typed| typed.all("commitment").any(|one| one == id));
    let choice = |one: commitment::CommitmentView| Choice {
        chosen: chosen(&one.id),
        id: one.id,
        title: one.title,
        promise: one.promise,
    };
    let screen = Screen {
        made,
        rows: shares
            .into_iter()
            .map(|one| row(one, visit, &page))
            .collect(),
        choices: all.commitments.into_iter().map(choice).collect(),
        share_id: new_id(visit),
        name: page.value(FORM, "name", "").to_owned(),
        reviews: typed.is_some_and(|typed| typed.get("reviews").is_some()),
        until: page.value(FORM, "until", &usual).to_owned(),
        first: today.to_string(),
        last: today.saturating_add(366.days()).to_string(),
        page,
    };
    show(&screen.page, &screen)
}

fn row(one: ShareView, visit: &Visit, page: &Page) -> Row {
    let texts = visit.texts;
    let day = page.format().day_and_year(one.until);
    let key = if one.expired {
        "partners-ended"
    } else {
        "partners-until"
    };
    let who = [("who", one.name.as_str())];
    let titles: Vec<&str> = one
        .commitments
        .iter()
        .map(|link| link.title.as_str())
        .collect();
    Row {
        form: format!("end-{}", one.id),
        titles: titles.join(", "),
        reviews: one.reviews,
        until: texts.tell(key, &[("day", &day)]),
        expired: one.expired,
        look: texts.tell("partners-look-of", &who),
        end: texts.tell("partners-end-of", &who),
        id: one.id,
        name: one.name,
    }
}

/// A word on what is no step of the history, so that nothing can be undone.
fn said(visit: &Visit, key: &str, who: &str) -> Toast {
    Toast {
        text: visit.texts.tell(key, &[("who", who)]),
        undo: None,
    }
}
