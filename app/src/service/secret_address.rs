//! Addresses that open one thing to whoever knows them: the feed for calendars,
//! the end of the nudges, what an accountability partner sees.
//!
//! A secret has 256 bits; its hash alone is stored, nothing writes down who
//! asked for it, and taking it back ends it at once.

use jiff::Zoned;

use super::context::Context;
use super::session::Token;
use crate::Result;
use crate::ids::Ids;
use crate::store::Db;

/// A new token for the context's workspace.
pub(super) fn fresh(context: &Context) -> Result<Token> {
    Token::new(context.workspace_id(), &context.ids)
}

/// What the end of an address says, and the context of the member it speaks of.
/// None when it says nothing, or speaks of nobody here. Whether it opens
/// anything is not looked at.
pub(super) async fn named(
    db: &Db,
    ids: &Ids,
    now: &Zoned,
    text: &str,
) -> Result<Option<(Context, Token)>> {
    let Some(token) = Token::read(text) else {
        return Ok(None);
    };
    let context = Context::open(db.clone(), ids.clone(), now).await?;
    let here = token.workspace() == context.workspace_id();
    Ok(here.then_some((context, token)))
}
