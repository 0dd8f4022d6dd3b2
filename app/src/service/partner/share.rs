//! Making an address for an accountability partner.

use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use serde::Serialize;
use uuid::Uuid;

use super::list::{ShareView, view};
use crate::ids::{LineageId, ShareId};
use crate::service::context::Context;
use crate::service::{SCHEMA, find, secret_address, text};
use crate::store::{self, Day, Instant, Json, PartnerShare, Tx};
use crate::{Error, Result};

/// For how many days an address opens something unless said otherwise: a
/// quarter, after which one looks anew who should see what.
const USUAL: i32 = 90;

/// The longest, in days: a year.
const LONGEST: i32 = 366;

/// So many addresses may be there at once, those that are over included.
const MOST: usize = 50;

/// Longest name of whom it is for, in characters.
const NAME: usize = 80;

/// What `share` takes.
#[derive(Debug, Clone, Default)]
pub struct Share {
    /// The id that it will have; a new one unless given. What is sent twice
    /// with one id is refused the second time.
    pub id: Option<Uuid>,
    /// Whom it is for.
    pub name: String,
    /// The commitments: id, prefix or words of each.
    pub commitments: Vec<String>,
    /// Whether what reviews came to is seen as well.
    pub reviews: bool,
    /// The last day; 90 days from now unless given, at most 366.
    pub until: Option<Date>,
}

/// A new address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Shared {
    /// Version of this shape.
    pub schema: u8,
    /// What is shared with whom.
    pub share: ShareView,
    /// The path of the address, which is shown this once.
    #[serde(skip)]
    pub path: String,
}

/// Makes an address that shows these commitments to whoever knows it.
pub async fn share(context: &Context, now: &Zoned, input: &Share) -> Result<Shared> {
    let today = context.today(now);
    let name = name(&input.name)?;
    let last_day = last_day(input.until, today)?;
    let token = secret_address::fresh(context)?;
    let mut tx = context.db.write().await?;
    let share_id = free(context, &mut tx, input.id).await?;
    let row = PartnerShare {
        workspace_id: context.workspace_id(),
        share_id,
        member_id: context.member_id,
        token_hash: token.hash(),
        name,
        chosen: Json(chosen(context, &mut tx, today, &input.commitments).await?),
        reviews: input.reviews,
        last_day: Day(last_day),
        created: Instant::from(now.timestamp()),
    };
    tx.insert(&row).await?;
    let commitments = store::commitment::list(&mut tx, row.workspace_id, context.member_id).await?;
    let share = view(context, now, &row, &commitments);
    tx.commit().await?;
    Ok(Shared {
        schema: SCHEMA,
        share,
        path: format!("/partner/{}", token.to_text()),
    })
}

fn name(given: &str) -> Result<String> {
    let name = text::title("the name of whom it is for", given)?;
    if name.chars().count() > NAME {
        let sentence = format!("the name of whom it is for has more than {NAME} characters");
        return Err(Error::usage(sentence));
    }
    Ok(name)
}

fn last_day(until: Option<Date>, today: Date) -> Result<Date> {
    let until = until.unwrap_or_else(|| today.saturating_add(USUAL.days()));
    let longest = today.saturating_add(LONGEST.days());
    if until < today {
        return Err(Error::usage(format!("{until} has passed already")));
    }
    if until > longest {
        return Err(Error::usage(format!(
            "a link lasts at most a year: until {longest}"
        )));
    }
    Ok(until)
}

/// The id of a new one. Fails when there are enough, or it is there already.
async fn free(context: &Context, tx: &mut Tx, id: Option<Uuid>) -> Result<ShareId> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let all = store::partner::list(tx, workspace, member).await?;
    if all.len() >= MOST {
        return Err(
            Error::refused(format!("there are {MOST} links already: end one first"))
                .hint("`legwork partner` lists them, `legwork partner revoke NAME` ends one"),
        );
    }
    let Some(id) = id.map(ShareId::from) else {
        return Ok(context.ids.entity());
    };
    match tx.get::<PartnerShare>(&(workspace, id)).await? {
        None => Ok(id),
        Some(_) => Err(Error::conflict(
            "this was shared already, and its link shown; end it and share anew if it is lost",
        )),
    }
}

/// The commitments that are meant, each once.
async fn chosen(
    context: &Context,
    tx: &mut Tx,
    today: Date,
    words: &[String],
) -> Result<Vec<LineageId>> {
    if words.is_empty() {
        return Err(Error::usage("choose at least one commitment to share")
            .hint("`legwork commitments` lists them"));
    }
    let mut chosen = Vec::with_capacity(words.len());
    for words in words {
        let found = find::commitment(context, tx, today, words).await?;
        if !chosen.contains(&found.lineage_id) {
            chosen.push(found.lineage_id);
        }
    }
    Ok(chosen)
}
