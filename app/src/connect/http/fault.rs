//! What went wrong with a server, in words, and what to do about it.

use std::error::Error as StdError;
use std::time::Duration;

use reqwest::StatusCode;

use crate::Error;
use crate::connect::guard::Forbidden;

/// The error of a request to this host.
pub(super) fn of(host: &str, error: &reqwest::Error) -> Error {
    let causes = causes(error);
    let forbidden = causes
        .iter()
        .find_map(|cause| cause.downcast_ref::<Forbidden>());
    if let Some(forbidden) = forbidden {
        return forbidden.clone().into();
    }
    let last = causes.last().map(ToString::to_string).unwrap_or_default();
    if error.is_timeout() {
        return Error::failed(format!("{host} does not answer"))
            .hint("it is tried again later; check the address if that goes on");
    }
    if let Some(certificate) = causes
        .iter()
        .find(|cause| is_certificate(&cause.to_string()))
    {
        return untrusted(host, &certificate.to_string());
    }
    if error.is_connect() {
        return Error::failed(format!("{host} cannot be reached: {last}"))
            .hint("check the address, and that this machine is online");
    }
    Error::failed(format!("{host} breaks off its answer: {last}")).hint("it is tried again later")
}

/// A server whose certificate is not believed.
pub(in crate::connect) fn untrusted(host: &str, why: &str) -> Error {
    let why = why.trim_start_matches("invalid peer certificate: ");
    Error::refused(format!("the certificate of {host} is not trusted: {why}"))
        .hint("for a server of your own, name the file of its authority with --ca-file")
}

/// Whether a cause is about a certificate.
pub(in crate::connect) fn is_certificate(text: &str) -> bool {
    text.contains("invalid peer certificate")
}

fn causes(error: &reqwest::Error) -> Vec<&(dyn StdError + 'static)> {
    let mut causes = Vec::new();
    let mut next: Option<&(dyn StdError + 'static)> = Some(error);
    while let Some(cause) = next {
        causes.push(cause);
        next = cause.source();
    }
    causes
}

pub(super) fn slow(host: &str, limit: Duration) -> Error {
    Error::failed(format!(
        "{host} does not finish its answer within {} seconds",
        limit.as_secs_f32()
    ))
    .hint("it is tried again later; check the address if that goes on")
}

pub(super) fn large(host: &str, most: u64) -> Error {
    Error::refused(format!(
        "{host} sends more than {} MB",
        most.div_ceil(1024 * 1024)
    ))
    .hint("give a smaller calendar or feed, such as one of this year")
}

pub(super) fn status(host: &str, status: StatusCode) -> Error {
    let code = status.as_u16();
    match code {
        401 | 403 => Error::refused(format!("{host} does not let this login in (HTTP {code})"))
            .hint("check the name, and give a new password: legwork connect edit NAME --password"),
        404 | 410 => Error::not_found(format!("{host} has nothing at that address (HTTP {code})"))
            .hint("check the address; a secret address may have been reset"),
        429 => Error::failed(format!("{host} was asked too often (HTTP 429)"))
            .hint("it is tried again later"),
        500.. => Error::failed(format!("{host} has a fault of its own (HTTP {code})"))
            .hint("it is tried again later"),
        _ => Error::failed(format!("{host} answers with HTTP {code}"))
            .hint("open the address in a browser to see what is there"),
    }
}
