//! A file that is sent piece by piece.

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use http_body::{Frame, SizeHint};

use super::Scratch;
use crate::{Error, Result};

/// So much is read and sent at once, in bytes.
const PIECE: u64 = 64 * 1024;

/// A file on its way; its folder goes when it has been sent.
#[derive(Debug)]
pub struct File {
    from: fs::File,
    left: u64,
    _folder: Scratch,
}

impl File {
    /// Opens a file in a folder.
    pub fn open(path: &Path, folder: Scratch) -> Result<Self> {
        let opened = fs::File::open(path).and_then(|file| {
            let left = file.metadata()?.len();
            Ok((file, left))
        });
        let (from, left) =
            opened.map_err(|error| Error::failed(format!("cannot read a file back: {error}")))?;
        Ok(Self {
            from,
            left,
            _folder: folder,
        })
    }

    fn piece(&mut self) -> io::Result<Bytes> {
        let mut piece = Vec::new();
        let most = self.left.min(PIECE);
        let read = (&mut self.from).take(most).read_to_end(&mut piece)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.left = self
            .left
            .saturating_sub(u64::try_from(read).unwrap_or(u64::MAX));
        Ok(piece.into())
    }
}

impl http_body::Body for File {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let more = self.left > 0;
        Poll::Ready(more.then(|| self.piece().map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

/// A file that the browser keeps under a name of plain letters.
pub fn attachment(file: File, kind: &'static str, name: &str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ];
    (headers, Body::new(file)).into_response()
}
