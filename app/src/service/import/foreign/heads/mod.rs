//! Heads of columns, in letters and digits only and without accents, as other
//! programs write them in English, and in German and French where their exports
//! are translated. What says it best comes first.

mod acts;
mod hours;
mod records;

use super::fields::Field;
pub(super) use acts::ACTS;
pub(super) use hours::HOURS;
pub(super) use records::RECORDS;

/// Fields with the heads of their columns.
pub(super) type List = &'static [(Field, &'static [&'static str])];

/// What a column holds whose head names a way to reach someone: "E-mail 2 -
/// Value", "Business Phone 2", "Email (Work)".
pub(super) fn of_address(head: &str) -> Option<Field> {
    const NOT: &[&str] = &[
        "label",
        "angezeigt",
        "affich",
        "ansicht",
        "type",
        "displayname",
        "fax",
        "optout",
        "assistant",
        "callback",
        "status",
        "date",
        "owner",
        "bounce",
        "text",
        "body",
        "subject",
        "direction",
        "disposition",
        "html",
        "marketing",
        "id",
    ];
    if NOT.iter().any(|word| head.contains(word)) {
        return None;
    }
    let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
    if has(&["email", "messagerie"]) || head.starts_with("mail") && head.len() < 8 {
        return Some(Field::Email);
    }
    if has(&[
        "phone",
        "mobile",
        "telefon",
        "mobiltelefon",
        "handy",
        "telephone",
    ]) {
        return Some(Field::Phone);
    }
    if has(&["linkedin"]) || head.starts_with("website") && head.ends_with("value") {
        return Some(Field::Link);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_to_reach_someone_are_known_however_they_are_counted() {
        for (head, field) in [
            ("email2value", Some(Field::Email)),
            ("personemailwork", Some(Field::Email)),
            ("email2type", None),
            ("businessphone2", Some(Field::Phone)),
            ("mobiltelefon", Some(Field::Phone)),
            ("businessfax", None),
            ("assistantsphone", None),
            ("website1value", Some(Field::Link)),
            ("name", None),
        ] {
            assert_eq!(of_address(head), field, "{head}");
        }
    }
}
