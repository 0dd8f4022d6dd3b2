//! Days off: the public holidays of a country, and one's own.

use jiff::civil::Date;

use crate::service::holidays as service;
use crate::web::answer::{Answer, Toast};
use crate::web::choice::Choice;
use crate::web::format::Format;
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// How many of the coming ones are shown.
const SHOWN: usize = 20;

/// One day off.
pub(super) struct Holiday {
    pub(super) form: String,
    pub(super) date: Date,
    /// Its day and its name.
    pub(super) says: String,
    /// What its button says to those who only hear it.
    pub(super) away: String,
}

/// The coming ones, and whether there are more.
pub(super) async fn coming(visit: &Visit, format: Format) -> Result<(Vec<Holiday>, bool)> {
    let found = service::coming(&visit.context, &visit.now).await?.holidays;
    let more = found.len() > SHOWN;
    let holiday = |one: service::HolidayView| {
        let day = format.day_and_year(one.date);
        let says = [("day", day.as_str()), ("name", one.name.as_str())];
        Holiday {
            form: format!("holiday-{}", one.date),
            says: visit.texts.tell("holidays-one", &says),
            away: visit.texts.tell("remove-of", &[("what", &one.name)]),
            date: one.date,
        }
    };
    Ok((found.into_iter().take(SHOWN).map(holiday).collect(), more))
}

/// The countries to choose from.
pub(super) fn countries() -> Vec<Choice> {
    let choice = |one: service::CountryView| Choice {
        value: one.code,
        label: one.name,
    };
    let mut all: Vec<Choice> = service::countries()
        .countries
        .into_iter()
        .map(choice)
        .collect();
    all.sort_by(|a, b| a.label.cmp(&b.label));
    all
}

/// Follows the holidays of a country, or of none.
pub async fn follow(visit: Visit, sheet: Sheet) -> Answer {
    let done = followed(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn followed(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let country = sheet.get("country");
    service::follow(&visit.context, &visit.now, country).await?;
    let key = if country.is_some() {
        "toast-holidays"
    } else {
        "toast-holidays-none"
    };
    visit.toast(key, &[]).await
}

/// Adds a day off.
pub async fn add(visit: Visit, sheet: Sheet) -> Answer {
    let done = added(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn added(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let (date, name) = (day(sheet)?, sheet.typed("name"));
    service::add(&visit.context, &visit.now, date, name).await?;
    visit.toast("toast-day-off", &[("what", name.trim())]).await
}

/// Makes a day off an ordinary one.
pub async fn remove(visit: Visit, sheet: Sheet) -> Answer {
    let done = removed(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn removed(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let date = day(sheet)?;
    service::remove(&visit.context, &visit.now, date).await?;
    let day = Format::new(visit.texts).day(date);
    visit.toast("toast-day-on", &[("day", &day)]).await
}

fn day(sheet: &Sheet) -> Result<Date> {
    sheet
        .day("date")?
        .ok_or_else(|| Error::usage("say which day"))
}
