//! Why nobody is named, in words.

use super::Whom;
use crate::vocabulary::Relationship;

/// Why nobody is named for a commitment, and what helps, where `known` says
/// whether anybody stands so to the member at all.
pub fn nobody(whom: &Whom, known: bool) -> &'static str {
    match (whom.is_invitation(), whom.relationships, known) {
        (true, _, true) => {
            "Nobody to invite: all whom you know are on LinkedIn, were invited or are put off. Log whom you meet, or import your contacts."
        }
        (true, _, false) => {
            "You know nobody to invite yet: log whom you meet, or import your contacts."
        }
        (_, [Relationship::Lapsed, ..], _) => {
            "No client has gone quiet who was not reached lately or put off."
        }
        (_, _, true) => "Nobody is left: all were reached lately, are put off or named elsewhere.",
        (_, [Relationship::Prospect], _) => {
            "Nobody is down as a prospect yet: say who is one, or import your deals."
        }
        (_, [Relationship::Client], _) => {
            "Nobody is down as a client yet: say who is one, or import your deals."
        }
        (_, [Relationship::Referrer], _) => {
            "Nobody is down as a referrer yet: say who sends you work."
        }
        (_, [Relationship::Partner], _) => "Nobody is down as a partner yet: say who is one.",
        (_, _, false) => {
            "Nobody is down as a prospect or a client yet: say how people stand to you, or import your deals."
        }
    }
}
