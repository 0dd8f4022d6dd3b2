//! Answering on a socket until told to stop.

use std::io::{self, ErrorKind};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::sleep;

use super::router::router;
use super::state::App;

/// The most that is kept of what a connection sent and nobody has read, in
/// bytes: no head of a request may be longer.
const HEAD: usize = 64 * 1024;

/// How long to leave the socket alone when it gives no connections.
const RECOVERY: Duration = Duration::from_millis(100);

/// What one connection may take, and all of them together.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How long the head of a request may take to arrive, and how long a
    /// connection may wait between two requests.
    pub head: Duration,
    /// How many connections may be open; further ones wait to be accepted.
    pub connections: usize,
    /// How long requests that have begun may take to end when the server stops.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            // A process may usually open 1,024 files; the rest is for the database.
            connections: 960,
            grace: Duration::from_secs(5),
        }
    }
}

/// Serves until `stop` is done. Then no connection is accepted, those that
/// wait for a request are closed, requests that have begun may end, and
/// streams of events are told to.
pub async fn serve(
    listener: TcpListener,
    app: &App,
    limits: Limits,
    stop: impl Future<Output = ()> + Send,
) {
    let service = TowerToHyperService::new(router(app));
    let places = Arc::new(Semaphore::new(limits.connections));
    let connections = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            found = next(&listener, &places) => if let Some((stream, place)) = found {
                let answering = answer(stream, service.clone(), limits.head, connections.watcher());
                tokio::spawn(async move {
                    answering.await;
                    drop(place);
                });
            },
        }
    }
    drop(listener);
    app.live.end();
    tokio::select! {
        () = connections.shutdown() => {}
        () = sleep(limits.grace) => {}
    }
}

/// The next connection, as soon as there is a place for it. None when the
/// socket gave none, which must neither end the server nor keep it busy.
async fn next(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> Option<(TcpStream, OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, _)) => Some((stream, place)),
        Err(error) if is_of_one(&error) => None,
        Err(_) => {
            // Too many open files, most likely: some will be closed.
            sleep(RECOVERY).await;
            None
        }
    }
}

/// Whether only the connection failed that was to be accepted.
fn is_of_one(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::ConnectionAborted | ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset
    )
}

/// Answers the requests of one connection until either side has enough.
async fn answer(
    stream: TcpStream,
    service: TowerToHyperService<axum::Router>,
    head: Duration,
    watcher: Watcher,
) {
    // Without it answers are as right, and a little later.
    _ = stream.set_nodelay(true);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(head)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(stream), service);
    // What goes wrong here is that the other side went away, or was too slow.
    _ = watcher.watch(connection).await;
}
