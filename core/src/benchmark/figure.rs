//! A figure and what it may be replaced by.

use super::Basis;

/// A figure with its default and, once the member has said so, their own. The
/// two are kept apart: taking one's own back leaves the default as it was.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    default: f64,
    basis: Basis,
    own: Option<f64>,
}

impl Figure {
    /// A figure nobody has changed.
    pub(super) const fn new(default: f64, basis: Basis) -> Self {
        Self {
            default,
            basis,
            own: None,
        }
    }

    /// The figure to use: one's own, else the default.
    pub fn value(&self) -> f64 {
        self.own.unwrap_or(self.default)
    }

    /// The default.
    pub const fn default(&self) -> f64 {
        self.default
    }

    /// What the member put in its place.
    pub const fn own(&self) -> Option<f64> {
        self.own
    }

    /// On what the default rests.
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// Puts one's own in its place, or takes it back.
    pub(super) const fn replace(&mut self, own: Option<f64>) {
        self.own = own;
    }
}
