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
    fn ids_are_cut_where_they_differ() {
        let all = ["01990000-7aaa", "01990000-7abb", "01980000-7aaa"];
        assert_eq!(Ids::of(all).short(all[0]).text(), "01990000-7aa");
        assert_eq!(Ids::of([all[0]]).short(all[0]).text(), "01990000");
    }
}
