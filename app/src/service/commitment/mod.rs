//! Commitments: an activity, how many, how often, for whom.
//!
//! Each part knows only those before it: what is said (`input`), as it is
//! wanted (`wanted`) and stored (`stored`); what is promised in words
//! (`promise`), as it is shown (`view`, `list`); and what is done with a
//! commitment (`commit`, `retire`, `edit`).

mod commit;
mod edit;
mod input;
mod list;
pub(super) mod promise;
mod restart;
mod retire;
pub(super) mod stored;
mod view;
pub(super) mod wanted;

pub use commit::{CommitmentPreview, commit, commit_all, preview};
pub use edit::edit;
pub use input::{AddCommitment, EditCommitment, TermsInput};
pub use list::{CommitmentHistory, Commitments, Committed, history, list};
pub use restart::restart;
pub use retire::retire;
pub use view::{CommitmentView, VersionView};

pub(super) use edit::edit_within;
pub(super) use retire::{over, retire_within};
