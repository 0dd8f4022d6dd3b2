//! Which kind of activity a log line names, and with which of its words.

use super::leftover::{is_filler, is_plain_doing, opens_note};
use super::pieces::{Cover, Pieces};
use crate::kind::{self, Kind, matcher};
use crate::parse::Setting;
use crate::parse::lex::Token;
use crate::vocabulary::Outcome;

/// The kind, and the tokens that named it.
pub(super) fn kind_of(
    pieces: &Pieces<'_>,
    setting: &Setting<'_>,
) -> (Option<Kind>, Option<Vec<usize>>) {
    let free = |at: &usize| matches!(pieces.cover[*at], Cover::Free);
    let body = pieces.body;
    let remark = (0..body)
        .find(|at| free(at) && *at > 0 && opens_note(pieces.word(*at)))
        .unwrap_or(body);
    let before: Vec<usize> = (0..remark).filter(free).collect();
    let outcome: Vec<usize> = (0..body)
        .filter(|at| matches!(pieces.cover[*at], Cover::Free | Cover::Outcome))
        .collect();
    let plain = |at: &usize| !is_plain_doing(pieces.word(*at));
    let nouns: Vec<usize> = before.iter().copied().filter(plain).collect();
    // "wrote 2 articles" is about articles, "posted on LinkedIn" about posts.
    let by_noun = found(pieces, &nouns, setting);
    let by_all = found(pieces, &before, setting);
    let surer = match (&by_noun, &by_all) {
        (Some(noun), Some(all)) => all.words > noun.words,
        (None, _) => true,
        (Some(_), None) => false,
    };
    let best = if surer { by_all } else { by_noun };
    if let Some(best) = best.or_else(|| found(pieces, &outcome, setting)) {
        let mut used = said_again(pieces, &best);
        if let Some((at, booking)) = booking(pieces, &best) {
            used.extend(at);
            return (Some(booking.clone()), Some(used));
        }
        return (Some(best.kind), Some(used));
    }
    let unheard = matches!(
        pieces.outcome,
        Some((_, Outcome::Voicemail | Outcome::NoAnswer))
    );
    if let Some(kind) = kind::find("call").filter(|_| unheard) {
        return (Some(kind.clone()), Some(Vec::new()));
    }
    if let Some(kind) = one_to_one(pieces) {
        return (Some(kind.clone()), Some(Vec::new()));
    }
    own_noun(pieces, &before, setting).unwrap_or((None, None))
}

/// A kind found among some tokens.
struct Match {
    kind: Kind,
    used: Vec<usize>,
    words: usize,
}

fn found(pieces: &Pieces<'_>, places: &[usize], setting: &Setting<'_>) -> Option<Match> {
    let tokens: Vec<Token> = places
        .iter()
        .map(|at| pieces.tokens()[*at].clone())
        .collect();
    let found = matcher::find_in(&tokens, setting.kinds)?;
    let used = places
        .get(found.first..=found.last)
        .unwrap_or_default()
        .to_vec();
    Some(Match {
        kind: found.kind.clone(),
        used,
        words: found.words,
    })
}

/// The tokens that name the kind, and others that are in its phrases too:
/// they say nothing more.
fn said_again(pieces: &Pieces<'_>, found: &Match) -> Vec<usize> {
    let stem = kind::stem::stem;
    let parts = found.kind.phrases.split([' ', '|', ';']);
    let terms: Vec<String> = parts.map(stem).collect();
    let again = (0..pieces.body)
        .filter(|at| pieces.cover[*at] == Cover::Free && terms.contains(&stem(pieces.word(*at))));
    found.used.iter().copied().chain(again).collect()
}

/// "scheduled a demo": what was done is the booking.
fn booking(
    pieces: &Pieces<'_>,
    found: &Match,
) -> Option<(std::ops::RangeInclusive<usize>, &'static Kind)> {
    let first = *found.used.first()?;
    let at = (0..first).find(|at| pieces.cover[*at] == Cover::Free && pieces.books(*at))?;
    let talk = ["meeting", "call", "conversation"]
        .iter()
        .any(|slug| found.kind.slug == *slug || found.kind.counts_for(slug));
    let up = usize::from(pieces.word(at + 1) == "up");
    kind::find("meeting-booked")
        .filter(|_| talk)
        .map(|kind| (at..=at + up, kind))
}

/// "1:1 with Joe" is a meeting.
fn one_to_one(pieces: &Pieces<'_>) -> Option<&'static Kind> {
    let talk = (0..pieces.body)
        .any(|at| [pieces.word(at), pieces.word(at + 1), pieces.word(at + 2)] == ["1", ":", "1"]);
    kind::find("meeting").filter(|_| talk)
}

/// "had 3 sweets" fits the member's own kind "eating sweets" by its noun.
fn own_noun(
    pieces: &Pieces<'_>,
    places: &[usize],
    setting: &Setting<'_>,
) -> Option<(Option<Kind>, Option<Vec<usize>>)> {
    let stem = kind::stem::stem;
    let found = places.iter().find_map(|at| {
        let word = stem(pieces.word(*at));
        let own = setting.kinds.iter().find(|own| {
            own.slug
                .rsplit('-')
                .next()
                .is_some_and(|last| stem(last) == word)
        })?;
        Some((*at, own))
    })?;
    Some((Some(found.1.clone()), Some(vec![found.0])))
}

/// The words that name an unknown kind: the first few that say something.
pub(super) fn own_words(pieces: &Pieces<'_>) -> Vec<usize> {
    (0..pieces.body)
        .take_while(|at| !opens_note(pieces.word(*at)) || *at == 0)
        .filter(|at| pieces.cover[*at] == Cover::Free && pieces.tokens()[*at].is_word())
        .filter(|at| !is_filler(pieces.word(*at)))
        .take(4)
        .collect()
}
