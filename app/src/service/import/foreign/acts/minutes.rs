//! Durations, however tables write them.

use csv::StringRecord;

use crate::service::sheet::heads::letters;

/// Longer calls and meetings than this are given in other units than minutes.
const LONGEST: f64 = 1_440.0;

/// What a duration counts: `HubSpot`'s calls last milliseconds, those of
/// Salesforce seconds.
pub(super) fn unit(heads: &StringRecord) -> f64 {
    let has = |word: &str| heads.iter().any(|head| letters(head) == word);
    let of_salesforce = has("callduration") && (has("callresult") || has("callobjectidentifier"));
    if has("calldurationinseconds") || of_salesforce {
        1.0 / 60.0
    } else {
        1.0
    }
}

pub(super) fn number(cell: &str) -> Option<f64> {
    let number: f64 = cell.trim().replace(',', ".").parse().ok()?;
    number.is_finite().then_some(number)
}

/// Minutes: "30", "1:30", "01:30:00", "1h 30m"; a plain number beyond a day is
/// in milliseconds.
pub(in super::super) fn duration(cell: &str, unit: f64) -> Option<f64> {
    if let Some(plain) = number(cell) {
        let minutes = plain * unit;
        return Some(if minutes > LONGEST {
            plain / 60_000.0
        } else {
            minutes
        });
    }
    let lower = cell.trim().to_lowercase();
    let parts: Vec<f64> = lower
        .split(|c: char| !c.is_ascii_digit() && c != '.')
        .filter_map(|part| part.parse().ok())
        .collect();
    let clock = lower.contains(':');
    match parts.as_slice() {
        [hours, minutes, seconds] if clock => Some(hours * 60.0 + minutes + seconds / 60.0),
        [hours, minutes] if clock || lower.contains('h') => Some(hours * 60.0 + minutes),
        [hours] if lower.contains('h') => Some(hours * 60.0),
        [minutes] if lower.contains("min") || lower.ends_with('m') => Some(*minutes),
        _ => None,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "at most the minutes of a day"
)]
pub(in super::super) fn whole(minutes: f64) -> Option<i64> {
    let rounded = minutes.round();
    (1.0..=LONGEST).contains(&rounded).then_some(rounded as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_minutes_however_they_are_written() {
        for (cell, minutes) in [
            ("30", 30),
            ("30.0", 30),
            ("1:30", 90),
            ("00:45:00", 45),
            ("1h 30m", 90),
            ("2 h", 120),
            ("15 min", 15),
            ("1800000", 30),
        ] {
            assert_eq!(duration(cell, 1.0).and_then(whole), Some(minutes), "{cell}");
        }
        assert_eq!(duration("600", 1.0 / 60.0).and_then(whole), Some(10));
        for none in ["", "long", "0"] {
            assert_eq!(duration(none, 1.0).and_then(whole), None, "{none}");
        }
    }
}
