//! The server on a real socket within this process: slow, silent and many
//! connections, and how it stops.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::mpsc;
use std::thread::{JoinHandle, spawn};
use std::time::Duration;

use legwork::web::server::{Limits, serve};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::{HOST, Site, form};
use crate::store::harness::wait;

/// Long enough for the slowest machine; nothing waits for it to pass.
const PATIENCE: Duration = Duration::from_mins(1);

/// Limits that no test runs into by itself.
const WIDE: Limits = Limits {
    head: PATIENCE,
    connections: 500,
    grace: PATIENCE,
};

/// A server on a thread of its own.
struct Running {
    address: SocketAddr,
    cookie: String,
    stop: Option<oneshot::Sender<()>>,
    thread: JoinHandle<()>,
    ended: mpsc::Receiver<()>,
}

impl Running {
    fn with(limits: Limits) -> Self {
        let (told, begun) = mpsc::channel();
        let (ends, ended) = mpsc::channel();
        let (stop, stopped) = oneshot::channel::<()>();
        let thread = spawn(move || {
            wait(async {
                let site = Site::new().await;
                let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
                let cookie = site.browser().await.cookie();
                told.send((listener.local_addr().unwrap(), cookie)).unwrap();
                let stop = async {
                    _ = stopped.await;
                };
                serve(listener, &site.app, limits, stop).await;
            });
            ends.send(()).unwrap();
        });
        let (address, cookie) = begun.recv_timeout(PATIENCE).unwrap();
        Self {
            address,
            cookie,
            stop: Some(stop),
            thread,
            ended,
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream
    }

    fn say(&self, mut to: &TcpStream, head: &str) {
        let head = head.replace("HOST", HOST).replace("COOKIE", &self.cookie);
        let head = head.replace('\n', "\r\n");
        to.write_all(head.as_bytes()).unwrap();
    }

    fn tell_to_stop(&mut self) {
        self.stop.take().unwrap().send(()).unwrap();
    }

    /// Waits until the server has ended.
    fn join(self) {
        self.ended.recv_timeout(PATIENCE).unwrap();
        self.thread.join().unwrap();
    }
}

/// Reads until `end` was read.
fn read_to(mut from: &TcpStream, end: &str) -> String {
    let mut text = String::new();
    let mut byte = [0];
    while !text.ends_with(end) {
        let read = from.read_exact(&mut byte);
        assert!(read.is_ok(), "{text}");
        text.push(byte[0].into());
    }
    text
}

/// Reads until the other side closes, be it with a word of what it left unread.
fn rest(mut from: &TcpStream) -> String {
    let mut text = Vec::new();
    if let Err(error) = from.read_to_end(&mut text) {
        assert_eq!(error.kind(), ErrorKind::ConnectionReset);
    }
    String::from_utf8(text).unwrap()
}

const ALIVE: &str = "GET /healthz HTTP/1.1\nHost: HOST\n\n";

#[test]
fn a_head_that_does_not_arrive_is_cut_off() {
    let mut server = Running::with(Limits {
        head: Duration::from_millis(50),
        ..WIDE
    });
    let (silent, slow) = (server.connect(), server.connect());
    server.say(&slow, "GET /healthz HTTP/1.1\nHost:");
    for cut in [&silent, &slow] {
        assert!(!rest(cut).contains("200 OK"));
    }
    let prompt = server.connect();
    server.say(&prompt, ALIVE);
    assert!(read_to(&prompt, "\r\n\r\nok").starts_with("HTTP/1.1 200"));
    server.tell_to_stop();
    server.join();
}

#[test]
fn a_head_that_never_ends_is_refused() {
    let mut server = Running::with(WIDE);
    let long = server.connect();
    server.say(&long, "GET /healthz HTTP/1.1\nHost: HOST\nX-Long: ");
    // The server may close before all of it was sent.
    _ = (&long).write_all(&vec![b'x'; 200 * 1024]);
    let mut start = [0; 12];
    if (&long).read_exact(&mut start).is_ok() {
        assert_eq!(&start, b"HTTP/1.1 431");
    }
    server.tell_to_stop();
    server.join();
}

#[test]
fn it_answers_while_many_connections_stand_idle() {
    let mut server = Running::with(WIDE);
    let idle: Vec<TcpStream> = (0..200).map(|_| server.connect()).collect();
    for half in idle.iter().step_by(2) {
        server.say(half, "GET / HTTP/1.1\nHost: ");
    }
    let prompt = server.connect();
    for _ in 0..2 {
        server.say(&prompt, ALIVE);
        assert!(read_to(&prompt, "\r\n\r\nok").starts_with("HTTP/1.1 200"));
    }
    drop(idle);
    server.tell_to_stop();
    server.join();
}

#[test]
fn a_connection_too_many_waits_for_another_to_end() {
    let mut server = Running::with(Limits {
        connections: 2,
        ..WIDE
    });
    let (first, second) = (server.connect(), server.connect());
    for open in [&first, &second] {
        server.say(open, ALIVE);
        read_to(open, "\r\n\r\nok");
    }
    let third = server.connect();
    server.say(&third, ALIVE);
    drop(first);
    assert!(read_to(&third, "\r\n\r\nok").starts_with("HTTP/1.1 200"));
    server.tell_to_stop();
    server.join();
}

#[test]
fn stopping_closes_what_waits_and_ends_what_has_begun() {
    let mut server = Running::with(WIDE);
    let idle = server.connect();
    server.say(&idle, ALIVE);
    read_to(&idle, "\r\n\r\nok");
    let begun = server.connect();
    let body = form(&[("line", "2 cold calls"), ("back", "/")]);
    let length = body.len();
    server.say(
        &begun,
        &format!(
            "POST /log HTTP/1.1\nHost: HOST\nOrigin: http://HOST\nCookie: COOKIE\n\
             Content-Type: application/x-www-form-urlencoded\nContent-Length: {length}\n\
             Expect: 100-continue\n\n"
        ),
    );
    read_to(&begun, "HTTP/1.1 100 Continue\r\n\r\n");
    server.tell_to_stop();
    assert_eq!(rest(&idle), "");
    (&begun).write_all(body.as_bytes()).unwrap();
    let answer = rest(&begun);
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert!(answer.contains("said=Logged"), "{answer}");
    server.join();
}

#[test]
fn an_open_stream_does_not_hold_up_the_stop() {
    let mut server = Running::with(WIDE);
    let stream = server.connect();
    server.say(
        &stream,
        "GET /live HTTP/1.1\nHost: HOST\nCookie: COOKIE\n\n",
    );
    read_to(&stream, "id: 0.0\n\n");
    server.tell_to_stop();
    assert!(rest(&stream).ends_with("0\r\n\r\n"));
    server.join();
}

#[test]
fn what_does_not_end_is_cut_off_when_the_grace_is_over() {
    let mut server = Running::with(Limits {
        grace: Duration::from_millis(50),
        ..WIDE
    });
    let stuck = server.connect();
    server.say(&stuck, "GET /healthz HTTP/1.1\nHost: HOST\n");
    server.tell_to_stop();
    assert!(!rest(&stuck).contains("200 OK"));
    server.join();
}
