//! Nudges: when and how one is reminded, and what could not be sent.

mod change;
pub mod outside;
mod row;

use askama::Template;

use crate::service::jobs;
use crate::service::nudge::{self as service, DayTime, Nudges, Slot};
use crate::web::failure::Shown;
use crate::web::format::Format;
use crate::web::page::{Page, show};
use crate::web::visit::Visit;

pub use change::{discard, retry, set};
use row::Row;

/// The name of the form with the times.
const FORM: &str = "nudges";

/// The screen.
#[derive(Template)]
#[template(path = "nudges.html")]
struct Screen {
    page: Page,
    /// How things are, in a sentence.
    state: String,
    /// The channel, as it is or as it was chosen before it was refused.
    channel: String,
    daily: String,
    review: String,
    quiet: String,
    cap: String,
    base: String,
    /// What is set up already, a sentence each.
    ready: Vec<String>,
    rows: Vec<Row>,
}

/// Shows when and how one is reminded.
pub async fn page(visit: Visit) -> Shown {
    let all = service::show(&visit.context, &visit.now).await?;
    let jobs = jobs::list(&visit.context, &visit.now).await?.jobs;
    let page = Page::new(&visit, "nudges");
    let format = page.format();
    let or = |field: &str, stored: String| page.value(FORM, field, &stored).to_owned();
    let channel = all.channel.map_or("none", |channel| channel.as_str());
    let screen = Screen {
        state: state(&visit, &all, format),
        channel: or("channel", channel.to_owned()),
        daily: or("daily", daily(&all)),
        review: or("review", all.review.as_ref().map(one).unwrap_or_default()),
        quiet: or("quiet", quiet(&all)),
        cap: or("cap", all.cap.to_string()),
        base: or("base", all.base.clone().unwrap_or_default()),
        ready: ready(&visit, &all),
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

fn one(at: &DayTime) -> String {
    format!("{} {}", at.day, at.time)
}

/// "MO,TU 09:00; FR 14:00": as it is typed.
fn daily(all: &Nudges) -> String {
    let slot = |slot: &Slot| format!("{} {}", slot.days.join(","), slot.time);
    let slots: Vec<String> = all.slots().iter().map(slot).collect();
    slots.join("; ")
}

fn quiet(all: &Nudges) -> String {
    let hours = all.quiet.as_ref();
    hours.map_or_else(String::new, |hours| {
        format!("{}-{}", hours.from, hours.until)
    })
}

/// What is set up already.
fn ready(visit: &Visit, all: &Nudges) -> Vec<String> {
    let texts = visit.texts;
    let mail = all.mail.as_ref().map(|mail| {
        let says = [("to", mail.to.as_str()), ("host", mail.host.as_str())];
        texts.tell("nudges-mail-ready", &says)
    });
    let hook = all.webhook.as_ref();
    let hook = hook.map(|hook| texts.tell("nudges-hook-ready", &[("server", &hook.server)]));
    let feed = all
        .feed
        .then(|| texts.say("nudges-feed-ready").into_owned());
    mail.into_iter().chain(hook).chain(feed).collect()
}
