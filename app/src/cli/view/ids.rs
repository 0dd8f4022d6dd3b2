//! Ids as short as they can be: the part that tells those on screen apart.

use std::collections::BTreeSet;

use crate::cli::ui::text::Line;

/// Never shorter than this, so that an id stays unique for a while.
const LEAST: usize = 8;

/// How much of each id has to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ids {
    length: usize,
}

impl Ids {
    /// Enough of every one of these ids to tell them apart.
    pub fn of<'a>(ids: impl IntoIterator<Item = &'a str>) -> Self {
        let sorted: BTreeSet<&str> = ids.into_iter().collect();
        let pairs = sorted.iter().zip(sorted.iter().skip(1));
        let length = pairs
            .map(|(one, two)| common(one, two) + 1)
            .max()
            .unwrap_or(0);
        Self {
            length: length.max(LEAST),
        }
    }

    /// The part of this id to show.
    pub fn short(self, id: &str) -> Line {
        Line::new().muted(id.chars().take(self.length).collect::<String>())
    }
}

/// The ends of ids, as short as they can be: for ids of one morning, which all
/// begin with their time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ends {
    length: usize,
}

impl Ends {
    /// Never shorter than this.
    const LEAST: usize = 4;

    /// Enough of every one of these ids to tell them apart.
    pub fn of<'a>(ids: impl IntoIterator<Item = &'a str>) -> Self {
        let turned: Vec<String> = ids
            .into_iter()
            .map(|id| id.chars().rev().collect())
            .collect();
        let sorted: BTreeSet<&str> = turned.iter().map(String::as_str).collect();
        let pairs = sorted.iter().zip(sorted.iter().skip(1));
        let length = pairs.map(|(one, two)| common(one, two) + 1).max();
        Self {
            length: length.unwrap_or(0).max(Self::LEAST),
        }
    }

    /// The part of this id to show.
    pub fn short(self, id: &str) -> String {
        let skipped = id.chars().count().saturating_sub(self.length);
        id.chars().skip(skipped).collect()
    }
}

/// How many characters two ids begin with in common.
fn common(one: &str, two: &str) -> usize {
    one.chars()
        .zip(two.chars())
        .take_while(|(a, b)| a == b)
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_long_enough_to_tell_ids_apart() {
        let all = ["01990000-7aaa", "01990000-7baa", "01980000-7aab"];
        assert_eq!(Ends::of(all).short(all[0]), "7aaa");
        let alike = ["01990000-17aaaa", "01990000-27aaaa"];
        assert_eq!(Ends::of(alike).short(alike[1]), "27aaaa");
        assert_eq!(Ends::of([]).short("01990000-7aaa"), "7aaa");
    }

    #[test]
    fn ids_are_cut_where_they_differ() {
        let all = ["01990000-7aaa", "01990000-7abb", "01980000-7aaa"];
        assert_eq!(Ids::of(all).short(all[0]).text(), "01990000-7aa");
        assert_eq!(Ids::of([all[0]]).short(all[0]).text(), "01990000");
    }
}
