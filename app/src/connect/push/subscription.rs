//! Where a browser takes messages, and what seals them.

use std::fmt;

use super::base64url;
use super::sealing;
use crate::connect::{Url, http};
use crate::{Error, Result};

/// How many bytes the key of a browser has: an uncompressed point of P-256.
pub(super) const PUBLIC: usize = 65;
/// How many bytes the shared secret has.
pub(super) const AUTH: usize = 16;

/// What a browser gives who may send to it. Whoever knows it can write to the
/// browser, so it is a secret.
#[derive(Clone)]
pub struct Subscription {
    /// Where messages go.
    pub endpoint: Url,
    pub(super) public: Vec<u8>,
    pub(super) auth: Vec<u8>,
}

impl Subscription {
    /// Reads what a browser says of itself. Fails when messages could not be
    /// sealed for it.
    pub fn read(endpoint: &str, public: &str, auth: &str) -> Result<Self> {
        let wrong = || {
            Error::usage("that is no subscription of a browser")
                .hint("choose the device again in Settings > Nudges")
        };
        let endpoint = http::place(endpoint)?;
        let public = base64url::bytes(public).filter(|key| key.len() == PUBLIC);
        let auth = base64url::bytes(auth).filter(|secret| secret.len() == AUTH);
        let read = Self {
            endpoint,
            public: public.ok_or_else(wrong)?,
            auth: auth.ok_or_else(wrong)?,
        };
        // Not every text of this length is a point of the curve.
        sealing::seal(&read, b"").map_err(|_| wrong())?;
        Ok(read)
    }

    /// The server of the service, without what is secret of the address.
    pub fn server(&self) -> String {
        self.endpoint.host_str().unwrap_or_default().to_owned()
    }

    /// The key of the browser, as it was written.
    pub fn public(&self) -> String {
        base64url::text(&self.public)
    }

    /// The shared secret, as it was written.
    pub fn auth(&self) -> String {
        base64url::text(&self.auth)
    }
}

impl fmt::Debug for Subscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Subscription at {}", self.server())
    }
}
