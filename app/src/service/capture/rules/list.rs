//! Shows the rules.

use legwork_core::classify::{BuiltIn, Entry, Rule, Then, defaults};
use serde::Serialize;

use crate::Result;
use crate::service::SCHEMA;
use crate::service::book::Book;
use crate::service::context::Context;
use crate::store::{self, CaptureRule, Tx};

/// One rule of the member's own, or one that ships with Legwork and was put
/// among them.
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
    /// The name of the one that ships with Legwork; none for one of the
    /// member's own.
    pub built_in: Option<String>,
    /// The rule.
    pub rule: Rule,
}

/// A rule that ships with Legwork, where it always stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BuiltInView {
    /// Its name, which stays the same for ever.
    pub id: String,
    /// Where it stands, counted on from the member's own.
    pub place: i64,
    /// Whether it is followed.
    pub active: bool,
    /// Whether it is followed whatever the member says.
    pub stays: bool,
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
    let rows = store::capture_rule::list(tx, workspace, member).await?;
    let (own, without) = split(rows);
    let usual = usual(&own).into_iter().zip(own.len() + 1..);
    let built_in = usual.map(|(one, place)| BuiltInView {
        id: one.name.to_owned(),
        place: i64::try_from(place).unwrap_or(i64::MAX),
        active: !is_off(&without, one.name),
        stays: one.stays(),
        says: said(book, &one.rule),
        confidence: match &one.rule.then {
            Then::Ignore => None,
            Then::Log { confidence, .. } => Some(confidence.to_string()),
        },
    });
    let built_in = built_in.collect();
    Ok(Rules {
        schema: SCHEMA,
        rules: own.iter().filter_map(|row| view(book, row)).collect(),
        built_in,
    })
}

/// The member's order, and the rules that ship which they do without where
/// these always stand.
pub(super) fn split(rows: Vec<CaptureRule>) -> (Vec<CaptureRule>, Vec<CaptureRule>) {
    rows.into_iter().partition(|row| row.place > 0)
}

/// The rules that ship and were not put among the member's own, in order.
pub(super) fn usual(own: &[CaptureRule]) -> Vec<BuiltIn> {
    let moved = |name: &str| own.iter().any(|row| row.rule.0.name() == Some(name));
    let all = defaults().into_iter();
    all.filter(|one| !moved(one.name)).collect()
}

/// Whether a member does without the rule of this name.
pub(super) fn is_off(without: &[CaptureRule], name: &str) -> bool {
    without.iter().any(|row| row.rule.0.name() == Some(name))
}

/// The rule that an entry stands for; none for one that this version does not
/// know.
pub(super) fn meant(entry: &Entry) -> Option<Rule> {
    match entry {
        Entry::Own(rule) => Some(rule.clone()),
        Entry::BuiltIn { built_in } => {
            let mut all = defaults().into_iter();
            all.find(|one| one.name == built_in).map(|one| one.rule)
        }
    }
}

/// A rule as a sentence, with the titles of kinds.
pub(super) fn said(book: &Book, rule: &Rule) -> String {
    rule.says(|slug| book.title(slug).to_owned())
}

fn view(book: &Book, row: &CaptureRule) -> Option<RuleView> {
    let rule = meant(&row.rule.0)?;
    Some(RuleView {
        id: row.rule_id.to_string(),
        place: row.place,
        active: row.active,
        says: said(book, &rule),
        built_in: row.rule.0.name().map(str::to_owned),
        rule,
    })
}
