//! What people say of a commitment: the sentence, and its parts one by one.

use jiff::civil::Date;

/// What `commit` takes: a sentence, and answers to what it leaves open.
#[derive(Debug, Clone, Default)]
pub struct AddCommitment {
    /// The sentence as typed.
    pub text: String,
    /// Answers and overrides.
    pub terms: TermsInput,
    /// The goal it serves: id, unique prefix or words of it.
    pub goal: Option<String>,
}

/// Every part of a promise that can be given or changed by itself.
#[derive(Debug, Clone, Default)]
pub struct TermsInput {
    /// Units per period.
    pub count: Option<u32>,
    /// Upper end of a range.
    pub upto: Option<u32>,
    /// `at_least`, `at_most`, `exactly`.
    pub direction: Option<String>,
    /// "2 weeks", "day", "month".
    pub per: Option<String>,
    /// "MO,WE", "workdays", "all".
    pub days: Option<String>,
    /// Slug of a kind, or words that name one.
    pub kind: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Minutes each.
    pub minutes: Option<u32>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// Units that may be carried over to the next period.
    pub carry: Option<u32>,
}

/// What `commitments edit` changes.
#[derive(Debug, Clone, Default)]
pub struct EditCommitment {
    /// New terms; what is `None` stays.
    pub terms: TermsInput,
    /// The day from which a new number or cadence holds; default: easing next period, tightening today.
    pub effective: Option<Date>,
    /// Why, for the history.
    pub reason: Option<String>,
    /// The goal it serves from now on.
    pub goal: Option<String>,
}
