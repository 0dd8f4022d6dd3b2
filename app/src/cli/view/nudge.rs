//! Nudges: when and how, and what is said.

use jiff::civil::Date;

use crate::Result;
use crate::cli::commands::nudges::Address;
use crate::cli::done;
use crate::cli::ui::Ui;
use crate::cli::ui::text::{Line, Role};
use crate::service::nudge::{Channel, DayTime, Hooked, Letter, Nudges, Slot};

use super::card::Card;
use super::connector::moment;

/// Draws when and how somebody is reminded.
pub fn card(all: &Nudges, today: Date, ui: &mut Ui) -> Result<()> {
    let channel = all.channel.map(|channel| channel.to_string());
    let quiet = all.quiet.as_ref();
    let mail = all.mail.as_ref();
    Card::new("Nudges")
        .fact("channel", state(channel.as_deref()))
        .fact("next due thing", times(all))
        .fact(
            "weekly digest",
            all.review.as_ref().map_or("never".to_owned(), one),
        )
        .fact(
            "quiet",
            quiet.map_or("never".to_owned(), |hours| {
                format!("{} to {}", hours.from, hours.until)
            }),
        )
        .fact("most a day", all.cap.to_string())
        .maybe("next", all.next.as_ref().map(|at| moment(at, today)))
        .maybe("mail to", mail.map(|mail| mail.to.as_str()))
        .maybe(
            "mail through",
            mail.map(|mail| format!("{}:{}", mail.host, mail.port)),
        )
        .maybe(
            "webhook",
            all.webhook.as_ref().map(|hook| hook.server.as_str()),
        )
        .maybe("browsers", browsers(all))
        .maybe("calendar feed", all.feed.then_some("on"))
        .maybe("pages at", all.base.as_ref())
        .draw(ui)?;
    if all.channel.is_some() {
        return Ok(());
    }
    ui.gap()?;
    ui.line("Nothing is sent. Choose a channel:")?;
    ui.line(
        Line::from("  ").accent("legwork nudges mail ann@acme.example --host smtp.acme.example"),
    )?;
    ui.line(Line::from("  ").accent("legwork nudges set --channel desktop"))?;
    ui.line("or, in the browser that is to show them, Settings > Nudges.")
}

fn state(channel: Option<&str>) -> Line {
    match channel {
        Some(channel) => Line::of(Role::Good, channel),
        None => Line::new().muted("off"),
    }
}

/// "Firefox on Linux, Safari on iPhone".
fn browsers(all: &Nudges) -> Option<String> {
    let names: Vec<&str> = all.browsers.iter().map(|one| one.name.as_str()).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn one(at: &DayTime) -> String {
    format!("{} {}", at.day, at.time)
}

/// "MO TU WE 09:00, FR 14:00": days of one time together.
fn times(all: &Nudges) -> String {
    let slot = |slot: &Slot| format!("{} {}", slot.days.join(" "), slot.time);
    let slots: Vec<String> = all.slots().iter().map(slot).collect();
    if slots.is_empty() {
        return "never".to_owned();
    }
    slots.join(", ")
}

/// Says that a trial was sent, and draws how things are then.
pub fn tried(all: &Nudges, today: Date, ui: &mut Ui) -> Result<()> {
    let to = match (all.channel, &all.mail) {
        (Some(Channel::Mail), Some(mail)) => format!(" {}", mail.to),
        _ => String::new(),
    };
    let by = all.channel.map_or("", |channel| channel.as_str());
    done::line("sent", &format!("a trial by {by}{to}"), ui)?;
    ui.gap()?;
    card(all, today, ui)
}

/// Says that nothing is sent any more.
pub fn stopped(_: &Nudges, _: Date, ui: &mut Ui) -> Result<()> {
    done::line("off", "nothing is sent any more", ui)
}

/// Draws a program that is called, and the key that is shown this once.
pub fn hooked(hooked: &Hooked, today: Date, ui: &mut Ui) -> Result<()> {
    tried(&hooked.nudges, today, ui)?;
    ui.gap()?;
    ui.line("The key that calls are signed with, shown this once:")?;
    ui.line(Line::from("  ").accent(&hooked.secret))
}

/// Draws the address of the feed, which is shown this once.
pub(in crate::cli) fn feed(answer: &Address, ui: &mut Ui) -> Result<()> {
    let Some(address) = &answer.address else {
        return done::line("off", "the address of the feed opens nothing any more", ui);
    };
    ui.note("Subscribe to this address in your calendar; it is shown this once:")?;
    // Whole, however narrow the terminal is: it is to be copied.
    ui.raw(format!("{address}\n").as_bytes())
}

/// Draws a letter as plain text.
pub fn letter(letter: Option<&Letter>, ui: &mut Ui) -> Result<()> {
    match letter {
        None => ui.line("Nothing is due today, so nothing would be sent."),
        Some(letter) => {
            ui.line(Line::new().strong(format!("Subject: {}", letter.subject)))?;
            ui.gap()?;
            ui.raw(letter.text.as_bytes())
        }
    }
}
