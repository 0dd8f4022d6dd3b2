//! Settings of the workspace and the member.

use serde::Serialize;

/// What `settings set` changes; `None` leaves a field alone.
#[derive(Debug, Clone, Default)]
pub struct EditSettings {
    /// Hours a week for selling, 0 to 80.
    pub hours: Option<f64>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// `monday` ... `sunday`.
    pub week_start: Option<String>,
    /// "MO-FR", "MO,TU,WE".
    pub workdays: Option<String>,
    /// Month in which the year begins, 1 to 12.
    pub fiscal_month: Option<i8>,
    /// IANA time zone name; "system" follows the machine.
    pub zone: Option<String>,
    /// Whether 3/4 means 3 April.
    pub day_first: Option<bool>,
    /// Name of the member.
    pub name: Option<String>,
}

/// All settings as they are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Settings {
    /// Version of this shape.
    pub schema: u8,
    /// Name of the member.
    pub name: String,
    /// Hours a week for selling.
    pub hours: f64,
    /// ISO 4217 code.
    pub currency: String,
    /// `monday` ... `sunday`.
    pub week_start: String,
    /// `["MO", ...]`.
    pub workdays: Vec<String>,
    /// 1 to 12.
    pub fiscal_month: i8,
    /// IANA name, or `system`.
    pub zone: String,
    /// Whether 3/4 means 3 April.
    pub day_first: bool,
    /// Country whose public holidays are followed.
    pub holidays: Option<String>,
}
