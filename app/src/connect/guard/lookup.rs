//! How names become addresses.

use std::io;
use std::net::IpAddr;
use std::pin::Pin;

/// What a lookup gives in the end.
pub type Found = Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send>>;

/// Something that knows the addresses of names.
pub trait Lookup: Send + Sync {
    /// The addresses of a host, in the order in which to try them.
    fn lookup(&self, host: String) -> Found;
}

/// The lookup of the operating system.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

impl Lookup for System {
    fn lookup(&self, host: String) -> Found {
        Box::pin(async move {
            let found = tokio::net::lookup_host((host, 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}
