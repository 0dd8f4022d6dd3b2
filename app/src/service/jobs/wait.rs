//! When a job that failed is tried again: soon first, then ever later.

use jiff::SignedDuration;

/// So often a job is tried before it is given up.
pub(super) const TRIES: i64 = 6;

/// How long to wait after so many tries that failed: a minute, four, sixteen,
/// an hour, four hours; none when it is given up. `jitter`, from 0 to 1, makes
/// that a quarter shorter to a quarter longer, so that those who failed together
/// do not come back together.
pub(super) fn wait(tries: i64, jitter: f64) -> Option<SignedDuration> {
    if tries >= TRIES {
        return None;
    }
    let steps = u32::try_from(tries.clamp(1, TRIES) - 1).unwrap_or(0);
    let minutes = f64::from(4_u32.saturating_pow(steps));
    let spread = 0.75 + 0.5 * jitter.clamp(0.0, 1.0);
    #[expect(clippy::cast_possible_truncation, reason = "at most some hours")]
    let seconds = (minutes * 60.0 * spread) as i64;
    Some(SignedDuration::from_secs(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_four_times_as_long_until_the_job_is_given_up() {
        let minutes = |tries| wait(tries, 0.5).map(|wait| wait.as_mins());
        let waits: Vec<_> = (1..=6).map(minutes).collect();
        assert_eq!(
            waits,
            [Some(1), Some(4), Some(16), Some(64), Some(256), None]
        );
        assert_eq!(wait(1, 0.0), Some(SignedDuration::from_secs(45)));
        assert_eq!(wait(1, 1.0), Some(SignedDuration::from_secs(75)));
        assert_eq!(wait(-5, 9.0), Some(SignedDuration::from_secs(75)));
    }
}
