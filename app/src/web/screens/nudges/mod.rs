//! Nudges: when and how one is reminded, and what could not be sent.

mod browser;
mod change;
pub mod outside;
mod push;
mod row;
mod ways;
mod when;

use askama::Template;
use axum::http::HeaderMap;

use crate::service::jobs;
use crate::service::nudge::{self as service, Nudges};
use crate::web::failure::Shown;
use crate::web::format::Format;
use crate::web::page::{Page, show};
use crate::web::visit::Visit;

pub use change::{discard, retry, set};
use push::Push;
pub use push::{add, begin, later, remove, trial as push_trial};
use row::Row;
use ways::Ways;
pub use ways::{feed, hook, mail, no_feed, trial};
use when::When;

/// The screen.
#[derive(Template)]
#[template(path = "nudges.html")]
struct Screen {
    page: Page,
    /// How things are, in a sentence.
    state: String,
    when: When,
    push: Push,
    ways: Ways,
    rows: Vec<Row>,
}

/// Shows when and how one is reminded.
pub async fn page(headers: HeaderMap, visit: Visit) -> Shown {
    let all = service::show(&visit.context, &visit.now).await?;
    let jobs = jobs::list(&visit.context, &visit.now).await?.jobs;
    let page = Page::new(&visit, "nudges");
    let format = page.format();
    let screen = Screen {
        state: state(&visit, &all, format),
        when: when::when(&visit, &page, &all),
        push: push::push(&visit, &all, browser::name(&headers), format).await,
        ways: ways::ways(&visit, &page, &all),
        rows: jobs
            .into_iter()
            .map(|job| row::row(job, &visit, format))
            .collect(),
        page,
    };
    show(&screen.page, &screen)
}

/// "The next message is due on Monday, 8 February at 09:00."
fn state(visit: &Visit, all: &Nudges, format: Format) -> String {
    let texts = visit.texts;
    match (&all.channel, &all.next) {
        (None, _) => texts.say("nudges-off").into_owned(),
        (Some(_), None) => texts.say("nudges-none-due").into_owned(),
        (Some(_), Some(at)) => {
            let at = row::at_the(at, visit, format);
            texts.tell("nudges-next", &[("at", &at)])
        }
    }
}
