//! The vault and the guard, lent to services that sign in elsewhere.

use uuid::Uuid;

use super::secrets::Secrets;
use super::{Outside, vault};
use crate::connect::{Guard, Http, Secret, tls};
use crate::ids::{ConnectorId, Ids, WorkspaceId};
use crate::{Error, Result};

impl Outside {
    /// Seals a text for an owner of a workspace: a member, say.
    pub(in crate::service) fn seal(
        &self,
        ids: &Ids,
        workspace: WorkspaceId,
        owner: Uuid,
        text: &str,
    ) -> Result<String> {
        let secrets = Secrets {
            password: Some(Secret::new(text)),
            ..Secrets::default()
        };
        vault::seal(
            &self.key,
            ids,
            (workspace, ConnectorId::from(owner)),
            &secrets,
        )
    }

    /// Opens what was sealed for the same owner.
    pub(in crate::service) fn unseal(
        &self,
        workspace: WorkspaceId,
        owner: Uuid,
        sealed: &str,
    ) -> Result<Secret> {
        let opened = vault::open(&self.key, (workspace, ConnectorId::from(owner)), sealed)?;
        opened
            .password
            .ok_or_else(|| Error::failed("what was sealed is empty"))
    }

    /// A guard that lets these hosts be on a private network.
    pub(in crate::service) fn guard(&self, allowed: &[String]) -> Guard {
        Guard::new(self.lookup.clone(), allowed.iter().cloned())
    }

    /// A client that may reach them.
    pub(in crate::service) fn http(&self, allowed: &[String]) -> Result<Http> {
        Http::new(self.guard(allowed), tls::config(&[])?, self.limits)
    }
}
