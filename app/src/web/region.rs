//! How the reader's part of the world writes numbers and dates, as the browser
//! tells it: the words are in the language of the texts.

use axum::http::header::{ACCEPT_LANGUAGE, HeaderMap};

/// How numbers and dates are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Between groups of three digits.
    pub thousands: &'static str,
    /// Before the tenths.
    pub decimal: &'static str,
    /// Whether the month stands before the day.
    pub month_first: bool,
}

/// "1,234.5" and "8 February".
const COMMA: Region = Region {
    thousands: ",",
    decimal: ".",
    month_first: false,
};

/// "1,234.5" and "February 8".
const AMERICAN: Region = Region {
    month_first: true,
    ..COMMA
};

/// "1.234,5".
const POINT: Region = Region {
    thousands: ".",
    decimal: ",",
    month_first: false,
};

/// "1 234,5" with a space that does not break.
const SPACE: Region = Region {
    thousands: "\u{a0}",
    ..POINT
};

/// "1’234.5".
const SWISS: Region = Region {
    thousands: "’",
    ..COMMA
};

impl Default for Region {
    fn default() -> Self {
        COMMA
    }
}

impl Region {
    /// The region that the browser prefers: its first language.
    pub fn of(headers: &HeaderMap) -> Self {
        let header = headers.get(ACCEPT_LANGUAGE);
        let listed = header.and_then(|value| value.to_str().ok());
        let first = listed.and_then(|list| list.split([',', ';']).next());
        first.map_or(COMMA, Self::named)
    }

    /// The region of a language tag such as `de-CH`, by the common
    /// conventions of the Unicode locale data.
    pub fn named(tag: &str) -> Self {
        let tag = tag.trim().to_ascii_lowercase();
        let mut parts = tag.split(['-', '_']);
        let (language, mut rest) = (parts.next().unwrap_or_default(), parts);
        let country = rest.rfind(|part| part.len() == 2);
        match (language, country.unwrap_or_default()) {
            ("en", "us" | "ph") => AMERICAN,
            ("de" | "fr" | "it", "ch" | "li") => SWISS,
            ("es", "mx" | "us") => COMMA,
            (
                "de" | "nl" | "es" | "it" | "pt" | "da" | "tr" | "id" | "el" | "ro" | "sl" | "hr",
                _,
            ) => POINT,
            (
                "fr" | "sv" | "nb" | "nn" | "no" | "fi" | "pl" | "cs" | "sk" | "hu" | "bg" | "ru"
                | "uk" | "lt" | "lv" | "et",
                _,
            ) => SPACE,
            _ => COMMA,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_of_the_browser_counts() {
        let cases = [
            ("en-US,en;q=0.9", AMERICAN),
            ("en-GB,en-US;q=0.9", COMMA),
            ("de-DE,de;q=0.9,en;q=0.5", POINT),
            ("de-CH", SWISS),
            ("fr", SPACE),
            ("zh-Hant-TW", COMMA),
            ("", COMMA),
            ("*", COMMA),
        ];
        for (listed, want) in cases {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_LANGUAGE, listed.parse().unwrap());
            assert_eq!(Region::of(&headers), want, "{listed}");
        }
        assert_eq!(Region::of(&HeaderMap::new()), COMMA);
    }
}
