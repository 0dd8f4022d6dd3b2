//! How a deal ended, as files say it: in English, German or French.

use legwork_core::forecast::Outcome;

use crate::service::sheet::heads::letters;

/// What may stand before the word that counts: "Closed Won", "6. Abgeschlossen
/// und gewonnen", "Affaire gagnée".
const BEFORE: [&str; 16] = [
    "closed",
    "deal",
    "opportunity",
    "status",
    "is",
    "geschlossen",
    "abgeschlossen",
    "und",
    "auftrag",
    "ferme",
    "cloture",
    "conclu",
    "affaire",
    "transaction",
    "et",
    "e",
];

/// Beginnings of words for a deal that was won.
const WON: [&str; 5] = ["won", "gewonnen", "gagne", "success", "erfolgreich"];

/// Beginnings of words for a deal that came to nothing.
const LOST: [&str; 17] = [
    "lost",
    "loss",
    "notwon",
    "abandoned",
    "disqualified",
    "cancelled",
    "canceled",
    "rejected",
    "declined",
    "verloren",
    "nichtgewonnen",
    "abgelehnt",
    "storniert",
    "perdu",
    "nongagne",
    "annule",
    "refuse",
];

/// How a deal ended, by the word for its status or its stage: every word but
/// these is a stage of an open deal.
pub(super) fn of(word: &str) -> Option<Outcome> {
    let plain = letters(word);
    let word = bare(plain.trim_start_matches(|c: char| c.is_ascii_digit()));
    let begins = |starts: &[&str]| starts.iter().any(|start| word.starts_with(start));
    if begins(&WON) || word == "win" {
        return Some(Outcome::Won);
    }
    begins(&LOST).then_some(Outcome::Lost)
}

/// The word without what may stand before it.
fn bare(word: &str) -> &str {
    let next = BEFORE.iter().find_map(|before| word.strip_prefix(before));
    next.filter(|rest| !rest.is_empty()).map_or(word, bare)
}

/// Whether a cell that answers a question says yes: "TRUE", "1", "Ja".
pub(super) fn is_yes(cell: &str) -> bool {
    matches!(
        letters(cell).as_str(),
        "true" | "1" | "yes" | "y" | "x" | "wahr" | "ja" | "vrai" | "oui"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_for_an_end_are_an_end() {
        for won in [
            "Won",
            "Closed Won",
            "closedwon",
            "Closed - Won (new)",
            "win",
            "Deal won",
            "7 - Closed/Won",
            "100 % Won",
            "Gewonnen",
            "Abgeschlossen und gewonnen",
            "Geschlossen (gewonnen)",
            "Gagné",
            "Affaire gagnée",
            "Fermée gagnée",
            "Conclue et gagnée",
        ] {
            assert_eq!(of(won), Some(Outcome::Won), "{won}");
        }
        for lost in [
            "Lost",
            "Closed Lost",
            "closed-lost",
            "Closed Lost to Competition",
            "Disqualified",
            "Not won",
            "Deal lost",
            "Cancelled",
            "Verloren",
            "Geschlossen, verloren",
            "Perdu",
            "Clôturée perdue",
        ] {
            assert_eq!(of(lost), Some(Outcome::Lost), "{lost}");
        }
        for open in [
            "",
            "Engaging",
            "Closed",
            "Proposal",
            "qualifiedtobuy",
            "Contract sent",
            "Decision maker bought-in",
            "Negotiation/Review",
            "Angebot",
            "Verhandlung",
            "En négociation",
            "Abgeschlossen",
            "3",
        ] {
            assert_eq!(of(open), None, "{open}");
        }
    }
}
