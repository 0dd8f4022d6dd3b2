//! One job as the screen shows it: finished texts.

use jiff::civil::DateTime;

use crate::service::jobs::JobView;
use crate::web::format::Format;
use crate::web::visit::Visit;

/// One job.
pub(super) struct Row {
    pub(super) id: String,
    /// The name of its forms.
    pub(super) form: String,
    pub(super) what: String,
    /// How it stands, and since when or until when.
    pub(super) state: String,
    pub(super) problem: Option<String>,
    /// Whether it can be tried again.
    pub(super) dead: bool,
    /// Whether it can be dropped.
    pub(super) open: bool,
    /// What its buttons say to those who only hear them.
    pub(super) again: String,
    pub(super) away: String,
}

pub(super) fn row(one: JobView, visit: &Visit, format: Format) -> Row {
    let texts = visit.texts;
    let state = one.state.as_str();
    let at = one.ended.as_ref().unwrap_or(&one.due);
    let at = at_the(at, visit, format);
    Row {
        form: format!("job-{}", one.id),
        state: texts.tell(&format!("job-{state}"), &[("at", &at)]),
        dead: state == "dead",
        open: matches!(state, "dead" | "waiting"),
        again: texts.tell("job-retry-of", &[("what", &one.what)]),
        away: texts.tell("job-drop-of", &[("what", &one.what)]),
        what: one.what,
        problem: one.problem,
        id: one.id,
    }
}

/// A moment as the reader writes it: its hour alone on the day itself.
pub(super) fn at_the(at: &str, visit: &Visit, format: Format) -> String {
    let read = at.get(..19).and_then(|text| text.parse::<DateTime>().ok());
    let Some(read) = read else {
        return at.to_owned();
    };
    let hour = read.strftime("%H:%M").to_string();
    let day = format.day(read.date());
    let says = [("day", day.as_str()), ("hour", hour.as_str())];
    visit.texts.tell("connector-at", &says)
}
