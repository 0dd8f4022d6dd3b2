//! Who sends: VAPID (RFC 8292). The service of a browser is shown a token that
//! is signed with a key; the browser was told at the beginning which key it is.

use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::json;

use super::base64url::{bytes, text};
use crate::connect::{Secret, Url};
use crate::{Error, Result};

/// For how many seconds a token holds: half of what is allowed, so that clocks
/// may differ.
const HOLDS: i64 = 12 * 3_600;

/// The key of a sender.
pub struct Key {
    pair: EcdsaKeyPair,
    random: SystemRandom,
}

/// Who sends, and when.
pub struct Sender<'a> {
    /// The key that browsers were told of.
    pub key: &'a Key,
    /// Where the service can turn to: an address of `https:` or `mailto:`.
    pub contact: Option<&'a str>,
    /// Seconds since 1970.
    pub at: i64,
}

impl Key {
    /// A new key, as a text to be sealed.
    pub fn fresh() -> Result<Secret> {
        let made =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
        let made = made.map_err(|_| Error::failed("this system gives no random numbers"))?;
        Ok(Secret::new(text(made.as_ref())))
    }

    /// Reads what [`Key::fresh`] made.
    pub fn read(secret: &Secret) -> Result<Self> {
        let random = SystemRandom::new();
        let pair = bytes(secret.reveal()).and_then(|bytes| {
            EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &bytes, &random).ok()
        });
        let pair = pair.ok_or_else(|| Error::failed("the key of push messages cannot be read"))?;
        Ok(Self { pair, random })
    }

    /// What browsers are told of it.
    pub fn public(&self) -> String {
        text(self.pair.public_key().as_ref())
    }
}

impl Sender<'_> {
    /// The header that proves it to the service at `endpoint`.
    pub(super) fn says(&self, endpoint: &Url) -> Result<String> {
        let mut claims = json!({
            "aud": endpoint.origin().ascii_serialization(),
            "exp": self.at + HOLDS,
        });
        if let Some(contact) = self.contact {
            claims["sub"] = contact.into();
        }
        let head = text(br#"{"typ":"JWT","alg":"ES256"}"#);
        let signed = format!("{head}.{}", text(claims.to_string().as_bytes()));
        let signature = self.key.pair.sign(&self.key.random, signed.as_bytes());
        let signature = signature.map_err(|_| Error::failed("the message cannot be signed"))?;
        let token = format!("{signed}.{}", text(signature.as_ref()));
        Ok(format!("vapid t={token}, k={}", self.key.public()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

    #[test]
    fn a_token_names_the_service_ends_within_a_day_and_is_signed() {
        let key = Key::read(&Key::fresh().unwrap()).unwrap();
        let sender = Sender {
            key: &key,
            contact: Some("mailto:ann@acme.example"),
            at: 1_800_000_000,
        };
        let endpoint = "https://push.example:8443/wpush/secret".parse().unwrap();
        let says = sender.says(&endpoint).unwrap();
        let (token, public) = says
            .strip_prefix("vapid t=")
            .unwrap()
            .split_once(", k=")
            .unwrap();
        assert_eq!(bytes(public).unwrap().len(), 65);
        let (signed, signature) = token.rsplit_once('.').unwrap();
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, bytes(public).unwrap())
            .verify(signed.as_bytes(), &bytes(signature).unwrap())
            .unwrap();
        let claims = bytes(signed.split_once('.').unwrap().1).unwrap();
        let claims: serde_json::Value = serde_json::from_slice(&claims).unwrap();
        assert_eq!(
            claims,
            json!({
                "aud": "https://push.example:8443",
                "exp": 1_800_043_200_i64,
                "sub": "mailto:ann@acme.example",
            })
        );
        assert!(Key::read(&Secret::new("00")).is_err());
        // What the tests look for where no key may be.
        let fresh = Key::fresh().unwrap();
        assert!(fresh.reveal().starts_with("MIGHAgEAMBMGByqGSM49"));
    }
}
