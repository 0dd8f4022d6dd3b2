//! How deep the components of a calendar or a card lie within one another.

use crate::{Error, Result};

/// Deeper than this, nothing is read.
const DEEPEST: usize = 32;

/// Refuses a text whose components are nested deeper than anybody needs.
pub fn check(text: &str) -> Result<()> {
    let mut depth = 0_usize;
    for line in text.lines() {
        let word = line.trim_start();
        let begins = |name: &str| {
            word.get(..name.len())
                .is_some_and(|w| w.eq_ignore_ascii_case(name))
        };
        if begins("BEGIN:") {
            depth += 1;
        } else if begins("END:") {
            depth = depth.saturating_sub(1);
        }
        if depth > DEEPEST {
            return Err(Error::refused(
                "its parts are nested more than 32 deep, which no calendar or address book needs",
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_has_an_end() {
        assert!(check(&"BEGIN:VEVENT\r\n".repeat(32)).is_ok());
        assert!(check(&"begin:VEVENT\n".repeat(33)).is_err());
        assert!(check(&"BEGIN:VEVENT\nEND:VEVENT\n".repeat(1_000)).is_ok());
    }
}
