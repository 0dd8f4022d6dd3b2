//! Any text at all as an address that somebody typed, one that it led to, and
//! the addresses that a server of names gives: whatever is let through is on
//! the Internet. What that means is written here once more, by other means than
//! in the program.
#![no_main]

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use legwork::connect::guard::lookup::Found;
use legwork::connect::http::place;
use legwork::connect::{Guard, Lookup, Url};
use libfuzzer_sys::fuzz_target;

const ALLOWED: &str = "nas.example";

/// Names that all lead to the same addresses.
struct Names(Vec<IpAddr>);

impl Lookup for Names {
    fn lookup(&self, _: String) -> Found {
        let found = self.0.clone();
        Box::pin(async move { Ok::<_, io::Error>(found) })
    }
}

fuzz_target!(|bytes: &[u8]| {
    let mut lines = bytes.splitn(3, |byte| *byte == b'\n');
    let mut text = || String::from_utf8_lossy(lines.next().unwrap_or_default()).into_owned();
    let (typed, led_to) = (text(), text());
    let found = addresses(lines.next().unwrap_or_default());
    let guard = Guard::new(Arc::new(Names(found.clone())), [ALLOWED.to_owned()]);
    if let Ok(url) = place(&typed) {
        assert!(matches!(url.scheme(), "http" | "https"));
        assert!(url.username().is_empty() && url.password().is_none());
        asked(&url, &guard);
        if let Ok(next) = url.join(&led_to) {
            asked(&next, &guard);
        }
    }
    // As a host that is named for mail.
    let mut looking = Box::pin(guard.addresses(&typed));
    let Poll::Ready(reached) = looking.as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("names are found at once");
    };
    for address in reached.unwrap_or_default() {
        let named = typed.trim_matches(['[', ']']).trim_end_matches('.').to_lowercase();
        permitted(address, named == ALLOWED);
    }
    for address in guard.permitted(ALLOWED, found.clone()).unwrap_or_default() {
        permitted(address, true);
    }
    for address in guard.permitted("other.example", found).unwrap_or_default() {
        permitted(address, false);
    }
});

/// Addresses of both versions out of bytes.
fn addresses(bytes: &[u8]) -> Vec<IpAddr> {
    let four = bytes.chunks_exact(4).map(|chunk| {
        let chunk: [u8; 4] = chunk.try_into().expect("it has four");
        IpAddr::from(chunk)
    });
    let sixteen = bytes.chunks_exact(16).map(|chunk| {
        let chunk: [u8; 16] = chunk.try_into().expect("it has sixteen");
        IpAddr::from(chunk)
    });
    sixteen.chain(four).collect()
}

/// An address that the client would ask is one of http without a login, and its
/// host a name or an address on the Internet.
fn asked(url: &Url, guard: &Guard) {
    if !legwork::fuzzing::asks(url, guard) {
        return;
    }
    assert!(matches!(url.scheme(), "http" | "https"));
    let host = url.host_str().expect("it has a host");
    // What reads as an address is connected to without being looked up.
    if let Ok(address) = host.trim_matches(['[', ']']).parse() {
        permitted(address, false);
    }
    if let Ok(address) = host.trim_end_matches('.').parse() {
        permitted(address, false);
    }
}

fn permitted(address: IpAddr, allowed: bool) {
    assert!(!never(address), "{address} is never to be asked");
    assert!(allowed || !private(address), "{address} is private");
}

fn never(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => never_four(four),
        IpAddr::V6(six) => {
            six.is_unspecified()
                || six.is_multicast()
                || six == Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254)
                || within(six).is_some_and(never_four)
        }
    }
}

fn never_four(four: Ipv4Addr) -> bool {
    four.is_multicast()
        || four.is_broadcast()
        || four.octets()[0] == 0
        || four.octets()[0] >= 240
        || ["169.254.169.254", "169.254.170.2", "100.100.100.200", "192.0.0.192"].contains(&four.to_string().as_str())
}

fn private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(four) => private_four(four),
        IpAddr::V6(six) => match within(six) {
            Some(four) => private_four(four),
            None => {
                let global = six.octets()[0] & 0b1110_0000 == 0b0010_0000;
                let text = six.to_string();
                !global || text.starts_with("2001:db8:") || (six.segments()[0] == 0x2001 && six.segments()[1] < 0x200)
            }
        },
    }
}

fn private_four(four: Ipv4Addr) -> bool {
    let [a, b, c, _] = four.octets();
    four.is_private()
        || four.is_loopback()
        || four.is_link_local()
        || four.is_documentation()
        || (a == 100 && (64..128).contains(&b))
        || (a == 198 && (b == 18 || b == 19))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
}

/// The address of version 4 within one of version 6, by its text or its bytes.
fn within(six: Ipv6Addr) -> Option<Ipv4Addr> {
    if six.is_loopback() || six.is_unspecified() {
        return None;
    }
    let bytes = six.octets();
    let last = [bytes[12], bytes[13], bytes[14], bytes[15]];
    if six.to_ipv4().is_some()
        || bytes.starts_with(&[0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0])
        || bytes.starts_with(&[0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0])
    {
        return Some(last.into());
    }
    let tunnel = bytes[0] == 0x20 && bytes[1] == 0x02;
    tunnel.then(|| [bytes[2], bytes[3], bytes[4], bytes[5]].into())
}
