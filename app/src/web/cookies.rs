//! Cookies: read from a request, written to an answer.

use axum::http::header::{self, HeaderMap, HeaderValue};
use jiff::SignedDuration;

use super::state::App;

/// The cookies that this app sets. Browsers share cookies between all servers
/// of one machine, so the names carry the port.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cookie {
    /// Who is signed in.
    Session,
    /// What to say on the next page.
    Flash,
    /// The language of the texts.
    Language,
    /// What the browser was told about itself.
    Device,
}

impl Cookie {
    const fn stem(self) -> &'static str {
        match self {
            Self::Session => "legwork",
            Self::Flash => "legwork-said",
            Self::Language => "legwork-language",
            Self::Device => "legwork-device",
        }
    }

    /// Whether this is the cookie's name, for the server of this port. Every
    /// request asks several times, so no name is put together.
    fn is_named(self, name: &str, port: u16) -> bool {
        let rest = name.strip_prefix(self.stem());
        let digits = rest.and_then(|rest| rest.strip_prefix('-'));
        digits.is_some_and(|digits| !digits.starts_with(['0', '+']) && digits.parse() == Ok(port))
    }

    /// The value that the browser sent.
    pub fn read(self, app: &App, headers: &HeaderMap) -> Option<String> {
        let port = app.hosts.listen.port();
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(name, _)| self.is_named(name, port))
            .map(|(_, value)| value.to_owned())
    }

    /// The header that sets it for so long. The value must be made of plain
    /// letters and digits; what is not is not sent.
    pub fn set(self, app: &App, value: &str, life: SignedDuration) -> HeaderValue {
        let cookie = format!(
            "{}-{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}",
            self.stem(),
            app.hosts.listen.port(),
            life.as_secs()
        );
        HeaderValue::try_from(cookie).unwrap_or(HeaderValue::from_static(""))
    }

    /// The header that takes it away.
    pub fn clear(self, app: &App) -> HeaderValue {
        self.set(app, "", SignedDuration::ZERO)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_belongs_to_one_cookie_of_one_port() {
        assert!(Cookie::Session.is_named("legwork-7777", 7777));
        assert!(Cookie::Flash.is_named("legwork-said-7777", 7777));
        for other in [
            "legwork-said-7777",
            "legwork-777",
            "legwork-07777",
            "legwork-+7777",
            "legwork7777",
            "legwork-",
            "",
        ] {
            assert!(!Cookie::Session.is_named(other, 7777), "{other}");
        }
    }
}
