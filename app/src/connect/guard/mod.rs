//! The guard: whom the program may connect to.
//!
//! A calendar or a feed can name any address, also by way of a redirect or of a
//! name server that answers differently the second time. So what is checked is
//! the very address that is then connected to, each time; an address of this
//! machine or of a private network is refused unless its host was allowed by
//! name.

pub mod address;
pub mod lookup;

use std::collections::BTreeSet;
use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;

use address::{Reach, reach};
use lookup::Lookup;

use crate::{Error, Result};

/// Whom the connections of one connector may reach. Cheap to clone.
#[derive(Clone)]
pub struct Guard {
    lookup: Arc<dyn Lookup>,
    allowed: Arc<BTreeSet<String>>,
}

impl fmt::Debug for Guard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Guard").field(&self.allowed).finish()
    }
}

/// Why a host is not connected to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forbidden {
    host: String,
    address: IpAddr,
    what: &'static str,
    /// Whether the member may allow it.
    may_allow: bool,
}

impl fmt::Display for Forbidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            host,
            address,
            what,
            ..
        } = self;
        if host.parse() == Ok(*address) {
            write!(f, "{host} is not on the Internet: it is {what}")
        } else {
            write!(f, "{host} is not on the Internet: {address} is {what}")
        }
    }
}

impl std::error::Error for Forbidden {}

impl From<Forbidden> for Error {
    fn from(forbidden: Forbidden) -> Self {
        let error = Self::refused(forbidden.to_string());
        if forbidden.may_allow {
            error.hint("if that server is yours, allow it with --allow-private")
        } else {
            error
        }
    }
}

impl Guard {
    /// A guard that lets through the Internet, and private addresses of the
    /// hosts that are named.
    pub fn new(lookup: Arc<dyn Lookup>, allowed: impl IntoIterator<Item = String>) -> Self {
        let allowed = allowed.into_iter().map(|host| comparable(&host)).collect();
        Self {
            lookup,
            allowed: Arc::new(allowed),
        }
    }

    /// The addresses of a host that may be connected to.
    pub async fn addresses(&self, host: &str) -> Result<Vec<IpAddr>> {
        let name = comparable(host);
        let found = match name.parse() {
            Ok(address) => vec![address],
            Err(_) => self.look_up(&name).await?,
        };
        Ok(self.permitted(&name, found)?)
    }

    async fn look_up(&self, host: &str) -> Result<Vec<IpAddr>> {
        let found = self.lookup.lookup(host.to_owned()).await;
        let found = found.map_err(|error| unknown(host, &error))?;
        if found.is_empty() {
            return Err(unknown(host, &"it has no address"));
        }
        Ok(found)
    }

    /// Those of a host's addresses that may be connected to; an error when
    /// there are none.
    pub fn permitted(
        &self,
        host: &str,
        found: Vec<IpAddr>,
    ) -> std::result::Result<Vec<IpAddr>, Forbidden> {
        let name = comparable(host);
        let mut first = None;
        let mut permitted = Vec::new();
        for address in found {
            let (what, may_allow) = match reach(address) {
                Reach::Private(_) if self.allowed.contains(&name) => {
                    permitted.push(address);
                    continue;
                }
                Reach::Public => {
                    permitted.push(address);
                    continue;
                }
                Reach::Private(what) => (what, true),
                Reach::Never(what) => (what, false),
            };
            first.get_or_insert(Forbidden {
                host: name.clone(),
                address,
                what,
                may_allow,
            });
        }
        match first {
            Some(forbidden) if permitted.is_empty() => Err(forbidden),
            _ => Ok(permitted),
        }
    }

    /// How names become addresses.
    pub(super) fn lookup(&self) -> Arc<dyn Lookup> {
        Arc::clone(&self.lookup)
    }
}

fn unknown(host: &str, why: &dyn fmt::Display) -> Error {
    Error::failed(format!("there is no server {host} to be found: {why}"))
        .hint("check the name, and that this machine is online")
}

/// A host as compared: small letters, no brackets, no dot at the end.
fn comparable(host: &str) -> String {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    bare.trim_end_matches('.').to_lowercase()
}
