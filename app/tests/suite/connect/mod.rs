//! Connectors: what is fetched from outside, by the real program and from real
//! servers.

mod corpus;
pub(crate) mod dav;
mod feeds;
mod kill;
mod mail;
mod secrets;
pub(crate) mod server;
mod ssrf;
mod stop;
mod tokens;

use std::collections::HashMap;
use std::io;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};

use legwork::connect::guard::lookup::Found;
use legwork::connect::http::Limits;
use legwork::connect::{Guard, Http, Lookup, tls};

/// Names that lead where a test says: each answer in turn, the last for ever.
#[derive(Default)]
pub(crate) struct Names(Mutex<HashMap<String, Vec<Vec<IpAddr>>>>);

impl Names {
    pub(crate) fn with(self, name: &str, answers: &[&[&str]]) -> Self {
        let parse = |answer: &&[&str]| answer.iter().map(|ip| ip.parse().unwrap()).collect();
        let answers = answers.iter().map(parse).collect();
        self.0.lock().unwrap().insert(name.to_owned(), answers);
        self
    }
}

impl Lookup for Names {
    fn lookup(&self, host: String) -> Found {
        let mut names = self.0.lock().unwrap();
        let answer = names.get_mut(&host).map(|answers| match answers.len() {
            1 => answers[0].clone(),
            _ => answers.remove(0),
        });
        let missing = || io::Error::new(io::ErrorKind::NotFound, "no such name");
        Box::pin(async move { answer.ok_or_else(missing) })
    }
}

/// A client that knows these names and may reach these hosts.
pub(crate) fn client(names: Names, allowed: &[&str], limits: Limits) -> Http {
    let allowed = allowed.iter().map(|host| (*host).to_owned());
    let guard = Guard::new(Arc::new(names), allowed);
    Http::new(guard, tls::config(&[]).unwrap(), limits).unwrap()
}
