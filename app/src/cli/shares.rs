//! Shares as people type them.

use crate::{Error, Result};

/// Reads `1/3`, `33%` or `0.33`: above 0 and at most 1.
pub fn share(text: &str) -> Result<f64> {
    let number = |text: &str| text.trim().parse::<f64>().ok();
    let read = if let Some((some, all)) = text.split_once('/') {
        number(some).zip(number(all)).map(|(some, all)| some / all)
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
        for (text, share_of) in [
            ("1/4", 0.25),
            ("25%", 0.25),
            (" 25 % ", 0.25),
            ("0.25", 0.25),
            ("1", 1.0),
        ] {
            assert_eq!(share(text).ok(), Some(share_of), "{text}");
        }
        for text in [
            "", "0", "-0.2", "1/0", "0/3", "4/3", "40", "120%", "NaN", "inf", "a third",
        ] {
            assert!(share(text).is_err(), "{text}");
        }
    }
}
