//! Access tokens for mail that are renewed by themselves: where, and when.

use jiff::Zoned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Outside;
use super::open::{Looking, Target, begin};
use super::secrets::Secrets;
use super::settings::{Fields, Settings};
use crate::connect::http::place;
use crate::connect::oauth::{self, Grant};
use crate::error::Kind;
use crate::service::text;
use crate::store::ConnectorKind;
use crate::{Error, Result};

/// So many seconds before it runs out, a token is renewed.
const EARLY: i64 = 60;

/// Providers by their names, and where each gives tokens.
const PROVIDERS: [(&str, &str); 2] = [
    ("google", "https://oauth2.googleapis.com/token"),
    (
        "microsoft",
        "https://login.microsoftonline.com/common/oauth2/v2.0/token",
    ),
];

/// Where an access token is renewed. The refresh token and the secret of the
/// client are sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Renewal {
    /// The address that gives tokens.
    pub(super) address: String,
    /// The id of the client.
    #[serde(default)]
    pub(super) client: String,
}

impl Renewal {
    /// The server that gives tokens.
    pub(super) fn host(&self) -> Option<String> {
        place(&self.address).ok()?.host_str().map(str::to_owned)
    }
}

impl Settings {
    /// Takes over where tokens are renewed and for which client. What was given
    /// to one server of tokens is never sent to another.
    pub(super) fn apply_renewal(&mut self, fields: &Fields, secrets: &mut Secrets) -> Result<()> {
        if let Some(word) = &fields.oauth {
            let to = provider(word)?;
            let same = self.renewal.as_ref().map(|known| &known.address) == to.as_ref();
            if !same {
                secrets.password = None;
                secrets.forget_grant();
                self.allow.clear();
                self.oauth2 = to.is_some();
                self.renewal = to.map(|address| Renewal {
                    address,
                    client: String::new(),
                });
            }
        }
        let asked = fields.client_id.is_some() || fields.client_secret.is_some();
        let Some(renewal) = &mut self.renewal else {
            return if asked {
                Err(Error::usage(
                    "a client goes with --oauth, which says where its tokens are given",
                )
                .hint("--oauth google, --oauth microsoft, or --oauth ADDRESS"))
            } else {
                Ok(())
            };
        };
        if let Some(client) = &fields.client_id {
            renewal.client = text::title("the client", client)?;
        }
        if let Some(secret) = &fields.client_secret {
            secrets.client = Some(secret.clone());
        }
        Ok(())
    }

    /// Refuses a renewal that cannot work for want of something.
    pub(super) fn complete_renewal(&self, secrets: &Secrets) -> Result<()> {
        let Some(renewal) = &self.renewal else {
            return Ok(());
        };
        if renewal.client.is_empty() {
            return Err(Error::usage("say for which client tokens are given")
                .hint("--client-id ID, as the provider shows it where the client is registered"));
        }
        if secrets.refresh.is_none() {
            return Err(
                Error::usage("tokens cannot be renewed without a refresh token")
                    .hint("it is asked for, or read from standard input or --password-file FILE"),
            );
        }
        Ok(())
    }
}

/// The address that gives tokens; none for `none`.
fn provider(word: &str) -> Result<Option<String>> {
    let word = word.trim();
    let known = PROVIDERS
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(word));
    match (known, word) {
        (Some((_, address)), _) => Ok(Some((*address).to_owned())),
        (None, "" | "none") => Ok(None),
        (None, word) if word.contains('.') || word.contains("://") => {
            Ok(Some(place(word)?.to_string()))
        }
        (None, word) => Err(Error::usage(format!(
            "'{}' is no provider that is known by its name",
            text::shown(word)
        ))
        .hint("google, microsoft, or the address that gives tokens (https://...)")),
    }
}

/// Begins to look, with a fresh access token where the one that is there has
/// run out or is refused. What is new is put into `secrets`, also when it fails
/// after that.
pub(super) async fn begin_fresh(
    outside: &Outside,
    kind: ConnectorKind,
    settings: &Settings,
    secrets: &mut Secrets,
    (cursor, now): (&Value, &Zoned),
) -> Result<Looking> {
    let renews = kind == ConnectorKind::Mail && settings.renewal.is_some();
    let mut fresh = renews && secrets.is_stale(now);
    loop {
        if fresh {
            renew(outside, kind, settings, secrets, now).await?;
        }
        let target = Target {
            kind,
            settings,
            secrets,
        };
        match begin(outside, &target, cursor, now).await {
            // It may have been withdrawn before its time.
            Err(error) if error.kind() == Kind::Refused && renews && !fresh => fresh = true,
            begun => return begun,
        }
    }
}

async fn renew(
    outside: &Outside,
    kind: ConnectorKind,
    settings: &Settings,
    secrets: &mut Secrets,
    now: &Zoned,
) -> Result<()> {
    let (Some(renewal), Some(refresh)) = (&settings.renewal, secrets.refresh.clone()) else {
        return Ok(());
    };
    let grant = Grant {
        url: place(&renewal.address)?,
        client: renewal.client.clone(),
        secret: secrets.client.clone(),
        refresh,
    };
    let host = grant.url.host_str().unwrap_or_default();
    if grant.url.scheme() != "https" && !settings.allow.iter().any(|one| one == host) {
        return Err(Error::refused(format!(
            "{host} is not asked for a token without encryption, where anyone could read along"
        ))
        .hint("write its address as https://"));
    }
    let target = Target {
        kind,
        settings,
        secrets,
    };
    let fresh = oauth::renew(&target.http(outside)?, &grant).await?;
    let second = now.timestamp().as_second();
    secrets.until = fresh.seconds.map(|seconds| second.saturating_add(seconds));
    secrets.password = Some(fresh.access);
    secrets.refresh = fresh.refresh.or(Some(grant.refresh));
    secrets.renewed = true;
    Ok(())
}

impl Secrets {
    /// Whether there is no access token that still holds.
    fn is_stale(&self, now: &Zoned) -> bool {
        let ends = |until: i64| until - EARLY <= now.timestamp().as_second();
        self.password.is_none() || self.until.is_some_and(ends)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connect::Secret;

    #[test]
    fn providers_are_known_by_their_names() {
        let of = |word: &str| provider(word).map(Option::unwrap_or_default);
        assert!(
            of("Google")
                .unwrap()
                .starts_with("https://oauth2.googleapis.com/")
        );
        assert!(of("microsoft").unwrap().contains("microsoftonline"));
        assert_eq!(
            of("id.acme.example/token").unwrap(),
            "https://id.acme.example/token"
        );
        assert_eq!(of("none").unwrap(), "");
        assert!(of("gogle").unwrap_err().hints()[0].contains("microsoft"));
    }

    #[test]
    fn what_one_server_was_given_is_not_sent_to_another() {
        let mut settings = Settings::new("2027-01-01".parse().unwrap());
        let mut secrets = Secrets::default();
        let mut say = |fields: Fields| {
            settings
                .apply(ConnectorKind::Mail, &fields, &mut secrets)
                .unwrap();
            (secrets.refresh.is_some(), secrets.client.is_some())
        };
        let all = Fields {
            address: Some("ann@acme.example".into()),
            oauth: Some("google".into()),
            client_id: Some("id".into()),
            client_secret: Some(Secret::new("s")),
            password: Some(Secret::new("r")),
            ..Fields::default()
        };
        assert_eq!(say(all), (true, true));
        let again = Fields {
            oauth: Some("google".into()),
            ..Fields::default()
        };
        assert_eq!(say(again), (true, true));
        let other = Fields {
            oauth: Some("https://evil.example/token".into()),
            ..Fields::default()
        };
        assert_eq!(say(other), (false, false));
    }

    #[test]
    fn a_token_is_stale_a_minute_before_it_runs_out() {
        let now: Zoned = "2027-02-11T09:30:00[UTC]".parse().unwrap();
        let second = now.timestamp().as_second();
        let stale = |password: bool, until: Option<i64>| {
            let secrets = Secrets {
                password: password.then(|| Secret::new("t")),
                until,
                ..Secrets::default()
            };
            secrets.is_stale(&now)
        };
        assert!(stale(false, None));
        assert!(!stale(true, None));
        assert!(!stale(true, Some(second + 61)));
        assert!(stale(true, Some(second + 60)));
    }
}
