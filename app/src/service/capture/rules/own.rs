//! Which addresses are the member's own.

use jiff::Zoned;
use legwork_core::classify::address::comparable;
use serde::Serialize;

use crate::service::context::Context;
use crate::service::{SCHEMA, text};
use crate::store::{self, OwnAddress, Tx};
use crate::{Error, Result};

/// The member's own addresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OwnAddresses {
    /// Version of this shape.
    pub schema: u8,
    /// The addresses as compared. Whoever shares the domain of one is of the
    /// same firm, unless anybody can have an address there.
    pub addresses: Vec<String>,
}

/// The member's own addresses.
pub async fn own_addresses(context: &Context) -> Result<OwnAddresses> {
    listed(context, &mut context.read().await?).await
}

/// Says that an address is the member's. Saying it again changes nothing.
pub async fn own_here(context: &Context, now: &Zoned, address: &str) -> Result<OwnAddresses> {
    let row = row(context, address)?;
    let label = format!("captures own {}", row.address_norm);
    let mut change = context.change(now, label).await?;
    change.put(&row).await?;
    let told = listed(context, change.tx()).await?;
    change.commit().await?;
    Ok(told)
}

/// Says that an address is not the member's after all.
pub async fn own_no_more(context: &Context, now: &Zoned, address: &str) -> Result<OwnAddresses> {
    let row = row(context, address)?;
    let label = format!("captures own --remove {}", row.address_norm);
    let mut change = context.change(now, label).await?;
    let key = (row.workspace_id, row.member_id, row.address_norm.clone());
    if change.remove::<OwnAddress>(&key).await?.is_none() {
        return Err(
            Error::not_found(format!("{} is not among your addresses", row.address_norm))
                .hint("`legwork captures own` lists them"),
        );
    }
    let told = listed(context, change.tx()).await?;
    change.commit().await?;
    Ok(told)
}

fn row(context: &Context, address: &str) -> Result<OwnAddress> {
    let address = text::title("the address", address)?;
    let address_norm = comparable(&address).ok_or_else(|| {
        Error::usage(format!(
            "'{address}' is not an e-mail address such as me@harbour.example"
        ))
    })?;
    Ok(OwnAddress {
        workspace_id: context.workspace_id(),
        member_id: context.member_id,
        address_norm,
    })
}

async fn listed(context: &Context, tx: &mut Tx) -> Result<OwnAddresses> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let rows = store::capture_rule::own_addresses(tx, workspace, member).await?;
    Ok(OwnAddresses {
        schema: SCHEMA,
        addresses: rows.into_iter().map(|row| row.address_norm).collect(),
    })
}
