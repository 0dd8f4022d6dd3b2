//! The encrypted connection to a server of mail.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use async_imap::Client;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::{LARGEST, Server, fault};
use crate::connect::dial::dial;
use crate::connect::guard::Guard;
use crate::connect::http::{is_certificate, untrusted};
use crate::{Error, Result};

/// An encrypted connection that brings no more than it is allowed to.
#[derive(Debug)]
pub(super) struct Wire {
    inner: TlsStream<TcpStream>,
    left: u64,
}

impl Wire {
    /// Allows so many bytes more, from now on.
    pub(super) const fn allow(&mut self, bytes: u64) {
        self.left = bytes;
    }
}

/// Connects, encrypts, and hears the server's greeting.
pub(super) async fn connect(
    guard: &Guard,
    tls: ClientConfig,
    server: &Server,
    patience: Duration,
) -> Result<Client<Wire>> {
    let stream = dial(guard, &server.host, server.port, patience).await?;
    if server.starttls {
        let stream = start(stream, &server.host).await?;
        return Ok(Client::new(encrypt(stream, tls, &server.host).await?));
    }
    let mut client = Client::new(encrypt(stream, tls, &server.host).await?);
    greeting(&mut client, &server.host).await?;
    Ok(client)
}

/// Asks a plain connection to be encrypted. What the server may have said in
/// advance is thrown away: it was not encrypted.
async fn start(stream: TcpStream, host: &str) -> Result<TcpStream> {
    let mut client = Client::new(stream);
    greeting(&mut client, host).await?;
    let asked = client.run_command_and_check_ok("STARTTLS", None).await;
    asked.map_err(|error| {
        Error::refused(format!("{host} does not encrypt: {}", super::said(&error)))
            .hint("leave --starttls out if it is encrypted from the beginning")
    })?;
    Ok(client.into_inner())
}

async fn greeting<T>(client: &mut Client<T>, host: &str) -> Result<()>
where
    T: AsyncRead + AsyncWrite + Unpin + std::fmt::Debug + Send,
{
    let heard = client.read_response().await;
    let heard = heard.map_err(|error| fault(host, &error.into()))?;
    heard.map(drop).ok_or_else(|| {
        Error::failed(format!("{host} closes the connection at once"))
            .hint("check the port: 993, or with --starttls 143")
    })
}

async fn encrypt(stream: TcpStream, tls: ClientConfig, host: &str) -> Result<Wire> {
    let name = ServerName::try_from(host.to_owned());
    let name = name.map_err(|_| Error::usage(format!("'{host}' is not the name of a server")))?;
    let connected = TlsConnector::from(Arc::new(tls))
        .connect(name, stream)
        .await;
    let inner = connected.map_err(|error| {
        let why = error.to_string();
        if is_certificate(&why) {
            return untrusted(host, &why);
        }
        Error::failed(format!(
            "the connection to {host} cannot be encrypted: {why}"
        ))
        .hint("check the port: 993, or with --starttls 143")
    })?;
    Ok(Wire {
        inner,
        left: LARGEST,
    })
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        to: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.left == 0 {
            return Poll::Ready(Err(io::Error::other("it sends too much")));
        }
        let before = to.filled().len();
        let read = Pin::new(&mut self.inner).poll_read(cx, to);
        let brought = to.filled().len() - before;
        self.left = self.left.saturating_sub(brought as u64);
        read
    }
}

impl AsyncWrite for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(cx)
    }
}
