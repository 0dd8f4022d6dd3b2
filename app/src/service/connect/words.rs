//! The short texts in which a member says where something lies.

use crate::service::text;
use crate::{Error, Result};

/// An address of mail, in small letters.
pub(in crate::service) fn mail_address(text: &str) -> Result<String> {
    let address = text::title("the e-mail address", text)?.to_lowercase();
    let fits = address
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'));
    if fits && !address.contains([' ', ',', ';', '<', '>', '"']) {
        return Ok(address);
    }
    Err(Error::usage(format!(
        "'{}' is not an e-mail address such as ann@acme.example",
        text::shown(text)
    )))
}

/// The name of a server, without scheme, path or port.
pub(in crate::service) fn server(text: &str) -> Result<String> {
    let host = text.trim().trim_start_matches('[').trim_end_matches(']');
    let odd = |c: char| c.is_whitespace() || c.is_control() || "/@\\?#".contains(c);
    if host.is_empty() || host.len() > 253 || host.contains(odd) {
        return Err(Error::usage(format!(
            "'{}' is not the name of a server",
            text::shown(text)
        ))
        .hint("write it as in imap.example.com, and the port with --port"));
    }
    Ok(host.to_lowercase())
}

/// Where the mail of an address usually lies.
pub(super) fn usual_server(address: &str) -> String {
    let domain = address.rsplit('@').next().unwrap_or_default();
    match domain {
        "gmail.com" | "googlemail.com" => "imap.gmail.com".to_owned(),
        "outlook.com" | "hotmail.com" | "live.com" => "outlook.office365.com".to_owned(),
        "icloud.com" | "me.com" | "mac.com" => "imap.mail.me.com".to_owned(),
        "yahoo.com" => "imap.mail.yahoo.com".to_owned(),
        "fastmail.com" => "imap.fastmail.com".to_owned(),
        _ => format!("imap.{domain}"),
    }
}

/// One short text; `none` takes it away.
pub(super) fn word(what: &str, text: &str) -> Result<Option<String>> {
    match text.trim() {
        "" | "none" => Ok(None),
        text => Ok(Some(text::title(what, text)?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_server_of_an_address_is_known() {
        assert_eq!(usual_server("ann@gmail.com"), "imap.gmail.com");
        assert_eq!(usual_server("ann@acme.example"), "imap.acme.example");
    }
}
