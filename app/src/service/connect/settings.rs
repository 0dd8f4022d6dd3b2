//! What is known of a connector, apart from what it signs in with.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::renewal::Renewal;
use super::secrets::Secrets;
use super::words::{mail_address, server, usual_server, word};
use crate::connect::http::place;
use crate::connect::{Secret, tls};
use crate::service::text;
use crate::store::ConnectorKind;
use crate::{Error, Result};

/// The most that the certificates of an authority may take, in bytes.
const LARGEST: usize = 256 * 1024;
/// The most addresses that one member may have.
const ADDRESSES: usize = 50;

/// What a member says of a connector; what is left out stays as it is.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    /// What to call it.
    pub title: Option<String>,
    /// Where to look: an address of the web, of mail, or a folder.
    pub address: Option<String>,
    /// The server of mail.
    pub host: Option<String>,
    /// Its port.
    pub port: Option<u16>,
    /// Whether a connection begins plain and is encrypted then.
    pub starttls: Option<bool>,
    /// The name to sign in with.
    pub user: Option<String>,
    /// What to sign in with.
    pub password: Option<Secret>,
    /// Whether that is a token of `OAuth2`.
    pub oauth2: Option<bool>,
    /// Where access tokens are renewed: `google`, `microsoft`, an address, or
    /// `none`. What to sign in with is then a refresh token.
    pub oauth: Option<String>,
    /// The client for which they are renewed.
    pub client_id: Option<String>,
    /// Its secret, where it has one.
    pub client_secret: Option<Secret>,
    /// The member's own addresses of mail.
    pub me: Vec<String>,
    /// Whose entries of a feed count.
    pub by: Option<String>,
    /// The folder of sent mail.
    pub sent: Option<String>,
    /// The folder of received mail.
    pub inbox: Option<String>,
    /// The address of mail to which lines of a log are sent.
    pub log_to: Option<String>,
    /// The first day that counts.
    pub since: Option<Date>,
    /// Whether its server may be on a private network.
    pub allow_private: Option<bool>,
    /// Certificates of an authority to believe, in PEM form; empty for none.
    pub authority: Option<String>,
}

/// What is kept of a connector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Settings {
    /// Under which name things seen there are known. It stays the same for
    /// ever, so that nothing is proposed a second time.
    #[serde(default)]
    pub(super) source: String,
    /// Where to look. Of a secret address, only the beginning is here.
    pub(super) address: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) host: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) port: Option<u16>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) starttls: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) user: Option<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) oauth2: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) renewal: Option<Renewal>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) me: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) sent: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) inbox: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) log_to: Option<String>,
    pub(super) since: Date,
    /// Hosts that may be on a private network.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) allow: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) authority: Option<String>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature is that of serde"
)]
const fn is_false(value: &bool) -> bool {
    !*value
}

impl Settings {
    /// Nothing known but the first day that counts.
    pub(super) const fn new(since: Date) -> Self {
        Self {
            source: String::new(),
            address: String::new(),
            host: None,
            port: None,
            starttls: false,
            user: None,
            oauth2: false,
            renewal: None,
            me: Vec::new(),
            by: None,
            sent: None,
            inbox: None,
            log_to: None,
            since,
            allow: Vec::new(),
            authority: None,
        }
    }

    /// What is stored. Fails when it was not written by this program.
    pub(super) fn read(stored: &serde_json::Value) -> Result<Self> {
        let read = serde_json::from_value(stored.clone());
        read.map_err(|cause| Error::internal("the settings of a connector cannot be read", cause))
    }

    /// What to store.
    pub(super) fn write(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Takes over what the member says. Refuses what makes no sense for this
    /// kind of connector.
    pub(super) fn apply(
        &mut self,
        kind: ConnectorKind,
        fields: &Fields,
        secrets: &mut Secrets,
    ) -> Result<()> {
        refuse_foreign(kind, fields)?;
        if let Some(address) = &fields.address {
            self.move_to(kind, address, secrets)?;
        }
        self.apply_renewal(fields, secrets)?;
        if let Some(password) = &fields.password {
            if password.reveal().is_empty() {
                return Err(Error::usage("the password is empty"));
            }
            self.sign_in_with(password, secrets);
        }
        self.apply_server(kind, fields)?;
        self.apply_words(fields)?;
        self.apply_trust(kind, fields, secrets)
    }

    /// Takes over a password, or a token to renew others with.
    fn sign_in_with(&self, password: &Secret, secrets: &mut Secrets) {
        let given = Some(password.clone());
        if self.renewal.is_some() {
            (secrets.refresh, secrets.password, secrets.until) = (given, None, None);
        } else {
            secrets.password = given;
        }
    }

    /// Takes over another address.
    fn move_to(&mut self, kind: ConnectorKind, text: &str, secrets: &mut Secrets) -> Result<()> {
        match kind {
            ConnectorKind::Mail => {
                self.address = mail_address(text)?;
                self.me.insert(0, self.address.clone());
            }
            ConnectorKind::Folder => {
                self.address = text::sentence(text)?;
            }
            ConnectorKind::Feed | ConnectorKind::Contacts => {
                self.address = place(text)?.to_string();
            }
            ConnectorKind::Calendar => {
                let url = place(text)?;
                let shown = url.origin().ascii_serialization();
                self.address = format!("{shown}/...");
                secrets.address = Some(Secret::new(url.as_str()));
            }
        }
        // Another place has to be allowed anew.
        self.allow.clear();
        Ok(())
    }

    fn apply_server(&mut self, kind: ConnectorKind, fields: &Fields) -> Result<()> {
        if let Some(host) = &fields.host {
            self.host = Some(server(host)?);
            self.allow.clear();
        }
        if kind == ConnectorKind::Mail && self.host.is_none() {
            self.host = Some(usual_server(&self.address));
        }
        self.port = fields.port.or(self.port);
        self.starttls = fields.starttls.unwrap_or(self.starttls);
        self.oauth2 = fields.oauth2.unwrap_or(self.oauth2);
        if let Some(user) = &fields.user {
            self.user = word("the name to sign in with", user)?;
        }
        Ok(())
    }

    fn apply_words(&mut self, fields: &Fields) -> Result<()> {
        for address in &fields.me {
            let address = mail_address(address)?;
            if !self.me.contains(&address) {
                self.me.push(address);
            }
        }
        if self.me.len() > ADDRESSES {
            return Err(Error::usage("that is more than 50 addresses of one person"));
        }
        if let Some(by) = &fields.by {
            self.by = word("the author", by)?;
        }
        if let Some(folder) = &fields.sent {
            self.sent = word("the folder", folder)?;
        }
        if let Some(folder) = &fields.inbox {
            self.inbox = word("the folder", folder)?;
        }
        if let Some(address) = &fields.log_to {
            self.log_to = match address.trim() {
                "" | "none" => None,
                address => Some(mail_address(address)?),
            };
        }
        self.since = fields.since.unwrap_or(self.since);
        Ok(())
    }

    fn apply_trust(
        &mut self,
        kind: ConnectorKind,
        fields: &Fields,
        secrets: &Secrets,
    ) -> Result<()> {
        match fields.allow_private {
            Some(true) => {
                let host = self.host_of(kind, secrets)?.into_iter();
                let tokens = self.renewal.as_ref().and_then(Renewal::host);
                self.allow = host.chain(tokens).collect();
                self.allow.dedup();
            }
            Some(false) => self.allow.clear(),
            None => {}
        }
        match fields.authority.as_deref().map(str::trim) {
            None => {}
            Some("") => self.authority = None,
            Some(pem) if pem.len() > LARGEST => {
                return Err(Error::usage(
                    "the file of certificates is larger than 256 KB",
                ));
            }
            Some(pem) => {
                tls::certificates(pem.as_bytes())?;
                self.authority = Some(pem.to_owned());
            }
        }
        Ok(())
    }

    /// The server that is asked; none where none is.
    fn host_of(&self, kind: ConnectorKind, secrets: &Secrets) -> Result<Option<String>> {
        let address = match kind {
            ConnectorKind::Folder => return Ok(None),
            ConnectorKind::Mail => return Ok(self.host.clone()),
            _ => secrets
                .address
                .as_ref()
                .map_or(self.address.as_str(), Secret::reveal),
        };
        Ok(place(address)?.host_str().map(str::to_owned))
    }
}

/// Refuses what a connector of this kind has no use for.
fn refuse_foreign(kind: ConnectorKind, fields: &Fields) -> Result<()> {
    use ConnectorKind::{Calendar, Contacts, Feed, Folder, Mail};
    let given: [(&str, bool, &[ConnectorKind]); 13] = [
        ("--host", fields.host.is_some(), &[Mail]),
        ("--port", fields.port.is_some(), &[Mail]),
        ("--starttls", fields.starttls.is_some(), &[Mail]),
        ("--oauth2", fields.oauth2.is_some(), &[Mail]),
        ("--oauth", fields.oauth.is_some(), &[Mail]),
        ("--user", fields.user.is_some(), &[Mail, Calendar, Contacts]),
        (
            "a password",
            fields.password.is_some(),
            &[Mail, Calendar, Contacts],
        ),
        ("--me", !fields.me.is_empty(), &[Mail, Calendar]),
        ("--by", fields.by.is_some(), &[Feed]),
        ("--sent", fields.sent.is_some(), &[Mail]),
        ("--inbox", fields.inbox.is_some(), &[Mail]),
        ("--log-to", fields.log_to.is_some(), &[Mail]),
        (
            "--allow-private",
            fields.allow_private == Some(true),
            &[Mail, Calendar, Contacts, Feed],
        ),
    ];
    let foreign = given
        .iter()
        .find(|(_, said, fit)| *said && !fit.contains(&kind));
    match foreign {
        None => Ok(()),
        Some((what, ..)) => Err(
            Error::usage(format!("a {kind} connector has no {what}")).hint(if kind == Folder {
                "a folder needs nothing but its path"
            } else {
                "`legwork connect show NAME` shows what it has"
            }),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings::new("2027-01-01".parse().unwrap())
    }

    #[test]
    fn a_secret_address_is_no_part_of_what_is_stored() {
        let mut secrets = Secrets::default();
        let mut known = settings();
        let fields = Fields {
            address: Some("webcal://cal.example/private-4711/basic.ics".into()),
            ..Fields::default()
        };
        known
            .apply(ConnectorKind::Calendar, &fields, &mut secrets)
            .unwrap();
        assert_eq!(known.address, "https://cal.example/...");
        assert!(!known.write().to_string().contains("4711"));
        assert_eq!(
            secrets.address.unwrap().reveal(),
            "https://cal.example/private-4711/basic.ics"
        );
    }

    #[test]
    fn another_server_has_to_be_allowed_anew() {
        let mut known = settings();
        let mut secrets = Secrets::default();
        let mut say = |fields: Fields| {
            known
                .apply(ConnectorKind::Mail, &fields, &mut secrets)
                .unwrap();
            known.allow.clone()
        };
        let first = say(Fields {
            address: Some("ann@acme.example".into()),
            host: Some("10.0.0.5".into()),
            allow_private: Some(true),
            ..Fields::default()
        });
        assert_eq!(first, ["10.0.0.5"]);
        let moved = say(Fields {
            host: Some("192.168.0.1".into()),
            ..Fields::default()
        });
        assert!(moved.is_empty());
    }

    #[test]
    fn what_a_kind_has_no_use_for_is_refused() {
        let fields = Fields {
            by: Some("Ann".into()),
            ..Fields::default()
        };
        let done = settings().apply(ConnectorKind::Mail, &fields, &mut Secrets::default());
        assert_eq!(done.unwrap_err().message(), "a mail connector has no --by");
    }
}
