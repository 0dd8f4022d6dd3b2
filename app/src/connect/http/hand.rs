//! Handing something over that must not arrive twice.

use tokio::time::timeout;

use super::{Answer, Ask, Http, fault, place};
use crate::connect::fault::Unsent;
use crate::error::Kind;

impl Http {
    /// Asks this server alone, and tells apart what was never sent from what may
    /// have arrived though nobody said so. A redirect is its answer.
    pub async fn hand(&self, ask: &Ask<'_>) -> Result<Answer, Unsent> {
        place::check(&ask.url, &self.guard).map_err(Unsent::never)?;
        let host = ask.url.host_str().unwrap_or_default();
        let handed = timeout(self.limits.total, self.exchange(ask)).await;
        handed.unwrap_or_else(|_| Err(Unsent::unsure(fault::slow(host, self.limits.total))))
    }

    async fn exchange(&self, ask: &Ask<'_>) -> Result<Answer, Unsent> {
        let host = ask.url.host_str().unwrap_or_default();
        let sent = ask.request(&self.client, &ask.url).send().await;
        let response = sent.map_err(|cause| {
            let error = fault::of(host, &cause);
            match error.kind() {
                Kind::Refused => Unsent::never(error),
                _ if cause.is_connect() => Unsent::again(error),
                _ => Unsent::unsure(error),
            }
        })?;
        // Its status came, so it is known what became of it.
        let (status, headers) = (response.status(), response.headers().clone());
        let read = self.read(response, ask.url.clone()).await;
        Ok(read.unwrap_or_else(|_| Answer {
            status,
            headers,
            body: Vec::new(),
            url: ask.url.clone(),
        }))
    }
}
