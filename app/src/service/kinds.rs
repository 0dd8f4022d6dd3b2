//! Kinds of activity: the catalogue and the member's own.

use jiff::Zoned;
use legwork_core::kind::matcher::find_in;
use legwork_core::kind::{self, Kind};
use legwork_core::parse::lex::lex;
use serde::Serialize;

use super::book::{Book, to_row};
use super::context::Context;
use super::seal::begin;
use super::{SCHEMA, text};
use crate::store;
use crate::{Error, Result};

/// One kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindView {
    /// Slug.
    pub kind: String,
    /// Title.
    pub title: String,
    /// Channel.
    pub channel: Option<String>,
    /// Audience.
    pub audience: Option<String>,
    /// Minutes each, as planned with.
    pub minutes: u32,
    /// Whether it is a selling kind.
    pub selling: bool,
    /// Whether the member made it.
    pub custom: bool,
    /// More general kinds that it counts as.
    pub counts_as: Vec<String>,
}

/// A list of kinds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kinds {
    /// Version of this shape.
    pub schema: u8,
    /// The member's own first, then the catalogue.
    pub kinds: Vec<KindView>,
}

/// What `kinds edit` changes.
#[derive(Debug, Clone, Default)]
pub struct EditKind {
    /// New title.
    pub title: Option<String>,
    /// Minutes each.
    pub minutes: Option<u32>,
    /// More general kinds that it counts as; replaces the list.
    pub counts_as: Option<Vec<String>>,
    /// Whether it is a selling kind.
    pub selling: Option<bool>,
}

/// The kinds that a workspace knows.
pub async fn kinds(context: &Context) -> Result<Kinds> {
    let mut tx = context.read().await?;
    let book = Book::load(&mut tx, context.workspace_id()).await?;
    let own = book.rows().iter().map(row_view);
    let overridden = |kind: &&Kind| book.rows().iter().any(|row| row.slug == kind.slug);
    let rest = kind::catalogue()
        .iter()
        .filter(|kind| !overridden(kind))
        .map(view);
    Ok(Kinds {
        schema: SCHEMA,
        kinds: own.chain(rest).collect(),
    })
}

/// Makes a kind of one's own.
pub async fn add(context: &Context, now: &Zoned, title: &str, edit: EditKind) -> Result<Kinds> {
    let title = text::title("the title", title)?;
    let (mut change, board) = begin(context, now, format!("kinds add {title}")).await?;
    let kind = Kind::custom(&title);
    if let Some(known) = board.book.find(&kind.slug) {
        return Err(Error::conflict(format!("'{}' exists already", known.title)));
    }
    let mut row = to_row(&kind, context.workspace_id(), true);
    apply(&mut row, edit, &board.book)?;
    change.insert(&row).await?;
    change.commit().await?;
    Ok(Kinds {
        schema: SCHEMA,
        kinds: vec![row_view(&row)],
    })
}

/// Changes a kind: one of the catalogue becomes the workspace's own version.
pub async fn edit(context: &Context, now: &Zoned, words: &str, edit: EditKind) -> Result<Kinds> {
    let (mut change, board) = begin(context, now, format!("kinds edit {words}")).await?;
    let book = &board.book;
    let kind = named(book, words)?;
    let custom = book
        .rows()
        .iter()
        .any(|row| row.slug == kind.slug && row.custom);
    let mut row = to_row(kind, context.workspace_id(), custom);
    apply(&mut row, edit, book)?;
    change.put(&row).await?;
    change.commit().await?;
    Ok(Kinds {
        schema: SCHEMA,
        kinds: vec![row_view(&row)],
    })
}

/// The kind with this slug, or the one that these words name.
pub(super) fn named<'a>(book: &'a Book, words: &str) -> Result<&'a Kind> {
    let by_words = || {
        let lexed = lex(words);
        find_in(&lexed.tokens, book.own()).map(|found| found.kind)
    };
    book.find(words).or_else(by_words).ok_or_else(|| {
        Error::not_found(format!(
            "no kind of activity is called '{}'",
            text::shown(words)
        ))
        .hint("`legwork kinds` lists them; `legwork commit` makes new ones")
    })
}

fn apply(row: &mut store::Kind, edit: EditKind, book: &Book) -> Result<()> {
    if let Some(title) = edit.title {
        row.title = text::title("the title", &title)?;
    }
    if let Some(minutes) = edit.minutes {
        row.minutes = minutes_within(minutes)?;
    }
    if let Some(selling) = edit.selling {
        row.selling = selling;
    }
    if let Some(wider) = edit.counts_as {
        row.counts_as.0 = wider_kinds(&row.slug, &wider, book)?;
    }
    Ok(())
}

/// The slugs of the kinds that these words name, each once.
fn wider_kinds(own: &str, wider: &[String], book: &Book) -> Result<Vec<String>> {
    let mut slugs = Vec::with_capacity(wider.len());
    for words in wider {
        let slug = named(book, words)?.slug.to_string();
        if slug == own {
            return Err(Error::usage("a kind cannot count as itself"));
        }
        if !slugs.contains(&slug) {
            slugs.push(slug);
        }
    }
    Ok(slugs)
}

/// Minutes that one act can take: up to a working day of sixteen hours.
pub(super) fn minutes_within(minutes: u32) -> Result<i64> {
    match minutes {
        0..=960 => Ok(i64::from(minutes)),
        _ => Err(Error::usage("one act takes at most 960 minutes")),
    }
}

fn view(kind: &Kind) -> KindView {
    row_view(&to_row(
        kind,
        crate::ids::WorkspaceId::from(uuid::Uuid::nil()),
        false,
    ))
}

fn row_view(row: &store::Kind) -> KindView {
    KindView {
        kind: row.slug.clone(),
        title: row.title.clone(),
        channel: row.channel.map(|word| word.to_string()),
        audience: row.audience.map(|word| word.to_string()),
        minutes: u32::try_from(row.minutes).unwrap_or(0),
        selling: row.selling,
        custom: row.custom,
        counts_as: row.counts_as.0.clone(),
    }
}
