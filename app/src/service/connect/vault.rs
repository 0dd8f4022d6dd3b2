//! The vault: what connectors sign in with, sealed by a key that lies outside
//! of the database.
//!
//! XChaCha20-Poly1305 with a fresh random nonce for each seal; the workspace and
//! the connector are sealed in with it, so that a row that was copied to another
//! connector opens nothing. Whoever has the database alone, or a backup of it,
//! has no password.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};

use super::secrets::Secrets;
use crate::connect::Secret;
use crate::hex::hex;
use crate::ids::{ConnectorId, Ids, WorkspaceId};
use crate::{Error, Result};

/// How many bytes of a sealed text are the nonce.
const NONCE: usize = 24;
/// How many bytes a key has.
const KEY: usize = 32;

/// Whose secret it is: sealed in with it.
pub(super) type Owner = (WorkspaceId, ConnectorId);

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Inside {
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    refresh: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    client: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<i64>,
}

/// Seals with the key in this file, which is made when it is not there.
pub(super) fn seal(file: &Path, ids: &Ids, owner: Owner, secrets: &Secrets) -> Result<String> {
    let key = match key(file)? {
        Some(key) => key,
        None => make(file, ids)?,
    };
    let reveal = |secret: &Secret| secret.reveal().to_owned();
    let inside = Inside {
        password: secrets.password.as_ref().map(reveal),
        address: secrets.address.as_ref().map(reveal),
        refresh: secrets.refresh.as_ref().map(reveal),
        client: secrets.client.as_ref().map(reveal),
        until: secrets.until,
    };
    let text = serde_json::to_vec(&inside).map_err(|_| broken())?;
    let random = ids.secret().ok_or_else(dry)?;
    let nonce = &random[..NONCE];
    let with = Payload {
        msg: &text,
        aad: &bound_to(owner),
    };
    let nonce_of = XNonce::try_from(nonce).map_err(|_| broken())?;
    let sealed = cipher(&key)?.encrypt(&nonce_of, with);
    let sealed = sealed.map_err(|_| broken())?;
    Ok(hex(nonce) + &hex(&sealed))
}

/// Opens what [`seal`] sealed for the same owner.
pub(super) fn open(file: &Path, owner: Owner, text: &str) -> Result<Secrets> {
    let key = key(file)?.ok_or_else(|| {
        lost(format!(
            "the key that opens passwords is missing: {}",
            file.display()
        ))
    })?;
    let bytes = unhex(text).filter(|bytes| bytes.len() > NONCE);
    let bytes = bytes.ok_or_else(broken)?;
    let (nonce, sealed) = bytes.split_at(NONCE);
    let with = Payload {
        msg: sealed,
        aad: &bound_to(owner),
    };
    let nonce = XNonce::try_from(nonce).map_err(|_| broken())?;
    let opened = cipher(&key)?.decrypt(&nonce, with);
    let opened = opened.map_err(|_| {
        lost(format!(
            "the password was sealed with another key than {}",
            file.display()
        ))
    })?;
    let inside: Inside = serde_json::from_slice(&opened).map_err(|_| broken())?;
    Ok(Secrets {
        password: inside.password.map(Secret::new),
        address: inside.address.map(Secret::new),
        refresh: inside.refresh.map(Secret::new),
        client: inside.client.map(Secret::new),
        until: inside.until,
        renewed: false,
        sealed: Some(text.to_owned()),
    })
}

fn cipher(key: &[u8; KEY]) -> Result<XChaCha20Poly1305> {
    XChaCha20Poly1305::new_from_slice(key).map_err(|_| broken())
}

fn bound_to((workspace, connector): Owner) -> Vec<u8> {
    [*workspace.uuid().as_bytes(), *connector.uuid().as_bytes()].concat()
}

/// The key in a file; none when there is no file.
fn key(file: &Path) -> Result<Option<[u8; KEY]>> {
    let opened = match File::open(file) {
        Ok(opened) => opened,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(file, &error.to_string())),
    };
    private(file, &opened)?;
    let mut text = String::new();
    let most = 4 * KEY as u64;
    let read = opened.take(most).read_to_string(&mut text);
    read.map_err(|error| unreadable(file, &error.to_string()))?;
    let key = unhex(text.trim()).and_then(|bytes| bytes.try_into().ok());
    key.map(Some)
        .ok_or_else(|| unreadable(file, "it does not hold 64 hexadecimal digits"))
}

/// Refuses a key that others may read.
#[cfg(unix)]
fn private(file: &Path, opened: &File) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = opened.metadata()?.permissions().mode();
    let others = mode & 0o077;
    if others == 0 {
        return Ok(());
    }
    Err(Error::refused(format!(
        "others on this machine may read the key that opens passwords: {}",
        file.display()
    ))
    .hint(format!("chmod 600 {}", file.display())))
}

#[cfg(not(unix))]
fn private(_: &Path, _: &File) -> Result<()> {
    Ok(())
}

/// Makes a key. When two programs do so at once, one does and the other reads it.
fn make(file: &Path, ids: &Ids) -> Result<[u8; KEY]> {
    let fresh = ids.secret().ok_or_else(dry)?;
    let failed = |error: std::io::Error| {
        Error::failed(format!(
            "the key for passwords cannot be kept in {}: {error}",
            file.display()
        ))
        .hint("name another file with LEGWORK_KEY")
    };
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    // Complete under another name first: nobody ever reads half a key.
    let half = file.with_extension(format!("{}.new", hex(&fresh[..4])));
    let written = write(&half, &hex(&fresh));
    let linked = written.and_then(|()| fs::hard_link(&half, file));
    let _ = fs::remove_file(&half);
    match linked {
        Ok(()) => Ok(fresh),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            key(file)?.ok_or_else(|| unreadable(file, "it is gone again"))
        }
        Err(error) => Err(failed(error)),
    }
}

fn write(file: &Path, text: &str) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut made = options.open(file)?;
    made.write_all(text.as_bytes())?;
    made.write_all(b"\n")?;
    made.sync_all()
}

fn lost(message: String) -> Error {
    Error::refused(message)
        .hint("put the key back, or name its file with LEGWORK_KEY")
        .hint("or give the password again: legwork connect edit NAME --password")
}

fn unreadable(file: &Path, why: &str) -> Error {
    Error::failed(format!(
        "the key that opens passwords cannot be read from {}: {why}",
        file.display()
    ))
}

fn dry() -> Error {
    Error::failed("this system gives no random numbers")
}

fn broken() -> Error {
    Error::failed("the password of the connector cannot be read")
        .hint("give it again: legwork connect edit NAME --password")
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    let pair = |at: usize| u8::from_str_radix(text.get(at..at + 2)?, 16).ok();
    (0..text.len()).step_by(2).map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owner(ids: &Ids) -> Owner {
        (ids.entity(), ids.entity())
    }

    fn secrets() -> Secrets {
        Secrets {
            password: Some(Secret::new("hunter2")),
            refresh: Some(Secret::new("hunter3")),
            ..Secrets::default()
        }
    }

    #[test]
    fn what_was_sealed_opens_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (file, ids) = (folder.path().join("deep/key"), Ids::seeded(3));
        let (one, other) = (owner(&ids), owner(&ids));
        let sealed = seal(&file, &ids, one, &secrets()).unwrap();
        assert!(!sealed.contains("hunter2"));
        let opened = open(&file, one, &sealed).unwrap();
        assert_eq!(opened.password.unwrap().reveal(), "hunter2");
        assert_eq!(opened.refresh.unwrap().reveal(), "hunter3");
        assert!(open(&file, other, &sealed).is_err());
        assert!(open(&file, (one.0, other.1), &sealed).is_err());
        let again = seal(&file, &ids, one, &secrets()).unwrap();
        assert_ne!(again, sealed, "each seal has a nonce of its own");
    }

    #[test]
    fn a_changed_seal_or_another_key_opens_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (file, ids) = (folder.path().join("key"), Ids::seeded(4));
        let owner = owner(&ids);
        let sealed = seal(&file, &ids, owner, &secrets()).unwrap();
        let (start, end) = sealed.split_at(sealed.len() - 1);
        let changed = format!("{start}{}", if end == "0" { "1" } else { "0" });
        assert!(open(&file, owner, &changed).is_err());
        fs::remove_file(&file).unwrap();
        let missing = open(&file, owner, &sealed).unwrap_err();
        assert!(missing.message().contains("missing"), "{missing}");
        make(&file, &ids).unwrap();
        let other = open(&file, owner, &sealed).unwrap_err();
        assert!(other.message().contains("another key"), "{other}");
    }

    #[test]
    #[cfg(unix)]
    fn a_key_that_others_may_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (file, ids) = (folder.path().join("key"), Ids::seeded(5));
        seal(&file, &ids, owner(&ids), &secrets()).unwrap();
        let mode = |file: &Path| fs::metadata(file).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&file), 0o600);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        let refused = seal(&file, &ids, owner(&ids), &secrets()).unwrap_err();
        assert!(refused.hints()[0].starts_with("chmod 600"), "{refused}");
    }
}
