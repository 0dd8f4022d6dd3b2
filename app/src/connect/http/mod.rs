//! The one client of HTTP in the whole program.
//!
//! It speaks http and https alone, follows at most five redirects and checks
//! each as it checked the first address, never steps down from https, sends a
//! login to nobody but the server it is for, and reads no more and waits no
//! longer than it is told. It heeds no proxy of the environment, which would
//! connect past the guard.

mod ask;
mod fault;
mod filter;
mod hand;
mod place;

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{HeaderMap, LOCATION};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode, Url};
use rustls::ClientConfig;
use tokio::time::timeout;

use super::guard::Guard;
use crate::{Error, Result};

pub use ask::{Ask, Login};
pub(super) use fault::{is_certificate, untrusted};
pub use place::place;

/// How many redirects are followed.
const HOPS: usize = 5;

/// How long and how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long a connection may take to be made.
    pub connect: Duration,
    /// How long an answer may take, from the question to its last byte.
    pub total: Duration,
    /// The most that is read of an answer, unpacked, in bytes.
    pub bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            total: Duration::from_mins(1),
            bytes: 10 * 1024 * 1024,
        }
    }
}

/// A client for one connector.
#[derive(Debug, Clone)]
pub struct Http {
    client: Client,
    guard: Guard,
    limits: Limits,
}

/// What a server said.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The content.
    pub body: Vec<u8>,
    /// The address that answered, after all redirects.
    pub url: Url,
}

/// Whether the client would connect to this address, or look its name up.
#[cfg(fuzzing)]
pub(crate) fn asks(url: &Url, guard: &Guard) -> bool {
    place::check(url, guard).is_ok()
}

impl Http {
    /// A client that connects to whom `guard` permits.
    pub fn new(guard: Guard, tls: ClientConfig, limits: Limits) -> Result<Self> {
        let built = Client::builder()
            .tls_backend_preconfigured(tls)
            .dns_resolver(Arc::new(filter::Filter(guard.clone())))
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            .no_proxy()
            .referer(false)
            .connect_timeout(limits.connect)
            .user_agent(concat!("Legwork/", env!("CARGO_PKG_VERSION")))
            .build();
        Ok(Self {
            client: built.map_err(|cause| Error::internal("HTTP cannot be set up", cause))?,
            guard,
            limits,
        })
    }

    /// Asks, follows redirects, and reads the whole answer, whatever its status.
    pub async fn ask(&self, ask: &Ask<'_>) -> Result<Answer> {
        let host = ask.url.host_str().unwrap_or_default();
        match timeout(self.limits.total, self.follow(ask)).await {
            Ok(answer) => answer,
            Err(_) => Err(fault::slow(host, self.limits.total)),
        }
    }

    async fn follow(&self, ask: &Ask<'_>) -> Result<Answer> {
        let mut url = ask.url.clone();
        for _ in 0..=HOPS {
            place::check(&url, &self.guard)?;
            let response = self.send(ask, &url).await?;
            match next(&response, &url)? {
                Some(to) if !ask.alone => url = to,
                _ => return self.read(response, url).await,
            }
        }
        let host = ask.url.host_str().unwrap_or_default();
        Err(Error::failed(format!(
            "{host} sends from one address to another without end"
        ))
        .hint("open the address in a browser, and give the one that it ends at"))
    }

    async fn send(&self, ask: &Ask<'_>, url: &Url) -> Result<Response> {
        let request = ask.request(&self.client, url);
        let sent = request.send().await;
        sent.map_err(|error| fault::of(url.host_str().unwrap_or_default(), &error))
    }

    async fn read(&self, mut response: Response, url: Url) -> Result<Answer> {
        let (status, headers) = (response.status(), response.headers().clone());
        let host = url.host_str().unwrap_or_default().to_owned();
        let most = self.limits.bytes;
        if response
            .content_length()
            .is_some_and(|length| length > most)
        {
            return Err(fault::large(&host, most));
        }
        let mut body = Vec::new();
        while let Some(part) = response
            .chunk()
            .await
            .map_err(|error| fault::of(&host, &error))?
        {
            if (body.len() + part.len()) as u64 > most {
                return Err(fault::large(&host, most));
            }
            body.extend_from_slice(&part);
        }
        Ok(Answer {
            status,
            headers,
            body,
            url,
        })
    }
}

impl Answer {
    /// The answer if it is one, else what is wrong and what to do.
    pub fn good(self) -> Result<Self> {
        if self.status.is_success() {
            return Ok(self);
        }
        let host = self.url.host_str().unwrap_or_default();
        Err(fault::status(host, self.status))
    }

    /// A header's text.
    pub fn header(&self, name: &str) -> Option<String> {
        let value = self.headers.get(name)?.to_str().ok()?;
        (value.len() <= 1_000).then(|| value.to_owned())
    }
}

/// Where a redirect leads; none for any other answer.
fn next(response: &Response, from: &Url) -> Result<Option<Url>> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let Some(to) = response.headers().get(LOCATION) else {
        return Ok(None);
    };
    let host = from.host_str().unwrap_or_default();
    let to = to.to_str().ok().and_then(|text| from.join(text).ok());
    let to = to.ok_or_else(|| Error::failed(format!("{host} redirects to no address")))?;
    if from.scheme() == "https" && to.scheme() != "https" {
        return Err(Error::refused(format!(
            "{host} redirects from https to {}, where anyone could read along",
            to.scheme()
        )));
    }
    Ok(Some(to))
}
