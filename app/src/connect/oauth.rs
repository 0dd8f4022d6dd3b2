//! Access tokens of OAuth 2, renewed by a refresh token (RFC 6749, section 6).

use reqwest::{Method, Url};
use serde::Deserialize;

use super::http::{Answer, Ask, Http};
use super::secret::Secret;
use crate::{Error, Result};

/// The longest name of an error that is repeated; the registered ones are
/// shorter.
const LONGEST: usize = 40;

/// Where tokens are given, and to whom.
#[derive(Debug, Clone)]
pub struct Grant {
    /// The address of the server that gives tokens.
    pub url: Url,
    /// The id of the client that the member permitted to read the mail.
    pub client: String,
    /// Its secret; many clients on the desk have none.
    pub secret: Option<Secret>,
    /// What the member's permission is kept as.
    pub refresh: Secret,
}

/// What a server of tokens gave.
#[derive(Debug, Clone)]
pub struct Fresh {
    /// The new access token.
    pub access: Secret,
    /// How long it holds, in seconds, where that was said.
    pub seconds: Option<i64>,
    /// A refresh token in place of the one before, where one was given.
    pub refresh: Option<Secret>,
}

#[derive(Deserialize)]
struct Tokens {
    access_token: String,
    #[serde(default)]
    expires_in: Option<serde_json::Value>,
    #[serde(default)]
    refresh_token: Option<String>,
}

#[derive(Deserialize, Default)]
struct Refusal {
    #[serde(default)]
    error: String,
}

/// Asks for a new access token. No redirect is followed, since what is sent is
/// for this server alone.
pub async fn renew(http: &Http, grant: &Grant) -> Result<Fresh> {
    let ask = Ask::new(Method::POST, grant.url.clone(), None)
        .with("accept", "application/json")
        .form(&fields(grant))
        .alone();
    let answer = http.ask(&ask).await?;
    let host = grant.url.host_str().unwrap_or_default();
    if !answer.status.is_success() {
        return Err(refused(host, answer));
    }
    let tokens: Tokens = serde_json::from_slice(&answer.body).map_err(|_| nonsense(host))?;
    if tokens.access_token.is_empty() {
        return Err(nonsense(host));
    }
    let given = tokens.refresh_token.filter(|text| !text.is_empty());
    Ok(Fresh {
        access: Secret::new(tokens.access_token),
        seconds: tokens.expires_in.as_ref().and_then(seconds),
        refresh: given.map(Secret::new),
    })
}

fn fields(grant: &Grant) -> Vec<(&'static str, &str)> {
    let mut fields = vec![
        ("grant_type", "refresh_token"),
        ("refresh_token", grant.refresh.reveal()),
        ("client_id", &grant.client),
    ];
    fields.extend(
        grant
            .secret
            .as_ref()
            .map(|secret| ("client_secret", secret.reveal())),
    );
    fields
}

/// A number of seconds; some servers write it as a text.
fn seconds(value: &serde_json::Value) -> Option<i64> {
    let number = value.as_i64();
    let number = number.or_else(|| value.as_str().and_then(|text| text.parse().ok()));
    number.filter(|seconds| *seconds > 0)
}

/// What is wrong, and what to do. Of what the server says only a registered
/// name of an error is repeated: the rest might hold what it was told.
fn refused(host: &str, answer: Answer) -> Error {
    let said: Refusal = serde_json::from_slice(&answer.body).unwrap_or_default();
    match said.error.as_str() {
        "invalid_grant" => Error::refused(format!(
            "{host} gives no new access token: the permission to read the mail was withdrawn or has run out"
        ))
        .hint(
            "permit it again where the refresh token came from, and give the new one: legwork connect edit NAME --password",
        ),
        "invalid_client" | "unauthorized_client" => {
            Error::refused(format!("{host} does not know this client")).hint(
                "check both: legwork connect edit NAME --client-id ID --client-secret-file FILE",
            )
        }
        name if is_name(name) => Error::refused(format!("{host} gives no new access token: {name}"))
            .hint("check the address for tokens and the client: legwork connect show NAME"),
        _ => match answer.good() {
            Err(error) => error,
            Ok(_) => nonsense(host),
        },
    }
}

fn is_name(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c == '_';
    !text.is_empty() && text.len() <= LONGEST && text.chars().all(plain)
}

fn nonsense(host: &str) -> Error {
    Error::failed(format!("{host} answers with no access token"))
        .hint("check the address for tokens: legwork connect edit NAME --oauth ADDRESS --password")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_may_be_a_number_or_a_text() {
        for (value, wanted) in [
            (serde_json::json!(3_600), Some(3_600)),
            (serde_json::json!("3599"), Some(3_599)),
            (serde_json::json!(-1), None),
            (serde_json::json!("soon"), None),
            (serde_json::json!(null), None),
        ] {
            assert_eq!(seconds(&value), wanted, "{value}");
        }
    }

    #[test]
    fn only_names_of_errors_are_repeated() {
        assert!(is_name("temporarily_unavailable"));
        assert!(!is_name("1//0gSecret"));
        assert!(!is_name(""));
    }
}
