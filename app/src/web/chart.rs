//! Charts as SVG: the numbers behind the shapes. Each chart stands beside its
//! numbers and a sentence, so it is hidden from readers that cannot see it.

/// The bar of one period: what is done, and a line where it should be by now.
/// All in hundredths of the width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// How much is done, 0 to 100.
    pub done: u64,
    /// Where the line of pace stands, if there is one.
    pub pace: Option<u64>,
}

impl Bar {
    /// The bar of a promise: `done` and `due` of `required`.
    pub fn promise(done: u64, due: u64, required: u64) -> Self {
        Self {
            done: share(done, required),
            pace: (due > 0 && required > 0).then(|| share(due, required)),
        }
    }

    /// The bar of a way, in shares of it, which may lie beyond either end.
    pub fn way(done: f64, pace: Option<f64>) -> Self {
        Self {
            done: hundredths(done),
            pace: pace.map(hundredths),
        }
    }

    /// The bar of a limit, which has no pace.
    pub fn limit(done: u64, limit: u64) -> Self {
        Self {
            done: share(done, limit.max(1)),
            pace: None,
        }
    }
}

/// Hundredths of the whole; a little more than nothing can be seen.
fn share(part: u64, whole: u64) -> u64 {
    match (part, whole) {
        (0, _) => 0,
        (_, 0) => 100,
        _ => (part.saturating_mul(100) / whole).clamp(1, 100),
    }
}

/// A share as hundredths, 0 to 100; a little more than nothing can be seen.
fn hundredths(share: f64) -> u64 {
    let whole = format!("{:.0}", (share * 100.0).clamp(0.0, 100.0));
    let least = u64::from(share > 0.0);
    whole.parse().map_or(0, |whole: u64| whole.max(least))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_never_leaves_its_frame() {
        let bar = Bar::promise(3, 5, 10);
        assert_eq!((bar.done, bar.pace), (30, Some(50)));
        assert_eq!(
            Bar::promise(12, 0, 10),
            Bar {
                done: 100,
                pace: None
            }
        );
        assert_eq!(Bar::promise(1, 0, 100_000).done, 1);
        assert_eq!(Bar::promise(0, 0, 0).done, 0);
        assert_eq!(Bar::limit(1, 0).done, 100);
        let way = Bar::way(-0.2, Some(1.7));
        assert_eq!((way.done, way.pace), (0, Some(100)));
        let way = Bar::way(0.001, Some(0.444));
        assert_eq!((way.done, way.pace), (1, Some(44)));
        assert_eq!(Bar::way(f64::NAN, None).done, 0);
    }
}
