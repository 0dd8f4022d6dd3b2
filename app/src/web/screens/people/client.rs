//! Whoever bought is a client: offered where a deal was won, done with one tap.

use crate::service::people::{self, Buyer, PersonFields};
use crate::web::answer::{Answer, Toast};
use crate::web::format::Format;
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// The offer to call somebody a client.
pub struct Offer {
    /// Id of the person.
    pub id: String,
    /// The day from which they are one.
    pub since: String,
    /// Why it is offered.
    pub why: String,
    /// What the button says.
    pub label: String,
}

impl Offer {
    /// The offer for somebody who bought.
    pub fn of(buyer: &Buyer, visit: &Visit) -> Self {
        let (texts, today) = (visit.texts, visit.context.today(&visit.now));
        let day = Format::new(texts).near(buyer.since, today);
        let word = texts.say(&format!("relationship-{}", buyer.relationship));
        let parts = [
            ("name", buyer.name.as_str()),
            ("word", &word),
            ("day", &day),
        ];
        Self {
            id: buyer.id.clone(),
            since: buyer.since.to_string(),
            why: texts.tell("client-why", &parts),
            label: texts.say("client-make").into_owned(),
        }
    }
}

/// Makes somebody a client from a day on.
pub async fn client(visit: Visit, sheet: Sheet) -> Answer {
    let done = made(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn made(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let id = sheet
        .get("id")
        .ok_or_else(|| Error::usage("say which person"))?;
    let fields = PersonFields {
        relationship: Some("client".to_owned()),
        since: sheet.day("since")?,
        ..PersonFields::default()
    };
    let one = people::edit(&visit.context, &visit.now, id, &fields).await?;
    visit
        .toast("toast-client", &[("name", one.person.name.as_str())])
        .await
}
