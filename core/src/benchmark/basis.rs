//! Where a figure comes from.

/// A publication that gives a figure. Most are blogs of firms that sell
/// software for selling: read as they stand, not audited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// Who published it.
    pub name: &'static str,
    /// Its address on the web, without the scheme.
    pub address: &'static str,
    /// The year of the figures, where it is stated.
    pub year: Option<u16>,
    /// What it says, with its denominator.
    pub says: &'static str,
}

/// On what a figure rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Published; the figure lies within what these say.
    Published(&'static [Source]),
    /// Worked out from published figures, as the sentence tells.
    Derived(&'static str, &'static [Source]),
    /// Nobody has published it: our own guess, for the reason given.
    Assumption(&'static str),
}

impl Basis {
    /// The publications; none for an assumption.
    pub const fn sources(self) -> &'static [Source] {
        match self {
            Self::Published(sources) | Self::Derived(_, sources) => sources,
            Self::Assumption(_) => &[],
        }
    }

    /// The reasoning, where there is more to say than what was published.
    pub const fn reason(self) -> Option<&'static str> {
        match self {
            Self::Published(_) => None,
            Self::Derived(reason, _) | Self::Assumption(reason) => Some(reason),
        }
    }

    /// Whether it is a guess that no publication carries.
    pub const fn is_assumption(self) -> bool {
        matches!(self, Self::Assumption(_))
    }
}
