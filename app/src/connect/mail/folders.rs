//! The folders of received and of sent mail.

use async_imap::Session;
use async_imap::types::{Name, NameAttribute};
use futures_util::TryStreamExt;

use super::wire::Wire;
use super::{Wanted, fault};
use crate::{Error, Result};

/// What lies in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// What others sent.
    Inbox,
    /// What the member sent.
    Sent,
}

/// One folder, by the name that the server gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Folder {
    pub(super) name: String,
    pub(super) role: Role,
}

/// What folders of sent mail are called where the server does not say which one
/// it is; as IMAP writes them, in small letters.
const SENT: [&str; 14] = [
    "sent",
    "sent items",
    "sent messages",
    "sent mail",
    "sent-mail",
    "gesendet",
    "gesendete elemente",
    "gesendete objekte",
    "envoy&aok-s",
    "&aok-l&aok-ments envoy&aok-s",
    "enviados",
    "elementos enviados",
    "posta inviata",
    "verzonden items",
];

/// The most folders that are listed.
const MOST: usize = 10_000;

/// The folders to look at, received mail first.
pub(super) async fn find(session: &mut Session<Wire>, wanted: &Wanted) -> Result<Vec<Folder>> {
    let listed = session.list(Some(""), Some("*")).await;
    let broken = |error: async_imap::error::Error| fault("the server", &error);
    let names: Vec<Name> = listed
        .map_err(broken)?
        .try_collect()
        .await
        .map_err(broken)?;
    if names.len() > MOST {
        return Err(Error::refused("there are more than 10,000 folders"));
    }
    let inbox = match &wanted.inbox {
        Some(name) => named(&names, name)?,
        None => "INBOX".to_owned(),
    };
    let sent = match &wanted.sent {
        Some(name) => named(&names, name)?,
        None => sent(&names).ok_or_else(|| {
            Error::failed("there is no folder of sent mail to be found")
                .hint(format!("name it with --sent; there are: {}", list(&names)))
        })?,
    };
    Ok(vec![
        Folder {
            name: inbox,
            role: Role::Inbox,
        },
        Folder {
            name: sent,
            role: Role::Sent,
        },
    ])
}

/// The folder that the server marks (RFC 6154), else one with a usual name.
fn sent(names: &[Name]) -> Option<String> {
    let marked = |name: &&Name| name.attributes().contains(&NameAttribute::Sent);
    let called = |name: &&Name| {
        let parts = name.name().rsplit(name.delimiter().unwrap_or("/"));
        let last = parts.into_iter().next().unwrap_or_default().to_lowercase();
        SENT.contains(&last.as_str()) && !name.attributes().contains(&NameAttribute::NoSelect)
    };
    let found = names
        .iter()
        .find(marked)
        .or_else(|| names.iter().find(called));
    found.map(|name| name.name().to_owned())
}

/// The folder of this name, whatever its capitals.
fn named(names: &[Name], wanted: &str) -> Result<String> {
    let exactly = names.iter().find(|name| name.name() == wanted);
    let alike = || {
        names
            .iter()
            .find(|name| name.name().eq_ignore_ascii_case(wanted))
    };
    let found = exactly.or_else(alike).map(|name| name.name().to_owned());
    found.ok_or_else(|| {
        Error::not_found(format!("there is no folder '{wanted}' in the mailbox"))
            .hint(format!("there are: {}", list(names)))
    })
}

fn list(names: &[Name]) -> String {
    let some: Vec<&str> = names.iter().take(30).map(Name::name).collect();
    some.join(", ")
}
