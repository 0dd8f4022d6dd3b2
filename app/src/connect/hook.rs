//! Telling another program: a signed POST, with the headers of the Standard
//! Webhooks specification; the signature is written in hexadecimal digits.
//!
//! What is signed is the id, the second and the body, so that nobody can send
//! an old message again as a new one.

use hmac::{Hmac, KeyInit, Mac};
use reqwest::Method;
use sha2::Sha256;

use super::fault::Unsent;
use super::http::{Ask, Http};
use super::secret::Secret;
use super::{Url, http};
use crate::error::Kind;
use crate::hex::hex;
use crate::{Error, Result};

/// A message to a program.
#[derive(Debug, Clone)]
pub struct Call<'a> {
    /// Where it goes.
    pub url: Url,
    /// What names it: the same message sent twice has the same.
    pub id: &'a str,
    /// When it is sent, in seconds since 1970.
    pub at: i64,
    /// JSON.
    pub body: String,
}

/// Sends a message, signed with `secret`.
pub async fn call(
    http: &Http,
    call: &Call<'_>,
    secret: &Secret,
) -> std::result::Result<(), Unsent> {
    let signature = sign(secret, call).map_err(Unsent::never)?;
    let mut ask = Ask::new(Method::POST, call.url.clone(), None)
        .with("content-type", "application/json")
        .with("webhook-id", call.id)
        .with("webhook-timestamp", &call.at.to_string())
        .with("webhook-signature", &signature);
    ask.body = Some(call.body.clone().into_bytes());
    let answered = http.ask(&ask).await.and_then(http::Answer::good);
    match answered {
        Ok(_) => Ok(()),
        Err(error) if matches!(error.kind(), Kind::Refused | Kind::Usage) => {
            Err(Unsent::never(error))
        }
        // The receiver knows the id: once more does no harm.
        Err(error) => Err(Unsent::again(error)),
    }
}

/// `v1,` and the HMAC-SHA256 of id, second and body, in hexadecimal digits.
pub fn sign(secret: &Secret, call: &Call<'_>) -> Result<String> {
    let key = Hmac::<Sha256>::new_from_slice(secret.reveal().as_bytes());
    let mut mac = key.map_err(|cause| Error::internal("the message cannot be signed", cause))?;
    mac.update(format!("{}.{}.{}", call.id, call.at, call.body).as_bytes());
    Ok(format!("v1,{}", hex(&mac.finalize().into_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_that_of_other_programs() {
        let call = Call {
            url: http::place("https://hook.example/x").unwrap(),
            id: "msg_1",
            at: 1_800_000_000,
            body: r#"{"a":1}"#.to_owned(),
        };
        // printf 'msg_1.1800000000.{"a":1}' | openssl dgst -sha256 -hmac secret
        assert_eq!(
            sign(&Secret::new("secret"), &call).unwrap(),
            "v1,4798a6036abc2269a60151a16c399c1102d999649591607b133375f23872e2f5"
        );
    }
}
