//! Organisations that may be one.

use std::collections::BTreeMap;

use legwork_core::alike::{bare_domain, bare_firm};

use crate::Result;
use crate::service::SCHEMA;
use crate::service::context::Context;
use crate::service::merging::ToldApart;
use crate::service::people::{Brief, Duplicates, Pair};
use crate::store::{self, Merged, Organisation};

/// Most pairs that are shown.
const SHOWN: usize = 100;

/// Organisations of the same domain, or of the same name but for the legal
/// form, but for those that were said not to be one.
pub async fn duplicates(context: &Context) -> Result<Duplicates> {
    let mut tx = context.read().await?;
    let mut all = store::organisation::list(&mut tx, context.workspace_id()).await?;
    all.sort_by_key(|row| (row.created, row.organisation_id));
    let mut pairs: BTreeMap<(usize, usize), Vec<String>> = BTreeMap::new();
    let apart = ToldApart::read(&mut tx, context.workspace_id(), Merged::Organisation).await?;
    let domain = |row: &Organisation| row.domain.as_deref().and_then(bare_domain);
    let name = |row: &Organisation| Some(bare_firm(&row.name_norm));
    let mut group = |key: Key<'_>, why| group(&all, &apart, (key, why), &mut pairs);
    group(&domain, "same domain");
    group(&name, "same name but for the legal form");
    let pair = |((a, b), why): ((usize, usize), Vec<String>)| Pair {
        keep: brief(&all[a]),
        other: brief(&all[b]),
        why,
    };
    let mut pairs: Vec<Pair> = pairs.into_iter().map(pair).collect();
    let more = pairs.len() > SHOWN;
    pairs.truncate(SHOWN);
    Ok(Duplicates {
        schema: SCHEMA,
        pairs,
        more,
    })
}

/// What organisations are compared by.
type Key<'a> = &'a dyn Fn(&Organisation) -> Option<String>;

/// Each with the first that has the same key and was not told apart from it.
fn group(
    all: &[Organisation],
    apart: &ToldApart,
    (key, why): (Key<'_>, &str),
    pairs: &mut BTreeMap<(usize, usize), Vec<String>>,
) {
    let mut same: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, row) in all.iter().enumerate() {
        let Some(key) = key(row) else { continue };
        let told = format!("{why}: {key}");
        let before = same.entry(key).or_default();
        let id = |place: usize| all[place].organisation_id.uuid();
        let first = before
            .iter()
            .find(|there| !apart.has(id(**there), id(place)));
        if let Some(there) = first {
            pairs.entry((*there, place)).or_default().push(told);
        }
        before.push(place);
    }
}

pub(super) fn brief(row: &Organisation) -> Brief {
    Brief {
        id: row.organisation_id.to_string(),
        name: row.name.clone(),
        detail: row.domain.clone(),
    }
}
