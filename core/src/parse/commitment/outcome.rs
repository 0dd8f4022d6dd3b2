//! The control test: is this something one does, or something that happens?

use super::whom::known;
use crate::kind::stem::stem;
use crate::parse::lex::Token;
use crate::vocabulary::Class;

/// Verbs whose object is a result whatever it is.
const RESULTS: &str =
    "win won earn gain acquire convert achieve attain surpass outsell lose land sold";

/// Verbs that make more of something: a result unless it is an act.
const MORE: &str = "grow grew increase double triple boost raise improve";

/// Verbs that name a result when their object does.
const WEAK: &str = "close sell sign land get make generate hit reach bring secure obtain add onboard have limit \
    take put need enroll";

/// Nouns of results.
const NOUNS: &str = "account machine enterprise listing deal sale revenue client customer subscriber follower transaction contract profit income \
    commission signup closing order turnover mrr arr win logo lead referral unit policy donor \
    sponsor retainer mandate engagement agreement subscription instruction";

/// Nouns that are results even without a verb.
const PURE: &str =
    "deal sale revenue transaction contract profit income subscriber follower signup order mrr";

/// Verbs that earn the money they count.
const EARN: &str = "make bill generate invoice sell close book bring get hit reach";

/// Figures that come out of selling, wherever they stand.
const FIGURES: &str =
    "revenue mrr arr churn retention turnover profit income acv subscriber follower quota";

/// What money may be counted for without being earned.
const KEEP: &str = "save put invest spend donate give pay budget transfer stay keep limit";

/// Verbs for what others do to one, and what comes in that way.
const TAKE_IN: &str = "get receive obtain have attract collect";
const INCOMING: &str =
    "reply response answer callback signature rsvp enquiry inquiry invitation approval download";

/// Acts: getting more of these is doing more.
const ACTS: &str = "call ask contact touch meet email";

/// Whether a stem is the stem of one of these words.
fn among(list: &str, stemmed: &str) -> bool {
    list.split(' ').any(|word| stem(word) == stemmed)
}

/// Classes the plain words of a commitment; `noun` is what is counted,
/// `money` says that money is, and `selling` that they name an act of selling.
pub(super) fn class(words: &[Token], noun: &str, money: bool, selling: bool) -> Class {
    let stems: Vec<String> = words
        .iter()
        .filter(|t| t.is_word())
        .map(|t| stem(&t.text))
        .collect();
    let Some(verb) = stems.first() else {
        return if money {
            Class::Outcome
        } else {
            Class::Activity
        };
    };
    let next = stems.get(1).map_or("", String::as_str);
    let noun = stem(noun.split(' ').next_back().unwrap_or(""));
    let taken = matches!(
        verb.as_str(),
        "tak" | "take" | "hav" | "have" | "put" | "need" | "mak" | "make" | "bring" | "limit"
    );
    let vague = noun == "people" || noun == "person" || (noun == stem("times") && !taken);
    let named = |list: &str| {
        among(list, &noun) || vague && stems.iter().skip(1).take(3).any(|s| among(list, s))
    };
    // "Reach three current clients": they are there to be called.
    let reached = verb == "reach" && known(&stems);
    let acts = reached || stems.iter().any(|s| among(ACTS, s));
    let strong = among(RESULTS, verb) && next != "out";
    let more = among(MORE, verb) && !acts;
    let weak = among(WEAK, verb) && next != "out" && named(NOUNS) && !acts;
    // Replies come from others, whatever one did to get them.
    let incoming =
        among(TAKE_IN, verb) && !matches!(next, "back" | "out") && among(INCOMING, &noun);
    let earned = money && among(EARN, verb);
    let new_client = verb == "new" && matches!(next, "client" | "customer");
    let bare = among(PURE, verb) && stems.len() <= 2 && !acts;
    let sold = matches!(verb.as_str(), "sel" | "sell") && !noun.is_empty();
    let kept = among(KEEP, verb);
    let figure = !selling
        && !kept
        && (stems.iter().any(|s| among(FIGURES, s)) || among("transaction listing", &noun));
    let income = !selling && money && !kept;
    let won = !selling
        && stems
            .windows(2)
            .any(|pair| among("new", &pair[0]) && among("client customer account logo", &pair[1]));
    if strong
        || more
        || weak
        || incoming
        || earned
        || new_client
        || bare
        || sold
        || figure
        || income
        || won
    {
        Class::Outcome
    } else {
        Class::Activity
    }
}
