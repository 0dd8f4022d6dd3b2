//! What an activity led to, in the words of a log line.

use crate::parse::lex::Token;
use crate::parse::number::Read;
use crate::vocabulary::Outcome::{
    self, Conversation, Declined, MeetingBooked, NoAnswer, NoShow, Proposal, Referral, Reply,
    Voicemail, Won,
};

/// Phrases and what they mean, longest first where one begins another. `|`
/// parts words of which any one will do.
const PHRASES: &[(&str, Outcome)] = &[
    ("left a|her|him|them voicemail|vm|message", Voicemail),
    ("left voicemail|vm|message|word|vmail", Voicemail),
    ("left a long|short|brief message|voicemail", Voicemail),
    ("went to voicemail", Voicemail),
    ("straight to voicemail", Voicemail),
    ("got voicemail", Voicemail),
    ("got her|his|their|the voicemail|machine", Voicemail),
    ("lvm|voicemail|vm", Voicemail),
    ("no answer|reply|response|pickup|luck", NoAnswer),
    ("no one|body answered|picked", NoAnswer),
    ("nobody answered|picked", NoAnswer),
    (
        "didn't|did|didnt not answer|pick|respond|reply up",
        NoAnswer,
    ),
    ("didn't|didnt answer|pick|respond|reply", NoAnswer),
    ("did not answer|pick|respond|reply", NoAnswer),
    ("not|was in|out|available|reachable", NoAnswer),
    ("rang out", NoAnswer),
    ("busy|unanswered|unavailable", NoAnswer),
    ("line busy", NoAnswer),
    ("no show|shows", NoShow),
    ("no - show", NoShow),
    ("didn't|didnt show|turn|come", NoShow),
    ("did not show|turn|come", NoShow),
    ("stood me|us up", NoShow),
    ("never showed", NoShow),
    ("not interested", Declined),
    ("no interest", Declined),
    ("said|says|is a no", Declined),
    ("turned me|us|it|him down", Declined),
    ("turned down", Declined),
    ("hung up", Declined),
    ("went with|to another|competitor|someone", Declined),
    ("declined|rejected|refused", Declined),
    (
        "got a|the|another meeting|mtg|demo|appointment|appt|call|date",
        MeetingBooked,
    ),
    (
        "booked|set|scheduled|arranged|agreed|fixed|got up a|the meeting|mtg|demo|appointment|appt|call|lunch|coffee",
        MeetingBooked,
    ),
    (
        "booked|set|scheduled|arranged|fixed a|the|an|next meeting|mtg|demo|appointment|appt|call|lunch|coffee|visit",
        MeetingBooked,
    ),
    (
        "booked|set|scheduled|arranged|fixed meeting|mtg|demo|appointment|appt|lunch|coffee|visit",
        MeetingBooked,
    ),
    (
        "meeting|mtg|demo|appointment|appt|lunch|coffee booked|set|scheduled|arranged|agreed|fixed",
        MeetingBooked,
    ),
    (
        "booked|set|scheduled|arranged|agreed|fixed a|the|another|next follow - up",
        MeetingBooked,
    ),
    (
        "booked|set|scheduled|arranged|agreed|fixed a|the|another|next follow up",
        MeetingBooked,
    ),
    ("agreed to meet|talk|a", MeetingBooked),
    ("we'll|will meet", MeetingBooked),
    (
        "sent|wants|asked|needs|requested for a|the proposal|quote|offer|estimate",
        Proposal,
    ),
    (
        "wants|asked|needs|requested|want a|the|an proposal|quote|offer|estimate",
        Proposal,
    ),
    (
        "wants|asked|needs|requested|want proposal|quote|offer|estimate",
        Proposal,
    ),
    (
        "got|gave|made|received me|us|a|one|two referral|referrals|introduction|intro",
        Referral,
    ),
    (
        "gave|made|got me|us a|an|two|the referral|referrals|introduction|intro|name",
        Referral,
    ),
    ("referred|introduced me|us to", Referral),
    ("referred|introduced me|us", Referral),
    ("got referral|referrals", Referral),
    ("won the|a|it", Won),
    ("closed the deal|sale", Won),
    ("closed deal|sale|it", Won),
    ("they|she|he signed|bought|said yes", Won),
    ("said yes", Won),
    ("they|she|he signed|bought", Won),
    ("deal won|closed|signed", Won),
    ("signed the|a contract|deal|agreement", Won),
    ("signed|won|bought|ordered|sold", Won),
    ("wrote|got back", Reply),
    ("got a reply|response|answer", Reply),
    ("replied|responded|answered|reply|replies", Reply),
    ("she|he|they replied|answered|responded", Reply),
    (
        "good|great|long|nice|short|quick|had chat|talk|conversation|call",
        Conversation,
    ),
    (
        "had a good|great|long|nice|short|quick chat|talk|conversation",
        Conversation,
    ),
    ("had a chat|talk|conversation", Conversation),
    (
        "spoke|talked|chatted|conversation|connected|reached",
        Conversation,
    ),
];

/// Single words that are an outcome only when they stand alone: "call Ann yes".
fn alone(word: &str) -> Option<Outcome> {
    match word {
        // Somebody was reached; what they agreed to is for the note.
        "yes" | "chat" => Some(Conversation),
        "no" => Some(Declined),
        _ => None,
    }
}

/// The outcome at `at`, or `None`.
pub(super) fn read(tokens: &[Token], at: usize) -> Option<Read<Outcome>> {
    let mut best: Option<Read<Outcome>> = None;
    for (phrase, outcome) in PHRASES {
        let words = phrase.split(' ');
        let mut used = 0;
        let fits = words.into_iter().all(|word| {
            let token = tokens.get(at + used);
            used += 1;
            token.is_some_and(|token| word.split('|').any(|one| token.text == one))
        });
        if fits && best.is_none_or(|best| best.used < used) {
            best = Some(Read {
                value: *outcome,
                used,
            });
        }
    }
    best.or_else(|| {
        let next = tokens.get(at + 1);
        let ends = next.is_none_or(|next| !next.is_word());
        let value = alone(&tokens.get(at)?.text).filter(|_| ends && at > 0)?;
        Some(Read { value, used: 1 })
    })
}
