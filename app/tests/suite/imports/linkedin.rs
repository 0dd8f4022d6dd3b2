//! A LinkedIn archive of every era: a folder, a ZIP, or one of its files.

use std::fs;

use super::{acts, counts, home, names, people, put, repeats, zipped};
use crate::cli::Home;

const CANARY: &str = "canary-7391";

const PROFILE: &str = "First Name,Last Name,Maiden Name,Address\nAnn,Lee,,\"Leeds, UK\"\n";
const CONNECTIONS: &str = "First Name,Last Name,Email Address,Company,Position,Connected On\n\
    Bob,Ray,,Acme,Owner,08 Feb 2020\n,,,,,09 Feb 2020\n";
const INVITATIONS: &str = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n\
    Ann Lee,Cy Day,\"1/29/26, 2:37 PM\",canary-7391,OUTGOING,https://www.linkedin.com/in/ann-lee,https://www.linkedin.com/in/cy-day\n\
    Di Fox,Ann Lee,\"12/1/25, 9:05 AM\",,INCOMING,https://www.linkedin.com/in/di-fox,https://www.linkedin.com/in/ann-lee\n";
const MESSAGES: &str = "\"CONVERSATION ID\",\"CONVERSATION TITLE\",\"FROM\",\"SENDER PROFILE URL\",\"TO\",\"RECIPIENT PROFILE URLS\",\"DATE\",\
    \"SUBJECT\",\"CONTENT\",\"FOLDER\",\"ATTACHMENTS\",\"IS MESSAGE DRAFT\"\n\
    \"c1\",\"\",\"Ann Lee\",\"https://www.linkedin.com/in/ann-lee\",\"Bob Ray\",\"https://www.linkedin.com/in/bob-ray\",\"2025-06-01 14:03:22 UTC\",\"canary-7391\",\"two\ncanary-7391 \"\"lines\"\"\",\"INBOX\",\"\",\"No\"\n\
    \"c1\",\"\",\"Bob Ray\",\"https://www.linkedin.com/in/bob-ray\",\"Ann Lee\",\"https://www.linkedin.com/in/ann-lee\",\"2025-06-02 14:03:22 UTC\",\"\",\"canary-7391\",\"INBOX\",\"\",\"No\"\n\
    \"c2\",\"\",\"Ann Lee\",\"https://www.linkedin.com/in/ann-lee\",\"Cy Day,Di Fox\",\"https://www.linkedin.com/in/cy-day,https://www.linkedin.com/in/di-fox\",\"2025-06-03 14:03:22 UTC\",\"\",\"canary-7391\",\"\",\"\",\"No\"\n\
    \"c3\",\"\",\"Ann Lee\",\"https://www.linkedin.com/in/ann-lee\",\"Bob Ray\",\"https://www.linkedin.com/in/bob-ray\",\"2025-06-04 14:03:22 UTC\",\"\",\"canary-7391\",\"INBOX\",\"\",\"Yes\"\n";
const SHARES: &str = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n\
    2026-02-09 01:21:47,https://www.linkedin.com/feed/update/1,canary-7391,,,MEMBER_NETWORK\n";
const COMMENTS: &str =
    "Date,Link,Message\n2026-02-10 10:00:00,https://www.linkedin.com/feed/update/2,canary-7391\n";

const FILES: [(&str, &str); 6] = [
    ("Profile.csv", PROFILE),
    ("Connections.csv", CONNECTIONS),
    ("Invitations.csv", INVITATIONS),
    ("messages.csv", MESSAGES),
    ("Shares.csv", SHARES),
    ("Comments_1.csv", COMMENTS),
];

const DONE: [&str; 5] = [
    "2026-02-10 linkedin-comment",
    "2026-02-09 linkedin-post",
    "2026-01-29 linkedin-invite Cy Day",
    "2025-06-03 linkedin-message Cy Day, Di Fox",
    "2025-06-01 linkedin-message Bob Ray",
];

fn check(home: &Home) {
    assert_eq!(acts(home), DONE);
    assert_eq!(names(&people(home)), ["Bob Ray", "Cy Day", "Di Fox"]);
    for entry in fs::read_dir(home.path("")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with("legwork.db") {
            let bytes = fs::read(&path).unwrap();
            let found = bytes
                .windows(CANARY.len())
                .any(|part| part == CANARY.as_bytes());
            assert!(!found, "what people wrote is kept in {name}");
        }
    }
}

#[test]
fn a_folder_and_a_zip_say_the_same_and_nothing_that_was_written_is_kept() {
    let home = home("in/Profile.csv", PROFILE);
    for (name, text) in FILES {
        put(&home, &format!("in/{name}"), text);
    }
    assert_eq!(counts(&home, &["in"]), [3, 1, 0, 5, 0]);
    check(&home);
    repeats(&home, &["in"]);
    let files: Vec<(&str, &[u8])> = FILES
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    let other = super::home("Basic_LinkedInDataExport_02-11-2027.zip", zipped(&files));
    assert_eq!(
        counts(&other, &["Basic_LinkedInDataExport_02-11-2027.zip"]),
        [3, 1, 0, 5, 0]
    );
    check(&other);
    assert_eq!(
        counts(
            &home,
            &[other
                .path("Basic_LinkedInDataExport_02-11-2027.zip")
                .to_str()
                .unwrap()]
        )[..4],
        [0; 4]
    );
}

#[test]
fn one_file_of_an_archive_is_enough() {
    let home = home("messages.csv", MESSAGES);
    // Before 2023 nobody had a profile in it.
    let old = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n\
        c9,,Ann Lee,https://www.linkedin.com/in/ann-lee,Bob Ray,2021-06-01 14:03:22 UTC,,x,INBOX\n\
        c8,,Ann Lee,https://www.linkedin.com/in/ann-lee,Cy Day,2021-06-02 14:03:22 UTC,,x,INBOX\n";
    put(&home, "old.csv", old);
    assert_eq!(counts(&home, &["messages.csv"]), [3, 0, 0, 2, 0]);
    assert_eq!(counts(&home, &["old.csv"]), [0, 0, 0, 2, 0]);
    for (name, found) in [
        ("Invitations.csv", 1),
        ("Shares.csv", 1),
        ("Comments_1.csv", 1),
    ] {
        let text = FILES.iter().find(|file| file.0 == name).unwrap().1;
        put(&home, name, text);
        assert_eq!(counts(&home, &[name])[3], found, "{name}");
        repeats(&home, &[name]);
    }
}
