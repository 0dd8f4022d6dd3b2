//! Short stable names made from a person's own words.

/// The longest slug, in characters.
const MAX: usize = 40;

/// A slug from any text: its letters and digits in lower case, words joined
/// by hyphens, at most 40 characters; `activity` when nothing is left.
pub fn slug(text: &str) -> String {
    slug_of(text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '\u{2019}'))
}

/// A slug from words; see [`slug`].
pub fn slug_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let mut slug = String::new();
    let mut length = 0;
    for word in words {
        let plain: String = word
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        let hyphen = usize::from(!slug.is_empty());
        let more = plain.chars().count();
        if plain.is_empty() {
            continue;
        }
        if length + hyphen + more > MAX {
            if slug.is_empty() {
                slug = plain.chars().take(MAX).collect();
            }
            break;
        }
        if hyphen == 1 {
            slug.push('-');
        }
        slug.push_str(&plain);
        length += hyphen + more;
    }
    if slug.is_empty() {
        "activity".to_owned()
    } else {
        slug
    }
}

/// Whether a text is a slug as [`slug`] makes them.
pub fn is_valid(text: &str) -> bool {
    slug(text) == text
}
