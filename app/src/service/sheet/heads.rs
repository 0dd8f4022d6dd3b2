//! Columns by their heads.

use csv::StringRecord;

use crate::service::text;
use crate::{Error, Result};

/// The currency of amounts, in letters and digits only.
pub(in crate::service) const CURRENCY: &[&str] = &[
    "currency",
    "currencycode",
    "currencyofvalue",
    "currencyisocode",
    "amountcurrency",
    "wahrung",
    "devise",
];

/// What stands in these columns of a row, without empty cells.
pub(in crate::service) fn filled<'a>(
    row: &'a StringRecord,
    places: &[usize],
) -> impl Iterator<Item = &'a str> {
    let cells: Vec<&str> = places.iter().filter_map(|place| row.get(*place)).collect();
    let trimmed = cells.into_iter().map(str::trim);
    trimmed.filter(|cell| !cell.is_empty())
}

/// The places of the columns under heads that are `wanted`, in the order of
/// those; a word of `around` may stand before or after.
pub(in crate::service) fn known(
    heads: &StringRecord,
    wanted: &[&str],
    around: &[&str],
) -> Vec<usize> {
    let plain: Vec<String> = heads.iter().map(letters).collect();
    let is = |found: &String, head: &str| {
        let bare = |word: &str| {
            found.strip_prefix(word) == Some(head) || found.strip_suffix(word) == Some(head)
        };
        found == head || around.iter().any(|word| bare(word))
    };
    let mut places: Vec<usize> = Vec::new();
    for head in wanted {
        let found = plain.iter().position(|found| is(found, head));
        places.extend(found.filter(|place| !places.contains(place)));
    }
    places
}

/// The place of the column that was asked for. Fails when it is not there.
pub(in crate::service) fn place(heads: &StringRecord, asked: &str) -> Result<usize> {
    let wanted = letters(asked);
    let found = heads.iter().position(|head| letters(head) == wanted);
    found.ok_or_else(|| {
        Error::usage(format!("the file has no column '{}'", text::shown(asked)))
            .hint(format!("its columns are {}", listed(heads)))
    })
}

/// The heads, for a message.
pub(in crate::service) fn listed(heads: &StringRecord) -> String {
    const SHOWN: usize = 20;
    let names: Vec<String> = heads.iter().take(SHOWN).map(text::shown).collect();
    let more = if heads.len() > SHOWN { " ..." } else { "" };
    format!("{}{more}", names.join(", "))
}

/// A name as compared: no accents, no capitals, letters and digits only.
pub(in crate::service) fn letters(name: &str) -> String {
    let folded = text::fold(name);
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}
