//! What a connector signs in with.

use crate::connect::Secret;

/// What a connector signs in with, before it is sealed.
#[derive(Debug, Clone, Default)]
pub(super) struct Secrets {
    /// The password or access token.
    pub(super) password: Option<Secret>,
    /// What access tokens are renewed with.
    pub(super) refresh: Option<Secret>,
    /// The secret of the client for which they are renewed.
    pub(super) client: Option<Secret>,
    /// The second (Unix) at which the access token runs out.
    pub(super) until: Option<i64>,
    /// Whether the access token was renewed since they were opened. Not sealed.
    pub(super) renewed: bool,
    /// How they were sealed when they were opened. Not sealed again.
    pub(super) sealed: Option<String>,
    /// The whole of an address that whoever knows it can read.
    pub(super) address: Option<Secret>,
}

impl Secrets {
    /// Whether there is anything to seal.
    pub(super) const fn is_some(&self) -> bool {
        self.password.is_some() || self.address.is_some() || self.refresh.is_some()
    }

    /// Forgets what tokens are renewed with, and until when one holds.
    pub(super) fn forget_grant(&mut self) {
        self.refresh = None;
        self.client = None;
        self.until = None;
    }
}
