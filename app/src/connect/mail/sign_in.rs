//! Signing in to a server of mail.

use async_imap::{Authenticator, Client, Session};

use super::wire::Wire;
use super::{Server, fault, said};
use crate::{Error, Result};

/// Signs in with the password, or with the token.
pub(super) async fn sign_in(client: Client<Wire>, server: &Server) -> Result<Session<Wire>> {
    let password = server.password.reveal();
    let signed = if server.token {
        let bearer = Bearer {
            user: &server.user,
            token: Some(password),
        };
        client.authenticate("XOAUTH2", bearer).await
    } else {
        client.login(&server.user, password).await
    };
    signed.map_err(|(error, _)| refused(server, &error))
}

fn refused(server: &Server, error: &async_imap::error::Error) -> Error {
    use async_imap::error::Error as Fault;
    if !matches!(error, Fault::No(_) | Fault::Bad(_) | Fault::Validate(_)) {
        return fault(&server.host, error);
    }
    let why = said(error);
    // What a server says is shown, unless it gives away what it was told.
    let tells = why.contains(server.password.reveal());
    let why = if tells {
        String::new()
    } else {
        format!(": {why}")
    };
    let refused = Error::refused(format!(
        "{} does not let {} in{why}",
        server.host, server.user
    ));
    if server.renews {
        return refused.hint(
            "its token is fresh: check that the permission is for this mailbox and takes in IMAP, and the name with --user",
        );
    }
    if server.token {
        return refused.hint(
            "a token lasts an hour or so; give a new one: legwork connect edit NAME --password",
        );
    }
    refused.hint(
        "check the name, and give the password again: legwork connect edit NAME --password; \
         many providers want an app password, made in the settings of the account",
    )
}

/// A token of `OAuth2`, as Google and Microsoft take it.
struct Bearer<'a> {
    user: &'a str,
    token: Option<&'a str>,
}

impl Authenticator for Bearer<'_> {
    type Response = String;

    fn process(&mut self, _: &[u8]) -> String {
        // A second question says why the token was refused, and wants an empty
        // answer before it fails.
        let token = self.token.take();
        token.map_or_else(String::new, |token| {
            format!("user={}\x01auth=Bearer {token}\x01\x01", self.user)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_said_once() {
        let mut bearer = Bearer {
            user: "ann",
            token: Some("t"),
        };
        assert_eq!(bearer.process(b""), "user=ann\x01auth=Bearer t\x01\x01");
        assert_eq!(bearer.process(b"{\"status\":\"401\"}"), "");
    }
}
