//! Picks the one thing that words mean, or says why there is none.

use uuid::Uuid;

use super::{LEAST_DIGITS, SHOWN};
use crate::service::text;
use crate::service::text::fold;
use crate::{Error, Result};

/// At most so many candidates are named.
const NAMED: usize = 5;

/// What a sort of thing is called, and where to look it up.
pub(super) struct Sort {
    pub(super) one: &'static str,
    pub(super) many: &'static str,
    pub(super) list: &'static str,
}

/// Something that may be meant.
pub(super) struct Candidate<R> {
    row: R,
    id: Uuid,
    /// What it is called in full, as shown.
    title: String,
    /// Other words by which it is known, as compared.
    words: String,
    /// Whether it is still going on.
    live: bool,
    /// Shared by what continues one another: only the newest is meant.
    lineage: Option<Uuid>,
}

impl<R> Candidate<R> {
    pub(super) fn new(row: R, id: impl Into<Uuid>, title: impl Into<String>) -> Self {
        let title = title.into();
        Self {
            row,
            id: id.into(),
            words: fold(&title),
            title,
            live: true,
            lineage: None,
        }
    }

    /// One of those that continue one another; later candidates are newer.
    pub(super) fn lineage(self, lineage: impl Into<Uuid>) -> Self {
        Self {
            lineage: Some(lineage.into()),
            ..self
        }
    }

    pub(super) fn live(self, live: bool) -> Self {
        Self { live, ..self }
    }

    /// Known by these words as well.
    pub(super) fn also(mut self, words: &str) -> Self {
        self.words = format!("{} {}", self.words, fold(words));
        self
    }

    fn fits(&self, wanted: &Wanted<'_>, how: How) -> bool {
        match how {
            How::Called => fold(&self.title) == wanted.text,
            How::Holding => wanted.words.iter().all(|word| self.words.contains(word)),
            How::Beginning => {
                wanted.digits.len() >= LEAST_DIGITS
                    && self.id.simple().to_string().starts_with(&wanted.digits)
            }
        }
    }
}

/// What is looked for, in the forms in which it is compared.
struct Wanted<'a> {
    text: &'a str,
    words: Vec<&'a str>,
    digits: String,
}

/// A way in which a thing may be meant, the surest first.
#[derive(Debug, Clone, Copy)]
enum How {
    /// It is called just so.
    Called,
    /// It holds all the words.
    Holding,
    /// Its id begins so.
    Beginning,
}

/// The one candidate that the words mean.
pub(super) fn pick<R>(sort: &Sort, text: &str, mut all: Vec<Candidate<R>>) -> Result<R> {
    let folded = fold(text);
    let wanted = Wanted {
        text: &folded,
        words: folded.split(' ').filter(|word| !word.is_empty()).collect(),
        digits: folded.chars().filter(|c| *c != '-').collect(),
    };
    if wanted.words.is_empty() {
        return Err(Error::usage(format!("which {}?", sort.one)).hint(sort.hint()));
    }
    for how in [How::Called, How::Holding, How::Beginning] {
        for live in [true, false] {
            let fits = |one: &Candidate<R>| (one.live || !live) && one.fits(&wanted, how);
            if all.iter().any(fits) {
                all.retain(fits);
                return only(sort, text, newest(all));
            }
        }
    }
    let what = text::shown(text);
    Err(Error::not_found(format!("no {} matches '{what}'", sort.one)).hint(sort.hint()))
}

/// Without those that a later one continues.
fn newest<R>(found: Vec<Candidate<R>>) -> Vec<Candidate<R>> {
    let lineages: Vec<_> = found.iter().map(|one| one.lineage).collect();
    let continued =
        |at: usize| lineages[at].is_some() && lineages[at + 1..].contains(&lineages[at]);
    let kept = found.into_iter().enumerate();
    kept.filter(|(at, _)| !continued(*at))
        .map(|(_, one)| one)
        .collect()
}

/// The row of the only candidate.
fn only<R>(sort: &Sort, text: &str, mut found: Vec<Candidate<R>>) -> Result<R> {
    match (found.len(), found.pop()) {
        (1, Some(one)) => Ok(one.row),
        (_, last) => {
            found.extend(last);
            Err(several(sort, text, &found))
        }
    }
}

impl Sort {
    fn hint(&self) -> String {
        format!("`{}` shows all {}", self.list, self.many)
    }
}

fn several<R>(sort: &Sort, text: &str, found: &[Candidate<R>]) -> Error {
    let ids: Vec<String> = found.iter().map(|one| one.id.to_string()).collect();
    let length = length(&ids);
    let named: Vec<String> = found
        .iter()
        .zip(&ids)
        .take(NAMED)
        .map(|(one, id)| format!("{} ({})", one.title, id.get(..length).unwrap_or(id)))
        .collect();
    let more = match found.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Error::conflict(format!(
        "'{}' may be any of {} {}: {}{more}",
        text::shown(text),
        found.len(),
        sort.many,
        named.join(", ")
    ))
    .hint("give the id, or the start of it")
}

/// How many characters tell these ids apart.
fn length(ids: &[String]) -> usize {
    let mut sorted: Vec<&String> = ids.iter().collect();
    sorted.sort();
    let pairs = sorted.iter().zip(sorted.iter().skip(1));
    let common = pairs.map(|(one, two)| {
        let same = one.chars().zip(two.chars()).take_while(|(a, b)| a == b);
        same.count() + 1
    });
    common.max().unwrap_or(0).max(SHOWN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Kind;

    const SORT: Sort = Sort {
        one: "goal",
        many: "goals",
        list: "legwork goal list",
    };

    fn all() -> Vec<Candidate<u8>> {
        let goal = |row: u8, title: &str| Candidate::new(row, Uuid::from_bytes([row; 16]), title);
        vec![
            goal(0xad, "Revenue"),
            goal(0xbe, "Revenue in spring").also("money"),
            goal(0x12, "New clients"),
            goal(0x13, "New clients").live(false),
        ]
    }

    fn picked(text: &str) -> std::result::Result<u8, Kind> {
        pick(&SORT, text, all()).map_err(|error| error.kind())
    }

    #[test]
    fn the_exact_name_wins_then_all_words_then_the_id() {
        assert_eq!(picked("REVENUE"), Ok(0xad));
        assert_eq!(picked("spring money"), Ok(0xbe));
        assert_eq!(picked("adad"), Ok(0xad));
        assert_eq!(picked("ad"), Err(Kind::NotFound));
        assert_eq!(picked(" "), Err(Kind::Usage));
    }

    #[test]
    fn what_goes_on_wins_over_what_has_ended() {
        assert_eq!(picked("clients"), Ok(0x12));
        assert_eq!(picked("1313"), Ok(0x13));
    }

    #[test]
    fn several_are_named_with_ids_that_tell_them_apart() {
        let error = pick(&SORT, "e", all()).unwrap_err();
        assert_eq!(error.kind(), Kind::Conflict);
        assert_eq!(
            error.message(),
            "'e' may be any of 3 goals: Revenue (adadadad), Revenue in spring (bebebebe), New clients (12121212)"
        );
    }
}
