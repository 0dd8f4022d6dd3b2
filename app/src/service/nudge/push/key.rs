//! The key by which services of browsers know who sends. It is made before the
//! first browser is taken in, and forgotten with the last.

use super::super::secret::{self, Inside};
use super::super::settings::{Channel, key};
use crate::connect::push::Key;
use crate::service::connect::Outside;
use crate::service::context::Context;
use crate::store::{NudgeSecret, Tx};
use crate::{Error, Result};

/// What browsers are to be told of the key, which is made when there is none.
pub async fn begin(context: &Context, outside: &Outside) -> Result<String> {
    let mut tx = context.db.write().await?;
    if let Some(key) = find(context, outside, &mut tx).await? {
        return Ok(key.public());
    }
    let fresh = Key::fresh()?;
    let inside = Inside {
        password: Some(fresh.reveal().to_owned()),
        ..Inside::default()
    };
    secret::keep(context, outside, &mut tx, Channel::Push, &inside).await?;
    tx.commit().await?;
    Ok(Key::read(&fresh)?.public())
}

/// The same where there is a key already; it only reads.
pub async fn known(context: &Context, outside: &Outside) -> Result<Option<String>> {
    let mut tx = context.read().await?;
    let found = find(context, outside, &mut tx).await?;
    Ok(found.map(|key| key.public()))
}

/// The key, which must be there.
pub(super) async fn need(context: &Context, outside: &Outside, tx: &mut Tx) -> Result<Key> {
    find(context, outside, tx).await?.ok_or_else(|| {
        Error::refused("there is no key for nudges in browsers")
            .hint("choose the browser anew, in its page Settings > Nudges")
    })
}

async fn find(context: &Context, outside: &Outside, tx: &mut Tx) -> Result<Option<Key>> {
    let opened = secret::open(context, outside, tx, Channel::Push).await;
    let inside = opened.map_err(|error| {
        Error::refused(format!(
            "nudges cannot be sent to browsers: {}",
            error.message()
        ))
        .hint("put the key back, or name its file with LEGWORK_KEY")
        .hint("or begin anew: legwork nudges push remove all, and choose the browsers again")
    })?;
    inside
        .password()
        .map(|secret| Key::read(&secret))
        .transpose()
}

/// Forgets the key: no browser is left that knows it.
pub(super) async fn forget(context: &Context, tx: &mut Tx) -> Result<()> {
    let (workspace, member) = key(context);
    let at = (workspace, member, Channel::Push.to_string());
    tx.remove::<NudgeSecret>(&at).await?;
    Ok(())
}
