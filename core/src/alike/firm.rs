//! Names of organisations without their legal form, and bare domains.

/// Legal forms, as words without points.
const FORMS: &[&str] = &[
    "ab",
    "ag",
    "aps",
    "as",
    "asa",
    "bv",
    "bvba",
    "co",
    "company",
    "corp",
    "corporation",
    "cv",
    "eg",
    "eu",
    "ev",
    "gbr",
    "gmbh",
    "inc",
    "incorporated",
    "kft",
    "kg",
    "kgaa",
    "kk",
    "lda",
    "limited",
    "llc",
    "llp",
    "lp",
    "ltd",
    "ltda",
    "mbh",
    "nv",
    "ohg",
    "oy",
    "oyj",
    "plc",
    "pte",
    "pty",
    "pvt",
    "sa",
    "sarl",
    "sas",
    "se",
    "sl",
    "spa",
    "spzoo",
    "srl",
    "srls",
    "sro",
    "ug",
];

/// The name of an organisation without legal form, points and "the": "acme
/// works" for "The Acme Works Company Ltd.". The name must be in small letters
/// without accents. What is nothing but a legal form stays.
pub fn bare_firm(name: &str) -> String {
    let plain = name
        .replace("sp. z o.o.", "spzoo")
        .replace("sp. z o. o.", "spzoo");
    let undotted = plain.replace(['.', '\'', '’'], "");
    let parts = undotted.split(|c: char| !c.is_alphanumeric());
    let mut words: Vec<&str> = parts.filter(|word| !word.is_empty()).collect();
    if words.len() > 1 && words.first() == Some(&"the") {
        words.remove(0);
    }
    while words.len() > 1
        && words
            .last()
            .is_some_and(|last| FORMS.contains(last) || *last == "and")
    {
        words.pop();
    }
    words.join(" ")
}

/// A domain as compared: small letters, without `www.`, scheme and path; none
/// when it is not one.
pub fn bare_domain(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let bare = lower
        .split_once("://")
        .map_or(lower.as_str(), |(_, rest)| rest);
    let host = bare.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let host = host
        .strip_prefix("www.")
        .unwrap_or(host)
        .trim_end_matches('.');
    let known = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
    let fits = host.contains('.')
        && host.chars().all(known)
        && host.split('.').all(|part| !part.is_empty());
    fits.then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legal_form_is_no_part_of_a_name() {
        for name in [
            "acme works",
            "acme works gmbh",
            "acme works gmbh & co. kg",
            "acme works, inc.",
            "the acme works ltd.",
            "acme-works s.a.",
            "acme works sp. z o.o.",
            "acme works company",
        ] {
            assert_eq!(bare_firm(name), "acme works", "{name}");
        }
        assert_eq!(bare_firm("the limited"), "limited");
        assert_eq!(bare_firm("inc"), "inc");
        assert_ne!(bare_firm("acme works"), bare_firm("acme"));
    }

    #[test]
    fn a_domain_is_bare() {
        for text in [
            "acme.example",
            "https://www.Acme.example/about",
            "WWW.acme.example.",
        ] {
            assert_eq!(bare_domain(text).as_deref(), Some("acme.example"), "{text}");
        }
        for bad in ["acme", "", "a b.c", "..", "ann@acme.example"] {
            assert_eq!(bare_domain(bad), None, "{bad}");
        }
    }
}
