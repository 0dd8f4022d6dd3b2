//! Nudges in browsers, through a service of this machine that passes nothing on:
//! what arrives there is opened as a browser would, by its key.

use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use std::thread;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use jiff::Zoned;
use legwork::ids::Ids;
use legwork::letter;
use legwork::service::Context;
use legwork::service::connect::Outside;
use legwork::service::nudge::push::{self, DeviceFields};
use legwork::store::Db;
use ring::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use ring::agreement::{ECDH_P256, EphemeralPrivateKey, UnparsedPublicKey, agree_ephemeral};
use ring::rand::{SecureRandom, SystemRandom};
use ring::signature;
use serde_json::Value;
use sha2::Sha256;

use super::{DUE, EARLY, states};
use crate::cli::Home;
use crate::connect::server::{Asked, Reply, Server};
use crate::store::harness::{at_both, close, wait};

/// A part of the address of each browser, which nobody else may know.
const CANARY: &str = "canary-endpoint-5b0e";

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn bytes(text: &str) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(text).unwrap()
}

/// A browser: a key that opens one message, as `ring` makes them.
struct Browser {
    key: EphemeralPrivateKey,
    public: Vec<u8>,
    auth: [u8; 16],
}

impl Browser {
    fn new() -> Self {
        let random = SystemRandom::new();
        let key = EphemeralPrivateKey::generate(&ECDH_P256, &random).unwrap();
        let mut auth = [0; 16];
        random.fill(&mut auth).unwrap();
        Self {
            public: key.compute_public_key().unwrap().as_ref().to_vec(),
            key,
            auth,
        }
    }

    fn fields(&self, endpoint: &str, name: &str) -> DeviceFields {
        DeviceFields {
            endpoint: endpoint.to_owned(),
            public: text(&self.public),
            auth: text(&self.auth),
            name: name.to_owned(),
            replaces: None,
        }
    }

    /// Opens what arrived (RFC 8188 and 8291), with HKDF written out by hand.
    fn open(self, sealed: &[u8]) -> Value {
        let (head, record) = sealed.split_at(86);
        let (salt, sender) = (&head[..16], &head[21..]);
        assert_eq!(head[16..21], [0, 0, 16, 0, 65], "one record of 4,096 bytes");
        let theirs = UnparsedPublicKey::new(&ECDH_P256, sender);
        let shared = agree_ephemeral(self.key, &theirs, <[u8]>::to_vec).unwrap();
        let info = [b"WebPush: info\0", self.public.as_slice(), sender].concat();
        let both = hkdf(&self.auth, &shared, &info, 32);
        let key = hkdf(salt, &both, b"Content-Encoding: aes128gcm\0", 16);
        let nonce = hkdf(salt, &both, b"Content-Encoding: nonce\0", 12);
        let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).unwrap());
        let nonce = Nonce::try_assume_unique_for_key(&nonce).unwrap();
        let mut record = record.to_vec();
        let opened = key.open_in_place(nonce, Aad::empty(), &mut record).unwrap();
        let (last, text) = opened.split_last().unwrap();
        assert_eq!(*last, 2, "the last record");
        serde_json::from_slice(text).unwrap()
    }
}

fn hkdf(salt: &[u8], secret: &[u8], info: &[u8], length: usize) -> Vec<u8> {
    let mac = |key: &[u8], data: &[u8]| {
        let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
        mac.update(data);
        mac.finalize().into_bytes().to_vec()
    };
    let extracted = mac(salt, secret);
    let mut expanded = mac(&extracted, &[info, &[1]].concat());
    expanded.truncate(length);
    expanded
}

/// A service of browsers that answers with a status that can be changed; under
/// `/gone` nobody is reached any more after the first time.
struct Service {
    server: Server,
    status: Arc<AtomicU16>,
}

impl Service {
    fn start() -> Self {
        let status = Arc::new(AtomicU16::new(201));
        let told = Arc::clone(&status);
        let server = Server::start(move |asked| {
            let status = told.load(Ordering::SeqCst);
            let gone = status != 201 && asked.path.starts_with("/gone");
            Reply::status(if gone { 410 } else { status }, "")
        });
        Self { server, status }
    }

    fn url(&self, path: &str) -> String {
        self.server.url(&format!("{path}/{CANARY}"))
    }

    fn answers(&self, status: u16) {
        self.status.store(status, Ordering::SeqCst);
    }

    fn asked(&self) -> Vec<Asked> {
        self.server.asked()
    }

    fn at(&self, path: &str) -> usize {
        let here = |asked: &&Asked| asked.path.starts_with(path);
        self.asked().iter().filter(here).count()
    }
}

/// Somebody who promised two calls a workday, and whose service may be reached.
fn promised() -> Home {
    let home = Home::at(EARLY);
    home.ok(&["commit", "make two cold calls every day"]);
    home.ok(&["nudges", "push", "allow", "127.0.0.1"]);
    home
}

/// Does something as the page does, in the database at `place`.
async fn within<T>(
    home: &Home,
    place: &str,
    now: &str,
    act: impl AsyncFnOnce(&Context, &Outside, &Zoned) -> T,
) -> T {
    let now: Zoned = format!("{now}[+01:00]").parse().unwrap();
    let db = Db::open(place).await.unwrap();
    let ids = Ids::new(Box::new(|bytes| SystemRandom::new().fill(bytes).unwrap()));
    let context = Context::open(db.clone(), ids, &now).await.unwrap();
    let key = home.path(".local/share/legwork/key");
    let clock = now.clone();
    let outside = Outside::new(key, Box::new(move || clock.clone()));
    let done = act(&context, &outside, &now).await;
    drop(context);
    close(db).await;
    done
}

/// Takes browsers in, as their pages do.
async fn choose(home: &Home, place: &str, all: &[DeviceFields]) -> legwork::Result<()> {
    within(home, place, EARLY, async |context, outside, now| {
        push::begin(context, outside).await?;
        for fields in all {
            push::add(context, outside, now, fields, letter::trial).await?;
        }
        Ok(())
    })
    .await
}

fn place(home: &Home) -> String {
    home.path("legwork.db").to_str().unwrap().to_owned()
}

#[test]
fn a_nudge_is_sealed_for_the_browser_signed_and_good_until_the_day_is_over() {
    let (service, mut home) = (Service::start(), promised());
    home.ok(&["nudges", "set", "--address", "https://legwork.example"]);
    let (first, second) = (Browser::new(), Browser::new());
    let fields = first.fields(&service.url("/one"), "Firefox on Linux");
    wait(choose(&home, &place(&home), std::slice::from_ref(&fields))).unwrap();
    assert_eq!(home.json(&["nudges"])["channel"], "push");
    let trial = first.open(&service.asked()[0].bytes);
    assert_eq!(trial["title"], "Legwork reaches you");
    assert!(trial["actions"].as_array().unwrap().is_empty(), "{trial}");

    // Its service gives it another address and another key.
    let renewed = DeviceFields {
        replaces: Some(fields.endpoint),
        ..second.fields(&service.url("/two"), "ignored")
    };
    wait(choose(&home, &place(&home), &[renewed])).unwrap();
    assert_eq!(service.asked().len(), 1, "no trial again");
    home.later(DUE);
    assert_eq!(
        home.json(&["jobs", "run"])["jobs"],
        2,
        "one for all, one for it"
    );
    let [_, nudge] = service.asked().try_into().unwrap();
    assert!(nudge.path.starts_with("/two/"), "{}", nudge.path);
    for (name, value) in [
        ("content-encoding", "aes128gcm"),
        ("content-type", "application/octet-stream"),
        ("urgency", "normal"),
        ("topic", "daily"),
        // From 09:00:30 until midnight.
        ("ttl", "53970"),
    ] {
        assert_eq!(nudge.header(name), Some(value), "{name}");
    }
    assert!(nudge.bytes.len() <= 4_096);
    signed(&service, nudge.header("authorization").unwrap());
    let told = second.open(&nudge.bytes);
    assert_eq!(told["title"], "Next: Make cold calls, 2 today");
    let [done, later] = told["actions"].as_array().unwrap().as_slice() else {
        panic!("{told}")
    };
    assert_eq!(
        (&done["action"], &later["action"]),
        (&"done".into(), &"snooze".into())
    );
    assert_eq!(done["send"]["kind"], "cold-call");
    assert_eq!(done["send"]["quantity"], "1");
    done["send"]["entry"]
        .as_str()
        .unwrap()
        .parse::<uuid::Uuid>()
        .unwrap();
    nowhere(&home, &nudge);
}

/// Whether the header proves who sends, as RFC 8292 wants it.
fn signed(service: &Service, header: &str) {
    let rest = header.strip_prefix("vapid t=").unwrap();
    let (token, public) = rest.split_once(", k=").unwrap();
    let (signed, proof) = token.rsplit_once('.').unwrap();
    signature::UnparsedPublicKey::new(&signature::ECDSA_P256_SHA256_FIXED, bytes(public))
        .verify(signed.as_bytes(), &bytes(proof))
        .unwrap();
    let (head, claims) = signed.split_once('.').unwrap();
    let read = |part: &str| serde_json::from_slice::<Value>(&bytes(part)).unwrap();
    assert_eq!(read(head)["alg"], "ES256");
    let claims = read(claims);
    assert_eq!(claims["aud"], service.server.url(""));
    assert_eq!(claims["sub"], "https://legwork.example");
    let now: jiff::Timestamp = DUE.parse().unwrap();
    let left = claims["exp"].as_i64().unwrap() - now.as_second();
    assert!((1..=24 * 3_600).contains(&left), "{left}");
}

/// Neither the address nor the key of a browser, nor our own, lies anywhere in
/// the clear.
fn nowhere(home: &Home, nudge: &Asked) {
    home.ok(&["backup", "copy.db"]);
    let said = home.ok(&["nudges", "push", "--json"])
        + &home.ok(&["nudges", "push"])
        + &home.ok(&["jobs", "--json"])
        + &home.ok(&["export", "--all", "-"])
        + &home.ok(&["history", "--json"]);
    assert!(said.contains("Firefox on Linux"), "{said}");
    assert!(
        !said.contains(CANARY) && !said.contains(&nudge.path),
        "{said}"
    );
    for file in ["legwork.db", "legwork.db-wal", "copy.db"] {
        let held = std::fs::read(home.path(file)).unwrap_or_default();
        let shows = held
            .windows(CANARY.len())
            .any(|part| part == CANARY.as_bytes());
        assert!(!shows, "{file}");
        // Every key of P-256 begins so, as bytes and as the text that is sealed.
        let curve: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];
        for told in [curve, b"MIGHAgEAMBMGByqGSM49"] {
            assert!(!held.windows(told.len()).any(|part| part == told), "{file}");
        }
    }
}

#[test]
fn a_browser_that_is_gone_is_removed_and_one_that_fails_is_tried_again_alone() {
    let (service, mut home) = (Service::start(), promised());
    let all = [
        Browser::new().fields(&service.url("/gone"), "Chrome on Android"),
        Browser::new().fields(&service.url("/busy"), "Firefox on Linux"),
    ];
    wait(choose(&home, &place(&home), &all)).unwrap();
    service.answers(503);
    home.later(DUE).ok(&["jobs", "run"]);
    let left = home.json(&["nudges", "push"]);
    let names = left["devices"].as_array().unwrap();
    assert_eq!(
        (names.len(), &names[0]["name"]),
        (1, &"Firefox on Linux".into())
    );
    for minute in ["09:10", "09:40", "10:30", "12:30", "19:30"] {
        home.later(&format!("2027-02-11T{minute}:00+01:00"));
        home.ok(&["jobs", "run"]);
    }
    assert_eq!(
        (service.at("/gone"), service.at("/busy")),
        (2, 7),
        "with the trials"
    );
    let mut states = states(&home);
    states.sort();
    let done = ("done".to_owned(), 1);
    assert_eq!(states, [("dead".to_owned(), 6), done.clone(), done]);
    assert!(home.ok(&["doctor"]).contains("jobs that were given up: 1"));
    service.answers(201);
    home.ok(&["jobs", "retry", "all"]);
    home.ok(&["jobs", "run"]);
    assert_eq!(service.at("/busy"), 8);
    // The last one takes the key along.
    home.ok(&["nudges", "push", "remove", "firefox"]);
    assert!(
        home.ok(&["nudges", "push"])
            .contains("No browser was chosen")
    );
    assert_eq!(home.run(&["nudges", "push", "test"]).code, 4);
}

#[test]
fn each_browser_has_a_nudge_once_however_many_programs_look() {
    at_both(async |place| {
        let (service, mut home) = (Service::start(), Home::at(EARLY));
        let with = [("LEGWORK_DB", place)];
        let begin: [&[&str]; 2] = [
            &["commit", "make two cold calls every day"],
            &["nudges", "push", "allow", "127.0.0.1"],
        ];
        for words in begin {
            let ran = home.run_with(words, &with);
            assert_eq!(ran.code, 0, "{}", ran.err);
        }
        let all = ["/one", "/two"].map(|at| Browser::new().fields(&service.url(at), at));
        choose(&home, place, &all).await.unwrap();
        // In one browser it is put off twice, in the other once: it comes once more.
        for (now, expected) in [(DUE, 2), ("2027-02-11T10:01:00+01:00", 3)] {
            home.later(now);
            for _ in 0..2 {
                thread::scope(|scope| {
                    for _ in 0..3 {
                        scope.spawn(|| {
                            let ran = home.run_with(&["jobs", "run"], &with);
                            assert!([0, 75].contains(&ran.code), "{}", ran.err);
                        });
                    }
                });
            }
            let ran = home.run_with(&["jobs", "run"], &with);
            assert_eq!(ran.code, 0, "{}", ran.err);
            assert_eq!(
                (service.at("/one"), service.at("/two")),
                (expected, expected)
            );
            if now == DUE {
                put_off(&home, place, &with).await;
            }
        }
    });
}

/// Puts off the nudge in both browsers at nine, in one of them twice.
async fn put_off(home: &Home, place: &str, with: &[(&str, &str)]) {
    let jobs = home.run_with(&["jobs", "--json"], with).out;
    let jobs: Value = serde_json::from_str(&jobs).unwrap();
    let jobs = jobs["jobs"].as_array().unwrap().iter();
    let in_one = |job: &&Value| job["what"].as_str().unwrap().ends_with("in one browser");
    let ids: Vec<&str> = jobs
        .filter(in_one)
        .map(|job| job["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), 2);
    within(home, place, DUE, async |context, _, now| {
        for id in [ids[0], ids[1], ids[0]] {
            let again = push::put_off(context, now, id).await.unwrap();
            assert_eq!(again.at, "2027-02-11T10:00:30+01:00");
        }
        assert!(push::put_off(context, now, "4711").await.is_err());
    })
    .await;
    within(
        home,
        place,
        "2027-02-11T20:30:00+01:00",
        async |context, _, now| {
            let late = push::put_off(context, now, ids[0]).await.unwrap_err();
            assert!(late.message().contains("too late"), "{late}");
        },
    )
    .await;
    within(
        home,
        place,
        "2027-02-12T09:30:00+01:00",
        async |context, _, now| {
            let old = push::put_off(context, now, ids[0]).await.unwrap_err();
            assert!(old.message().contains("another day"), "{old}");
        },
    )
    .await;
}

#[test]
fn what_is_no_browser_or_no_service_is_refused_and_changes_nothing() {
    let (service, home) = (Service::start(), Home::at(EARLY));
    let ran = home.run(&["nudges", "set", "--channel", "push"]);
    assert!(ran.err.contains("no browser was chosen yet"), "{}", ran.err);
    let before = place(&home);
    let fields = |url: &str| Browser::new().fields(url, "x");
    for (url, says) in [
        (service.url("/one"), "by https alone"),
        ("https://10.0.0.1/push".to_owned(), "not on the Internet"),
        ("https://[::1]/push".to_owned(), "not on the Internet"),
        (
            "https://ann:secret@push.example/".to_owned(),
            "no place in an address",
        ),
    ] {
        let refused = wait(choose(&home, &before, &[fields(&url)])).unwrap_err();
        assert!(refused.message().contains(says), "{url}: {refused}");
    }
    home.ok(&["nudges", "push", "allow", "127.0.0.1"]);
    for status in [403, 302] {
        service.answers(status);
        let refused = wait(choose(&home, &before, &[fields(&service.url("/one"))]));
        let says = refused.unwrap_err().message().to_owned();
        assert!(says.contains(&format!("HTTP {status}")), "{says}");
    }
    assert_eq!(home.json(&["nudges"])["channel"], Value::Null);
    assert!(
        home.json(&["nudges", "push"])["devices"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    home.ok(&["undo"]);
    service.answers(201);
    let again = wait(choose(&home, &before, &[fields(&service.url("/one"))]));
    assert!(again.unwrap_err().message().contains("by https alone"));
}
