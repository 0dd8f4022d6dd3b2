//! The ages of deals, cut into bins.

/// How many bins of age there are.
pub const BINS: usize = 8;

/// Where each bin begins, in weeks since a deal was opened. Two bins lie
/// beyond 17 weeks, so that deals which nobody closed are seen to die.
pub const EDGES: [f64; BINS] = [0.0, 1.0, 2.0, 4.0, 8.0, 13.0, 17.0, 21.0];

/// One number for each bin of age.
pub type ByAge = [f64; BINS];

/// The bin in which an age in weeks lies; an age below 0 lies in the first.
pub fn bin(age: f64) -> usize {
    EDGES
        .iter()
        .skip(1)
        .take_while(|edge| age >= **edge)
        .count()
}

/// Where the bin ends, in weeks; without end for the last.
pub fn end(bin: usize) -> f64 {
    EDGES.get(bin + 1).copied().unwrap_or(f64::INFINITY)
}

/// The weeks of `[from, to)` that lie in each bin.
pub fn weeks_in_bins(from: f64, to: f64) -> ByAge {
    std::array::from_fn(|bin| (to.min(end(bin)) - from.max(EDGES[bin])).max(0.0))
}
