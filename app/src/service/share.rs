//! Shares as people type them.

use crate::{Error, Result};

/// Reads `1/3`, `33%`, `0.33` or `1 in 3`: above 0 and at most 1. Fails for
/// anything else.
pub fn read(text: &str) -> Result<f64> {
    let number = |text: &str| text.trim().replace(',', ".").parse::<f64>().ok();
    let parts = [" in ", " out of ", " of ", "/"];
    let split = parts.iter().find_map(|word| text.split_once(word));
    let read = if let Some((some, all)) = split {
        number(some.trim().trim_start_matches("about "))
            .zip(number(all))
            .map(|(some, all)| some / all)
    } else if let Some(per_cent) = text.trim().strip_suffix('%') {
        number(per_cent).map(|per_cent| per_cent / 100.0)
    } else {
        number(text)
    };
    read.filter(|share| *share > 0.0 && *share <= 1.0)
        .ok_or_else(|| Error::usage(format!("'{text}' is no share: write 1/3, 33% or 0.33")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_read_however_it_is_written() {
        for (text, share) in [
            ("1/4", 0.25),
            ("25%", 0.25),
            (" 25 % ", 0.25),
            ("0.25", 0.25),
            ("0,25", 0.25),
            ("12,5 %", 0.125),
            ("1 in 4", 0.25),
            ("about 1 in 4", 0.25),
            ("1 out of 4", 0.25),
            ("1", 1.0),
        ] {
            assert_eq!(read(text).ok(), Some(share), "{text}");
        }
        for text in [
            "", "0", "-0.2", "1/0", "0/3", "4/3", "40", "120%", "NaN", "inf", "a third",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
