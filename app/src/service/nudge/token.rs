//! The secret addresses of the feed for calendars and of the end of the nudges.

use jiff::Zoned;

use super::choose;
use super::settings::key;
use crate::Result;
use crate::ids::Ids;
use crate::service::context::Context;
use crate::service::secret_address;
use crate::service::session::Token;
use crate::store::{self, Db, Instant, NudgeToken, Opens, Tx, Word};

/// Stores the hash of a token, in the place of those that open the same.
pub(super) async fn store(
    context: &Context,
    now: &Zoned,
    tx: &mut Tx,
    token: &Token,
    opens: Opens,
) -> Result<()> {
    let (workspace_id, member_id) = key(context);
    store::nudge::revoke(tx, workspace_id, member_id, opens).await?;
    tx.insert(&NudgeToken {
        workspace_id,
        token_hash: token.hash(),
        member_id,
        opens: Word(opens),
        created: Instant::from(now.timestamp()),
    })
    .await?;
    Ok(())
}

/// The context of the member who gave out this token for this purpose.
pub(super) async fn opened(
    db: &Db,
    ids: &Ids,
    now: &Zoned,
    text: &str,
    opens: Opens,
) -> Result<Option<Context>> {
    let Some((context, token)) = secret_address::named(db, ids, now, text).await? else {
        return Ok(None);
    };
    let mut tx = context.read().await?;
    let found = tx
        .get::<NudgeToken>(&(token.workspace(), token.hash()))
        .await?;
    let own = |row: &NudgeToken| {
        (row.workspace_id, row.member_id) == key(&context) && row.opens.0 == opens
    };
    let fits = found.is_some_and(|row| own(&row));
    drop(tx);
    Ok(fits.then_some(context))
}

/// Whether the member gave out a feed.
pub(super) async fn has_feed(context: &Context, tx: &mut Tx) -> Result<bool> {
    let (workspace, member) = key(context);
    let all = store::nudge::tokens(tx, workspace, member).await?;
    Ok(all.iter().any(|token| token.opens.0 == Opens::Feed))
}

/// Makes a new secret address of the feed, and ends the one before. Gives the
/// end of its path, which is not shown again.
pub async fn make_feed(context: &Context, now: &Zoned) -> Result<String> {
    let token = secret_address::fresh(context)?;
    let mut tx = context.db.write().await?;
    store(context, now, &mut tx, &token, Opens::Feed).await?;
    tx.commit().await?;
    Ok(format!("/feed/{}.ics", token.to_text()))
}

/// Ends the feed; false when there was none.
pub async fn revoke_feed(context: &Context) -> Result<bool> {
    let (workspace, member) = key(context);
    let mut tx = context.db.write().await?;
    let ended = store::nudge::revoke(&mut tx, workspace, member, Opens::Feed).await?;
    tx.commit().await?;
    Ok(ended > 0)
}

/// Whether this token ends the nudges of somebody. Only reads.
pub async fn stops(db: &Db, ids: &Ids, now: &Zoned, text: &str) -> Result<bool> {
    Ok(opened(db, ids, now, text, Opens::Stop).await?.is_some())
}

/// Ends the nudges of whoever was sent this token; false when nobody was.
pub async fn stop(db: &Db, ids: &Ids, now: &Zoned, text: &str) -> Result<bool> {
    let Some(context) = opened(db, ids, now, text, Opens::Stop).await? else {
        return Ok(false);
    };
    choose::off(&context, now).await?;
    Ok(true)
}
