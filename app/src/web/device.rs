//! What one browser was told about itself. It is kept in a cookie there, since
//! it belongs to the device and not to the member.

use axum::http::header::{HeaderMap, HeaderValue};
use jiff::SignedDuration;

use super::cookies::Cookie;
use super::state::App;

/// How long a browser remembers: the longest that browsers allow.
const LIFE: SignedDuration = SignedDuration::from_hours(400 * 24);

/// The choices of one browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device {
    /// Whether Today, and lines that wait to be sent, are kept in the browser.
    pub keeps: bool,
    /// Whether single letters are keys.
    pub letters: bool,
}

impl Default for Device {
    fn default() -> Self {
        Self {
            keeps: true,
            letters: true,
        }
    }
}

impl Device {
    /// The choices of the browser that asks.
    pub fn of(app: &App, headers: &HeaderMap) -> Self {
        let told = Cookie::Device.read(app, headers).unwrap_or_default();
        let not = |what| told.split('.').any(|word| word == what);
        Self {
            keeps: !not("nothing"),
            letters: !not("letterless"),
        }
    }

    /// The header by which the browser remembers them.
    pub fn remember(self, app: &App) -> HeaderValue {
        let words = match (self.keeps, self.letters) {
            (true, true) => "all",
            (false, true) => "nothing",
            (true, false) => "letterless",
            (false, false) => "nothing.letterless",
        };
        Cookie::Device.set(app, words, LIFE)
    }
}
