//! Setting up mail, a webhook and the feed for calendars.

use askama::Template;
use axum::response::{IntoResponse, Response};

use super::change::{plainly, told};
use crate::letter;
use crate::service::connect::Secret;
use crate::service::nudge::{self as service, HookFields, MailFields, Nudges};
use crate::web::answer::{Answer, Toast};
use crate::web::page::{Page, show};
use crate::web::sheet::Sheet;
use crate::web::visit::Visit;
use crate::{Error, Result};

/// The names of the forms.
const MAIL: &str = "nudges-mail";
const HOOK: &str = "nudges-hook";

/// What the forms show, and what is set up already, in a sentence each.
pub(super) struct Ways {
    pub(super) mail_ready: Option<String>,
    pub(super) mail: MailForm,
    pub(super) hook_ready: Option<String>,
    pub(super) hook: HookForm,
    /// Whether there is an address for calendars.
    pub(super) feed: bool,
    /// Whether there is a channel to try.
    pub(super) tries: bool,
}

/// What the form of mail holds, and whether it is open since it was refused.
pub(super) struct MailForm {
    pub(super) to: String,
    pub(super) host: String,
    pub(super) port: String,
    pub(super) starttls: bool,
    pub(super) user: String,
    pub(super) private: bool,
    pub(super) authority: String,
    pub(super) open: bool,
}

/// The same for the webhook.
pub(super) struct HookForm {
    pub(super) address: String,
    pub(super) private: bool,
    pub(super) open: bool,
}

/// The forms as they are shown.
pub(super) fn ways(visit: &Visit, page: &Page, all: &Nudges) -> Ways {
    let texts = visit.texts;
    let mail = all.mail.as_ref();
    let ready = mail.map(|mail| {
        let says = [("to", mail.to.as_str()), ("host", mail.host.as_str())];
        texts.tell("nudges-mail-ready", &says)
    });
    let hook = all.webhook.as_ref();
    Ways {
        mail_ready: ready,
        mail: mail_form(page, all),
        hook_ready: hook.map(|hook| texts.tell("nudges-hook-ready", &[("server", &hook.server)])),
        hook: HookForm {
            address: page.typed(HOOK, "address").to_owned(),
            private: !page.typed(HOOK, "private").is_empty(),
            open: page.refused(HOOK).is_some(),
        },
        feed: all.feed,
        tries: all.channel.is_some(),
    }
}

fn mail_form(page: &Page, all: &Nudges) -> MailForm {
    let mail = all.mail.as_ref();
    let or = |field: &str, stored: Option<&str>| {
        page.value(MAIL, field, stored.unwrap_or_default())
            .to_owned()
    };
    let port = mail.map(|mail| mail.port.to_string());
    let security = mail.map(|mail| if mail.starttls { "starttls" } else { "tls" });
    MailForm {
        to: or("to", mail.map(|mail| mail.to.as_str())),
        host: or("host", mail.map(|mail| mail.host.as_str())),
        port: or("port", port.as_deref()),
        starttls: or("security", security) == "starttls",
        user: or("user", mail.and_then(|mail| mail.user.as_deref())),
        private: !page.typed(MAIL, "private").is_empty(),
        authority: page.typed(MAIL, "authority").to_owned(),
        open: page.refused(MAIL).is_some(),
    }
}

/// Sets up mail, once a trial was sent.
pub async fn mail(visit: Visit, sheet: Sheet) -> Answer {
    // It holds a talk with a server, which is large.
    let done = Box::pin(mailed(&visit, &sheet)).await;
    visit.answer(&sheet, done.map_err(plainly))
}

async fn mailed(visit: &Visit, sheet: &Sheet) -> Result<Toast> {
    let password = Some(sheet.typed("password")).filter(|text| !text.is_empty());
    let fields = MailFields {
        to: sheet.typed("to").to_owned(),
        from: None,
        host: sheet.text("host"),
        port: sheet.number("port")?,
        starttls: sheet.typed("security") == "starttls",
        user: sheet.text("user"),
        password: password.map(Secret::new),
        allow_private: sheet.get("private").is_some(),
        authority: sheet.text("authority"),
    };
    let (context, outside) = (&visit.context, &visit.app.outside);
    let write = letter::trial;
    let done = service::mail(context, outside, &visit.now, fields, write, false).await?;
    let to = done.mail.map(|mail| mail.to).unwrap_or_default();
    visit.toast("toast-nudges-mail", &[("to", &to)]).await
}

/// Something that is shown this once, to be copied.
#[derive(Template)]
#[template(path = "once.html")]
struct Once {
    page: Page,
    title: String,
    why: String,
    value: String,
}

/// Sets up a webhook, once it was called, and shows its key.
pub async fn hook(visit: Visit, sheet: Sheet) -> Response {
    let done = Box::pin(hooked(&visit, &sheet)).await;
    once(&visit, &sheet, "hook", done.map_err(plainly))
}

async fn hooked(visit: &Visit, sheet: &Sheet) -> Result<String> {
    let fields = HookFields {
        address: sheet.typed("address").to_owned(),
        allow_private: sheet.get("private").is_some(),
    };
    let (context, outside) = (&visit.context, &visit.app.outside);
    let done = service::webhook(context, outside, &visit.now, &fields, letter::trial).await?;
    Ok(done.secret)
}

/// Makes an address for calendars, and shows it.
pub async fn feed(visit: Visit, sheet: Sheet) -> Response {
    let done = fed(&visit).await;
    once(&visit, &sheet, "feed", done)
}

async fn fed(visit: &Visit) -> Result<String> {
    let path = service::make_feed(&visit.context, &visit.now).await?;
    let all = service::show(&visit.context, &visit.now).await?;
    let here = format!("http://{}", visit.app.hosts.listen);
    Ok(format!("{}{path}", all.base.unwrap_or(here)))
}

fn once(visit: &Visit, sheet: &Sheet, what: &str, done: Result<String>) -> Response {
    let say = |part: &str| {
        let key = format!("once-{what}{part}");
        visit.texts.say(&key).into_owned()
    };
    match done {
        Err(error) => visit.answer(sheet, Err(error)).into_response(),
        Ok(value) => {
            let screen = Once {
                title: say(""),
                why: say("-why"),
                value,
                page: Page::new(visit, "nudges"),
            };
            show(&screen.page, &screen).into_response()
        }
    }
}

/// Ends the feed for calendars.
pub async fn no_feed(visit: Visit, sheet: Sheet) -> Answer {
    let done = ended(&visit).await;
    visit.answer(&sheet, done)
}

async fn ended(visit: &Visit) -> Result<Toast> {
    if !service::revoke_feed(&visit.context).await? {
        return Err(Error::not_found("there is no feed any more"));
    }
    Ok(told(visit, "toast-feed-off"))
}

/// Sends a trial by the channel that was chosen.
pub async fn trial(visit: Visit, sheet: Sheet) -> Answer {
    let done = Box::pin(tried(&visit)).await;
    visit.answer(&sheet, done.map_err(plainly))
}

async fn tried(visit: &Visit) -> Result<Toast> {
    let (context, outside) = (&visit.context, &visit.app.outside);
    service::try_out(context, outside, &visit.now, letter::trial).await?;
    Ok(told(visit, "toast-nudges-trial"))
}
