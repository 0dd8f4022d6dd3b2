//! The weekdays on which work is expected.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Weekday;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Error, Result};

/// A non-empty set of weekdays. In JSON a list of two-letter codes, Monday
/// first: `["MO","TU"]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weekdays(u8);

/// Two letters for each weekday, Monday first, as in calendars (RFC 5545).
const CODES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

impl Weekdays {
    /// All seven days.
    pub const ALL: Self = Self(0b111_1111);

    /// Monday to Friday.
    pub const WORKDAYS: Self = Self(0b001_1111);

    /// The set of these days. An error when there are none: a promise without
    /// a day to keep it on asks for nothing.
    pub fn new(days: impl IntoIterator<Item = Weekday>) -> Result<Self> {
        Self::from_bits(days.into_iter().fold(0, |bits, day| bits | bit(day)))
    }

    /// The set stored as [`Self::bits`]. An error when no bit or an eighth
    /// bit is set.
    pub fn from_bits(bits: u8) -> Result<Self> {
        match bits {
            0 => Err(Error::new("name at least one weekday")),
            1..=0b111_1111 => Ok(Self(bits)),
            _ => Err(Error::new(format!(
                "{bits} does not stand for a set of weekdays"
            ))),
        }
    }

    /// One bit for each day, Monday the lowest: 1 to 127.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// Whether `day` is in the set.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & bit(day) != 0
    }

    /// The days in the set, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        Weekday::Monday
            .cycle_forward()
            .take(7)
            .filter(move |day| self.contains(*day))
    }

    /// The two-letter codes of the days in the set, Monday first.
    pub fn codes(self) -> impl Iterator<Item = &'static str> {
        CODES
            .iter()
            .enumerate()
            .filter(move |(place, _)| self.0 >> place & 1 == 1)
            .map(|(_, code)| *code)
    }
}

/// The two-letter code of a weekday.
pub fn code_of(day: Weekday) -> &'static str {
    let place = usize::try_from(day.to_monday_zero_offset()).unwrap_or_default();
    CODES.get(place).copied().unwrap_or_default()
}

/// The weekday with this code; none when no day has it.
pub fn weekday_of(code: &str) -> Option<Weekday> {
    let days = Weekday::Monday.cycle_forward().take(7);
    days.zip(CODES)
        .find(|(_, known)| known.eq_ignore_ascii_case(code))
        .map(|(day, _)| day)
}

/// The bit that stands for `day`.
fn bit(day: Weekday) -> u8 {
    1 << day.to_monday_zero_offset()
}

impl fmt::Display for Weekdays {
    /// The codes with commas between them: `MO,WE,FR`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.codes().collect::<Vec<_>>().join(","))
    }
}

impl FromStr for Weekdays {
    type Err = Error;

    /// Reads codes with commas between them, in any order and case.
    fn from_str(text: &str) -> Result<Self> {
        Self::from_codes(text.split(','))
    }
}

impl Weekdays {
    /// The set with these codes.
    fn from_codes<'a>(codes: impl IntoIterator<Item = &'a str>) -> Result<Self> {
        let bits = codes.into_iter().try_fold(0, |bits, code| {
            let place = CODES
                .iter()
                .position(|known| known.eq_ignore_ascii_case(code.trim()));
            place
                .map(|place| bits | 1 << place)
                .ok_or_else(|| Error::new(format!("'{code}' is not one of: {}", CODES.join(", "))))
        })?;
        Self::from_bits(bits)
    }
}

impl Serialize for Weekdays {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_seq(self.codes())
    }
}

impl<'de> Deserialize<'de> for Weekdays {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let codes = Vec::<String>::deserialize(deserializer)?;
        Self::from_codes(codes.iter().map(String::as_str)).map_err(serde::de::Error::custom)
    }
}
