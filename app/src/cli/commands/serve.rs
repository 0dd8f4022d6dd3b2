//! `legwork serve`.

mod looker;
mod runner;

use std::io::{self, ErrorKind, Write};
use std::net::SocketAddr;
use std::process::{Command, Stdio};

use serde::Serialize;
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};

use crate::cli::edge;
use crate::cli::session::Session;
use crate::cli::ui::text::Line;
use crate::service::import::foreign::worker::Workshop;
use crate::service::shelf::Shelf;
use crate::service::{Context, Db};
use crate::web::gate::Gate;
use crate::web::guard::Hosts;
use crate::web::live::Live;
use crate::web::server::Limits;
use crate::web::state::Parts;
use crate::web::transfer::Waitings;
use crate::web::{App, server};
use crate::{Error, Result};

/// Open Legwork in the browser
///
/// Looks at your connectors too, each when it is time to (`legwork connect`),
/// and sends your nudges (`legwork nudges`).
/// Prints a link that opens it once, within ten minutes; the browser then stays
/// signed in. Ends with Ctrl-C.
#[derive(Debug, clap::Args)]
#[command(before_help = "\
Examples:
  legwork serve
  legwork serve --open
  legwork serve --listen 127.0.0.1:8080
  legwork demo serve")]
pub struct Args {
    /// Address and port to listen on
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7777")]
    listen: SocketAddr,

    /// Open the link in the browser
    #[arg(long)]
    open: bool,

    /// Let other machines in: what they send and see travels unencrypted
    #[arg(long)]
    allow_remote: bool,
}

/// What `--json` tells of a server that has begun.
#[derive(Serialize)]
struct Begun {
    schema: u8,
    address: SocketAddr,
    link: String,
}

/// Serves until it is told to stop.
pub fn run(args: &Args, session: &mut Session) -> Result<()> {
    refuse_strangers(args)?;
    let place = session.database()?;
    let runtime = runtime()?;
    let (listener, app) = runtime.block_on(begin(args, &place))?;
    let begun = begun(&app)?;
    told(&begun, session)?;
    if args.open {
        open(&begun.link)?;
    }
    let stop = runtime.block_on(async { told_to_stop() })?;
    runtime.spawn(looker::look(app.clone()));
    runtime.spawn(runner::run(app.clone()));
    runtime.block_on(server::serve(listener, &app, Limits::default(), stop));
    session.ui.note("stopped")
}

/// Only this machine is let in, unless that was asked for.
fn refuse_strangers(args: &Args) -> Result<()> {
    if args.listen.ip().is_loopback() || args.allow_remote {
        return Ok(());
    }
    Err(Error::refused(format!(
        "{} can be reached from other machines, and what they send and see would travel unencrypted",
        args.listen.ip()
    ))
    .hint("listen on this machine only: legwork serve --listen 127.0.0.1:7777")
    .hint("or, in a network that you trust, say so: --allow-remote"))
}

/// Many requests at once want more than the one thread of a command.
fn runtime() -> Result<Runtime> {
    let built = Builder::new_multi_thread().enable_all().build();
    built.map_err(|cause| Error::internal("cannot start the runtime", cause))
}

/// Opens the database and the port.
async fn begin(args: &Args, place: &str) -> Result<(TcpListener, App)> {
    let db = Db::open_to_serve(place).await?;
    let (ids, clock) = (edge::ids()?, edge::watch(&edge::environment)?);
    Context::open(db.clone(), ids.clone(), &clock()).await?;
    let bound = TcpListener::bind(args.listen).await;
    let listener = bound.map_err(|error| cannot_listen(args.listen, &error))?;
    let hosts = Hosts {
        listen: listener.local_addr()?,
        remote: args.allow_remote,
    };
    let app = App::new(Parts {
        db,
        ids,
        clock,
        gate: Gate::default(),
        hosts,
        live: Live::default(),
        scratch: std::env::temp_dir(),
        waiting: Waitings::default(),
        workshop: edge::program().map_or(Workshop::Here, Workshop::Program),
        shelf: Shelf::of_server(),
        outside: edge::outside(&edge::environment)?,
        report: Box::new(report),
    });
    Ok((listener, app))
}

fn cannot_listen(address: SocketAddr, error: &io::Error) -> Error {
    match error.kind() {
        ErrorKind::AddrInUse => Error::conflict(format!(
            "port {} is in use: another Legwork may be running, or another program has it",
            address.port()
        ))
        .hint("take another one: legwork serve --listen 127.0.0.1:7778"),
        ErrorKind::PermissionDenied => {
            Error::failed(format!("this account may not listen on {address}"))
                .hint("take a port above 1023")
        }
        _ => Error::failed(format!("cannot listen on {address}: {error}")),
    }
}

/// Makes the link that lets a browser in.
fn begun(app: &App) -> Result<Begun> {
    let key = app.gate.issue(&app.ids, app.now().timestamp())?;
    let address = app.hosts.listen;
    let reached = reached(address);
    Ok(Begun {
        schema: crate::service::SCHEMA,
        address,
        link: format!("http://{reached}/enter?key={key}"),
    })
}

/// The address under which this machine reaches the server.
fn reached(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(std::net::Ipv4Addr::LOCALHOST.into());
    }
    address
}

fn told(begun: &Begun, session: &mut Session) -> Result<()> {
    if session.json() {
        session.ui.json(begun)?;
    } else {
        session
            .ui
            .note("Legwork is running. This link opens it once, within ten minutes:")?;
        session.ui.raw(format!("{}\n", begun.link).as_bytes())?;
        session.ui.note(Line::new().muted("Ctrl-C stops it."))?;
    }
    session.ui.flush()
}

/// Hands the link to the system's browser, which may not be there.
fn open(link: &str) -> Result<()> {
    let program = match () {
        () if cfg!(target_os = "macos") => "open",
        () if cfg!(windows) => "explorer",
        () => "xdg-open",
    };
    let opened = Command::new(program)
        .arg(link)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    opened.map(drop).map_err(|error| {
        Error::failed(format!("no browser could be opened: {error}"))
            .hint("open the link yourself: legwork serve")
    })
}

/// Faults are told here, where the server was started, and nowhere else.
fn report(error: &Error) {
    let causes = error.chain().into_iter();
    let causes = causes.map(|cause| format!("  because: {cause}\n"));
    let text: String = std::iter::once(format!("error: {error}\n"))
        .chain(causes)
        .collect();
    // When even standard error is closed, nobody is listening.
    _ = io::stderr().write_all(text.as_bytes());
}

/// Ends at Ctrl-C, or when the system asks the program to end.
#[cfg(unix)]
fn told_to_stop() -> Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (
        signal(SignalKind::interrupt())?,
        signal(SignalKind::terminate())?,
    );
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Ends at Ctrl-C.
#[cfg(not(unix))]
fn told_to_stop() -> Result<impl Future<Output = ()> + Send + 'static> {
    Ok(async {
        // Without a way to be told, it ends with its window.
        _ = tokio::signal::ctrl_c().await;
    })
}
