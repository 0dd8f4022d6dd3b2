//! Organisations that may be one.

use std::collections::BTreeMap;

use legwork_core::alike::{bare_domain, bare_firm};

use crate::Result;
use crate::service::SCHEMA;
use crate::service::context::Context;
use crate::service::people::{Brief, Duplicates, Pair};
use crate::store::{self, Organisation};

/// Most pairs that are shown.
const SHOWN: usize = 100;

/// Organisations of the same domain, or of the same name but for the legal form.
pub async fn duplicates(context: &Context) -> Result<Duplicates> {
    let mut tx = context.read().await?;
    let mut all = store::organisation::list(&mut tx, context.workspace_id()).await?;
    all.sort_by_key(|row| (row.created, row.organisation_id));
    let mut pairs: BTreeMap<(usize, usize), Vec<String>> = BTreeMap::new();
    let domain = |row: &Organisation| row.domain.as_deref().and_then(bare_domain);
    let name = |row: &Organisation| Some(bare_firm(&row.name_norm));
    group(&all, domain, "same domain", &mut pairs);
    group(&all, name, "same name but for the legal form", &mut pairs);
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

/// Each with the first that has the same key.
fn group(
    all: &[Organisation],
    key: impl Fn(&Organisation) -> Option<String>,
    why: &str,
    pairs: &mut BTreeMap<(usize, usize), Vec<String>>,
) {
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (place, row) in all.iter().enumerate() {
        let Some(key) = key(row) else { continue };
        let told = format!("{why}: {key}");
        let there = *first.entry(key).or_insert(place);
        if there != place {
            pairs.entry((there, place)).or_default().push(told);
        }
    }
}

fn brief(row: &Organisation) -> Brief {
    Brief {
        id: row.organisation_id.to_string(),
        name: row.name.clone(),
        detail: row.domain.clone(),
    }
}
