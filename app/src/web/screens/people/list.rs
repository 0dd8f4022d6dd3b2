//! The list of people, by name or the longest untouched first.

use askama::Template;

use super::{Link, due, touch};
use crate::service::people::{self, People, PersonFilter, PersonView};
use crate::web::choice::{Choice, relationships};
use crate::web::failure::Shown;
use crate::web::page::{Page, show};
use crate::web::screens::next::{Asked, Group, asked, groups};
use crate::web::screens::today::tomorrow;
use crate::web::sheet::{Sheet, query};
use crate::web::visit::Visit;

/// How many are shown at once.
const SHOWN: u32 = 50;

/// The value of `order` that asks for those who were not touched for longest.
const UNTOUCHED: &str = "untouched";

/// The value of `order` that asks for those who are due.
const DUE: &str = "due";

/// The screen.
#[derive(Template)]
#[template(path = "people.html")]
struct Screen {
    page: Page,
    /// What is looked for.
    text: String,
    relationship: String,
    relationships: Vec<Choice>,
    /// The other ways to put them in order, and the one that is chosen.
    orders: Vec<Order>,
    order: String,
    tag: String,
    tags: Vec<Choice>,
    next: Vec<Group>,
    asked: Option<Asked>,
    asked_next: &'static str,
    tomorrow: String,
    rows: Vec<Row>,
    more: bool,
    /// Whether anything is looked for at all.
    narrowed: bool,
    wrong: Option<String>,
}

/// A way to put people in order.
struct Order {
    href: String,
    label: String,
    here: bool,
    id: String,
}

/// One person.
struct Row {
    id: String,
    name: String,
    firm: Option<Link>,
    relationship: String,
    touch: String,
    due: Option<String>,
}

/// Shows the people that fit what is looked for.
pub async fn page(visit: Visit, sheet: Sheet) -> Shown {
    let order = match sheet.get("order") {
        Some(UNTOUCHED) => UNTOUCHED,
        Some(DUE) => DUE,
        _ => "",
    };
    let filter = PersonFilter {
        text: sheet.text("text"),
        relationship: sheet.text("relationship"),
        tag: sheet.text("tag"),
        untouched: order == UNTOUCHED,
        due: order == DUE,
        limit: Some(SHOWN),
    };
    let narrowed = filter.text.is_some() || filter.relationship.is_some() || filter.tag.is_some();
    let (found, wrong) = match people::list(&visit.context, &visit.now, &filter).await {
        Ok(found) => (Some(found), None),
        Err(error) => (None, Some(error.message().to_owned())),
    };
    let screen = Screen {
        page: Page::new(&visit, "people"),
        text: sheet.typed("text").to_owned(),
        relationship: sheet.typed("relationship").to_owned(),
        relationships: relationships(visit.texts),
        orders: orders(&sheet, order, &visit),
        order: order.to_owned(),
        tag: sheet.typed("tag").to_owned(),
        tags: tags(&visit).await?,
        // Who looks for somebody looks for nobody else.
        next: if narrowed {
            Vec::new()
        } else {
            groups(&visit).await?
        },
        asked: asked(&visit, &sheet).await?,
        asked_next: "/people",
        tomorrow: tomorrow(visit.context.today(&visit.now)),
        more: found.as_ref().is_some_and(|found| found.more),
        rows: found.map_or_else(Vec::new, |found| rows(found, &visit)),
        narrowed: narrowed || order == DUE,
        wrong,
    };
    show(&screen.page, &screen)
}

fn rows(found: People, visit: &Visit) -> Vec<Row> {
    let row = |person| row(person, visit);
    found.people.into_iter().map(row).collect()
}

fn row(person: PersonView, visit: &Visit) -> Row {
    let (texts, today) = (visit.texts, visit.context.today(&visit.now));
    let relationship = texts.say(&format!("relationship-{}", person.relationship));
    Row {
        relationship: relationship.into_owned(),
        touch: touch(&person, texts, today),
        due: due(&person, texts, today),
        firm: person.organisation.as_ref().map(Link::firm),
        id: person.id,
        name: person.name,
    }
}

/// The tags that somebody has.
async fn tags(visit: &Visit) -> crate::Result<Vec<Choice>> {
    let used = people::tags(&visit.context).await?.tags;
    let choice = |one: people::TagView| Choice {
        label: one.tag.clone(),
        value: one.tag,
    };
    Ok(used.into_iter().map(choice).collect())
}

fn orders(sheet: &Sheet, chosen: &str, visit: &Visit) -> Vec<Order> {
    let fields = ["text", "relationship", "tag"].map(|name| (name, sheet.typed(name)));
    let order = |(value, label): (&str, &str)| {
        let all = fields.iter().copied().chain([("order", value)]);
        let kept = all.filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> = kept
            .map(|(name, value)| format!("{name}={}", query(value)))
            .collect();
        Order {
            href: format!("/people?{}", pairs.join("&")),
            label: visit.texts.say(label).into_owned(),
            here: value == chosen,
            id: label.to_owned(),
        }
    };
    [
        ("", "order-name"),
        (UNTOUCHED, "order-untouched"),
        (DUE, "order-due"),
    ]
    .map(order)
    .into()
}
