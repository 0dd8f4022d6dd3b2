//! How often people are touched who stand alike, or share a tag.

use jiff::Zoned;
use legwork_core::next::usual;
use legwork_core::vocabulary::Relationship;
use serde::Serialize;

use crate::service::context::Context;
use crate::service::people::tag_of;
use crate::service::{SCHEMA, text};
use crate::store::{Rhythm, RhythmOf, Tx, Word};
use crate::{Error, Result};

/// The longest rhythm, in days.
const LONGEST: u32 = 3_650;

/// Whose rhythm it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// Everybody with a tag.
    Tag(String),
    /// Everybody of a relationship.
    Relationship(String),
}

/// One rhythm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RhythmView {
    /// `relationship` or `tag`.
    pub about: String,
    /// The relationship, or the tag.
    pub name: String,
    /// Days from one touch to the next; none for whoever is due only when asked for.
    pub days: Option<u32>,
    /// Whether the member said so; else it is what is usual.
    pub own: bool,
}

/// Every rhythm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rhythms {
    /// Version of this shape.
    pub schema: u8,
    /// Those of the relationships, then those of tags.
    pub rhythms: Vec<RhythmView>,
}

/// Every rhythm in use: one for each relationship, and those of tags.
pub async fn rhythms(context: &Context) -> Result<Rhythms> {
    let mut tx = context.read().await?;
    all(context, &mut tx).await
}

/// Says how often people are touched; 0 goes back to what is usual.
pub async fn set_rhythm(
    context: &Context,
    now: &Zoned,
    whose: &Whose,
    days: u32,
) -> Result<Rhythms> {
    if days > LONGEST {
        return Err(Error::usage("a rhythm is 1 to 3,650 days; 0 ends it"));
    }
    let (about, name) = match whose {
        Whose::Tag(tag) => (RhythmOf::Tag, tag_of(tag)?),
        Whose::Relationship(word) => {
            let known: Relationship = text::fold(word).parse()?;
            (RhythmOf::Relationship, known.to_string())
        }
    };
    let label = format!("next rhythm {name} {days}");
    let mut change = context.change(now, label).await?;
    let row = Rhythm {
        workspace_id: context.workspace_id(),
        about: Word(about),
        name,
        days: i64::from(days),
    };
    if days == 0 {
        let key = (row.workspace_id, row.about, row.name);
        change.remove::<Rhythm>(&key).await?;
    } else {
        change.put(&row).await?;
    }
    let shown = all(context, change.tx()).await?;
    change.commit().await?;
    Ok(shown)
}

async fn all(context: &Context, tx: &mut Tx) -> Result<Rhythms> {
    let own = tx.all::<Rhythm>(context.workspace_id()).await?;
    let days = |row: &Rhythm| u32::try_from(row.days).ok();
    let of_relationship = |one: &Relationship| {
        let stated = own
            .iter()
            .find(|row| row.about.0 == RhythmOf::Relationship && row.name == one.as_str());
        RhythmView {
            about: RhythmOf::Relationship.to_string(),
            name: one.to_string(),
            days: stated.map_or(usual(*one), days),
            own: stated.is_some(),
        }
    };
    let mut rhythms: Vec<RhythmView> = Relationship::ALL.iter().map(of_relationship).collect();
    let tags = own.iter().filter(|row| row.about.0 == RhythmOf::Tag);
    rhythms.extend(tags.map(|row| RhythmView {
        about: RhythmOf::Tag.to_string(),
        name: row.name.clone(),
        days: days(row),
        own: true,
    }));
    Ok(Rhythms {
        schema: SCHEMA,
        rhythms,
    })
}
