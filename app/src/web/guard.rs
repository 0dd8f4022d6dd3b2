//! What every request must pass and every answer must carry.
//!
//! A page of another site can make a browser send requests here. So the name
//! asked for must be ours (a foreign name may be made to point at this
//! machine), and what changes something must come from our own pages.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::state::App;

/// What a page may load: only its own script, style and images, nothing inline.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

/// Headers of every answer that does not say otherwise: what is kept for long
/// says so itself. The referrer stays within the site, and not away altogether:
/// without it, browsers send `Origin: null` with our own forms. A page without
/// forms whose address is a secret sends none.
const UNLESS_SAID: &[(&str, &str)] = &[
    ("referrer-policy", "same-origin"),
    ("cache-control", "no-store"),
];

/// Headers of every answer.
const HEADERS: &[(&str, &str)] = &[
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
    ),
];

/// The names under which this server may be asked.
#[derive(Debug, Clone, Copy)]
pub struct Hosts {
    /// The address that it listens on.
    pub listen: SocketAddr,
    /// Whether other machines may ask too.
    pub remote: bool,
}

impl Hosts {
    /// Whether a `Host` header names this server. From other machines any
    /// address will do: only a *name* can be made to point elsewhere.
    pub fn include(&self, host: &str) -> bool {
        let Some((name, port)) = parts(host) else {
            return false;
        };
        if port != self.listen.port() {
            return false;
        }
        match name.trim_matches(['[', ']']).parse::<IpAddr>() {
            Ok(ip) => self.remote || ip.is_loopback() || ip == self.listen.ip(),
            Err(_) => name.eq_ignore_ascii_case("localhost"),
        }
    }
}

/// The name and the port of a host; 80 when it names none.
fn parts(host: &str) -> Option<(&str, u16)> {
    let bracket = host.rfind(']').unwrap_or(0);
    match host[bracket..].rfind(':') {
        Some(colon) => {
            let (name, port) = host.split_at(bracket + colon);
            Some((name, port[1..].parse().ok()?))
        }
        None => Some((host, 80)),
    }
}

/// Turns away what is not meant for us, and dresses every answer.
pub async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let refused = refusal(
        app.hosts,
        request.method(),
        request.uri(),
        request.headers(),
    );
    let mut response = match refused {
        Some(why) => (StatusCode::FORBIDDEN, why).into_response(),
        None => next.run(request).await,
    };
    dress(response.headers_mut());
    response
}

fn dress(headers: &mut HeaderMap) {
    headers.reserve(HEADERS.len() + UNLESS_SAID.len());
    for (name, value) in HEADERS {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    for (name, value) in UNLESS_SAID {
        headers
            .entry(HeaderName::from_static(name))
            .or_insert(HeaderValue::from_static(value));
    }
}

/// Why a request is turned away, if it is.
fn refusal(hosts: Hosts, method: &Method, uri: &Uri, headers: &HeaderMap) -> Option<&'static str> {
    let host = text(headers, header::HOST.as_str()).unwrap_or_default();
    let named = uri.authority().map_or(host, |authority| authority.as_str());
    if !hosts.include(host) || !hosts.include(named) {
        return Some("This server is not known under that name.");
    }
    if method.is_safe() {
        return None;
    }
    (!is_own(host, headers)).then_some("That came from another site, so it was not done.")
}

/// Whether an unsafe request comes from a page of ours. Browsers say where a
/// request comes from in one of two headers or in both; what says nothing is
/// no browser, and no other site can have sent it.
fn is_own(host: &str, headers: &HeaderMap) -> bool {
    let site = text(headers, "sec-fetch-site");
    if site.is_some_and(|site| site != "same-origin") {
        return false;
    }
    match text(headers, header::ORIGIN.as_str()) {
        None => !headers.contains_key(header::ORIGIN),
        Some("null") => site.is_some(),
        Some(origin) => origin
            .strip_prefix("http://")
            .is_some_and(|origin| origin.eq_ignore_ascii_case(host)),
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_names_are_answered() {
        let listen = "127.0.0.1:7777".parse().unwrap();
        let here = Hosts {
            listen,
            remote: false,
        };
        for ours in [
            "127.0.0.1:7777",
            "localhost:7777",
            "LOCALHOST:7777",
            "[::1]:7777",
        ] {
            assert!(here.include(ours), "{ours}");
        }
        for foreign in [
            "",
            "localhost",
            "localhost:80",
            "evil.example:7777",
            "localhost.evil.example:7777",
            "192.168.1.5:7777",
            "127.0.0.1:7777x",
            "[::1",
        ] {
            assert!(!here.include(foreign), "{foreign}");
        }
        let anywhere = Hosts {
            listen,
            remote: true,
        };
        assert!(anywhere.include("192.168.1.5:7777"));
        assert!(!anywhere.include("evil.example:7777"));
    }
}
