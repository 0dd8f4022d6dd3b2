//! A form with a file, sent as `multipart/form-data`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::Scratch;
use crate::service::import;
use crate::web::sheet::Sheet;
use crate::web::state::App;
use crate::{Error, Result};

/// The most that a field other than the file may hold, in bytes.
const TEXT: usize = 4 * 1024;

/// The most fields that are read.
const FIELDS: usize = 20;

/// What was sent.
#[derive(Debug)]
pub struct Upload {
    /// The fields.
    pub sheet: Sheet,
    /// The file, if one was chosen, or why it could not be taken.
    pub file: Result<Option<Sent>>,
    folder: Scratch,
}

impl Upload {
    /// Whether the file is an export of Legwork's own, or none was sent.
    pub fn is_own(&self) -> bool {
        match &self.file {
            Ok(Some(sent)) => import::is_own(&sent.path),
            _ => false,
        }
    }

    /// The fields, the file, and the folder with which it goes.
    pub fn part(self) -> (Sheet, Result<Option<Sent>>, Scratch) {
        (self.sheet, self.file, self.folder)
    }
}

/// A file that was sent.
#[derive(Debug)]
pub struct Sent {
    /// What it is called where it came from.
    pub name: String,
    /// Where it lies for now.
    pub path: PathBuf,
}

impl FromRequest<App> for Upload {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> std::result::Result<Self, Response> {
        let parts = Multipart::from_request(request, app).await;
        let parts = parts.map_err(IntoResponse::into_response)?;
        let folder = Scratch::new(app).map_err(|error| {
            (app.report)(&error);
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        })?;
        let mut fields = Vec::new();
        let file = read(parts, &folder.file("sent"), &mut fields).await;
        Ok(Self {
            sheet: fields.into_iter().collect(),
            file,
            folder,
        })
    }
}

/// Reads the parts in the order in which they come, texts into `fields` and
/// the file to `to`.
async fn read(
    mut parts: Multipart,
    to: &Path,
    fields: &mut Vec<(String, String)>,
) -> Result<Option<Sent>> {
    let mut sent = None;
    for _ in 0..FIELDS {
        let Some(part) = parts.next_field().await.map_err(|error| broken(&error))? else {
            break;
        };
        let name = part.name().unwrap_or_default().to_owned();
        match part.file_name().map(str::to_owned) {
            None => fields.push((name, text(part).await?)),
            Some(file) => {
                let bytes = keep(part, to).await?;
                let path = to.to_owned();
                sent = (bytes > 0).then_some(Sent { name: file, path });
            }
        }
    }
    Ok(sent)
}

async fn text(mut part: Field<'_>) -> Result<String> {
    let mut text = Vec::new();
    while let Some(piece) = part.chunk().await.map_err(|error| broken(&error))? {
        text.extend_from_slice(&piece);
        if text.len() > TEXT {
            return Err(Error::usage("a field of the form is too long"));
        }
    }
    String::from_utf8(text).map_err(|_| Error::usage("a field of the form is no readable text"))
}

/// Writes a part to a file; gives its size.
async fn keep(mut part: Field<'_>, to: &Path) -> Result<usize> {
    let mut file = fs::File::create(to)?;
    let mut bytes = 0;
    while let Some(piece) = part.chunk().await.map_err(|error| broken(&error))? {
        file.write_all(&piece)?;
        bytes += piece.len();
    }
    Ok(bytes)
}

fn broken(error: &MultipartError) -> Error {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Error::usage(
            "the file is larger than 64 MiB: import it with `legwork import FILE`",
        );
    }
    Error::usage("the form did not arrive whole: send it again")
}
