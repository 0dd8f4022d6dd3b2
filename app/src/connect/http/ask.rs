//! What is asked of a server.

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Method, RequestBuilder, Url};

use crate::connect::secret::Secret;

/// A name with its password.
#[derive(Debug, Clone)]
pub struct Login {
    /// The name.
    pub user: String,
    /// The password.
    pub password: Secret,
}

/// A question to a server.
#[derive(Debug, Clone)]
pub struct Ask<'a> {
    /// The method.
    pub method: Method,
    /// The address.
    pub url: Url,
    /// The headers.
    pub headers: HeaderMap,
    /// The content.
    pub body: Option<Vec<u8>>,
    /// For the server of the address, and no other.
    pub login: Option<&'a Login>,
    /// What proves who asks, in the place of a login: for that server alone too.
    pub proof: Option<String>,
    /// Whether redirects are not followed.
    pub alone: bool,
}

impl<'a> Ask<'a> {
    /// Asks for what lies at an address.
    pub fn get(url: Url, login: Option<&'a Login>) -> Self {
        Self::new(Method::GET, url, login)
    }

    /// Asks by any method.
    pub fn new(method: Method, url: Url, login: Option<&'a Login>) -> Self {
        Self {
            method,
            url,
            headers: HeaderMap::new(),
            body: None,
            login,
            proof: None,
            alone: false,
        }
    }

    /// With this header; one that cannot be written is left out.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.insert(HeaderName::from_static(name), value);
        }
        self
    }

    /// Only what changed since it had this mark and was sent at this moment
    /// (RFC 9110, section 13).
    #[must_use]
    pub fn unless(self, etag: Option<&str>, modified: Option<&str>) -> Self {
        let ask = match etag {
            Some(etag) => self.with("if-none-match", etag),
            None => self,
        };
        match modified {
            Some(modified) => ask.with("if-modified-since", modified),
            None => ask,
        }
    }

    /// With this content, which is XML.
    #[must_use]
    pub fn xml(mut self, body: impl Into<String>) -> Self {
        self.body = Some(body.into().into_bytes());
        self.with("content-type", "application/xml; charset=utf-8")
    }

    /// With these fields as the content, as a form sends them.
    #[must_use]
    pub fn form(mut self, fields: &[(&str, &str)]) -> Self {
        let mut written = self.url.clone();
        written.query_pairs_mut().clear().extend_pairs(fields);
        self.body = written.query().map(|text| text.as_bytes().to_vec());
        self.with("content-type", "application/x-www-form-urlencoded")
    }

    /// Of this server alone: a redirect is its answer, and not followed.
    #[must_use]
    pub const fn alone(mut self) -> Self {
        self.alone = true;
        self
    }

    /// The request to `url`, which is this address or one that it led to.
    pub(super) fn request(&self, client: &Client, url: &Url) -> RequestBuilder {
        let mut headers = self.headers.clone();
        headers.remove(AUTHORIZATION);
        let mut request = client
            .request(self.method.clone(), url.clone())
            .headers(headers);
        if let Some(body) = &self.body {
            request = request.body(body.clone());
        }
        if url.origin() != self.url.origin() {
            return request;
        }
        match (self.login, &self.proof) {
            (Some(login), _) => request.basic_auth(&login.user, Some(login.password.reveal())),
            (None, Some(proof)) => request.header(AUTHORIZATION, proof),
            (None, None) => request,
        }
    }
}
