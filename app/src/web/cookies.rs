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
    fn name(self, app: &App) -> String {
        let what = match self {
            Self::Session => "legwork",
            Self::Flash => "legwork-said",
            Self::Language => "legwork-language",
            Self::Device => "legwork-device",
        };
        format!("{what}-{}", app.hosts.listen.port())
    }

    /// The value that the browser sent.
    pub fn read(self, app: &App, headers: &HeaderMap) -> Option<String> {
        let name = self.name(app);
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value.to_owned())
    }

    /// The header that sets it for so long. The value must be made of plain
    /// letters and digits; what is not is not sent.
    pub fn set(self, app: &App, value: &str, life: SignedDuration) -> HeaderValue {
        let cookie = format!(
            "{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}",
            self.name(app),
            life.as_secs()
        );
        HeaderValue::try_from(cookie).unwrap_or(HeaderValue::from_static(""))
    }

    /// The header that takes it away.
    pub fn clear(self, app: &App) -> HeaderValue {
        self.set(app, "", SignedDuration::ZERO)
    }
}
