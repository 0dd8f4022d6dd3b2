//! Counts and amounts as floating point numbers, and back, for rates and draws.
//!
//! Numbers below 2^53 are exact; larger ones are rounded to 15 digits, which is
//! more than a rate or a draw can say.

/// A count.
#[expect(clippy::cast_precision_loss, reason = "15 digits are enough")]
pub(crate) const fn count(count: u64) -> f64 {
    count as f64
}

/// The length of a list.
#[expect(clippy::cast_precision_loss, reason = "15 digits are enough")]
pub(crate) const fn length(length: usize) -> f64 {
    length as f64
}

/// An amount in minor units.
#[expect(clippy::cast_precision_loss, reason = "15 digits are enough")]
pub(crate) const fn amount(amount: i64) -> f64 {
    amount as f64
}

/// The whole number below: 0 for what lies below 0 or is no number, the largest
/// for what is too large.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast itself cuts what lies outside"
)]
pub(crate) const fn whole(value: f64) -> u64 {
    value as u64
}

/// The same as a place in a list.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast itself cuts what lies outside"
)]
pub(crate) const fn place(value: f64) -> usize {
    value as usize
}
