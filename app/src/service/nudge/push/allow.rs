//! Services of browsers on a network of one's own.

use jiff::Zoned;
use serde::Serialize;

use super::super::settings::Settings;
use crate::Result;
use crate::service::SCHEMA;
use crate::service::connect::server_name;
use crate::service::context::Context;

/// The services that may be reached though they are on a private network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Allowed {
    /// Version of this shape.
    pub schema: u8,
    /// Their names.
    pub hosts: Vec<String>,
}

/// Lets a service be reached though it is on a private network, and without
/// encryption; with `off`, not any more.
pub async fn allow(context: &Context, now: &Zoned, host: &str, off: bool) -> Result<Allowed> {
    let host = server_name(host)?;
    let mut change = context.change(now, "nudges push allow").await?;
    let mut settings = Settings::load(context, change.tx()).await?;
    settings.push_allow.retain(|known| *known != host);
    if !off {
        settings.push_allow.push(host);
    }
    change.put(&settings.row(context)).await?;
    change.commit().await?;
    Ok(Allowed {
        schema: SCHEMA,
        hosts: settings.push_allow,
    })
}
