//! A bar of work done, with a mark where pace would be.

use super::text::{Line, Role};

/// A bar of `width` cells: the share done in the colour of `role`, the rest
/// muted, and a mark at the cell that `due` reaches. Nothing required gives an
/// empty bar; more than required gives a full one.
pub fn bar(done: u64, due: u64, required: u64, width: usize, role: Role) -> Line {
    let filled = cells(done, required, width);
    let mark = (due > 0 && due < required).then(|| cells(due, required, width).min(width - 1));
    let mut line = Line::new();
    for cell in 0..width {
        let (glyph, role) = match (cell < filled, Some(cell) == mark) {
            (_, true) => ("│", Role::Plain),
            (true, _) => ("━", role),
            (false, _) => ("─", Role::Muted),
        };
        line = line.push(role, glyph);
    }
    line
}

/// How many of `width` cells `part` of `whole` fills: none only when nothing
/// is done, all only when everything is.
fn cells(part: u64, whole: u64, width: usize) -> usize {
    if part == 0 || whole == 0 {
        return 0;
    }
    if part >= whole {
        return width;
    }
    let scaled = u128::from(part) * width as u128 / u128::from(whole);
    usize::try_from(scaled)
        .unwrap_or(width)
        .clamp(1, width.saturating_sub(1).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(done: u64, due: u64, required: u64) -> String {
        bar(done, due, required, 10, Role::Good).text()
    }

    #[test]
    fn bars_show_done_and_due() {
        assert_eq!(drawn(0, 0, 10), "──────────");
        assert_eq!(drawn(3, 6, 10), "━━━───│───");
        assert_eq!(drawn(8, 6, 10), "━━━━━━│━──");
        assert_eq!(drawn(10, 10, 10), "━━━━━━━━━━");
        assert_eq!(drawn(99, 4, 10), "━━━━│━━━━━");
        assert_eq!(drawn(0, 0, 0), "──────────");
    }

    #[test]
    fn a_little_is_never_nothing_and_nearly_is_never_all() {
        assert_eq!(drawn(1, 0, 1_000_000), "━─────────");
        assert_eq!(drawn(999_999, 0, 1_000_000), "━━━━━━━━━─");
        assert_eq!(drawn(u64::MAX - 1, 0, u64::MAX), "━━━━━━━━━─");
    }
}
