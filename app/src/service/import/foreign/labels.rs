//! Labels, groups and categories of contacts, which become tags.

use crate::service::people::tag_of;

/// Labels that every contact of a program has, or that say how it is sorted:
/// they tell nothing of a person.
const OF_PROGRAMS: &[&str] = &[
    "mycontacts",
    "starred",
    "imported",
    "contacts",
    "all-contacts",
];

/// The tags that labels make, and whether any makes none. Several may stand in
/// one text, as in `* myContacts ::: Golf` of Google or `Golf;Rotary` of Outlook.
pub(super) fn tags(labels: &[String]) -> (Vec<String>, bool) {
    let (mut tags, mut bad) = (Vec::new(), false);
    for label in labels.iter().flat_map(|cell| parts(cell)) {
        match tag_of(label) {
            Ok(tag) if OF_PROGRAMS.contains(&tag.as_str()) => {}
            Ok(tag) if tags.contains(&tag) => {}
            Ok(tag) => tags.push(tag),
            Err(_) => bad = true,
        }
    }
    (tags, bad)
}

/// The labels in one text. Those with a star are groups that Google makes.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    let parts = cell.split(":::").flat_map(|part| part.split([',', ';']));
    let parts = parts.map(str::trim);
    parts.filter(|part| !part.is_empty() && !part.starts_with('*'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(labels: &[&str]) -> (Vec<String>, bool) {
        let labels: Vec<String> = labels.iter().map(|label| (*label).to_owned()).collect();
        tags(&labels)
    }

    #[test]
    fn labels_become_tags_however_they_are_parted() {
        let (tags, bad) = of(&["* myContacts ::: Golf ::: Trade Fair", "golf;Rotary, VIP"]);
        assert_eq!(tags, ["golf", "trade-fair", "rotary", "vip"]);
        assert!(!bad);
        assert_eq!(of(&["myContacts", ""]), (Vec::new(), false));
        assert!(of(&["???"]).1);
        assert!(of(&[&"x".repeat(60)]).1);
    }
}
