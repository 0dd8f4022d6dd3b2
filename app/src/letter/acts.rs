//! What can be done with a nudge where it is shown, in words that fit on a button.

use crate::service::nudge::{Acts, Deed};
use crate::service::today::Standing;

/// What can be done: log one of what is due first, or have it come again.
pub(super) fn acts(first: Option<&Standing>) -> Acts {
    Acts {
        deed: first.map(deed),
        later: "In an hour",
        kept: "Kept in this browser. It is logged when Legwork can be reached.",
        lost: "That did not go through. Open Legwork to see how things stand.",
    }
}

fn deed(first: &Standing) -> Deed {
    let quantity = first.step();
    let label = match (first.unit.as_str(), quantity) {
        (_, 1) => "One done".to_owned(),
        ("minutes", n) => format!("{n} minutes done"),
        (_, n) => format!("{n} done"),
    };
    Deed {
        label,
        kind: first.kind.clone(),
        quantity,
        what: first.tap.clone(),
    }
}
