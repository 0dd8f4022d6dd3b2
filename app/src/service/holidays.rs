//! Holidays: dates on which nothing is owed. Off until chosen.

use jiff::civil::Date;
use serde::Serialize;

/// One holiday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HolidayView {
    /// The date.
    pub date: Date,
    /// Its name.
    pub name: String,
    /// `built-in`, `calendar` or `own`.
    pub source: String,
}

/// The holidays in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Holidays {
    /// Version of this shape.
    pub schema: u8,
    /// Country whose public holidays are followed; `null`: none.
    pub country: Option<String>,
    /// By date.
    pub holidays: Vec<HolidayView>,
    /// Dates that came too late to change periods already sealed.
    pub past_skipped: usize,
}

/// The countries that are built in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Countries {
    /// Version of this shape.
    pub schema: u8,
    /// Code and name, by code.
    pub countries: Vec<CountryView>,
}

/// A country that is built in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CountryView {
    /// ISO 3166 code, with a region where that matters: `GB-SCT`.
    pub code: String,
    /// Its name.
    pub name: String,
}
