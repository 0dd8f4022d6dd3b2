//! Addresses of the web: which are read, and which are asked.

use std::net::IpAddr;

use reqwest::Url;

use crate::connect::guard::Guard;
use crate::{Error, Result};

/// The longest address that is read, in bytes.
const LONGEST: usize = 2_000;

/// The address that a person typed. `webcal://` is how calendars write
/// `https://`; an address without a scheme is one of https.
pub fn place(text: &str) -> Result<Url> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST || text.chars().any(char::is_control) {
        return Err(Error::usage("that is no address of the web")
            .hint("write it as in https://example.com/feed.xml"));
    }
    let written = match text.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("webcal") => format!("https://{rest}"),
        Some(_) => text.to_owned(),
        None => format!("https://{text}"),
    };
    let parsed = Url::parse(&written);
    let mut url = parsed.map_err(|error| {
        Error::usage(format!("that is no address of the web: {error}"))
            .hint("write it as in https://example.com/feed.xml")
    })?;
    url.set_fragment(None);
    shape(&url)?;
    Ok(url)
}

/// Refuses an address that must not be asked. A name is checked again when it
/// is looked up; numbers are not looked up, so they are checked here.
pub(super) fn check(url: &Url, guard: &Guard) -> Result<()> {
    shape(url)?;
    let host = url.host_str().unwrap_or_default();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    if let Ok(address) = bare.parse::<IpAddr>() {
        guard.permitted(bare, vec![address])?;
    }
    Ok(())
}

fn shape(url: &Url) -> Result<()> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Error::refused(format!(
            "addresses of {} are not asked, only http and https",
            url.scheme()
        )));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(
            Error::refused("a login has no place in an address, where it would be shown")
                .hint("give the name with --user; the password is asked for"),
        );
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err(Error::usage("the address names no server"));
    }
    Ok(())
}
