//! Insights: what was done, how often, how well, and what it came with.

mod choose;
mod hour;
mod often;
pub mod trial;
mod well;
mod what;

use askama::Template;

use crate::error::Kind;
use crate::service::attribute;
use crate::service::insights as service;
use crate::service::score;
use crate::web::choice::Choice;
use crate::web::failure::Shown;
use crate::web::figure::Figure;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::texts::Texts;
use crate::web::visit::Visit;

use choose::{Chosen, RangeLink};
use hour::Hours;
use trial::Trying;
use well::{Kept, Led};
use what::KindRow;

/// The screen.
#[derive(Template)]
#[template(path = "insights.html")]
struct Screen {
    page: Page,
    ranges: Vec<RangeLink>,
    /// What is looked at, so that the form keeps it.
    chosen: Chosen,
    /// Which days, and beside which.
    days: String,
    what: Vec<KindRow>,
    more: bool,
    kinds: Vec<Choice>,
    latest: i16,
    wrong: Option<String>,
    often: Vec<Figure>,
    /// Whether the picture of the weeks has room for some of them only.
    cut: bool,
    funnel: Option<Figure>,
    led: Vec<Led>,
    kept: Vec<Kept>,
    /// What an hour has come with.
    hours: Hours,
    /// The test of two activities.
    trying: Trying,
}

impl Screen {
    /// Whether there is nothing to look at.
    fn is_empty(&self) -> bool {
        self.what.is_empty() && self.often.is_empty() && self.wrong.is_none()
    }
}

/// Shows the days that are asked for, or the last 13 weeks.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let chosen = Chosen::read(&visit, &sheet);
    let range = chosen.range.span(&visit);
    let found = service::insights(&visit.context, &visit.now, range).await?;
    let scores = score::scores(&visit.context, &visit.now).await?;
    let hours = attribute::attribute(&visit.context, &visit.now).await?;
    let page = Page::new(&visit, "insights");
    let (texts, format) = (visit.texts, page.format());
    let (often, wrong) = match often::figures(&visit, &chosen).await {
        Ok(figures) => (figures, None),
        // What was chosen is wrong, not the page.
        Err(error) if matches!(error.kind(), Kind::Usage | Kind::NotFound | Kind::Conflict) => {
            (Vec::new(), Some(error.message().to_owned()))
        }
        Err(error) => return Err(error.into()),
    };
    let screen = Screen {
        ranges: chosen.links(texts),
        days: choose::days(&found, texts, format),
        more: found.kinds.len() > what::SHOWN,
        what: what::rows(&found.kinds, texts, format),
        kinds: choose::kinds(&found.kinds, &chosen),
        latest: visit.context.today(&visit.now).year(),
        funnel: well::funnel(&found, texts),
        led: well::led(&found.kinds, texts, format),
        kept: well::kept(&scores, texts, format),
        hours: hour::hours(&hours, texts, format),
        trying: trial::trying(&hours, texts, format),
        cut: often::is_cut(&often),
        often,
        wrong,
        chosen,
        page,
    };
    show(&screen.page, &screen)
}
