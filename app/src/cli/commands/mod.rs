//! One file per command.

pub mod activities;
pub mod attribute;
pub mod backtest;
pub mod backup;
pub mod captures;
pub mod commit;
pub mod commitments;
pub mod completions;
pub mod connect;
pub mod deal;
pub mod demo;
pub mod doctor;
pub mod export;
pub mod forecast;
pub mod goal;
pub mod history;
pub mod holidays;
pub mod import;
pub mod jobs;
pub mod kinds;
pub mod log;
pub mod man;
pub mod month;
pub mod next;
pub mod nudges;
pub mod organisations;
pub mod parse;
pub mod partner;
pub mod pause;
pub mod people;
pub mod plan;
pub mod rates;
pub mod redo;
pub mod restore;
pub mod result;
pub mod review;
pub mod score;
pub mod serve;
pub mod settings;
pub mod sync;
pub mod today;
pub mod undo;
pub mod week;

use jiff::Zoned;
use jiff::civil::Date;
use legwork_core::parse::date::Sense;

use crate::Result;
use crate::cli::session::Session;
use crate::cli::view;
use crate::service::Context;
use crate::service::span::Report;

/// Draws the week or the month that `read` finds around the day named by these
/// words, today when there are none, under the title that `title` gives it.
fn days(
    words: &[String],
    read: impl AsyncFnOnce(&Context, &Zoned, Option<Date>) -> Result<Report>,
    title: impl FnOnce(&Report, Date) -> String,
    session: &mut Session,
) -> Result<()> {
    let day = session.maybe_day(joined(words).as_deref(), Sense::Past)?;
    let week_start = session.open()?.week_start();
    session.answer(
        async |context, now| read(context, now, day).await,
        |report, today, ui| view::days::draw(report, title(report, today), week_start, ui),
    )
}

/// Words given one by one, as the sentence they make; `None` when there are none.
fn joined(words: &[String]) -> Option<String> {
    let text = words.join(" ");
    (!text.trim().is_empty()).then_some(text)
}
