//! Real and generated files of other programs: the folder `LEGWORK_TEST_DATA`.

use std::fs;
use std::path::{Path, PathBuf};

use super::of;
use crate::cli::{Home, THURSDAY};

#[expect(clippy::disallowed_methods, reason = "tests are told of the folder so")]
fn folder(name: &str) -> Option<PathBuf> {
    let found =
        std::env::var_os("LEGWORK_TEST_DATA").map(|folder| PathBuf::from(folder).join(name));
    if found.is_none() {
        eprintln!("skipped: LEGWORK_TEST_DATA is not set");
    }
    found
}

fn dry(home: &Home, path: &Path) -> [u64; 5] {
    of(&home.json(&["import", path.to_str().unwrap(), "--dry-run"]))
}

/// Counts of each file: people, organisations, deals, activities, skipped.
fn check(name: &str, files: &[(&str, [u64; 5])]) {
    let Some(folder) = folder(name) else { return };
    let home = Home::at(THURSDAY);
    for (file, counts) in files {
        assert_eq!(dry(&home, &folder.join(file)), *counts, "{file}");
    }
}

/// That every file is read, or refused in a sentence; gives how many are read.
fn all(folder: &Path, home: &Home) -> (usize, usize) {
    let (mut read, mut refused) = (0, 0);
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            continue;
        }
        let ran = home.run(&["import", path.to_str().unwrap(), "--dry-run", "--json"]);
        match ran.code {
            0 => read += 1,
            4 => {
                // Long paths break the line after its first word.
                let words: Vec<&str> = ran.err.split_whitespace().collect();
                let said = words.join(" ");
                assert!(said.starts_with("error: "), "{}: {said}", path.display());
                refused += 1;
            }
            other => panic!("{}: {other} {}", path.display(), ran.err),
        }
    }
    (read, refused)
}

#[test]
fn contacts_of_all_programs() {
    check(
        "csv",
        &[
            ("contacts.csv", [500, 55, 0, 0, 0]),
            ("google_contacts_2024_header.csv", [0; 5]),
            ("outlook_com_header.csv", [0; 5]),
            ("outlook_desktop_header.csv", [0; 5]),
            ("hubspot_contacts_header_unverified.csv", [1, 1, 0, 0, 0]),
            ("hubspot_deals.csv", [0, 0, 2, 0, 0]),
            ("hubspot_notes.csv", [1, 0, 0, 1, 0]),
            ("pipedrive_activities.csv", [2, 2, 0, 3, 0]),
            ("pipedrive_people_header_unverified.csv", [1, 1, 0, 0, 0]),
            ("salesforce_contacts_header_unverified.csv", [1, 1, 0, 0, 0]),
        ],
    );
}

#[test]
fn crm_exports() {
    check(
        "crm/saas",
        &[
            ("accounts.csv", [0, 248, 0, 0, 0]),
            ("contacts.csv", [726, 0, 0, 0, 0]),
            ("deals.csv", [0, 0, 415, 0, 0]),
            ("activities.csv", [0, 0, 0, 3_444, 0]),
            ("export_hubspot/hubspot_companies.csv", [0, 248, 0, 0, 0]),
            ("export_hubspot/hubspot_contacts.csv", [726, 248, 0, 0, 0]),
            ("export_hubspot/hubspot_deals.csv", [359, 191, 415, 0, 0]),
            (
                "export_hubspot/hubspot_activities.csv",
                [514, 207, 0, 3_444, 0],
            ),
            (
                "export_hubspot/hubspot_master_records.csv",
                [726, 248, 415, 0, 0],
            ),
            (
                "export_salesforce/salesforce_accounts.csv",
                [0, 248, 0, 0, 0],
            ),
            (
                "export_salesforce/salesforce_contacts.csv",
                [726, 0, 0, 0, 0],
            ),
            (
                "export_salesforce/salesforce_opportunities.csv",
                [0, 0, 415, 0, 0],
            ),
            (
                "export_salesforce/salesforce_activities.csv",
                [0, 0, 0, 3_798, 0],
            ),
            ("export_zoho/zoho_contacts.csv", [726, 243, 0, 0, 0]),
            ("export_zoho/zoho_deals.csv", [359, 187, 415, 0, 0]),
            ("export_zoho/zoho_activities.csv", [525, 203, 0, 3_798, 0]),
        ],
    );
}

#[test]
fn a_whole_crm_at_once_is_linked_up() {
    let Some(folder) = folder("crm/saas/export_salesforce") else {
        return;
    };
    let home = Home::at(THURSDAY);
    let files = ["activities", "opportunities", "contacts", "accounts"];
    let files: Vec<String> = files
        .iter()
        .map(|file| {
            folder
                .join(format!("salesforce_{file}.csv"))
                .display()
                .to_string()
        })
        .collect();
    let words: Vec<&str> = files
        .iter()
        .map(String::as_str)
        .chain(["--currency", "USD"])
        .collect();
    assert_eq!(super::counts(&home, &words)[..4], [726, 248, 415, 3_798]);
    let acts = home.json(&["activities", "-n", "5000"]);
    let acts = acts["activities"].as_array().unwrap();
    let linked = acts
        .iter()
        .filter(|act| !act["people"].as_array().unwrap().is_empty());
    assert_eq!(
        linked.count(),
        3_798,
        "everyone is known by the id that their CRM gave"
    );
    super::repeats(&home, &words);
}

#[test]
fn a_linkedin_archive() {
    check(
        "linkedin/sample_export",
        &[
            ("Connections.csv", [2_000, 28, 0, 0, 0]),
            ("Invitations.csv", [82, 0, 0, 85, 0]),
            ("Shares.csv", [0, 0, 0, 25, 0]),
            ("Comments.csv", [0, 0, 0, 60, 0]),
            ("messages.csv", [145, 0, 0, 10_034, 0]),
            (".", [2_005, 28, 0, 10_204, 0]),
        ],
    );
}

#[test]
fn cards_of_all_programs() {
    check(
        "vcard",
        &[
            ("John_Doe_ANDROID.vcf", [6, 2, 0, 0, 0]),
            ("John_Doe_BLACK_BERRY.vcf", [1, 1, 0, 0, 0]),
            ("John_Doe_EVOLUTION.vcf", [1, 1, 0, 0, 0]),
            ("John_Doe_GMAIL.vcf", [1, 1, 0, 0, 0]),
            ("John_Doe_MAC_ADDRESS_BOOK.vcf", [1, 1, 0, 0, 0]),
            ("John_Doe_MS_OUTLOOK.vcf", [1, 1, 0, 0, 0]),
            ("fullcontact.vcf", [1, 1, 0, 0, 0]),
            ("gmail-list.vcf", [3, 0, 0, 0, 0]),
            ("gmail-single.vcf", [1, 1, 0, 0, 0]),
            ("gmail-single2.vcf", [1, 1, 0, 0, 0]),
            ("outlook-2003.vcf", [1, 1, 0, 0, 0]),
            ("rfc2426-example.vcf", [2, 2, 0, 0, 0]),
            ("rfc6350-example.vcf", [1, 1, 0, 0, 0]),
        ],
    );
}

#[test]
fn no_file_makes_the_program_fall_over() {
    let home = Home::at(THURSDAY);
    for (name, found) in [
        ("ical", (76, 4)),
        ("csv", (10, 0)),
        ("vcard", (13, 1)),
        ("linkedin/sample_export", (10, 25)),
    ] {
        let Some(folder) = folder(name) else { return };
        assert_eq!(all(&folder, &home), found, "{name}");
    }
    check(
        "ical",
        &[
            ("property_params.ics", [2, 0, 0, 1, 0]),
            ("big_bad_calendar.ics", [0; 5]),
        ],
    );
}
