//! Screens of the menu that are still to come: each says which command has
//! what it will show.

use askama::Template;

use crate::web::failure::Shown;
use crate::web::page::{Page, show};
use crate::web::visit::Visit;

/// The screen.
#[derive(Template)]
#[template(path = "coming.html")]
struct Screen {
    page: Page,
    sentence: String,
}

fn coming(visit: &Visit, screen: &'static str, command: &str) -> Shown {
    let sentence = visit.texts.tell("coming", &[("command", command)]);
    let page = Page::new(visit, screen);
    let screen = Screen { page, sentence };
    show(&screen.page, &screen)
}

/// Defines the handlers of such screens.
macro_rules! coming {
    ($($(#[$meta:meta])* $name:ident = $command:literal;)+) => { $(
        $(#[$meta])*
        pub async fn $name(visit: Visit) -> Shown {
            coming(&visit, stringify!($name), $command)
        }
    )+ };
}

coming! {
    /// The goals.
    goals = "legwork goal list";
    /// What, how often, how well.
    insights = "legwork score";
    /// The weekly review.
    review = "legwork week";
    /// The settings.
    settings = "legwork settings";
}
