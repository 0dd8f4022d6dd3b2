//! Nobody can make the program knock at doors of this machine or its network:
//! no socket is opened to a forbidden address, however it is written.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use legwork::connect::dial::dial;
use legwork::connect::http::{Ask, Limits, place};
use legwork::connect::{Guard, Http};

use super::server::{Reply, Server};
use super::{Names, client};
use crate::store::harness::wait;

/// Short, for what must not be waited for.
const QUICK: Limits = Limits {
    connect: Duration::from_millis(300),
    total: Duration::from_millis(1_500),
    bytes: 1_000_000,
};

/// Hosts that are this machine, a private network, or nobody, as people and
/// machines may write them.
const HOSTS: [&str; 66] = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.0.0.1.",
    "127.255.255.254",
    "2130706433",
    "0x7f000001",
    "0x7f.0.0.1",
    "0x7F.1",
    "0177.0.0.1",
    "0177.1",
    "017700000001",
    "%31%32%37.0.0.1",
    "127%2e0%2e0%2e1",
    "\u{ff11}\u{ff12}\u{ff17}.0.0.1",
    "127\u{3002}0\u{3002}0\u{3002}1",
    "\u{2460}\u{2461}\u{2466}.\u{24ea}.\u{24ea}.\u{2460}",
    "0.0.0.0",
    "0",
    "0x0",
    "00.0.0",
    "10.0.0.1",
    "167772161",
    "012.0.0.1",
    "172.16.0.1",
    "172.31.255.254",
    "192.168.0.1",
    "3232235521",
    "0xc0a80001",
    "169.254.1.1",
    "169.254.169.254",
    "2852039166",
    "0xa9fea9fe",
    "0251.0376.0251.0376",
    "169.254.170.2",
    "100.64.0.1",
    "100.100.100.200",
    "192.0.0.192",
    "198.18.0.1",
    "192.0.2.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "[::1]",
    "[::]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:0:127.0.0.1]",
    "[::127.0.0.1]",
    "[::ffff:169.254.169.254]",
    "[::ffff:10.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[64:ff9b::a9fe:a9fe]",
    "[64:ff9b:1::1]",
    "[2002:7f00:1::]",
    "[2002:a9fe:a9fe::]",
    "[2001::1]",
    "[2001:db8::1]",
    "[fe80::1]",
    "[fec0::1]",
    "[fd00:ec2::254]",
    "[fd12::1]",
    "[ff02::1]",
];

/// Addresses that are refused for what they are.
const ADDRESSES: [&str; 15] = [
    "file:///etc/passwd",
    "gopher://127.0.0.1:{port}/_x",
    "ftp://127.0.0.1:{port}/",
    "dict://127.0.0.1:{port}/",
    "ldap://127.0.0.1:{port}/",
    "ws://127.0.0.1:{port}/",
    "unix:///var/run/docker.sock",
    "http://feed.example@127.0.0.1:{port}/",
    "http://ann:hunter2@feed.example:{port}/",
    "http://127.0.0.1:{port}\\@feed.example/",
    "http://feed.example\\@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}#@feed.example/",
    "http://127.0.0.1:{port}?@feed.example/",
    "http:127.0.0.1:{port}/",
    "http:///127.0.0.1:{port}/",
];

/// What private addresses names may lead to.
const LEADS: [&str; 12] = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.1.2.3",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.1.1",
    "::1",
    "::",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "fe80::1",
];

/// Listens at every address of this machine, and counts who knocks.
struct Door(TcpListener);

impl Door {
    fn new() -> Self {
        let listener = TcpListener::bind("[::]:0").or_else(|_| TcpListener::bind("0.0.0.0:0"));
        let listener = listener.unwrap();
        listener.set_nonblocking(true).unwrap();
        Self(listener)
    }

    fn port(&self) -> u16 {
        self.0.local_addr().unwrap().port()
    }

    fn knocks(&self) -> usize {
        std::iter::from_fn(|| self.0.accept().ok()).count()
    }
}

async fn refused(http: &Http, address: &str) {
    let Ok(url) = place(address) else {
        return;
    };
    let Err(error) = http.ask(&Ask::get(url, None)).await else {
        panic!("{address} was answered");
    };
    assert!(
        !error.message().contains("HTTP"),
        "{address} was answered: {error}"
    );
}

#[test]
fn no_notation_of_a_forbidden_address_is_connected_to() {
    let door = Door::new();
    let http = client(Names::default(), &[], QUICK);
    wait(async {
        for host in HOSTS {
            refused(&http, &format!("http://{host}:{}/", door.port())).await;
            refused(&http, &format!("https://{host}:{}/", door.port())).await;
        }
        for address in ADDRESSES {
            let address = address.replace("{port}", &door.port().to_string());
            refused(&http, &address).await;
        }
    });
    assert_eq!(door.knocks(), 0);
}

#[test]
fn names_that_lead_to_forbidden_addresses_are_not_connected_to() {
    let door = Door::new();
    for lead in LEADS {
        let names = Names::default()
            .with("feed.example", &[&[lead]])
            .with("localhost", &[&[lead]]);
        let http = client(names, &["nas.example"], QUICK);
        wait(async {
            refused(&http, &format!("http://feed.example:{}/", door.port())).await;
            refused(&http, &format!("http://LOCALHOST.:{}/", door.port())).await;
        });
    }
    assert_eq!(door.knocks(), 0);
}

#[test]
fn a_name_that_leads_elsewhere_the_second_time_is_looked_at_the_second_time() {
    // Routed nowhere: this network was given back in 2006.
    const NOWHERE: &str = "3ffe::1";
    let door = Door::new();
    let names = Names::default()
        .with("first.example", &[&[NOWHERE], &["127.0.0.1"]])
        .with("both.example", &[&[NOWHERE, "127.0.0.1"]]);
    let http = client(names, &[], QUICK);
    wait(async {
        for name in ["first.example", "first.example", "both.example"] {
            refused(&http, &format!("http://{name}:{}/", door.port())).await;
        }
    });
    assert_eq!(door.knocks(), 0);
}

#[test]
fn redirects_are_checked_like_the_first_address() {
    let door = Door::new();
    let port = door.port();
    let server = Server::start(move |asked| {
        let to = asked.header("x-to").unwrap_or_default();
        Reply::to(302, &to.replace("{port}", &port.to_string()))
    });
    let names = Names::default()
        .with("nas.example", &[&["127.0.0.1"]])
        .with("other.example", &[&["127.0.0.1"]]);
    let http = client(names, &["nas.example"], QUICK);
    let mut targets: Vec<String> = HOSTS
        .iter()
        .map(|h| format!("http://{h}:{{port}}/"))
        .collect();
    targets.extend(ADDRESSES.iter().map(|&address| address.to_owned()));
    targets.push("http://other.example:{port}/".to_owned());
    targets.push("//other.example:{port}/".to_owned());
    // What no header can say is no redirect.
    targets.retain(|target| target.is_ascii());
    wait(async {
        for target in &targets {
            let url = place(&server.url_as("nas.example", "/")).unwrap();
            let ask = Ask::get(url, None).with("x-to", target);
            let error = http.ask(&ask).await.expect_err(target);
            assert!(!error.message().contains("HTTP"), "{target}: {error}");
        }
    });
    assert_eq!(door.knocks(), 0);
    assert!(server.asked().len() >= targets.len());
}

#[test]
fn servers_of_mail_are_checked_too() {
    let door = Door::new();
    let port = door.port();
    let mut names = Names::default();
    for (at, lead) in LEADS.iter().enumerate() {
        names = names.with(&format!("mail{at}.example"), &[&[lead]]);
    }
    let guard = Guard::new(Arc::new(names), []);
    let patience = QUICK.connect;
    wait(async {
        for at in 0..LEADS.len() {
            let host = format!("mail{at}.example");
            assert!(dial(&guard, &host, port, patience).await.is_err(), "{host}");
        }
        // These are read by the system itself, as it reads names.
        let system = Guard::new(Arc::new(legwork::connect::System), []);
        for host in HOSTS
            .iter()
            .filter(|host| !host.contains(['%', '\u{3002}']))
        {
            assert!(dial(&system, host, port, patience).await.is_err(), "{host}");
        }
    });
    assert_eq!(door.knocks(), 0);
}

#[test]
fn only_the_host_that_was_allowed_by_name_is_reached() {
    let server = Server::start(|_| Reply::ok("here"));
    let names = || {
        Names::default()
            .with("nas.example", &[&["127.0.0.1"]])
            .with("other.example", &[&["127.0.0.1"]])
    };
    let http = client(names(), &["NAS.example."], QUICK);
    wait(async {
        let ask = |host: &str| Ask::get(place(&server.url_as(host, "/")).unwrap(), None);
        let answer = http.ask(&ask("nas.example")).await.unwrap();
        assert_eq!(answer.body, b"here");
        let other = http.ask(&ask("other.example")).await.unwrap_err();
        assert!(other.message().contains("not on the Internet"), "{other}");
        assert!(other.hints()[0].contains("--allow-private"), "{other:?}");
        // The metadata of a cloud are nobody's calendar.
        let cloud = Names::default().with("nas.example", &[&["169.254.169.254"]]);
        let cloud = client(cloud, &["nas.example"], QUICK);
        assert!(cloud.ask(&ask("nas.example")).await.is_err());
    });
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn there_are_enough_of_them() {
    let all = 2 * HOSTS.len() + ADDRESSES.len() + 2 * LEADS.len() + 3;
    assert!(all >= 80, "{all}");
}
