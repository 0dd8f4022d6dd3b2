//! Chance that can be repeated: a seeded sequence of numbers.

/// A source of numbers that is the same for the same seed.
#[derive(Debug)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits (`SplitMix64`; Steele, Lea and Flood, 2014).
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    /// A number from 0 to `below`, which is not reached; 0 when there is none.
    pub(super) fn below(&mut self, below: usize) -> usize {
        let below = u64::try_from(below).unwrap_or(u64::MAX).max(1);
        let scaled = (u128::from(self.bits()) * u128::from(below)) >> 64;
        usize::try_from(scaled).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = usize::try_from(high - low + 1).unwrap_or(1);
        low + i64::try_from(self.below(width)).unwrap_or(0)
    }

    /// True in so many cases of a hundred.
    pub(super) fn in_100(&mut self, cases: usize) -> bool {
        self.below(100) < cases
    }

    /// One of these.
    pub(super) fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    /// One of these by weight.
    pub(super) fn weighed<T: Copy>(&mut self, of: &[(usize, T)]) -> Option<T> {
        let mut left = self.below(of.iter().map(|(weight, _)| weight).sum());
        for (weight, it) in of {
            if left < *weight {
                return Some(*it);
            }
            left -= weight;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_repeats_and_stays_within_bounds() {
        let (mut a, mut b) = (Chance::new(1), Chance::new(1));
        for _ in 0..1_000 {
            let number = a.between(3, 5);
            assert_eq!(number, b.between(3, 5));
            assert!((3..=5).contains(&number));
        }
        assert_eq!(a.weighed(&[(0, 'x'), (5, 'y')]), Some('y'));
        assert_eq!(a.one::<u8>(&[]), None);
    }
}
