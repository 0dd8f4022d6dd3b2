//! Whether a seller's rhythm changed.

/// The last so many forecasts are looked at.
const LAST: usize = 6;

/// So many surprises among them are no chance any more: with honest forecasts
/// two or more in six come in one of four cases by the middle range of 90 %,
/// but then a wider range for a while costs little.
const SURPRISES: usize = 2;

/// The sentence for it.
pub const RHYTHM_CHANGED: &str = "your rhythm changed: what was true of your deals before says less of the next ones, so the range is wider";

/// Whether the past stopped being a guide: of the last six weekly forecasts,
/// two or more were wrong by more than nine in ten would be.
///
/// `surprises` holds, oldest first, where in the range of each forecast the
/// truth came to lie, 0 to 1 (the probability integral transform): 0.5 is the
/// middle, below 0.05 or above 0.95 a surprise. No method that learns from the
/// past survives such a change; it can only be seen, said, and met with a wider
/// range.
pub fn rhythm_changed(surprises: &[f64]) -> bool {
    let last = surprises.iter().rev().take(LAST);
    let beyond = last.filter(|place| !(0.05..=0.95).contains(*place));
    beyond.count() >= SURPRISES
}
