//! What waits for a yes.

use std::borrow::Cow;

use askama::Template;
use jiff::civil::Date;

use crate::service::capture::{self, CaptureFilter, CaptureView, Captures, Offer, SortView};
use crate::service::connect::{self, ConnectorView, Connectors};
use crate::service::kinds;
use crate::web::choice::{self, Choice};
use crate::web::failure::Shown;
use crate::web::format::Format;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::texts::Texts;
use crate::web::visit::Visit;

/// How many are shown at once.
const SHOWN: u32 = 25;

/// The screen.
#[derive(Template)]
#[template(path = "inbox.html")]
struct Screen {
    page: Page,
    rows: Vec<Row>,
    sorts: Vec<Sort>,
    offer: Option<Offered>,
    kinds: Vec<Choice>,
    /// Whether it shows what rules left out.
    ignored: bool,
    more: Option<String>,
    /// Connectors that fail, each with why.
    failing: Vec<String>,
    iso: Date,
}

/// One capture.
struct Row {
    /// The names of its forms.
    accept: String,
    dismiss: String,
    correct: String,
    one: CaptureView,
    /// With whom, when and how long, in one line.
    details: String,
    /// Where it comes from, why, and how sure that is.
    why: String,
    people: String,
    labels: [String; 3],
}

/// All of one sort.
struct Sort {
    id: usize,
    kind: String,
    source: String,
    says: String,
    accept: String,
    dismiss: String,
}

/// The rule that is offered.
struct Offered {
    rule: String,
    says: String,
    effect: Option<String>,
}

/// Shows what waits, or what rules left out.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let ignored = sheet.get("ignored").is_some();
    let filter = CaptureFilter {
        ignored,
        limit: Some(SHOWN),
        ..CaptureFilter::default()
    };
    let found = capture::list(&visit.context, &visit.now, &filter).await?;
    let (texts, today) = (visit.texts, visit.context.today(&visit.now));
    let looks = connect::list(&visit.context, &visit.now).await?;
    let screen = Screen {
        page: Page::new(&visit, "inbox"),
        more: more(&found, texts).filter(|_| !ignored),
        sorts: sorts(found.sorts, texts),
        offer: found
            .offer
            .filter(|_| !ignored)
            .map(|offer| offered(&offer, texts)),
        rows: found
            .captures
            .into_iter()
            .map(|one| row(one, texts, today))
            .collect(),
        kinds: choice::kinds(kinds::kinds(&visit.context).await?.kinds),
        failing: failing(&looks, texts),
        ignored,
        iso: today,
    };
    show(&screen.page, &screen)
}

/// What is not looked at, though it should be.
fn failing(looks: &Connectors, texts: Texts) -> Vec<String> {
    let fails = looks.connectors.iter().filter(|one| one.state == "failing");
    let told = |one: &ConnectorView| {
        let problem = one.problem.as_deref().unwrap_or_default();
        let parts = [("what", one.title.as_str()), ("problem", problem)];
        texts.tell("inbox-failing", &parts)
    };
    fails.map(told).collect()
}

fn more(found: &Captures, texts: Texts) -> Option<String> {
    let shown = found.captures.len().to_string();
    let all = u64::try_from(found.waiting).unwrap_or(0);
    let told = || texts.count("inbox-more", all, &[("shown", &shown)]);
    found.more.then(told)
}

/// Sorts of which several wait.
fn sorts(all: Vec<SortView>, texts: Texts) -> Vec<Sort> {
    let several = all
        .into_iter()
        .filter(|sort| sort.count > 1 && !sort.kind.is_empty());
    let view = |(id, sort): (usize, SortView)| {
        let parts = [("what", sort.says.as_str()), ("source", &sort.source)];
        Sort {
            id,
            says: texts.tell("inbox-sort", &parts),
            accept: texts.tell("inbox-sort-accept", &parts),
            dismiss: texts.tell("inbox-sort-dismiss", &parts),
            kind: sort.kind.clone(),
            source: sort.source.clone(),
        }
    };
    several.enumerate().map(view).collect()
}

fn offered(offer: &Offer, texts: Texts) -> Offered {
    let effect = offer.effect;
    let (waiting, ignored) = (effect.waiting.to_string(), effect.ignored.to_string());
    let parts = [("waiting", waiting.as_str()), ("ignored", &ignored)];
    let some = effect.waiting + effect.ignored > 0;
    Offered {
        rule: offer.says.clone(),
        says: texts.tell("inbox-offer", &[("rule", &offer.says)]),
        effect: some.then(|| texts.tell("inbox-offer-effect", &parts)),
    }
}

fn row(one: CaptureView, texts: Texts, today: Date) -> Row {
    let format = Format::new(texts);
    let minutes = one.minutes.and_then(|n| u64::try_from(n).ok());
    let minutes = minutes.map(|n| texts.count("inbox-minutes", n, &[]));
    let people = one.people.join(", ");
    let details = [
        Some(format.near(one.date, today)),
        Some(people.clone()),
        minutes,
    ];
    let details: Vec<String> = details.into_iter().flatten().collect();
    let source = texts.tell("inbox-from", &[("source", &one.source)]);
    let waits = one.state == "waiting";
    let sure = waits.then(|| texts.say(&format!("inbox-sure-{}", one.confidence)));
    let reason = one.twin.as_ref().unwrap_or(&one.reason);
    let why = [
        Some(source),
        sure.map(Cow::into_owned),
        Some(reason.clone()),
    ];
    let why: Vec<String> = why.into_iter().flatten().collect();
    let parts = [("what", one.says.as_str()), ("title", &one.summary)];
    let label = |key: &str| texts.tell(key, &parts);
    Row {
        accept: format!("accept-{}", one.id),
        dismiss: format!("dismiss-{}", one.id),
        correct: format!("correct-{}", one.id),
        details: details
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        why: why.join(" · "),
        people,
        labels: ["inbox-accept-of", "inbox-dismiss-of", "inbox-correct-of"].map(label),
        one,
    }
}
