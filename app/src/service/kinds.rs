//! Kinds of activity: the catalogue and the member's own.

use serde::Serialize;

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
