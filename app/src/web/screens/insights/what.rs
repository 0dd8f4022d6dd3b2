//! What was done: a row for each kind, beside the time before.

use crate::service::insights::{Amounts, KindInsight};
use crate::web::format::Format;
use crate::web::texts::Texts;

/// So many kinds are shown: those that took the most time.
pub(super) const SHOWN: usize = 20;

/// One kind.
pub(super) struct KindRow {
    /// What it is called.
    pub(super) title: String,
    /// Done, per week and time, each with the same before.
    pub(super) cells: Vec<(String, String)>,
}

/// The rows, the kind that took the most time first.
pub(super) fn rows(kinds: &[KindInsight], texts: Texts, format: Format) -> Vec<KindRow> {
    let row = |kind: &KindInsight| {
        let now = cells(kind.now, texts, format);
        let before = cells(kind.before, texts, format);
        let before = before.map(|text| texts.tell("before", &[("what", &text)]));
        KindRow {
            title: kind.title.clone(),
            cells: now.into_iter().zip(before).collect(),
        }
    };
    kinds.iter().take(SHOWN).map(row).collect()
}

fn cells(amounts: Amounts, texts: Texts, format: Format) -> [String; 3] {
    let minutes = amounts.minutes.saturating_add(amounts.usual_minutes);
    let minutes = u64::try_from(minutes).unwrap_or(0);
    [
        format.whole(u64::try_from(amounts.units).unwrap_or(0)),
        format.decimal(amounts.per_week, 1),
        texts.tell("in-minutes", &[("n", &format.whole(minutes))]),
    ]
}
