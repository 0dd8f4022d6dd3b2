//! Sending mail: one letter over one encrypted connection (RFC 5321, RFC 8314).

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{
    AsyncSmtpConnection, Certificate, CertificateStore, TlsParameters,
};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, Message};
use tokio::time::timeout;

use super::fault::Unsent;
use super::guard::Guard;
use super::secret::Secret;
use crate::{Error, Result};

/// A server that takes mail.
#[derive(Debug, Clone)]
pub struct Server {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Whether a connection begins plain and is encrypted then.
    pub starttls: bool,
    /// The name to sign in with, and the password; none where neither is asked.
    pub login: Option<(String, Secret)>,
    /// Certificates of an authority to believe, in PEM form.
    pub authority: Option<String>,
}

/// A letter.
#[derive(Debug, Clone)]
pub struct Post<'a> {
    /// The name and the address of the sender.
    pub from: (&'a str, &'a str),
    /// Whom it is for.
    pub to: &'a str,
    /// Where answers go, unless to the sender.
    pub reply_to: Option<&'a str>,
    /// The subject.
    pub subject: &'a str,
    /// The plain text.
    pub text: &'a str,
    /// The same as HTML.
    pub html: &'a str,
    /// What names it: the same letter sent twice has the same.
    pub id: &'a str,
    /// When it was written.
    pub at: Timestamp,
    /// Further headers.
    pub headers: Vec<(&'static str, String)>,
}

impl Post<'_> {
    /// The letter as it travels. Fails when an address is none.
    fn message(&self) -> Result<Message> {
        let (name, from) = self.from;
        let from = Mailbox::new(Some(name.to_owned()), address(from)?);
        let mut built = Message::builder()
            .message_id(Some(format!("<{}@{}>", self.id, from.email.domain())))
            .date(SystemTime::from(self.at))
            .from(from)
            .to(Mailbox::new(None, address(self.to)?))
            .subject(self.subject);
        if let Some(to) = self.reply_to {
            built = built.reply_to(Mailbox::new(None, address(to)?));
        }
        let own = [("Auto-Submitted", "auto-generated".to_owned())];
        for (name, value) in self.headers.iter().cloned().chain(own) {
            let named = HeaderName::new_from_ascii(name.to_owned());
            let named = named.map_err(|cause| Error::internal("a header has no name", cause))?;
            built = built.raw_header(HeaderValue::new(named, value));
        }
        let parts = MultiPart::alternative_plain_html(self.text.to_owned(), self.html.to_owned());
        let built = built.multipart(parts);
        built.map_err(|cause| Error::internal("the mail cannot be written", cause))
    }
}

fn address(text: &str) -> Result<Address> {
    let read = text.parse();
    read.map_err(|_| Error::usage(format!("'{text}' is not an e-mail address")))
}

/// Sends a letter, and waits no longer than `patience`.
pub async fn send(
    guard: &Guard,
    server: &Server,
    post: &Post<'_>,
    patience: Duration,
) -> std::result::Result<(), Unsent> {
    let message = post.message().map_err(Unsent::never)?;
    // Once the letter is under way, an error does not say that it did not arrive.
    let under_way = AtomicBool::new(false);
    let sent = timeout(patience, deliver(guard, server, &message, &under_way)).await;
    let slow = || {
        let seconds = patience.as_secs();
        Unsent::again(
            Error::failed(format!(
                "{} did not answer within {seconds} seconds",
                server.host
            ))
            .hint("check the name and the port, and that this machine is online"),
        )
    };
    match sent.unwrap_or_else(|_| Err(slow())) {
        Err(unsent) if under_way.load(Ordering::Relaxed) => Err(Unsent::unsure(unsent.error)),
        sent => sent,
    }
}

async fn deliver(
    guard: &Guard,
    server: &Server,
    message: &Message,
    under_way: &AtomicBool,
) -> std::result::Result<(), Unsent> {
    let mut connection = connect(guard, server).await?;
    let said = |error: lettre::transport::smtp::Error| refused(server, &error);
    if let Some((user, password)) = &server.login {
        let login = Credentials::new(user.clone(), password.reveal().to_owned());
        let ways = [Mechanism::Plain, Mechanism::Login];
        let signed = connection.auth(&ways, &login).await;
        signed.map_err(|error| sign_in(server, &error))?;
    }
    let envelope = message.envelope();
    let from = Mail::new(envelope.from().cloned(), Vec::new());
    connection.command(from).await.map_err(said)?;
    for to in envelope.to() {
        let to = Rcpt::new(to.clone(), Vec::new());
        connection.command(to).await.map_err(said)?;
    }
    connection.command(Data).await.map_err(said)?;
    under_way.store(true, Ordering::Relaxed);
    let taken = connection.message(&message.formatted()).await;
    if let Err(error) = taken {
        // A server that says no has not taken it.
        let answered = error.is_transient() || error.is_permanent();
        under_way.store(!answered, Ordering::Relaxed);
        return Err(said(error));
    }
    // It is taken; how the server says good-bye does not matter.
    _ = connection.quit().await;
    Ok(())
}

/// Connects to the first of the server's permitted addresses that answers.
async fn connect(
    guard: &Guard,
    server: &Server,
) -> std::result::Result<AsyncSmtpConnection, Unsent> {
    let addresses = guard.addresses(&server.host).await;
    let addresses = addresses.map_err(|error| match error.kind() {
        crate::error::Kind::Refused => Unsent::never(error),
        _ => Unsent::again(error),
    })?;
    let tls = tls(server).map_err(Unsent::never)?;
    let own = ClientId::default();
    let mut last = None;
    for address in addresses {
        let at = (address, server.port);
        let first = (!server.starttls).then(|| tls.clone());
        match AsyncSmtpConnection::connect_tokio1(at, None, &own, first, None).await {
            Ok(mut connection) => {
                if server.starttls {
                    let encrypted = connection.starttls(tls.clone(), &own).await;
                    encrypted.map_err(|error| plain(server, &error))?;
                }
                return Ok(connection);
            }
            Err(error) => last = Some(error),
        }
    }
    Err(match last {
        Some(error) => refused(server, &error),
        None => Unsent::again(Error::failed(format!("{} has no address", server.host))),
    })
}

fn tls(server: &Server) -> Result<TlsParameters> {
    let broken = |cause| Error::internal("TLS cannot be set up", cause);
    let mut asked = TlsParameters::builder(server.host.clone())
        .certificate_store(CertificateStore::WebpkiRoots);
    if let Some(pem) = &server.authority {
        asked = asked.add_root_certificate(Certificate::from_pem(pem.as_bytes()).map_err(broken)?);
    }
    asked.build_rustls().map_err(broken)
}

/// What a server that said no, or nothing that could be read, means.
fn refused(server: &Server, error: &lettre::transport::smtp::Error) -> Unsent {
    let said = Error::failed(format!(
        "{} does not take the mail: {}",
        server.host,
        why(error)
    ));
    if error.is_permanent() {
        return Unsent::never(said.hint("check the addresses of sender and recipient"));
    }
    Unsent::again(said.hint(format!(
        "check that {} takes mail on port {}, and that its certificate can be believed",
        server.host, server.port
    )))
}

fn sign_in(server: &Server, error: &lettre::transport::smtp::Error) -> Unsent {
    let said = Error::failed(format!("{} lets nobody in: {}", server.host, why(error)));
    let said = said.hint("check the name and the password; many providers want an app password");
    if error.is_transient() {
        Unsent::again(said)
    } else {
        Unsent::never(said)
    }
}

fn plain(server: &Server, error: &lettre::transport::smtp::Error) -> Unsent {
    Unsent::never(
        Error::refused(format!(
            "{} cannot be talked to in private: {}",
            server.host,
            why(error)
        ))
        .hint("mail is never sent over a plain connection; most servers encrypt on port 465")
        .hint("a server of your own may need --ca-file with the certificate of its authority"),
    )
}

/// The innermost cause, in one line.
fn why(error: &lettre::transport::smtp::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    let text = match error.status() {
        Some(_) => error.to_string(),
        None => cause.to_string(),
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
