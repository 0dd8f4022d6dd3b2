//! Connectors: where the program looks for what was done, by itself.
//!
//! `settings` says what is known of one, `words` reads what is typed of it,
//! `secrets` holds what it signs in with and `vault` seals that, `open` hands all
//! of it to a protocol, `renewal` renews access tokens, `look` stores what the
//! protocol saw, `sync` does so for several, `schedule` says when, and `view`
//! tells how it went.

mod add;
mod edit;
mod folder;
mod lend;
mod look;
mod open;
mod remove;
mod renewal;
mod schedule;
mod secrets;
mod settings;
mod sync;
mod tried;
mod vault;
mod view;
mod words;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Zoned;
use tokio::sync::Notify;

use super::context::Context;
use super::find;
use crate::Result;
use crate::store::{Connector, Tx};

pub use crate::connect::http::Limits;
pub use crate::connect::{Lookup, Secret, System};
pub use crate::store::ConnectorKind;
pub use add::{Added, add};
pub use edit::{Edited, edit};
pub use folder::folder_at;
pub use remove::{hasten, pause, remove, resume};
pub use settings::Fields;
pub use sync::{Looked, Outcome, Progress, Synced, due, sync};
pub use tried::Tried;
pub use view::{ConnectorView, Connectors, list, show};
pub(super) use words::{mail_address, server as server_name};

/// What connectors need of the world: only the edge knows it.
pub struct Outside {
    /// The file with the key that seals passwords. It is made when there is none.
    pub key: PathBuf,
    /// How names become addresses.
    pub lookup: Arc<dyn Lookup>,
    /// A clock to be asked again and again: a look may last.
    pub clock: Box<dyn Fn() -> Zoned + Send + Sync>,
    /// How long servers are waited for, and how much they may say.
    pub limits: Limits,
    /// Told when looking is to end before its time; what was seen is kept.
    pub stop: Arc<Notify>,
}

impl Outside {
    /// The world through the resolver of the system.
    pub fn new(key: PathBuf, clock: Box<dyn Fn() -> Zoned + Send + Sync>) -> Self {
        Self {
            key,
            lookup: Arc::new(System),
            clock,
            limits: Limits::default(),
            stop: Arc::default(),
        }
    }
}

impl fmt::Debug for Outside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outside")
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

/// The connector that `text` means.
async fn named(context: &Context, tx: &mut Tx, text: &str) -> Result<Connector> {
    find::connector(context, tx, text).await
}
