//! What is left of a log line for its note.

use super::leftover::{is_filler, opens_note};
use super::pieces::{Cover, Pieces};

/// The words nothing else has used, and the note after `//`.
pub(super) fn note(pieces: &Pieces<'_>, kind: &[usize]) -> Option<String> {
    let mut parts = Vec::new();
    let mut at = 0;
    while at < pieces.body {
        if !is_loose(pieces, kind, at) {
            at += 1;
            continue;
        }
        let start = at - usize::from(at > 0 && is_lone_number(pieces, at - 1));
        // A remark runs to the end of the clause, dates and all.
        let remark = opens_note(pieces.word(at));
        while at < pieces.body
            && (is_open(pieces, kind, at) || remark && pieces.cover[at] != Cover::Taken)
        {
            at += 1;
        }
        parts.push(pieces.lexed.raw(start, trimmed(pieces, start, at)));
    }
    let after = pieces.lexed.raw(
        (pieces.body + 1).min(pieces.lexed.tokens.len()),
        pieces.lexed.tokens.len(),
    );
    parts.push(after.trim());
    let text = parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("; ");
    (!text.is_empty()).then_some(text)
}

/// A number that counts nothing goes with the word after it: "5k", "18 March".
fn is_lone_number(pieces: &Pieces<'_>, at: usize) -> bool {
    pieces.cover[at] == Cover::Free && pieces.tokens()[at].is_number()
}

/// The end of a run without its trailing marks and filler.
fn trimmed(pieces: &Pieces<'_>, start: usize, end: usize) -> usize {
    let mut end = end;
    while end > start + 1
        && (!pieces.tokens()[end - 1].is_word() && !pieces.tokens()[end - 1].is_number()
            || matches!(
                pieces.word(end - 1),
                "on" | "at" | "and" | "with" | "to" | "the" | "a" | "of"
            ))
    {
        end -= 1;
    }
    end
}

fn is_open(pieces: &Pieces<'_>, kind: &[usize], at: usize) -> bool {
    pieces.cover[at] == Cover::Noted || pieces.cover[at] == Cover::Free && !kind.contains(&at)
}

/// Whether a token can start a note: a free word that says something.
fn is_loose(pieces: &Pieces<'_>, kind: &[usize], at: usize) -> bool {
    pieces.cover[at] == Cover::Noted
        || is_open(pieces, kind, at) && pieces.tokens()[at].is_word() && !is_filler(pieces.word(at))
}
