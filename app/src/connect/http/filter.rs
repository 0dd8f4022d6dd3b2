//! The resolver of the client: it gives only addresses that may be connected to.

use std::net::SocketAddr;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use crate::connect::guard::Guard;

/// Looks names up and hands on what the guard permits.
pub(super) struct Filter(pub(super) Guard);

impl Resolve for Filter {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = self.0.clone();
        let host = name.as_str().to_owned();
        let found = guard.lookup().lookup(host.clone());
        Box::pin(async move {
            let permitted = guard.permitted(&host, found.await?)?;
            let addresses: Addrs = Box::new(permitted.into_iter().map(|ip| SocketAddr::new(ip, 0)));
            Ok(addresses)
        })
    }
}
