//! The people and organisations that a log line names.

use super::outcome;
use super::pieces::{Cover, Pieces};
use crate::parse::among::among;
use crate::parse::date::{month, phrase, weekday};
use crate::parse::lex::Token;

impl Pieces<'_> {
    /// Names: words with a capital, after a verb, "with", "to" and the like.
    pub(super) fn name(&mut self, at: usize) -> Option<usize> {
        let mut end = at;
        while end < self.body && self.part_of_name(end, at) {
            end += 1;
        }
        // A particle may not end a name.
        while end > at && !self.is_capital(end - 1) {
            end -= 1;
        }
        if end == at || at == 0 && !self.opens_with_name(end) {
            return None;
        }
        let text = self.lexed.raw(at, end).to_owned();
        let after_person = at >= 2 && self.cover[at - 2] == Cover::Name;
        let from = after_person && matches!(self.word(at - 1), "from" | "of");
        let firm = is_firm(&text) || from || after_person && self.word(at - 1) == "at";
        if firm && self.organisation.is_none() {
            self.organisation = Some(text);
            let before = usize::from(from || after_person && self.word(at - 1) == "at");
            self.take(at - before, before, Cover::Taken);
        } else if among(
            "at in near about re regarding via on using over",
            self.word(at.wrapping_sub(1)),
        ) {
            // A place or a subject: for the note.
            return Some(end - at);
        } else if !self.people.contains(&text) {
            self.people.push(text);
        }
        Some(self.take(at, end - at, Cover::Name))
    }

    fn part_of_name(&self, at: usize, first: usize) -> bool {
        let token = &self.tokens()[at];
        let next_capital = || at + 1 < self.body && self.is_capital(at + 1);
        let particle = at > first
            && token.is_any(&[
                "van", "von", "de", "der", "den", "da", "di", "del", "la", "le", "bin", "al",
                "ter", "ten",
            ]);
        let partners = [
            "sons",
            "co",
            "partners",
            "company",
            "brothers",
            "associates",
            "daughters",
            "son",
        ];
        let joined = |next: &Token| token.is("&") && next.is_any(&partners);
        if at > first && self.tokens().get(at + 1).is_some_and(joined) {
            return true;
        }
        let hyphen = at > first
            && token.is("-")
            && token.glued
            && self.tokens().get(at + 1).is_some_and(|next| next.glued);
        let stop =
            at > first && token.is(".") && token.glued && self.tokens()[at - 1].text.len() <= 2;
        if particle || hyphen || stop {
            return (particle || hyphen || stop)
                && (next_capital() || particle && at + 2 < self.body && self.is_capital(at + 2));
        }
        let dated = at > first
            && (weekday(&token.text).is_some() || month(&token.text).is_some())
            && phrase(self.tokens(), at).is_some();
        self.is_capital(at) && !dated
    }

    /// Whether the token is a word that starts with a capital and is not a
    /// known proper noun of another sort.
    fn is_capital(&self, at: usize) -> bool {
        let token = &self.tokens()[at];
        let capital = token.is_word()
            && self
                .lexed
                .source
                .get(token.start..)
                .and_then(|text| text.chars().next())
                .is_some_and(char::is_uppercase);
        capital
            && !is_no_name(&token.text)
            && !(weekday(&token.text).is_some() && phrase(self.tokens(), at).is_some())
    }

    /// "Ann Lee called back": a name opens the line when a verb follows.
    fn opens_with_name(&self, end: usize) -> bool {
        let first = &self.tokens()[..end.min(1)];
        let is_kind = crate::kind::matcher::find_in(first, &[]).is_some()
            || super::leftover::is_filler(self.word(0))
            || super::leftover::is_verb(self.word(0));
        let next = self.word(end);
        !is_kind
            && (super::leftover::is_verb(next)
                || outcome::read(self.tokens(), end).is_some()
                || matches!(next, ":" | "-" | "—"))
    }
}

/// Endings by which a firm is known.
fn is_firm(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    name.contains(" & ")
        || name.contains(' ')
            && among(
                "ltd inc gmbh llc ag plc corp co bv sa group partners bank consulting llp limited \
             foundation university industries ab oy",
                last.as_str(),
            )
}

/// Capitalised words that are no people.
fn is_no_name(word: &str) -> bool {
    among(
        "i i'm i've linkedin zoom teams whatsapp instagram facebook twitter tiktok youtube slack \
             google crm hubspot salesforce pipedrive am pm vm ceo cfo cto hr b2b rfp roi q1 q2 q3 q4 \
             sms dm dms email emails skype x bni seo usa uk eu faq mr mrs ms the a an my our we she \
             he they it no yes and with for to on at in call calls meeting meetings lunch coffee demo \
             follow newsletter chamber christmas easter sent posted had cold new not left then also \
             webinar podcast video blog post voicemail client prospect referral proposal inmail \
             monthly weekly",
        word,
    )
}
