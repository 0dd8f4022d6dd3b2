//! Slips of the pen in the words that name a kind.

use crate::kind::slip::{Slip, slip};
use crate::parse::lex::Lexed;

/// Puts right what looks like slips in words for kinds, and gives one of them,
/// the first that is in doubt before all others.
pub(super) fn spell(lexed: &mut Lexed<'_>) -> Option<Slip> {
    let mut worst: Option<Slip> = None;
    for at in 0..lexed.tokens.len() {
        let token = &lexed.tokens[at];
        if token.is("//") {
            break;
        }
        let raw = lexed.raw(at, at + 1);
        let small = at == 0 || raw.starts_with(char::is_lowercase);
        let Some(found) = slip(&token.text).filter(|_| token.is_word() && small) else {
            continue;
        };
        found.word.clone_into(&mut lexed.tokens[at].text);
        if worst.is_none_or(|worst| worst.sure) {
            worst = Some(found);
        }
    }
    worst
}
