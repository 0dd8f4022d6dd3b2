//! Logging: the box on every page, the plus of every commitment, the details,
//! and taking back.

use std::borrow::Cow;

use askama::Template;
use jiff::{Timestamp, Zoned};
use legwork_core::parse::LogReading;

use crate::service::activities::ActivityFields;
use crate::service::log::{LogLine, Logged};
use crate::service::{journal, log as service};
use crate::web::answer::{Answer, Toast};
use crate::web::failure::Shown;
use crate::web::format::Format;
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::texts::Texts;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// How a line would be read, in pieces.
#[derive(Template)]
#[template(path = "preview.html")]
struct Preview {
    chips: Vec<Chip>,
    /// What may stand in a line, while there is none.
    hint: Cow<'static, str>,
}

/// One piece of a reading.
struct Chip {
    text: String,
    doubt: bool,
}

/// Shows how a line would be read; saves nothing.
pub async fn preview(visit: Visit, sheet: Sheet) -> Shown {
    let chips = match sheet.get("line") {
        None => Vec::new(),
        Some(line) => {
            let reading = service::preview(&visit.context, &visit.now, line).await?;
            chips(&reading, &visit)
        }
    };
    let hint = visit.texts.say("log-hint");
    show(&Page::bare(visit.texts, "today"), &Preview { chips, hint })
}

fn chips(reading: &LogReading, visit: &Visit) -> Vec<Chip> {
    let texts = visit.texts;
    let kind = reading.title.clone();
    let kind = kind.unwrap_or_else(|| texts.say("log-no-kind").into_owned());
    let sure = std::iter::once(format!("{} × {kind}", reading.quantity.unwrap_or(1)));
    let sure = sure.chain(pieces(reading, visit));
    let chip = |doubt: bool| move |text: String| Chip { text, doubt };
    let more = u64::try_from(reading.also.len()).unwrap_or(0);
    let more = (more > 0).then(|| texts.count("chip-new", more, &[]));
    let doubts = reading.problems.iter().cloned();
    sure.chain(more)
        .map(chip(false))
        .chain(doubts.map(chip(true)))
        .collect()
}

/// What a line says besides the kind and the number.
fn pieces(reading: &LogReading, visit: &Visit) -> Vec<String> {
    let texts = visit.texts;
    let today = visit.context.today(&visit.now);
    let day = |date| Format::new(texts).near(date, today);
    let minutes = |n: u32| texts.count("chip-minutes", n.into(), &[]);
    let time = |time: jiff::civil::Time| {
        let clock = time.strftime("%H:%M").to_string();
        texts.tell("chip-at", &[("time", &clock)])
    };
    let note = |note: &String| texts.tell("chip-note", &[("note", note)]);
    let outcome = |outcome| texts.say(&format!("outcome-{outcome}")).into_owned();
    let at = |name: &String| format!("@{name}");
    let money = reading.amount.zip(reading.currency);
    std::iter::empty()
        .chain(reading.people.iter().cloned())
        .chain(reading.organisation.iter().map(at))
        .chain(reading.date.map(day))
        .chain(reading.time.map(time))
        .chain(reading.minutes.map(minutes))
        .chain(reading.outcome.map(outcome))
        .chain(money.map(|(amount, currency)| format!("{currency} {amount}")))
        .chain(reading.tags.iter().map(|tag| format!("#{tag}")))
        .chain(reading.note.iter().map(note))
        .collect()
}

/// Saves a line, one more of a kind, or one with details.
pub async fn log(visit: Visit, sheet: Sheet) -> Answer {
    let done = save(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn save(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let line = line(visit, sheet)?;
    let logged = service::log(&visit.context, &visit.now, &line).await?;
    Ok(Toast {
        text: told(&logged, visit.texts),
        undo: Some(logged.seq).filter(|_| !logged.repeated),
    })
}

fn line(visit: &Visit, sheet: &Sheet) -> Result<LogLine> {
    let kind = sheet.text("kind");
    let one = kind.is_some();
    let said = said(visit, sheet)?;
    let today = service::said_on(&visit.context, &visit.now, said.as_ref());
    let fields = ActivityFields {
        // What a button logs is not read from words, so nothing is left open.
        quantity: sheet.number("quantity")?.or(one.then_some(1)),
        date: sheet.day("date")?.or(one.then_some(today)),
        minutes: sheet.number("minutes")?,
        outcome: sheet.text("outcome"),
        people: sheet.names("people"),
        note: sheet.text("note"),
        kind,
        ..ActivityFields::default()
    };
    Ok(LogLine {
        text: sheet
            .text("line")
            .or_else(|| fields.kind.clone())
            .unwrap_or_default(),
        fields,
        id: sheet.text("entry"),
        said,
    })
}

/// When a line was written down that had to wait, in milliseconds since 1970.
fn said(visit: &Visit, sheet: &Sheet) -> Result<Option<Zoned>> {
    let at = sheet.number("said")?.map(Timestamp::from_millisecond);
    let zone = visit.now.time_zone();
    Ok(at.and_then(|at| Some(at.ok()?.to_zoned(zone.clone()))))
}

/// What was saved, in one line.
fn told(logged: &Logged, texts: Texts) -> String {
    if logged.repeated {
        return texts.say("toast-repeated").into_owned();
    }
    let all = std::iter::once(&logged.activity).chain(&logged.also);
    let what: Vec<&str> = all.map(|activity| activity.says.as_str()).collect();
    let what = what.join(", ");
    match &logged.notice {
        None => texts.tell("toast-logged", &[("what", &what)]),
        Some(notice) => texts.tell("toast-logged-note", &[("what", &what), ("notice", notice)]),
    }
}

/// Takes back the change that the notice was about.
pub async fn undo(visit: Visit, sheet: Sheet) -> Answer {
    let done = take_back(&visit, &sheet).await;
    visit.answer(&sheet, done)
}

async fn take_back(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let seq = sheet.number("change")?;
    let seq = seq.ok_or_else(|| Error::usage("say which change to undo"))?;
    let undone = journal::undo_this(&visit.context, &visit.now, seq).await?;
    let what = undone.changes.first().map_or("", |change| &change.what);
    Ok(Toast {
        text: visit.texts.tell("toast-undone", &[("what", what)]),
        undo: None,
    })
}
