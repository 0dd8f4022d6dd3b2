//! The currencies of ISO 4217.

use crate::{Error, Result};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A currency, by its ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency(&'static str);

/// Active codes of ISO 4217 for money that people pay with (funds codes,
/// metals and test codes left out), sorted.
const CODES: &[&str] = &[
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN",
    "BHD", "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF",
    "CHF", "CLP", "CNY", "COP", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP",
    "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD",
    "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY",
    "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD",
    "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK",
    "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK",
    "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG",
    "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS",
    "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VED",
    "VES", "VND", "VUV", "WST", "XAF", "XCD", "XCG", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWG",
];

/// Codes without a minor unit.
const WHOLE: &[&str] = &[
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV",
    "XAF", "XOF", "XPF",
];

/// Codes whose minor unit is a thousandth.
const THOUSANDTHS: &[&str] = &["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

/// Codes of places where a point parts the thousands (500.000 is half a
/// million) rather than the decimals.
const POINT_GROUPS: &[&str] = &[
    "ARS", "BAM", "BRL", "CLP", "COP", "DKK", "EUR", "IDR", "ISK", "MKD", "NOK", "PLN", "PYG",
    "RON", "RSD", "SEK", "TRY", "UYU", "VND",
];

/// Signs, longest first, and what they mean.
const SIGNS: &[(&str, &str)] = &[
    ("us$", "USD"),
    ("nz$", "NZD"),
    ("hk$", "HKD"),
    ("a$", "AUD"),
    ("c$", "CAD"),
    ("s$", "SGD"),
    ("r$", "BRL"),
    ("$", "USD"),
    ("£", "GBP"),
    ("€", "EUR"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("₪", "ILS"),
    ("₺", "TRY"),
    ("₽", "RUB"),
    ("₦", "NGN"),
    ("₱", "PHP"),
    ("₫", "VND"),
    ("₴", "UAH"),
];

/// Words for one currency only.
const NAMES: &[(&str, &str)] = &[
    ("dollar", "USD"),
    ("buck", "USD"),
    ("euro", "EUR"),
    ("pound", "GBP"),
    ("quid", "GBP"),
    ("sterling", "GBP"),
    ("yen", "JPY"),
    ("rand", "ZAR"),
    ("zloty", "PLN"),
    ("złoty", "PLN"),
    ("zł", "PLN"),
    ("sfr", "CHF"),
    ("fr.", "CHF"),
    ("renminbi", "CNY"),
    ("yuan", "CNY"),
    ("naira", "NGN"),
    ("baht", "THB"),
    ("shekel", "ILS"),
];

/// Words and signs that several currencies share: never settled by a guess.
const SHARED: &[&str] = &[
    "kr", "kr.", "kronor", "kroner", "krona", "krone", "¥", "franc", "francs", "peso", "pesos",
    "rupee", "rupees", "rs", "dinar", "dinars", "crown", "crowns",
];

impl Currency {
    /// The euro.
    pub const EUR: Self = Self("EUR");
    /// The United States dollar.
    pub const USD: Self = Self("USD");
    /// The pound sterling.
    pub const GBP: Self = Self("GBP");

    /// The currency with this code, in any case; `None` when there is none.
    pub fn from_code(code: &str) -> Option<Self> {
        if code.len() != 3 {
            return None;
        }
        let upper = code.to_ascii_uppercase();
        CODES
            .binary_search(&upper.as_str())
            .ok()
            .and_then(|at| CODES.get(at))
            .map(|code| Self(code))
    }

    /// Every currency known, sorted by code.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.iter().map(|code| Self(code))
    }

    /// The ISO 4217 code: three capital letters.
    pub const fn code(self) -> &'static str {
        self.0
    }

    /// Decimal places of the minor unit: 2 for most, 0 for yen, 3 for Kuwaiti dinars.
    pub fn digits(self) -> u8 {
        if WHOLE.contains(&self.0) {
            0
        } else if THOUSANDTHS.contains(&self.0) {
            3
        } else {
            2
        }
    }

    /// The sign that is written before the number, if this currency has one
    /// that no other shares (`$` stands for US dollars).
    pub fn sign(self) -> Option<&'static str> {
        SIGNS
            .iter()
            .rev()
            .find(|(_, code)| *code == self.0)
            .map(|(sign, _)| *sign)
            .filter(|s| s.len() < 4 && !s.starts_with(|c: char| c.is_ascii_alphabetic()))
    }

    /// Whether places that use it part thousands with a point.
    pub(super) fn groups_with_point(self) -> bool {
        POINT_GROUPS.contains(&self.0)
    }
}

/// What a currency mark in a sentence says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// One currency.
    One(Currency),
    /// A mark that several currencies share.
    Shared,
}

/// The currency sign or word at the start of `text` (lower case), and its
/// length in bytes. Words end where letters end.
pub(super) fn mark_at(text: &str) -> Option<(Mark, usize)> {
    if let Some((sign, code)) = SIGNS.iter().find(|(sign, _)| text.starts_with(sign)) {
        return Some((Mark::One(Currency(code)), sign.len()));
    }
    if text.starts_with('¥') {
        return Some((Mark::Shared, '¥'.len_utf8()));
    }
    let end = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    let word = text.get(..end).filter(|word| !word.is_empty())?;
    if let Some(currency) = Currency::from_code(word).filter(|c| !is_english(c.code())) {
        return Some((Mark::One(currency), end));
    }
    if SHARED.contains(&word) {
        return Some((Mark::Shared, end));
    }
    let singular = word.strip_suffix('s').unwrap_or(word);
    let named = NAMES
        .iter()
        .find(|(name, _)| *name == word || *name == singular)?;
    Some((Mark::One(Currency(named.1)), end))
}

/// Codes that are also English words: as such they are read only in capitals
/// with `from_code`, never out of a sentence.
fn is_english(code: &str) -> bool {
    matches!(
        code,
        "ALL"
            | "TOP"
            | "TRY"
            | "MAD"
            | "MOP"
            | "CUP"
            | "GEL"
            | "COP"
            | "LAK"
            | "SOS"
            | "PEN"
            | "BAM"
            | "BOB"
    )
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl FromStr for Currency {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        Self::from_code(text.trim()).ok_or_else(|| {
            Error::new(format!(
                "'{text}' is not a currency code such as EUR, USD or GBP"
            ))
        })
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
