//! Which addresses of the Internet protocol belong to everybody, and which to
//! a machine or a network of its own.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Where an address leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// To the Internet.
    Public,
    /// To this machine or a network of its own: only where that was allowed.
    Private(&'static str),
    /// To nothing that a connector may ever ask.
    Never(&'static str),
}

/// Where the clouds answer questions about a machine, credentials included.
const METADATA_4: [[u8; 4]; 4] = [
    [169, 254, 169, 254],
    [169, 254, 170, 2],
    [100, 100, 100, 200],
    [192, 0, 0, 192],
];

/// The same over IPv6.
const METADATA_6: [u16; 8] = [0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254];

/// Networks that are no part of the Internet, with the length of their prefix
/// (IANA's registry of special-purpose addresses).
const PRIVATE: [([u8; 4], u32, &str); 15] = [
    ([10, 0, 0, 0], 8, "a private network"),
    ([172, 16, 0, 0], 12, "a private network"),
    ([192, 168, 0, 0], 16, "a private network"),
    ([127, 0, 0, 0], 8, "this machine"),
    ([169, 254, 0, 0], 16, "the local link"),
    ([100, 64, 0, 0], 10, "the network of a provider"),
    ([192, 0, 0, 0], 24, "a special network"),
    ([192, 0, 2, 0], 24, "an example"),
    ([198, 51, 100, 0], 24, "an example"),
    ([203, 0, 113, 0], 24, "an example"),
    ([198, 18, 0, 0], 15, "a network for tests"),
    ([192, 88, 99, 0], 24, "a special network"),
    ([192, 31, 196, 0], 24, "a special network"),
    ([192, 52, 193, 0], 24, "a special network"),
    ([192, 175, 48, 0], 24, "a special network"),
];

/// Where this address leads.
pub fn reach(address: IpAddr) -> Reach {
    match address {
        IpAddr::V4(address) => reach_4(address),
        IpAddr::V6(address) => reach_6(address),
    }
}

fn reach_4(address: Ipv4Addr) -> Reach {
    let octets = address.octets();
    if METADATA_4.contains(&octets) {
        return Reach::Never("the data of a cloud about its machine");
    }
    match octets[0] {
        0 => return Reach::Never("no address"),
        224.. => return Reach::Never("no single machine"),
        _ => {}
    }
    let number = u32::from(address);
    let within = |(network, length, _): &&([u8; 4], u32, &str)| {
        (number ^ u32::from(Ipv4Addr::from(*network))) >> (32 - length) == 0
    };
    match PRIVATE.iter().find(within) {
        Some((_, _, what)) => Reach::Private(what),
        None => Reach::Public,
    }
}

fn reach_6(address: Ipv6Addr) -> Reach {
    let parts = address.segments();
    if parts == METADATA_6 {
        return Reach::Never("the data of a cloud about its machine");
    }
    if let Some(inner) = inner(parts) {
        return reach_4(inner);
    }
    match parts {
        [0, 0, 0, 0, 0, 0, 0, 0] => Reach::Never("no address"),
        [0, 0, 0, 0, 0, 0, 0, 1] => Reach::Private("this machine"),
        [0xff00..=0xffff, ..] => Reach::Never("no single machine"),
        [0xfe80..=0xfebf, ..] => Reach::Private("the local link"),
        [0xfc00..=0xfdff, ..] => Reach::Private("a private network"),
        // Teredo, benchmarks, ORCHID, documentation.
        [0x2001, 0..=0x1ff | 0xdb8, ..] | [0x3fff, 0..=0xfff, ..] => {
            Reach::Private("a special network")
        }
        // All else that is routed begins so (RFC 4291).
        [0x2000..=0x3fff, ..] => Reach::Public,
        _ => Reach::Private("a special network"),
    }
}

/// The address of version 4 that one of version 6 stands for: mapped (RFC 4291),
/// compatible, translated (RFC 6052), or the end of a tunnel (RFC 3056).
fn inner(parts: [u16; 8]) -> Option<Ipv4Addr> {
    let at = |high: u16, low: u16| {
        let [a, b] = high.to_be_bytes();
        let [c, d] = low.to_be_bytes();
        Ipv4Addr::new(a, b, c, d)
    };
    match parts {
        [0, 0, 0, 0, 0, 0, 0, 0 | 1] => None,
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low]
        | [0, 0, 0, 0, 0xffff, 0, high, low]
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low]
        | [0x2002, high, low, ..] => Some(at(high, low)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Reach {
        reach(text.parse().unwrap())
    }

    #[test]
    fn the_internet_is_public() {
        for text in [
            "1.1.1.1",
            "93.184.215.14",
            "172.32.0.1",
            "100.128.0.1",
            "2606:4700::1111",
            "64:ff9b::101:101",
            "::ffff:1.1.1.1",
        ] {
            assert_eq!(of(text), Reach::Public, "{text}");
        }
    }

    #[test]
    fn networks_of_ones_own_are_private() {
        for text in [
            "10.0.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.1.1",
            "100.64.0.1",
            "100.127.255.255",
            "198.19.0.1",
            "192.0.2.1",
            "::1",
            "fe80::1",
            "fd12::1",
            "fec0::1",
            "2001:db8::1",
            "2001::1",
            "::ffff:127.0.0.1",
            "::127.0.0.1",
            "::ffff:0:10.0.0.1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "100::1",
            "3fff::1",
        ] {
            assert!(
                matches!(of(text), Reach::Private(_)),
                "{text}: {:?}",
                of(text)
            );
        }
    }

    #[test]
    fn some_addresses_are_never_asked() {
        for text in [
            "0.0.0.0",
            "0.1.2.3",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "169.254.169.254",
            "100.100.100.200",
            "::",
            "ff02::1",
            "::ffff:169.254.169.254",
            "64:ff9b::a9fe:a9fe",
            "fd00:ec2::254",
            "::ffff:0.0.0.0",
        ] {
            assert!(
                matches!(of(text), Reach::Never(_)),
                "{text}: {:?}",
                of(text)
            );
        }
    }
}
