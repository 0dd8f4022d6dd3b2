//! Mail by IMAP: who was written to, and who wrote. Of a mail only its headers
//! are asked for, and folders are opened for reading alone.
//!
//! `wire` connects, `sign_in` signs in, `folders` finds the folders, `headers`
//! makes sightings of headers; here is the order of it all.

mod folders;
mod headers;
mod sign_in;
mod wire;

use std::collections::BTreeMap;
use std::time::Duration;

use futures_util::TryStreamExt;
use jiff::Zoned;
use jiff::civil::Date;
use rustls::ClientConfig;
use serde::{Deserialize, Serialize};
use tokio::time::timeout;

use super::batch::Batch;
use super::guard::Guard;
use super::secret::Secret;
use crate::connect::words;
use crate::{Error, Result};

use folders::Folder;
pub use folders::Role;
pub use headers::read;
use wire::Wire;

/// How many mails are asked for at once.
const PART: usize = 200;
/// The most bytes that one part may take: about 300 KB for each mail.
const LARGEST: u64 = 64 * 1024 * 1024;

/// A server of mail, and how to sign in.
#[derive(Debug, Clone)]
pub struct Server {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Whether a connection begins plain, and is encrypted before anything is
    /// told.
    pub starttls: bool,
    /// The name to sign in with.
    pub user: String,
    /// The password, or the token.
    pub password: Secret,
    /// Whether it is a token of `OAuth2`.
    pub token: bool,
    /// Whether such a token is renewed by itself.
    pub renews: bool,
}

/// What of the mail is wanted.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The member's own addresses, in small letters.
    pub me: Vec<String>,
    /// The folder of sent mail, where it is named.
    pub sent: Option<String>,
    /// The folder of received mail, where it is named.
    pub inbox: Option<String>,
    /// The address to which the member mails lines of a log.
    pub log_to: Option<String>,
    /// Nothing before this day.
    pub since: Date,
}

/// Where to go on in each folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Cursor {
    folders: BTreeMap<String, Place>,
}

/// Where to go on in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Place {
    /// While this stays the same, so do the numbers of mails (RFC 3501).
    validity: u32,
    /// The number of the last mail that was seen.
    uid: u32,
}

/// A look at a mailbox under way.
pub struct Mailbox {
    session: async_imap::Session<Wire>,
    patience: Duration,
    host: String,
    wanted: Wanted,
    now: Zoned,
    cursor: Cursor,
    /// What is still to be read, the folder in turn last.
    todo: Vec<Todo>,
    /// Which folder is open.
    open: Option<String>,
    done: u64,
    of: u64,
}

/// The mails of one folder that were not seen yet.
struct Todo {
    folder: Folder,
    validity: u32,
    /// In order, the next last.
    uids: Vec<u32>,
}

impl Mailbox {
    /// Signs in and finds what is new.
    pub async fn open(
        guard: &Guard,
        tls: ClientConfig,
        server: &Server,
        wanted: Wanted,
        cursor: &serde_json::Value,
        now: &Zoned,
        patience: Duration,
    ) -> Result<Self> {
        let host = server.host.clone();
        let wire = within(&host, patience, wire::connect(guard, tls, server, patience)).await?;
        let session = within(&host, patience, sign_in::sign_in(wire, server)).await?;
        let mut mailbox = Self {
            session,
            patience,
            host,
            wanted,
            now: now.clone(),
            cursor: serde_json::from_value(cursor.clone()).unwrap_or_default(),
            todo: Vec::new(),
            open: None,
            done: 0,
            of: 0,
        };
        mailbox.plan().await?;
        Ok(mailbox)
    }

    /// Finds the folders, and in each the mails that were not seen yet. Received
    /// mail is read first: who wrote matters to what was sent.
    async fn plan(&mut self) -> Result<()> {
        let patience = self.patience;
        let host = self.host.clone();
        let found = folders::find(&mut self.session, &self.wanted);
        let found = within(&host, patience, found).await?;
        for folder in found.into_iter().rev() {
            let todo = within(&host, patience, self.new_in(folder)).await?;
            self.of += todo.uids.len() as u64;
            self.todo.push(todo);
        }
        Ok(())
    }

    async fn new_in(&mut self, folder: Folder) -> Result<Todo> {
        let validity = self.examine(&folder.name).await?;
        let known = self.cursor.folders.get(&folder.name);
        let last = known.filter(|place| place.validity == validity);
        let last = last.map_or(0, |place| place.uid);
        let since = self.wanted.since.strftime("%-d-%b-%Y");
        let first = last.saturating_add(1);
        let query = format!("UID {first}:* SINCE {since}");
        let found = self.session.uid_search(query).await;
        let found = found.map_err(|error| fault(&self.host, &error))?;
        // The last mail of a folder is found by any number above it.
        let mut uids: Vec<u32> = found.into_iter().filter(|uid| *uid > last).collect();
        uids.sort_unstable_by(|a, b| b.cmp(a));
        Ok(Todo {
            folder,
            validity,
            uids,
        })
    }

    /// Opens a folder for reading alone; tells what its numbers hang on.
    async fn examine(&mut self, name: &str) -> Result<u32> {
        let opened = self.session.examine(name).await;
        let opened = opened.map_err(|error| {
            Error::failed(format!(
                "the folder '{name}' cannot be opened: {}",
                said(&error)
            ))
            .hint("name the folders: legwork connect edit NAME --sent FOLDER --inbox FOLDER")
        })?;
        self.open = Some(name.to_owned());
        Ok(opened.uid_validity.unwrap_or(0))
    }

    /// The next mails; none when all were read.
    pub async fn next(&mut self) -> Result<Option<Batch>> {
        while self.todo.last().is_some_and(|todo| todo.uids.is_empty()) {
            self.todo.pop();
        }
        let Some(mut todo) = self.todo.pop() else {
            let bye = self.session.logout();
            // All was read; nobody minds how it ends.
            _ = timeout(self.patience, bye).await;
            return Ok(None);
        };
        let rest = todo.uids.len().saturating_sub(PART);
        let mut uids = todo.uids.split_off(rest);
        uids.reverse();
        let (host, patience) = (self.host.clone(), self.patience);
        let batch = within(&host, patience, self.fetch(&todo, &uids)).await?;
        self.todo.push(todo);
        Ok(Some(batch))
    }

    async fn fetch(&mut self, todo: &Todo, uids: &[u32]) -> Result<Batch> {
        let name = &todo.folder.name;
        if self.open.as_deref() != Some(name) && self.examine(name).await? != todo.validity {
            return Err(
                Error::failed(format!("the folder '{name}' was renumbered meanwhile"))
                    .hint("it is looked at again later"),
            );
        }
        self.session.as_mut().allow(LARGEST);
        let asked = self.session.uid_fetch(set(uids), headers::QUERY).await;
        let asked = asked.map_err(|error| fault(&self.host, &error))?;
        let mails: Vec<_> = asked
            .try_collect()
            .await
            .map_err(|error| fault(&self.host, &error))?;
        let mut batch = Batch::default();
        for mail in &mails {
            match headers::sighting(mail, todo.folder.role, &self.wanted, &self.now) {
                Ok(sighting) => batch.sightings.push(sighting),
                Err(reason) => batch.leave(reason),
            }
        }
        let place = Place {
            validity: todo.validity,
            uid: uids.last().copied().unwrap_or_default(),
        };
        self.cursor.folders.insert(name.clone(), place);
        self.done += uids.len() as u64;
        (batch.done, batch.of) = (self.done, self.of);
        batch.cursor = serde_json::to_value(&self.cursor).unwrap_or_default();
        Ok(batch)
    }
}

/// "1:5,8" of the numbers 1 to 5 and 8, which are in order.
fn set(uids: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &uid in uids {
        match runs.last_mut() {
            Some((_, end)) if end.checked_add(1) == Some(uid) => *end = uid,
            _ => runs.push((uid, uid)),
        }
    }
    let runs = runs.into_iter().map(|(from, to)| {
        if from == to {
            from.to_string()
        } else {
            format!("{from}:{to}")
        }
    });
    runs.collect::<Vec<_>>().join(",")
}

/// Work that a server may not draw out.
async fn within<T>(
    host: &str,
    patience: Duration,
    work: impl Future<Output = Result<T>>,
) -> Result<T> {
    match timeout(patience, work).await {
        Ok(done) => done,
        Err(_) => Err(Error::failed(format!(
            "{host} does not answer within {} seconds",
            patience.as_secs()
        ))
        .hint("it is tried again later; check the server and the port if that goes on")),
    }
}

/// What went wrong between us and a server.
fn fault(host: &str, error: &async_imap::error::Error) -> Error {
    Error::failed(format!("{host} breaks off: {}", said(error))).hint("it is tried again later")
}

/// An error in few words: what the server says, on one line.
fn said(error: &async_imap::error::Error) -> String {
    use async_imap::error::Error as Fault;
    let text = match error {
        Fault::No(text) | Fault::Bad(text) => text.clone(),
        Fault::Io(error) => error.to_string(),
        Fault::ConnectionLost => "the connection was lost".to_owned(),
        Fault::Validate(_) => {
            "a name or a password holds a character that cannot be sent".to_owned()
        }
        _ => "its answer cannot be read".to_owned(),
    };
    words::line(&text, 200)
}

#[cfg(test)]
mod tests {
    use super::set;

    #[test]
    fn numbers_in_a_row_are_a_range() {
        assert_eq!(set(&[1, 2, 3, 5, 7, 8]), "1:3,5,7:8");
        assert_eq!(set(&[u32::MAX]), "4294967295");
    }
}
