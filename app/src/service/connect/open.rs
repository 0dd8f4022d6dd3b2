//! Hands what is known of a connector to the protocol that it speaks.

use std::path::Path;

use jiff::Zoned;
use serde_json::Value;

use super::Outside;
use super::secrets::Secrets;
use super::settings::Settings;
use crate::connect::http::{Login, place};
use crate::connect::mail::{self, Mailbox};
use crate::connect::{Batch, Guard, Http, Url, calendar, contacts, feed, folder, tls};
use crate::store::ConnectorKind;
use crate::{Error, Result};

/// A look under way.
pub(super) enum Looking {
    /// All that there was came at once.
    Whole(Option<Batch>),
    /// Mail comes in parts.
    Mail(Box<Mailbox>),
}

impl Looking {
    /// The next part of what is there to see; none when that was all.
    pub(super) async fn next(&mut self) -> Result<Option<Batch>> {
        match self {
            Self::Whole(batch) => Ok(batch.take()),
            Self::Mail(mailbox) => mailbox.next().await,
        }
    }
}

/// What is looked at, and with what.
pub(super) struct Target<'a> {
    pub(super) kind: ConnectorKind,
    pub(super) settings: &'a Settings,
    pub(super) secrets: &'a Secrets,
}

/// Begins to look, from where the last look ended. `now` is the member's.
pub(super) async fn begin(
    outside: &Outside,
    target: &Target<'_>,
    cursor: &Value,
    now: &Zoned,
) -> Result<Looking> {
    let batch = match target.kind {
        ConnectorKind::Feed => {
            feed::look(&target.http(outside)?, &target.feed()?, cursor, now).await?
        }
        ConnectorKind::Calendar => {
            let (url, login) = (target.secret_place()?, target.login());
            let (http, wanted) = (target.http(outside)?, target.calendar());
            // A file may want a login as well; a calendar on a server always does.
            let on_server = login.is_some() && !url.path().to_lowercase().ends_with(".ics");
            if on_server {
                calendar::look_dav(&http, &url, login.as_ref(), &wanted, cursor, now).await?
            } else {
                calendar::look(&http, &url, login.as_ref(), &wanted, cursor, now).await?
            }
        }
        ConnectorKind::Mail => {
            let mailbox = target.mailbox(outside, cursor, now).await?;
            return Ok(Looking::Mail(Box::new(mailbox)));
        }
        ConnectorKind::Folder => folder::look(Path::new(&target.settings.address), cursor, now)?,
        ConnectorKind::Contacts => {
            let (url, login) = (place(&target.settings.address)?, target.login());
            contacts::look(&target.http(outside)?, &url, login.as_ref(), cursor).await?
        }
    };
    Ok(Looking::Whole(Some(batch)))
}

impl Target<'_> {
    fn guard(&self, outside: &Outside) -> Guard {
        outside.guard(&self.settings.allow)
    }

    fn tls(&self) -> Result<rustls::ClientConfig> {
        let also = match &self.settings.authority {
            Some(pem) => tls::certificates(pem.as_bytes())?,
            None => Vec::new(),
        };
        tls::config(&also)
    }

    pub(super) fn http(&self, outside: &Outside) -> Result<Http> {
        Http::new(self.guard(outside), self.tls()?, outside.limits)
    }

    /// The address that is kept sealed.
    fn secret_place(&self) -> Result<Url> {
        let address = self.secrets.address.as_ref().ok_or_else(|| {
            Error::refused("its address is not known here any more")
                .hint("give it again: legwork connect edit NAME --address ADDRESS")
        })?;
        place(address.reveal())
    }

    fn login(&self) -> Option<Login> {
        let password = self.secrets.password.clone()?;
        let user = self.settings.user.clone()?;
        Some(Login { user, password })
    }

    fn calendar(&self) -> calendar::Wanted {
        calendar::Wanted {
            since: self.settings.since,
            me: self.settings.me.clone(),
        }
    }

    async fn mailbox(&self, outside: &Outside, cursor: &Value, now: &Zoned) -> Result<Mailbox> {
        let known = self.settings;
        let missing = || Error::usage("the connector names no server");
        let usual = if known.starttls { 143 } else { 993 };
        let server = mail::Server {
            host: known.host.clone().ok_or_else(missing)?,
            port: known.port.unwrap_or(usual),
            starttls: known.starttls,
            user: known.user.clone().unwrap_or_else(|| known.address.clone()),
            password: self.secrets.password.clone().ok_or_else(missing)?,
            token: known.oauth2,
            renews: known.renewal.is_some(),
        };
        let wanted = mail::Wanted {
            me: known.me.clone(),
            sent: known.sent.clone(),
            inbox: known.inbox.clone(),
            log_to: known.log_to.clone(),
            since: known.since,
        };
        let (guard, tls) = (self.guard(outside), self.tls()?);
        Mailbox::open(
            &guard,
            tls,
            &server,
            wanted,
            cursor,
            now,
            outside.limits.total,
        )
        .await
    }

    fn feed(&self) -> Result<feed::Wanted> {
        Ok(feed::Wanted {
            url: place(&self.settings.address)?,
            since: self.settings.since,
            by: self.settings.by.clone(),
        })
    }
}
