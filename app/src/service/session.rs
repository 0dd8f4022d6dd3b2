//! Sessions: who a browser acts for, by a secret that only the browser keeps.

use jiff::{SignedDuration, Zoned};
use sha2::{Digest, Sha256};

use super::context::Context;
use crate::hex::hex;
use crate::ids::{Ids, WorkspaceId};
use crate::store::{self, Db, Instant};
use crate::{Error, Result};

/// A session ends this long after it began, whatever happens.
pub const LIFE: SignedDuration = SignedDuration::from_hours(90 * 24);

/// A session ends when nothing was changed in it for so long.
pub const IDLE: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The use of a session is written down at most so often.
const NOTED: SignedDuration = SignedDuration::from_hours(1);

/// What a browser shows to be let in: whose workspace, and a secret of 256 bits
/// as hexadecimal digits. Never written down, never shown in a message.
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    workspace: WorkspaceId,
    secret: String,
}

impl Token {
    /// A new token for a workspace.
    pub(super) fn new(workspace: WorkspaceId, ids: &Ids) -> Result<Self> {
        let secret = secret(ids)?;
        Ok(Self { workspace, secret })
    }

    /// Reads what [`Token::to_text`] wrote.
    pub fn read(text: &str) -> Option<Self> {
        let (workspace, secret) = text.split_once('.')?;
        let digits = secret.len() == 64 && secret.bytes().all(|byte| byte.is_ascii_hexdigit());
        Some(Self {
            workspace: workspace.parse().ok()?,
            secret: digits.then(|| secret.to_owned())?,
        })
    }

    /// The token as the browser keeps it.
    pub fn to_text(&self) -> String {
        format!("{}.{}", self.workspace.uuid().simple(), self.secret)
    }

    /// What may be kept of it.
    pub(super) fn hash(&self) -> String {
        hash(&self.secret)
    }

    /// Whose workspace it opens.
    pub(super) const fn workspace(&self) -> WorkspaceId {
        self.workspace
    }
}

/// A new secret of 256 bits as hexadecimal digits.
pub fn secret(ids: &Ids) -> Result<String> {
    let bytes = ids.secret();
    let bytes = bytes.ok_or_else(|| Error::failed("this system gives no random numbers"))?;
    Ok(hex(&bytes))
}

/// The SHA-256 of a secret as hexadecimal digits: what may be kept of it.
pub fn hash(secret: impl AsRef<[u8]>) -> String {
    hex(&Sha256::digest(secret.as_ref()))
}

/// Begins a session of the context's member, and forgets those that are over.
pub async fn begin(context: &Context, now: &Zoned) -> Result<Token> {
    let workspace = context.workspace_id();
    let token = Token::new(workspace, &context.ids)?;
    let at = Instant::from(now.timestamp());
    let mut tx = context.db.write().await?;
    let (oldest, stalest) = (before(now, LIFE), before(now, IDLE));
    store::session::drop_old(&mut tx, workspace, oldest, stalest).await?;
    tx.insert(&store::Session {
        workspace_id: workspace,
        token_hash: token.hash(),
        member_id: context.member_id,
        created: at,
        seen: at,
    })
    .await?;
    tx.commit().await?;
    Ok(token)
}

/// The context of whoever holds this token; none when the session is over or
/// never was. Only reads.
pub async fn resume(db: &Db, ids: &Ids, now: &Zoned, token: &Token) -> Result<Option<Context>> {
    let found = find(db, ids, now, token).await?;
    Ok(found.map(|(context, _)| context))
}

/// The same for a request that changes something, and notes that the session was
/// used. Reading does not count: a request that only reads must leave the
/// database as it was.
pub async fn renew(db: &Db, ids: &Ids, now: &Zoned, token: &Token) -> Result<Option<Context>> {
    let Some((context, seen)) = find(db, ids, now, token).await? else {
        return Ok(None);
    };
    if seen < before(now, NOTED) {
        let mut tx = db.write().await?;
        let at = Instant::from(now.timestamp());
        store::session::seen(&mut tx, token.workspace, &token.hash(), at).await?;
        tx.commit().await?;
    }
    Ok(Some(context))
}

/// The context of whoever holds this token, and when the session was last used.
async fn find(
    db: &Db,
    ids: &Ids,
    now: &Zoned,
    token: &Token,
) -> Result<Option<(Context, Instant)>> {
    let held = store::session::held(db, token.workspace, &token.hash()).await?;
    let lives = |held: &store::HeldSession| {
        held.session_created >= before(now, LIFE) && held.session_seen >= before(now, IDLE)
    };
    Ok(held.filter(lives).map(|held| {
        let context = Context::of(db.clone(), ids.clone(), held.context);
        (context, held.session_seen)
    }))
}

/// A new session when the context's member is gone: an import that replaced an
/// empty workspace takes its sessions along, and whoever sent it stays. None
/// while the member is there.
pub async fn follow(context: &Context, now: &Zoned) -> Result<Option<Token>> {
    let mut tx = context.db.read().await?;
    let key = (context.workspace_id(), context.member_id);
    if tx.get::<store::Member>(&key).await?.is_some() {
        return Ok(None);
    }
    drop(tx);
    let next = Context::open(context.db.clone(), context.ids.clone(), now).await?;
    Ok(Some(begin(&next, now).await?))
}

/// Ends a session: the token opens nothing any more.
pub async fn end(db: &Db, token: &Token) -> Result<()> {
    let mut tx = db.write().await?;
    let key = (token.workspace, token.hash());
    tx.remove::<store::Session>(&key).await?;
    Ok(tx.commit().await?)
}

/// Whether the database answers.
pub async fn ready(db: &Db) -> Result<()> {
    let tx = db.read().await?;
    Ok(tx.roll_back().await?)
}

fn before(now: &Zoned, span: SignedDuration) -> Instant {
    Instant::from(
        now.timestamp()
            .checked_sub(span)
            .unwrap_or_else(|_| now.timestamp()),
    )
}
