//! Saying that something was done.

use crate::Result;

use super::ui::Ui;
use super::ui::text::{Line, Role};

/// "✓ closed: grow revenue by 20%".
pub fn line(deed: &str, what: &str, ui: &mut Ui) -> Result<()> {
    ui.line(
        Line::of(Role::Good, "✓ ")
            .muted(format!("{deed}: "))
            .strong(what),
    )
}

/// "✓ exported 12 rows to my-legwork".
pub fn fact(role: Role, deed: &str, what: &str, ui: &mut Ui) -> Result<()> {
    let mark = if role == Role::Good { "✓ " } else { "✗ " };
    ui.line(Line::of(role, mark).muted(format!("{deed} ")).plain(what))
}
