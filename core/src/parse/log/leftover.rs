//! The words of a log line that nothing else has used: filler, or the note.

use crate::parse::among::among;

/// Words that carry nothing in a log line.
pub(super) fn is_filler(word: &str) -> bool {
    among(
        "i i've we a an the my our to with and on at for of from just by today did do had have \
             made make sent send some more another also in went go x times new out log done finished \
             completed was been got took gave wrote held attended posted published as it is am me him \
             her them all total this that up so via & + people person persons ppl then ate eat drank \
             drink mr mrs ms dr prof professor client clients prospect prospects customer customers lead leads \
             recorded ran hosted delivered w he she they who back",
        word,
    )
}

/// Verbs of selling and living that may follow a name: "Ann called".
pub(super) fn is_verb(word: &str) -> bool {
    among(
        "called call calls rang phoned met meet meeting emailed email wrote replied answered \
             texted messaged visited invited asked sent signed bought said wants booked declined \
             responded lunch coffee spoke talked followed introduced referred posted pinged demo zoom \
             cold",
        word,
    )
}

/// Words that open a remark: from here on it is the note.
pub(super) fn opens_note(word: &str) -> bool {
    among(
        "about re regarding because wants but who which since concerning asking discussed \
             discussing said says interested needs",
        word,
    )
}

/// Verbs that say only that something was done; the noun says what.
pub(super) fn is_plain_doing(word: &str) -> bool {
    among(
        "wrote write sent send posted published publish made did had gave recorded attended held \
             hosted ran finished",
        word,
    )
}

/// Words by which a line says that nothing was done.
pub(super) fn denies(word: &str) -> bool {
    among(
        "didn't didnt haven't havent forgot skipped missed never couldn't won't wasn't not",
        word,
    )
}
