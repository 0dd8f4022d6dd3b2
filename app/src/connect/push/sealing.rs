//! Sealing a message for one browser: RFC 8291, with the content coding
//! aes128gcm of RFC 8188, in one record.
//!
//! The numbers by chance are those of the system: `ring` takes no others for a
//! key that is used once.

use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use ring::rand::{SecureRandom, SystemRandom};
use ring::{aead, hkdf};

use super::subscription::Subscription;
use crate::{Error, Result};

/// The most bytes of a message: services take 4,096 bytes of a sealed one, of
/// which 86 are its head, 16 its seal, and one says that it is the last record.
pub const MOST: usize = 4_096 - HEAD - 16 - 1;

/// Salt, size of records, length of the key, key.
const HEAD: usize = 16 + 4 + 1 + 65;

/// The size of a record: no message is longer.
const RECORD: u32 = 4_096;

/// Seals a text.
pub(super) fn seal(to: &Subscription, text: &[u8]) -> Result<Vec<u8>> {
    if text.len() > MOST {
        return Err(Error::failed("the message is too long for a browser"));
    }
    let random = SystemRandom::new();
    let mut salt = [0; 16];
    random.fill(&mut salt).map_err(|_| dry())?;
    let own = EphemeralPrivateKey::generate(&ECDH_P256, &random).map_err(|_| dry())?;
    let public = own.compute_public_key().map_err(|_| dry())?;
    let theirs = UnparsedPublicKey::new(&ECDH_P256, &to.public);
    let sealed = agree_ephemeral(own, &theirs, |shared| {
        sealed(shared, to, public.as_ref(), &salt, text)
    });
    sealed.map_err(|_| Error::usage("the key of the browser is none"))?
}

/// The message with its head, from what the two keys agree on.
fn sealed(
    shared: &[u8],
    to: &Subscription,
    public: &[u8],
    salt: &[u8; 16],
    text: &[u8],
) -> Result<Vec<u8>> {
    let (key, nonce) = derived(shared, to, public, salt).map_err(|_| broken())?;
    let key = aead::UnboundKey::new(&aead::AES_128_GCM, &key).map_err(|_| broken())?;
    // Two begins the padding of the last record; there is none.
    let mut record = [text, &[2]].concat();
    aead::LessSafeKey::new(key)
        .seal_in_place_append_tag(
            aead::Nonce::assume_unique_for_key(nonce),
            aead::Aad::empty(),
            &mut record,
        )
        .map_err(|_| broken())?;
    let length = u8::try_from(public.len()).map_err(|_| broken())?;
    Ok([
        salt.as_slice(),
        &RECORD.to_be_bytes(),
        &[length],
        public,
        &record,
    ]
    .concat())
}

/// The key and the nonce of the record (RFC 8291, section 3.4).
fn derived(
    shared: &[u8],
    to: &Subscription,
    public: &[u8],
    salt: &[u8; 16],
) -> std::result::Result<([u8; 16], [u8; 12]), ring::error::Unspecified> {
    let info: [&[u8]; 3] = [b"WebPush: info\0", &to.public, public];
    let mut both = [0; 32];
    fill(&to.auth, shared, &info, &mut both)?;
    let (mut key, mut nonce) = ([0; 16], [0; 12]);
    fill(salt, &both, &[b"Content-Encoding: aes128gcm\0"], &mut key)?;
    fill(salt, &both, &[b"Content-Encoding: nonce\0"], &mut nonce)?;
    Ok((key, nonce))
}

/// HKDF with SHA-256 (RFC 5869), into `out`.
fn fill(
    salt: &[u8],
    secret: &[u8],
    info: &[&[u8]],
    out: &mut [u8],
) -> std::result::Result<(), ring::error::Unspecified> {
    let extracted = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(secret);
    extracted.expand(info, Length(out.len()))?.fill(out)
}

/// How many bytes are wanted.
struct Length(usize);

impl hkdf::KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

fn dry() -> Error {
    Error::failed("this system gives no random numbers")
}

fn broken() -> Error {
    Error::failed("the message cannot be sealed")
}

#[cfg(test)]
mod tests {
    use super::super::base64url::{bytes, text};
    use super::*;

    /// The browser of RFC 8291, appendix A.
    fn example() -> Subscription {
        Subscription::read(
            "https://push.example.net/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "BTBZMqHH6r4Tts7J_aSIgg",
        )
        .unwrap()
    }

    #[test]
    fn a_message_is_sealed_as_in_the_example_of_the_standard() {
        let shared = bytes("kyrL1jIIOHEzg3sM2ZWRHDRB62YACZhhSlknJ672kSs").unwrap();
        let public = bytes(
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8",
        );
        let salt = bytes("DGv6ra1nlYgDCS1FRnbzlw").unwrap().try_into().unwrap();
        let said = sealed(
            &shared,
            &example(),
            &public.unwrap(),
            &salt,
            b"When I grow up, I want to be a watermelon",
        );
        assert_eq!(
            text(&said.unwrap()),
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vC\
             YLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWy\
             ouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
        );
    }

    #[test]
    fn each_message_has_a_key_of_its_own_and_none_is_too_long() {
        let to = example();
        let (one, other) = (seal(&to, b"x").unwrap(), seal(&to, b"x").unwrap());
        assert_ne!(one[..16], other[..16], "the salt");
        assert_ne!(one[21..86], other[21..86], "the key");
        assert_eq!(seal(&to, &vec![b'x'; MOST]).unwrap().len(), 4_096);
        assert!(seal(&to, &vec![b'x'; MOST + 1]).is_err());
    }

    #[test]
    fn what_is_no_subscription_is_refused() {
        let (public, auth) = (example().public(), example().auth());
        let off_the_curve = text(&[vec![4], vec![1; 64]].concat());
        for (endpoint, public, auth) in [
            ("ftp://push.example/x", public.as_str(), auth.as_str()),
            ("https://push.example/x", "AAAA", &auth),
            ("https://push.example/x", &off_the_curve, &auth),
            ("https://push.example/x", &public, "short"),
        ] {
            let read = Subscription::read(endpoint, public, auth);
            assert!(read.is_err(), "{endpoint} {public} {auth}");
        }
    }
}
