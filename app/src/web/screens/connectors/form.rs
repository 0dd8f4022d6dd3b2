//! What is asked of somebody who adds a connector, by what is to be looked at.

use crate::web::page::Page;
use crate::web::texts::Texts;

/// What may be looked at, in the order in which it is offered. `oauth` is mail,
/// signed in to in another way.
const SORTS: [&str; 6] = ["mail", "oauth", "calendar", "feed", "contacts", "folder"];

/// The form for one sort.
pub(super) struct Form {
    /// The sort.
    pub(super) sort: &'static str,
    /// What it is called, and what is to be known before.
    pub(super) title: String,
    pub(super) why: String,
    /// Its fields.
    pub(super) fields: Vec<Field>,
    /// Whether a server of one's own may be meant.
    pub(super) server: bool,
    /// Whether it is asked who gives tokens, and whom was chosen.
    pub(super) tokens: bool,
    pub(super) provider: String,
    /// Whether a private server was allowed.
    pub(super) private: bool,
}

/// One field.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) kind: &'static str,
    pub(super) required: bool,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    pub(super) value: String,
}

/// What may be added: the word and what it is called.
pub(super) fn sorts(texts: Texts) -> Vec<(&'static str, String)> {
    let label = |sort| texts.say(&format!("connector-sort-{sort}")).into_owned();
    SORTS.map(|sort| (sort, label(sort))).into()
}

/// The form for what was chosen, with what was typed before; none when nothing
/// was.
pub(super) fn of(chosen: &str, page: &Page) -> Option<Form> {
    let sort = SORTS.into_iter().find(|sort| *sort == chosen)?;
    let typed = |name: &str| page.typed("connector-new", name).to_owned();
    let fields = asked(sort).iter().map(|&(name, kind, required, hint)| {
        let label = match name {
            "address" => format!("connector-address-{sort}"),
            _ => format!("connector-{name}"),
        };
        Field {
            name,
            kind,
            required,
            label: page.say(&label).into_owned(),
            hint: hint.then(|| page.say(&format!("{label}-hint")).into_owned()),
            // What is secret is never shown again.
            value: if kind == "password" {
                String::new()
            } else {
                typed(name)
            },
        }
    });
    Some(Form {
        sort,
        title: page.say(&format!("connector-sort-{sort}")).into_owned(),
        why: page.say(&format!("connector-why-{sort}")).into_owned(),
        fields: fields.collect(),
        server: sort != "folder",
        tokens: sort == "oauth",
        provider: typed("provider"),
        private: !typed("private").is_empty(),
    })
}

/// The name of a field, its kind, whether it must be filled in, and whether it
/// is explained.
type Asked = (&'static str, &'static str, bool, bool);

fn asked(sort: &str) -> &'static [Asked] {
    match sort {
        "mail" => &[
            ("address", "email", true, false),
            ("password", "password", true, true),
            ("host", "text", false, true),
            ("user", "text", false, true),
            ("log_to", "email", false, true),
            ("title", "text", false, false),
        ],
        "oauth" => &[
            ("address", "email", true, false),
            ("token_address", "url", false, true),
            ("client", "text", true, true),
            ("client_secret", "password", false, true),
            ("refresh", "password", true, true),
            ("host", "text", false, true),
            ("user", "text", false, true),
            ("title", "text", false, false),
        ],
        "calendar" => &[
            ("address", "text", true, true),
            ("me", "text", true, true),
            ("user", "text", false, true),
            ("password", "password", false, true),
            ("title", "text", false, false),
        ],
        "contacts" => &[
            ("address", "text", true, true),
            ("user", "text", true, false),
            ("password", "password", true, true),
            ("title", "text", false, false),
        ],
        "feed" => &[
            ("address", "text", true, true),
            ("by", "text", false, true),
            ("title", "text", false, false),
        ],
        _ => &[
            ("address", "text", true, true),
            ("title", "text", false, false),
        ],
    }
}
