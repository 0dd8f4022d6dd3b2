//! The people and organisations that a log line names.

use super::leftover::{is_filler, is_verb};
use super::outcome;
use super::pieces::{Cover, Pieces};
use crate::kind;
use crate::parse::among::among;
use crate::parse::date::{month, phrase, weekday};

/// Whose a name is.
enum Bearer {
    Person,
    /// Of a firm, with so many words before it that only link it.
    Organisation(usize),
    /// Of a place or a subject: for the note.
    Place,
}

impl Pieces<'_> {
    /// Names: words with a capital, after a verb, "with", "to" and the like.
    pub(super) fn name(&mut self, at: usize) -> Option<usize> {
        let mut end = at;
        while end < self.body && self.part_of_name(end, at) {
            end += 1;
        }
        // A particle may not end a name, and opens one only after a title.
        while end > at && !self.is_capital(end - 1) {
            end -= 1;
        }
        if end == at || at == 0 && !self.opens_with_name(end) {
            return None;
        }
        let raw = self.lexed.raw(at, end);
        // "Ann Lee's assistant" names Ann Lee.
        let owner = raw
            .strip_suffix("'s")
            .or_else(|| raw.strip_suffix("\u{2019}s"));
        let text = owner.unwrap_or(raw).to_owned();
        let cover = match self.bearer(at, &text) {
            Bearer::Place => return Some(end - at),
            Bearer::Organisation(link) if self.organisation.is_none() => {
                self.organisation = Some(text);
                self.take(at - link, link, Cover::Taken);
                Cover::Name
            }
            // One line names one organisation; the next is for the note.
            Bearer::Organisation(_) if is_firm(&text) => return Some(end - at),
            Bearer::Organisation(_) | Bearer::Person => {
                if !self.people.contains(&text) {
                    self.people.push(text);
                }
                Cover::Name
            }
        };
        Some(self.take(at, end - at, cover))
    }

    /// Whose name stands at `at`: by its words, then by the words before it.
    fn bearer(&self, at: usize, text: &str) -> Bearer {
        let before = |back: usize| at.checked_sub(back).map_or("", |at| self.word(at));
        let after_person = at >= 2 && self.cover[at - 2] == Cover::Name;
        if after_person && matches!(before(1), "from" | "of" | "at") {
            return Bearer::Organisation(1);
        }
        if before(1) == "from" && (is_somebody(before(2)) || self.is_reached(at)) {
            return Bearer::Organisation(1);
        }
        if after_person && before(1) == "(" || is_firm(text) {
            return Bearer::Organisation(0);
        }
        if self.is_address(at, text) || self.is_month(at, text) {
            return Bearer::Place;
        }
        // "the Hilton" is a place, as is what stands after "at".
        let article = before(1) == "the";
        if article
            || among(
                "at in near about re regarding via on using over of",
                before(1),
            )
        {
            return Bearer::Place;
        }
        if !text.contains(' ') && !is_given_name(text) && self.takes_paper(at) {
            return Bearer::Organisation(0);
        }
        Bearer::Person
    }

    /// "called jim from Siemens": somebody whose name is written small.
    fn is_reached(&self, at: usize) -> bool {
        let Some(from) = at.checked_sub(3) else {
            return false;
        };
        let word = self.word(from + 1);
        let named = self.tokens()[from + 1].is_word()
            && self.cover[from + 1] == Cover::Free
            && !is_filler(word)
            && !is_verb(word)
            && !among("again home remotely straight", word)
            && !self.names_kind_alone(from + 1);
        named && (self.names_kind_alone(from) || among("with w to", self.word(from)))
    }

    fn names_kind_alone(&self, at: usize) -> bool {
        kind::matcher::find_in(&self.tokens()[at..=at], &[]).is_some()
    }

    /// "123 Main St" and "Main Street": where it was.
    fn is_address(&self, at: usize, text: &str) -> bool {
        let last = text.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let numbered = at > 1
            && self.tokens()[at - 1].is_number()
            && matches!(self.cover[at - 1], Cover::Free | Cover::Number)
            && among("at in near by to", self.word(at - 2));
        let street = among(
            "st street ave avenue rd road lane ln blvd boulevard platz square drive",
            &last,
        );
        numbered || street && text.contains(' ')
    }

    /// "the offer for March": a month, unless it is somebody's name.
    fn is_month(&self, at: usize, text: &str) -> bool {
        let before = at.checked_sub(1).map_or("", |at| self.word(at));
        let name = text.to_lowercase();
        let given = among("april may june august", &name);
        month(&name).is_some()
            && (!given
                || among(
                    "for in of by since until till during through from next last this",
                    before,
                ))
    }

    /// "proposal to", "deal with": papers go to firms more often than to people.
    fn takes_paper(&self, at: usize) -> bool {
        let link = at.checked_sub(1).map_or("", |at| self.word(at));
        let near = at.saturating_sub(4)..at;
        let priced = self.cover.get(at.wrapping_sub(1)) == Some(&Cover::Number);
        (priced || among("to for with from", link))
            && near.into_iter().any(|at| {
                among(
                    "proposal proposals quote quotes quotation offer offers bid bids tender contract \
                     invoice pitch estimate deal sale order account rfp sow demo presentation pilot",
                    self.word(at),
                )
            })
    }

    fn part_of_name(&self, at: usize, first: usize) -> bool {
        let token = &self.tokens()[at];
        let next_capital = || at + 1 < self.body && self.is_capital(at + 1);
        let particle = at > first && is_particle(&token.text) || self.opens_particle(at, first);
        if at > first && self.joins_partners(at) {
            return true;
        }
        let of = at > first && token.is("of") && is_institution(self.word(at - 1));
        if of && next_capital() || at == first && self.is_chamber(at) {
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

    /// "van der Berg" after a title, a doing word, "with" or "to".
    fn opens_particle(&self, at: usize, first: usize) -> bool {
        let before = |back: usize| first.checked_sub(back).map_or("", |at| self.word(at));
        let word = if before(1) == "." {
            before(2)
        } else {
            before(1)
        };
        let led = is_title(word) || is_verb(word) || among("with w to and", word);
        let surname = |word: &str| among("van von de der den ter ten di da del", word);
        led && at == first
            && surname(self.word(at))
            && (at + 1..at + 4)
                .find(|&next| !is_particle(self.word(next)))
                .is_some_and(|next| next < self.body && self.is_capital(next))
    }

    /// "Oak & Sons", "Oak & Elm Ltd"; "Ann & Bob" are two people.
    fn joins_partners(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        let capitals = (at + 1..at + 5).take_while(|&next| {
            next < self.body && self.is_capital(next) && self.cover[next] == Cover::Free
        });
        let last = capitals.last().map_or("", |last| self.word(last));
        self.word(at) == "&" && (is_partner(next) || is_firm_word(last))
    }

    /// "Chamber of Commerce", but not "Chamber lunch".
    fn is_chamber(&self, at: usize) -> bool {
        is_institution(self.word(at))
            && self.word(at + 1) == "of"
            && at + 2 < self.body
            && self.is_capital(at + 2)
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
        let is_kind = kind::matcher::find_in(first, &[]).is_some()
            || is_filler(self.word(0))
            || is_verb(self.word(0));
        let next = self.word(end);
        !is_kind
            && (is_verb(next)
                || outcome::read(self.tokens(), end).is_some()
                || matches!(next, ":" | "-" | "—"))
    }
}

/// Words between the names of a person: "van der Berg".
fn is_particle(word: &str) -> bool {
    among("van von de der den da di del la le bin al ter ten", word)
}

/// Words before a surname.
fn is_title(word: &str) -> bool {
    among("mr mrs ms dr prof professor herr frau sir dame", word)
}

/// Words after "&" in the name of a firm.
fn is_partner(word: &str) -> bool {
    among(
        "sons co partners company brothers associates daughters son söhne sohn töchter cie          partner fils hijos figli",
        word,
    )
}

/// People without a name: "two clients from KPMG".
fn is_somebody(word: &str) -> bool {
    among(
        "client clients prospect prospects customer customers lead leads someone somebody people \
         person team buyer buyers manager partner director owner contact contacts founder",
        word,
    )
}

/// Words by which a firm is known, last in its name.
fn is_firm(name: &str) -> bool {
    let lower = name.to_lowercase();
    let last = lower.rsplit(' ').next().unwrap_or_default();
    name.contains(" & ")
        || lower.split(' ').any(is_institution)
        || name.contains(' ') && is_firm_word(last)
}

/// A word that closes the name of a firm.
pub(super) fn is_firm_word(word: &str) -> bool {
    among(
        "ltd inc gmbh llc ag plc corp co bv sa group partners bank consulting llp limited \
                 foundation university industries ab oy enterprises systems solutions services \
                 technologies technology software labs studio studios architects engineering \
                 engineers holdings logistics ventures capital insurance agency media design \
                 construction builders electric energy motors foods pharma college school hospital \
                 association society company corporation international global",
        word,
    )
}

/// Words for bodies of people, which may be named after a place: "Bank of Bath".
fn is_institution(word: &str) -> bool {
    among(
        "chamber university institute council ministry department association federation bank \
         college museum",
        word,
    )
}

/// Given names that are common enough to tell a person from a firm.
fn is_given_name(name: &str) -> bool {
    among(
        "aaron adam alan albert alex alexander alice amanda amy ana andrea andrew angela ann anna \
         anne anthony barbara ben benjamin beth bill bob brian bruce carl carla carlos carol \
         caroline catherine charles charlie charlotte chloe chris christian christine claire clara \
         claudia colin craig dan daniel dave david dean deborah dennis diana diane donald donna \
         dorothy doug edward elena elizabeth ella emily emma eric erik eva eve evelyn fiona frank \
         fred gary george gerald gina grace graham grant greg hannah harold harry heather helen \
         henry howard ian irene jack jacob james jan jane janet jason jean jeff jennifer jenny \
         jeremy jessica jill jim jo joan joe john jonathan jose joseph josh joyce juan judith judy \
         julia julie justin karen kate katherine kathy keith kelly ken kevin kim kyle larry laura \
         lauren lee leo lena linda lisa liz louis lucas lucy luke lynn margaret maria marie mark \
         martha martin mary matt matthew max megan michael michelle mike molly monica nancy nathan \
         neil nicholas nick nicole nina noah olga oliver olivia omar oscar otis pamela pat patricia \
         patrick paul paula peter phil philip priya rachel ralph ray rebecca richard rick rob robert \
         robin roger ron rose roy russell ruth ryan sally sam samantha samuel sandra sara sarah scott \
         sean sharon simon sofia sophie stephanie stephen steve steven stuart sue susan tara ted \
         teresa theo thomas tim tina todd tom tony tracy vera victor victoria vincent walter wendy \
         william zoe",
        &name.to_lowercase(),
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
