//! The words by which people are found, kept in the same transaction as their
//! names, organisations and addresses, so that the first letters of a word find
//! somebody among many thousands at once.

use std::collections::{BTreeSet, HashMap};

use super::due::Concern;
use super::error::Result;
use super::organisation::Organisation;
use super::person::{self, Person};
use super::record::{Record, record};
use super::sql::statements;
use super::tx::{Tx, rows, run};
use crate::ids::{PersonId, WorkspaceId};

record! {
    /// A word by which a person is found. Private to this database: it follows
    /// from the rest.
    pub struct PersonWord in "person_words" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The word, in small letters and without accents.
            word: String,
            /// The person.
            person_id: PersonId,
        }
    }
}

/// Longest part of a word that is kept, in characters.
const LONGEST: usize = 40;

/// Most words of one person.
const MOST: usize = 60;

/// People looked at together while all words are made anew.
const TOGETHER: i64 = 1_000;

statements! {
    OF = "select workspace_id, word, person_id from person_words \
        where workspace_id = $1 and person_id = $2 order by word";
    OF_ORGANISATION = "select workspace_id, person_id, name, name_norm, relationship, organisation_id, role, \
        keep_in_touch, never, snoozed_until, note, created from people \
        where workspace_id = $1 and organisation_id = $2";
    CLEAR = "delete from person_words where workspace_id = $1";
}

/// The words of a text as compared: letters and figures, parted by all else.
pub fn words_of(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|c: char| !c.is_alphanumeric());
    let some = parts.filter(|part| !part.is_empty());
    some.map(|part| part.chars().take(LONGEST).collect())
}

impl Tx {
    /// Makes the words anew of those whom a row concerns, that was `old` and is
    /// `new`.
    pub(super) async fn reword(
        &mut self,
        workspace: WorkspaceId,
        old: Option<Vec<Concern>>,
        new: Option<Vec<Concern>>,
    ) -> Result<()> {
        let all: BTreeSet<_> = old.into_iter().chain(new).flatten().collect();
        for one in all {
            match one {
                Concern::Person(id) => {
                    if let Some(row) = self.get::<Person>(&(workspace, id)).await? {
                        rewrite(self, &row).await?;
                    }
                }
                Concern::Organisation(id) => {
                    let all = rows!(&mut *self, Person, OF_ORGANISATION, workspace, id)?;
                    for row in all {
                        rewrite(self, &row).await?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// Makes the words of one person fit.
async fn rewrite(tx: &mut Tx, row: &Person) -> Result<()> {
    let workspace = row.workspace_id;
    let firm = match row.organisation_id {
        Some(id) => tx.get::<Organisation>(&(workspace, id)).await?,
        None => None,
    };
    let addresses = person::addresses_of(tx, workspace, row.person_id).await?;
    let texts = addresses.iter().map(|one| one.value_norm.as_str());
    let wanted = gathered(
        row,
        firm.as_ref().map(|firm| firm.name_norm.as_str()),
        texts,
    );
    let there = rows!(&mut *tx, PersonWord, OF, workspace, row.person_id)?;
    let there: BTreeSet<String> = there.into_iter().map(|one| one.word).collect();
    for word in there.difference(&wanted) {
        let key = (workspace, word.clone(), row.person_id);
        tx.delete_row::<PersonWord>(&key).await?;
    }
    for word in wanted.difference(&there) {
        tx.write_row(PersonWord::INSERT, &word_of(row, word))
            .await?;
    }
    Ok(())
}

fn word_of(row: &Person, word: &str) -> PersonWord {
    PersonWord {
        workspace_id: row.workspace_id,
        word: word.to_owned(),
        person_id: row.person_id,
    }
}

fn gathered<'a>(
    row: &Person,
    firm: Option<&str>,
    addresses: impl Iterator<Item = &'a str>,
) -> BTreeSet<String> {
    let name = words_of(&row.name_norm);
    let firm = firm.into_iter().flat_map(words_of);
    let addresses = addresses.flat_map(words_of);
    name.chain(firm).chain(addresses).take(MOST).collect()
}

/// Makes the words of everybody in a workspace anew.
pub async fn rebuild(tx: &mut Tx, workspace: WorkspaceId) -> Result<()> {
    run!(&mut *tx, CLEAR, workspace)?;
    let firms = super::organisation::list(tx, workspace).await?;
    let firms: HashMap<_, _> = firms
        .iter()
        .map(|firm| (firm.organisation_id, firm.name_norm.as_str()))
        .collect();
    let mut addresses: HashMap<PersonId, Vec<String>> = HashMap::new();
    for one in person::addresses(tx, workspace).await? {
        let of = addresses.entry(one.person_id).or_default();
        of.push(one.value_norm);
    }
    let mut after = None;
    loop {
        let page: Vec<Person> = tx.page(workspace, after.as_ref(), TOGETHER).await?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = Some((workspace, last.person_id));
        let words = page.iter().flat_map(|row| {
            let firm = row.organisation_id.and_then(|id| firms.get(&id).copied());
            let known = addresses.get(&row.person_id);
            let texts = known.into_iter().flatten().map(String::as_str);
            let words = gathered(row, firm, texts).into_iter();
            words.map(|word| word_of(row, &word)).collect::<Vec<_>>()
        });
        let words: Vec<PersonWord> = words.collect();
        tx.bulk(&words).await?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_words() {
        let words: Vec<String> = words_of("ann lee-ray ann@acme.example +44").collect();
        assert_eq!(words, ["ann", "lee", "ray", "ann", "acme", "example", "44"]);
        assert_eq!(words_of("李 雷").count(), 2);
    }
}
