//! When to look: often enough to be of use, seldom enough to be welcome, and
//! ever more seldom while it fails.

use jiff::{SignedDuration, Timestamp};

use crate::store::ConnectorKind;

/// However long it has failed, it is tried once a day.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);

/// How long to wait between two looks that went well.
pub(super) const fn interval(kind: ConnectorKind) -> SignedDuration {
    SignedDuration::from_mins(match kind {
        ConnectorKind::Folder => 1,
        ConnectorKind::Mail => 15,
        ConnectorKind::Calendar => 30,
        ConnectorKind::Feed => 60,
        ConnectorKind::Contacts => 360,
    })
}

/// When to look again after so many failures in a row: each doubles the wait.
pub(super) fn next(kind: ConnectorKind, now: Timestamp, failures: i64) -> Timestamp {
    let doublings = u32::try_from(failures.clamp(0, 11)).unwrap_or(0);
    let wait = interval(kind) * 2_i32.pow(doublings);
    let wait = wait.min(LONGEST.max(interval(kind)));
    now.checked_add(wait).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failing_doubles_the_wait_up_to_a_day() {
        let now = Timestamp::UNIX_EPOCH;
        let wait = |kind, failures| next(kind, now, failures).as_second() / 60;
        assert_eq!(wait(ConnectorKind::Mail, 0), 15);
        assert_eq!(wait(ConnectorKind::Mail, 1), 30);
        assert_eq!(wait(ConnectorKind::Mail, 3), 120);
        assert_eq!(wait(ConnectorKind::Mail, 10_000), 24 * 60);
        assert_eq!(wait(ConnectorKind::Folder, 11), 24 * 60);
        assert_eq!(wait(ConnectorKind::Contacts, 0), 360);
    }
}
