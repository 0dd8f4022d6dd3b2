//! Tags of people.

use serde::Serialize;

use crate::ids::PersonId;
use crate::service::context::Context;
use crate::service::{SCHEMA, text};
use crate::store::{self, Change, PersonTag};
use crate::{Error, Result};

/// Longest tag, in characters.
const LONGEST: usize = 40;

/// A tag in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TagView {
    /// The tag.
    pub tag: String,
    /// How many people have it.
    pub people: i64,
}

/// Every tag in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tags {
    /// Version of this shape.
    pub schema: u8,
    /// The tags by name.
    pub tags: Vec<TagView>,
}

/// Every tag that somebody has.
pub async fn tags(context: &Context) -> Result<Tags> {
    let mut tx = context.read().await?;
    let used = store::tag::used(&mut tx, context.workspace_id()).await?;
    let view = |(tag, people)| TagView { tag, people };
    Ok(Tags {
        schema: SCHEMA,
        tags: used.into_iter().map(view).collect(),
    })
}

/// A tag as kept: one word in small letters, without the `#`.
pub(in crate::service) fn tag_of(text: &str) -> Result<String> {
    let folded = text::fold(text.trim().trim_start_matches('#'));
    let tag = folded.split_whitespace().collect::<Vec<_>>().join("-");
    let length = tag.chars().count();
    if !tag.chars().any(char::is_alphanumeric) || tag.contains([',', ';']) {
        return Err(
            Error::usage(format!("'{}' is not a tag", text::shown(text)))
                .hint("a tag is a word such as golf or conference-2027"),
        );
    }
    if length > LONGEST {
        return Err(Error::usage(format!(
            "the tag has {length} characters; at most {LONGEST} are kept"
        )));
    }
    Ok(tag)
}

/// Gives tags to a person, and takes others away.
pub(super) async fn retag(
    change: &mut Change,
    person: PersonId,
    add: &[String],
    remove: &[String],
) -> Result<()> {
    let workspace_id = change.workspace();
    for text in remove {
        let tag = tag_of(text)?;
        let key = (workspace_id, person, tag.clone());
        if change.remove::<PersonTag>(&key).await?.is_none() {
            return Err(Error::not_found(format!(
                "there is no tag '{tag}' to remove"
            )));
        }
    }
    for text in add {
        let row = PersonTag {
            workspace_id,
            person_id: person,
            tag: tag_of(text)?,
        };
        change.put(&row).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_one_plain_word() {
        assert_eq!(tag_of("#Golf").unwrap(), "golf");
        assert_eq!(tag_of(" Trade Fair  2027 ").unwrap(), "trade-fair-2027");
        for bad in ["", "#", "a,b", "--", &"x".repeat(41)] {
            assert!(tag_of(bad).is_err(), "{bad}");
        }
    }
}
