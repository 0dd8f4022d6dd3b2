//! Nudges by mail.

use jiff::Zoned;

use super::choose::keep;
use super::secret::{self, Inside};
use super::send::{Letter, Way};
use super::settings::{Channel, MailWay, Settings};
use super::token;
use super::told::{self, Write};
use super::view::{Nudges, view};
use crate::connect::fault::Unsent;
use crate::connect::smtp::{self, Post, Server};
use crate::connect::{Secret, tls};
use crate::service::connect::{Outside, mail_address, server_name};
use crate::service::context::Context;
use crate::service::secret_address;
use crate::service::text;
use crate::store::Opens;
use crate::{Error, Result};

/// What is known of a server that sends mail.
#[derive(Debug, Clone, Default)]
pub struct MailFields {
    /// Whom the mail is for.
    pub to: String,
    /// Whom it is from; the same when left out.
    pub from: Option<String>,
    /// The server; guessed from the sender's address when left out.
    pub host: Option<String>,
    /// Its port; 465, or 587 where a connection begins plain.
    pub port: Option<u16>,
    /// Whether a connection begins plain and is encrypted then.
    pub starttls: bool,
    /// The name to sign in with; the sender's address when left out.
    pub user: Option<String>,
    /// The password; none where nobody signs in.
    pub password: Option<Secret>,
    /// Whether the server may be on a private network.
    pub allow_private: bool,
    /// Certificates of an authority to believe, in PEM form.
    pub authority: Option<String>,
}

/// Sends what `write` writes as a trial, and when that goes well keeps how, and
/// chooses mail; with `dry_run` it is only tried, and the trial says nothing of
/// how to end what has not begun.
pub async fn mail(
    context: &Context,
    outside: &Outside,
    now: &Zoned,
    fields: MailFields,
    write: Write,
    dry_run: bool,
) -> Result<Nudges> {
    let password = fields.password.clone();
    let way = way(fields)?;
    let stop = secret_address::fresh(context)?;
    let inside = Inside {
        password: password.map(|secret| secret.reveal().to_owned()),
        address: None,
        stop: Some(stop.to_text()),
    };
    let id = context.ids.entity::<uuid::Uuid>().to_string();
    let ends = (!dry_run).then(|| stop.to_text());
    let letter = told::trial(context, outside, now, ends, write).await?;
    let trial = Way::trial(&id);
    let sent = deliver(outside, now, (&way, &inside), &letter, &trial).await;
    sent.map_err(Unsent::of_trial)?;
    let mut change = context.change(now, "nudges mail").await?;
    let before = Settings::load(context, change.tx()).await?;
    let settings = Settings {
        mail: Some(way),
        channel: Some(Channel::Mail),
        ..before.clone()
    };
    if !dry_run {
        keep(context, now, &mut change, &settings, &before).await?;
        secret::keep(context, outside, change.tx(), Channel::Mail, &inside).await?;
        token::store(context, now, change.tx(), &stop, Opens::Stop).await?;
    }
    let shown = view(context, now, change.tx(), &settings).await?;
    if !dry_run {
        change.commit().await?;
    }
    Ok(shown)
}

fn way(fields: MailFields) -> Result<MailWay> {
    let to = mail_address(&fields.to)?;
    let from = match &fields.from {
        Some(from) => mail_address(from)?,
        None => to.clone(),
    };
    let host = match &fields.host {
        Some(host) => server_name(host)?,
        None => usual_server(&from),
    };
    let user = match &fields.user {
        Some(user) => Some(text::title("the name to sign in with", user)?),
        None => fields.password.is_some().then(|| from.clone()),
    };
    if user.is_some() && fields.password.is_none() {
        return Err(Error::usage("it cannot sign in without a password")
            .hint("it is asked for, or read from standard input or --password-file FILE"));
    }
    if let Some(pem) = &fields.authority {
        tls::certificates(pem.as_bytes())?;
    }
    Ok(MailWay {
        allow: fields
            .allow_private
            .then(|| host.clone())
            .into_iter()
            .collect(),
        port: fields
            .port
            .unwrap_or(if fields.starttls { 587 } else { 465 }),
        starttls: fields.starttls,
        authority: fields.authority,
        to,
        from,
        host,
        user,
    })
}

/// Where mail from an address is usually sent.
fn usual_server(address: &str) -> String {
    let domain = address.rsplit('@').next().unwrap_or_default();
    match domain {
        "gmail.com" | "googlemail.com" => "smtp.gmail.com".to_owned(),
        "icloud.com" | "me.com" | "mac.com" => "smtp.mail.me.com".to_owned(),
        "yahoo.com" => "smtp.mail.yahoo.com".to_owned(),
        "fastmail.com" => "smtp.fastmail.com".to_owned(),
        _ => format!("smtp.{domain}"),
    }
}

/// Hands a letter to the server.
pub(super) async fn deliver(
    outside: &Outside,
    now: &Zoned,
    (mail, inside): (&MailWay, &Inside),
    letter: &Letter,
    way: &Way<'_>,
) -> std::result::Result<(), Unsent> {
    let login = match (&mail.user, inside.password()) {
        (None, _) => None,
        (Some(user), Some(password)) => Some((user.clone(), password)),
        (Some(_), None) => {
            return Err(Unsent::never(
                Error::refused("the password of the mail server is not known here")
                    .hint("give it again: legwork nudges mail ADDRESS --host HOST"),
            ));
        }
    };
    let server = Server {
        host: mail.host.clone(),
        port: mail.port,
        starttls: mail.starttls,
        login,
        authority: mail.authority.clone(),
    };
    let post = Post {
        from: ("Legwork", &mail.from),
        to: &mail.to,
        reply_to: way.reply,
        subject: &letter.subject,
        text: &letter.text,
        html: &letter.html,
        id: way.id,
        at: now.timestamp(),
        headers: unsubscribe(way.base, inside.stop.as_deref()),
    };
    let guard = outside.guard(&mail.allow);
    smtp::send(&guard, &server, &post, outside.limits.total).await
}

/// How a mail program ends the mails (RFC 2369); by one click where the address
/// is one of https (RFC 8058).
fn unsubscribe(base: &str, stop: Option<&str>) -> Vec<(&'static str, String)> {
    let Some(stop) = stop.filter(|_| !base.is_empty()) else {
        return Vec::new();
    };
    let mut headers = vec![("List-Unsubscribe", format!("<{base}/stop/{stop}>"))];
    if base.starts_with("https://") {
        let one_click = "List-Unsubscribe=One-Click".to_owned();
        headers.push(("List-Unsubscribe-Post", one_click));
    }
    headers
}
