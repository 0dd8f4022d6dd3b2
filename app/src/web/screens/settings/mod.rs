//! The settings: each section a small form of its own.

pub mod data;
pub mod holidays;
pub mod kinds;
pub mod pauses;

use askama::Template;
use jiff::civil::Date;

use self::holidays::Holiday;
use self::pauses::Pause;
use crate::service::settings::{self as service, EditSettings, Settings};
use crate::web::answer::{Answer, Toast};
use crate::web::choice::Choice;
use crate::web::failure::Shown;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::texts::Texts;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// Weekdays as the service names them in lists, and in full.
const DAYS: [(&str, &str); 7] = [
    ("MO", "monday"),
    ("TU", "tuesday"),
    ("WE", "wednesday"),
    ("TH", "thursday"),
    ("FR", "friday"),
    ("SA", "saturday"),
    ("SU", "sunday"),
];

/// The screen.
#[derive(Template)]
#[template(path = "settings.html")]
struct Screen {
    page: Page,
    you: You,
    time: Time,
    countries: Vec<Choice>,
    country: String,
    holidays: Vec<Holiday>,
    more_holidays: bool,
    pauses: Vec<Pause>,
    more_pauses: bool,
    iso: Date,
    /// Whether a copy of the whole file can be had.
    file: bool,
}

/// The member: as it is, or as it was typed.
struct You {
    name: String,
    hours: String,
    currency: String,
}

/// How days are counted.
struct Time {
    zone: String,
    week_start: String,
    weekdays: Vec<Choice>,
    workdays: Vec<Workday>,
    month: String,
    months: Vec<Choice>,
    day_first: String,
}

/// One day of the week.
struct Workday {
    value: &'static str,
    label: String,
    chosen: bool,
}

/// Shows all settings.
pub async fn page(visit: Visit) -> Shown {
    let now = service::settings(&visit.context);
    let page = Page::new(&visit, "settings");
    let format = page.format();
    let (holidays, more_holidays) = holidays::coming(&visit, format).await?;
    let (pauses, more_pauses) = pauses::shown(&visit, format).await?;
    let country = visit.typed("settings-holidays");
    let country = country.map_or_else(
        || now.holidays.clone().unwrap_or_default(),
        |typed| typed.typed("country").to_owned(),
    );
    let screen = Screen {
        you: you(&visit, &now),
        time: time(&visit, &now),
        countries: holidays::countries(),
        country,
        holidays,
        more_holidays,
        pauses,
        more_pauses,
        iso: visit.context.today(&visit.now),
        file: data::is_file(&visit),
        page,
    };
    show(&screen.page, &screen)
}

fn you(visit: &Visit, now: &Settings) -> You {
    let typed = visit.typed("settings-you");
    let field = |name: &str, now: String| typed.map_or(now, |typed| typed.typed(name).to_owned());
    You {
        name: field("name", now.name.clone()),
        hours: field("hours", now.hours.to_string()),
        currency: field("currency", now.currency.clone().unwrap_or_default()),
    }
}

fn time(visit: &Visit, now: &Settings) -> Time {
    let (texts, typed) = (visit.texts, visit.typed("settings-time"));
    let field = |name: &str, now: String| typed.map_or(now, |typed| typed.typed(name).to_owned());
    let chosen = |day: &str| match typed {
        Some(typed) => typed.all("workdays").any(|typed| typed == day),
        None => now.workdays.iter().any(|held| held == day),
    };
    let workday = |(at, (code, _)): (usize, &(&'static str, &str))| Workday {
        value: code,
        label: texts.say(&format!("weekday-short-{}", at + 1)).into_owned(),
        chosen: chosen(code),
    };
    Time {
        zone: field("zone", now.zone.clone()),
        week_start: field("week_start", now.week_start.clone()),
        weekdays: weekdays(texts),
        workdays: DAYS.iter().enumerate().map(workday).collect(),
        month: field("fiscal_month", now.fiscal_month.to_string()),
        months: months(texts),
        day_first: field("day_first", now.day_first.to_string()),
    }
}

fn weekdays(texts: Texts) -> Vec<Choice> {
    let choice = |(at, (_, name)): (usize, &(&str, &str))| Choice {
        value: (*name).to_owned(),
        label: texts.say(&format!("weekday-{}", at + 1)).into_owned(),
    };
    DAYS.iter().enumerate().map(choice).collect()
}

fn months(texts: Texts) -> Vec<Choice> {
    let choice = |month: u8| Choice {
        value: month.to_string(),
        label: texts.say(&format!("month-{month}")).into_owned(),
    };
    (1..=12).map(choice).collect()
}

/// Changes what one of the two forms holds.
pub async fn edit(visit: Visit, sheet: Sheet) -> Answer {
    let done = edited(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn edited(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let edit = if sheet.typed("form") == "settings-time" {
        time_of(sheet)?
    } else {
        EditSettings {
            name: Some(sheet.typed("name").to_owned()),
            hours: sheet.decimal("hours")?,
            currency: sheet.text("currency").map(|code| code.to_uppercase()),
            ..EditSettings::default()
        }
    };
    service::edit(&visit.context, &visit.now, edit).await?;
    visit.toast("toast-settings", &[]).await
}

fn time_of(sheet: &Sheet) -> Result<EditSettings> {
    let workdays: Vec<&str> = sheet.all("workdays").collect();
    if workdays.is_empty() {
        return Err(Error::usage("choose at least one day on which you work"));
    }
    Ok(EditSettings {
        zone: sheet.text("zone"),
        week_start: sheet.text("week_start"),
        workdays: Some(workdays.join(",")),
        fiscal_month: sheet.number("fiscal_month")?,
        day_first: sheet.get("day_first").map(|word| word == "true"),
        ..EditSettings::default()
    })
}
