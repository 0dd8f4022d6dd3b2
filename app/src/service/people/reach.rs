//! People found by how they are reached.

use legwork_core::alike::{same_phone, tail};

use super::address;
use crate::Result;
use crate::ids::WorkspaceId;
use crate::store::{self, Person, Tx};

/// The people with an e-mail address.
pub(in crate::service) async fn by_email(
    tx: &mut Tx,
    workspace: WorkspaceId,
    text: &str,
) -> Result<Vec<Person>> {
    let (_, _, norm) = address::email(text)?;
    Ok(store::person::by_address(tx, workspace, &norm).await?)
}

/// The people with a telephone number, written with or without its country
/// code.
pub(in crate::service) async fn by_phone(
    tx: &mut Tx,
    workspace: WorkspaceId,
    text: &str,
) -> Result<Vec<Person>> {
    let (_, value, norm) = address::phone(text)?;
    let Some(tail) = tail(&value) else {
        return Ok(store::person::by_address(tx, workspace, &norm).await?);
    };
    let able = store::person::by_tail(tx, workspace, &tail).await?;
    let mut people: Vec<Person> = Vec::new();
    for one in able {
        let known = people
            .iter()
            .any(|there| there.person_id == one.person.person_id);
        if !known && same_phone(&one.value, &value) {
            people.push(one.person);
        }
    }
    Ok(people)
}

/// The people with a link, such as a profile.
pub(in crate::service) async fn by_link(
    tx: &mut Tx,
    workspace: WorkspaceId,
    text: &str,
) -> Result<Vec<Person>> {
    let (_, _, norm) = address::link(text)?;
    Ok(store::person::by_address(tx, workspace, &norm).await?)
}

/// Whoever a text reaches that looks like an address; nobody for any other text.
pub(in crate::service) async fn by_any_address(
    tx: &mut Tx,
    workspace: WorkspaceId,
    text: &str,
) -> Result<Vec<Person>> {
    if text.contains('@') && address::email(text).is_ok() {
        return by_email(tx, workspace, text).await;
    }
    if tail(text).is_some() && address::phone(text).is_ok() {
        return by_phone(tx, workspace, text).await;
    }
    if text.contains('/') && address::link(text).is_ok() {
        return by_link(tx, workspace, text).await;
    }
    Ok(Vec::new())
}
