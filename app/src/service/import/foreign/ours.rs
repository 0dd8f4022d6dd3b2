//! Whose rows a file holds, and whether they are wanted.

use std::collections::BTreeMap;

use crate::service::text;

/// So many owners are named.
const NAMED: usize = 6;

/// So many owners are counted.
const OWNERS: usize = 100;

/// The owners of rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Ours {
    wanted: Option<String>,
    seen: BTreeMap<String, u64>,
}

impl Ours {
    /// Only rows of this owner are wanted; all rows when none is named.
    pub(super) fn new(wanted: Option<&str>) -> Self {
        Self {
            wanted: wanted.map(text::fold),
            seen: BTreeMap::new(),
        }
    }

    /// Whether a row of this owner is wanted.
    pub(super) fn is_ours(&mut self, owner: Option<&str>) -> bool {
        let Some(owner) = owner else { return true };
        let room = self.seen.len() < OWNERS;
        match self.seen.get_mut(owner) {
            Some(n) => *n += 1,
            None if room => _ = self.seen.insert(owner.to_owned(), 1),
            None => {}
        }
        let wanted = self.wanted.as_ref();
        wanted.is_none_or(|wanted| text::fold(owner).contains(wanted))
    }

    /// What is worth saying of the owners.
    pub(super) fn notice(&self) -> Option<String> {
        if self.wanted.is_some() || self.seen.len() < 2 {
            return None;
        }
        let mut owners: Vec<(&String, &u64)> = self.seen.iter().collect();
        owners.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
        let more = if owners.len() > NAMED {
            " and others"
        } else {
            ""
        };
        let names: Vec<String> = owners
            .iter()
            .take(NAMED)
            .map(|(name, _)| text::shown(name))
            .collect();
        Some(format!(
            "The rows belong to {} people: {}{more}. All were taken; to take those of one, say --owner NAME.",
            owners.len(),
            names.join(", ")
        ))
    }
}
