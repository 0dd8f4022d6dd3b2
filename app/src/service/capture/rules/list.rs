//! Shows the rules.

use legwork_core::classify::{Rule, Then, defaults};
use serde::Serialize;

use crate::Result;
use crate::service::SCHEMA;
use crate::service::book::Book;
use crate::service::context::Context;
use crate::store::{self, CaptureRule, Tx};

/// One rule of the member's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleView {
    /// Id.
    pub id: String,
    /// Where it stands, from 1: the first that fits decides.
    pub place: i64,
    /// Whether it is followed.
    pub active: bool,
    /// The rule as a sentence.
    pub says: String,
    /// The rule.
    pub rule: Rule,
}

/// A rule that ships with Legwork.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BuiltInView {
    /// The rule as a sentence.
    pub says: String,
    /// How sure it is; none when it leaves something out.
    pub confidence: Option<String>,
}

/// All rules in the order in which they are asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rules {
    /// Version of this shape.
    pub schema: u8,
    /// The member's own, first.
    pub rules: Vec<RuleView>,
    /// Those that ship with Legwork, after them.
    pub built_in: Vec<BuiltInView>,
}

/// All rules in order.
pub async fn list(context: &Context) -> Result<Rules> {
    let mut tx = context.read().await?;
    let book = Book::load(&mut tx, context.workspace_id()).await?;
    listed(context, &mut tx, &book).await
}

pub(super) async fn listed(context: &Context, tx: &mut Tx, book: &Book) -> Result<Rules> {
    let (workspace, member) = (context.workspace_id(), context.member_id);
    let own = store::capture_rule::list(tx, workspace, member).await?;
    let built_in = defaults().into_iter().map(|one| {
        let confidence = match &one.rule.then {
            Then::Ignore => None,
            Then::Log { confidence, .. } => Some(confidence.to_string()),
        };
        BuiltInView {
            says: said(book, &one.rule),
            confidence,
        }
    });
    Ok(Rules {
        schema: SCHEMA,
        rules: own.iter().map(|row| view(book, row)).collect(),
        built_in: built_in.collect(),
    })
}

/// A rule as a sentence, with the titles of kinds.
pub(super) fn said(book: &Book, rule: &Rule) -> String {
    rule.says(|slug| book.title(slug).to_owned())
}

fn view(book: &Book, row: &CaptureRule) -> RuleView {
    RuleView {
        id: row.rule_id.to_string(),
        place: row.place,
        active: row.active,
        says: said(book, &row.rule.0),
        rule: row.rule.0.clone(),
    }
}
