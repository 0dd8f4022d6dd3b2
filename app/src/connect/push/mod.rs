//! Web Push: a message to a browser, through the service that its maker runs.
//!
//! `subscription` is the address that a browser gave, `sealing` makes the message
//! readable for that browser alone (RFC 8291), `vapid` says who sends it
//! (RFC 8292), and this file hands it over (RFC 8030).

mod base64url;
mod sealing;
mod subscription;
mod vapid;

use reqwest::{Method, StatusCode};

use super::fault::Unsent;
use super::http::{Answer, Ask, Http};
use crate::Error;

pub use sealing::MOST;
pub use subscription::Subscription;
pub use vapid::{Key, Sender};

/// A message to one browser.
#[derive(Debug, Clone)]
pub struct Message<'a> {
    /// What the program in the browser is told.
    pub text: &'a str,
    /// For how many seconds it may wait for a browser that is not reached.
    pub patience: u64,
    /// One that waits is replaced by a later one of the same topic: up to 32
    /// letters and digits.
    pub topic: &'a str,
}

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Took {
    /// The service passes it on.
    It,
    /// The browser has no subscription any more.
    Gone,
}

/// Hands a message to the service of a browser.
pub async fn send(
    http: &Http,
    to: &Subscription,
    sender: &Sender<'_>,
    message: &Message<'_>,
) -> Result<Took, Unsent> {
    let sealed = sealing::seal(to, message.text.as_bytes()).map_err(Unsent::never)?;
    let says = sender.says(&to.endpoint).map_err(Unsent::never)?;
    let mut ask = Ask::new(Method::POST, to.endpoint.clone(), None)
        .alone()
        .with("content-type", "application/octet-stream")
        .with("content-encoding", "aes128gcm")
        .with("ttl", &message.patience.to_string())
        .with("urgency", "normal")
        .with("topic", message.topic);
    ask.proof = Some(says);
    ask.body = Some(sealed);
    came(&http.hand(&ask).await?)
}

/// What an answer means (RFC 8030, sections 5 and 7.3).
fn came(answer: &Answer) -> Result<Took, Unsent> {
    let host = answer.url.host_str().unwrap_or_default();
    let status = answer.status;
    let says = format!(
        "{host} does not take the message (HTTP {})",
        status.as_u16()
    );
    match status {
        _ if status.is_success() => Ok(Took::It),
        StatusCode::NOT_FOUND | StatusCode::GONE => Ok(Took::Gone),
        StatusCode::TOO_MANY_REQUESTS => Err(Unsent::again(
            Error::failed(says).hint("it is tried again later"),
        )),
        _ if status.is_server_error() => Err(Unsent::again(
            Error::failed(says).hint("it is tried again later"),
        )),
        _ => Err(Unsent::never(Error::refused(says).hint(
            "remove the device and choose it again: legwork nudges push remove NAME; \
             some services want an address to turn to: legwork nudges set --address",
        ))),
    }
}
