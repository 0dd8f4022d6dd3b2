//! Addresses as compared, and whose domain they are of.

/// Domains at which anybody can have a mailbox: two people there have nothing
/// else in common. The best-known ones; a firm's own is never among them.
const PUBLIC: &[&str] = &[
    "aol.com",
    "bluewin.ch",
    "btinternet.com",
    "comcast.net",
    "fastmail.com",
    "free.fr",
    "freenet.de",
    "gmail.com",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hey.com",
    "hotmail.co.uk",
    "hotmail.com",
    "hotmail.fr",
    "icloud.com",
    "laposte.net",
    "libero.it",
    "live.com",
    "mac.com",
    "mail.com",
    "mail.ru",
    "mailbox.org",
    "me.com",
    "msn.com",
    "orange.fr",
    "outlook.com",
    "outlook.de",
    "posteo.de",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "seznam.cz",
    "t-online.de",
    "tutanota.com",
    "verizon.net",
    "wanadoo.fr",
    "web.de",
    "yahoo.co.uk",
    "yahoo.com",
    "yahoo.de",
    "yahoo.fr",
    "yandex.ru",
    "ymail.com",
    "zoho.com",
];

/// An e-mail address as compared: trimmed, in lower case. None when it is none.
pub fn comparable(email: &str) -> Option<String> {
    let email = email.trim().to_lowercase();
    let (name, at) = email.rsplit_once('@')?;
    let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';');
    let fits = !name.is_empty() && !at.is_empty() && !email.contains(odd);
    fits.then_some(email)
}

/// Whether an address as compared can be written to from anywhere: at one
/// domain, which has a dot within.
pub fn is_reachable(address: &str) -> bool {
    address.split_once('@').is_some_and(|(_, domain)| {
        let edges = domain.starts_with('.') || domain.ends_with('.');
        domain.contains('.') && !edges && !domain.contains('@')
    })
}

/// The address of a page as compared: without scheme, `www.` and a slash at its end.
pub fn comparable_link(link: &str) -> Option<String> {
    let lower = link.trim().to_lowercase();
    let bare = lower
        .split_once("://")
        .map_or(lower.as_str(), |(_, rest)| rest);
    let bare = bare.strip_prefix("www.").unwrap_or(bare);
    let bare = bare.trim_end_matches('/');
    let fits = bare.contains('.') && !bare.contains(char::is_whitespace);
    fits.then(|| bare.to_owned())
}

/// The domain of an address as compared.
pub fn domain(address: &str) -> Option<&str> {
    let (_, domain) = address.rsplit_once('@')?;
    (!domain.is_empty()).then_some(domain)
}

/// Whether anybody can have a mailbox at a domain.
pub fn is_public(domain: &str) -> bool {
    PUBLIC.binary_search(&domain).is_ok()
}

/// Whether a domain is another or lies within it: `mail.acme.example` lies
/// within `acme.example`.
pub fn is_within(domain: &str, wider: &str) -> bool {
    let rest = domain.strip_suffix(wider);
    !wider.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_compare_however_they_are_written() {
        let ann = comparable(" Ann@Acme.Example ").unwrap();
        assert_eq!(ann, "ann@acme.example");
        assert_eq!(domain(&ann), Some("acme.example"));
        for text in ["ann", "@acme.example", "ann@", "a b@c.d", "<a@b.c>"] {
            assert_eq!(comparable(text), None, "{text}");
        }
    }

    #[test]
    fn an_address_without_a_domain_of_the_web_is_not_reachable() {
        assert!(is_reachable("ann@acme.example"));
        for text in ["ann@acme", "a@b@c.d", "ann@.example", "ann@acme."] {
            assert!(!is_reachable(text), "{text}");
        }
    }

    #[test]
    fn links_compare_without_scheme_and_slash() {
        let link = comparable_link("https://www.Acme.example/in/ann/");
        assert_eq!(link.as_deref(), Some("acme.example/in/ann"));
        assert_eq!(comparable_link("no link"), None);
    }

    #[test]
    fn the_public_domains_are_in_order_so_that_they_are_found() {
        assert!(PUBLIC.is_sorted());
        assert!(is_public("gmail.com"));
        assert!(!is_public("acme.example"));
    }

    #[test]
    fn a_domain_lies_within_a_wider_one_at_a_dot_only() {
        assert!(is_within("acme.example", "acme.example"));
        assert!(is_within("mail.acme.example", "acme.example"));
        assert!(!is_within("notacme.example", "acme.example"));
        assert!(!is_within("acme.example", ""));
    }
}
