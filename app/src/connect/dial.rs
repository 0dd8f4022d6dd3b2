//! Plain connections, for protocols that are not HTTP.

use std::time::Duration;

use tokio::net::TcpStream;
use tokio::time::timeout;

use super::guard::Guard;
use crate::{Error, Result};

/// Connects to the first of a host's permitted addresses that answers.
pub async fn dial(guard: &Guard, host: &str, port: u16, patience: Duration) -> Result<TcpStream> {
    let mut last = None;
    for address in guard.addresses(host).await? {
        match timeout(patience, TcpStream::connect((address, port))).await {
            Ok(Ok(stream)) => return Ok(stream),
            Ok(Err(error)) => last = Some(error.to_string()),
            Err(_) => last = Some(format!("no answer within {} seconds", patience.as_secs())),
        }
    }
    let why = last.unwrap_or_default();
    Err(
        Error::failed(format!("{host} cannot be reached on port {port}: {why}"))
            .hint("check the name and the port, and that this machine is online"),
    )
}
