//! What the store found, in sentences with what to do.

use super::Check;
use crate::store::doctor::Finding;

const RESTORE: &str = "restore a backup: legwork restore FILE; what can still be read: legwork export --all FILE.jsonl";

/// A finding of the store as a check.
pub(super) fn told(finding: &Finding) -> Check {
    let says = match (finding.check, finding.ok) {
        ("integrity", true) => "the file is whole",
        ("references", true) => "every row refers to rows that exist",
        ("day totals", true) => "sums by day fit the activities",
        ("origins of deals", true) => "deals come from activities that exist",
        ("dues", true) => "it is known when everybody is due",
        ("versions", true) => "every commitment has a target",
        _ => &finding.detail,
    };
    if finding.ok {
        return Check::ok(finding.check, says);
    }
    Check::fail(finding.check, says).advise(match finding.check {
        "day totals" | "dues" => "make them anew from the activities: legwork doctor --fix",
        "settings" => "the database was opened by something else, or its server is not set to keep what it acknowledges",
        "origins of deals" => "nothing else depends on it; edit those deals when you meet them",
        _ => RESTORE,
    })
}

/// The check of a database that could not be read to its end.
pub(super) fn unreadable(why: &str) -> Check {
    Check::fail("reading", why).advise(RESTORE)
}
