//! Contacts, whatever wrote them.

use serde_json::json;

use super::{counts, home, names, people, put, refused, repeats};

const GOOGLE: &str = "First Name,Middle Name,Last Name,Phonetic First Name,Organization Name,Organization Title,Notes,\
    Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Website 1 - Value\n\
    Ann,Mae,Lee,,Acme,Buyer,met in Leeds,* myContacts,* Work,ann@acme.example ::: lee@home.example,Mobile,+44 20 7946 0000,acme.example/ann\n\
    Zoë,,Müller,,,,,,,zoe@firm.example,,,\n";

#[test]
fn contacts_of_google_are_read_in_both_layouts() {
    let home = home("new.csv", GOOGLE);
    assert_eq!(counts(&home, &["new.csv"]), [2, 1, 0, 0, 0]);
    let found = people(&home);
    assert_eq!(names(&found), ["Ann Mae Lee", "Zoë Müller"]);
    let ann = &found[0];
    assert_eq!(ann["organisation"]["name"], "Acme");
    assert_eq!(
        ann["emails"],
        json!(["ann@acme.example", "lee@home.example"])
    );
    assert_eq!(ann["phones"], json!(["+44 20 7946 0000"]));
    assert_eq!(ann["links"], json!(["acme.example/ann"]));
    assert_eq!(ann["note"], "met in Leeds");
    repeats(&home, &["new.csv"]);
    let old = "Name,Given Name,Additional Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,\
        Organization 1 - Type,Organization 1 - Name,Organization 1 - Title\n\
        Ann Lee,Ann,,Lee,* myContacts,* Work,ANN@acme.example,,Acme,\n\
        Bob Ray,Bob,,Ray,,,bob@acme.example,,Acme,Owner\n";
    put(&home, "old.csv", old);
    assert_eq!(
        counts(&home, &["old.csv"]),
        [1, 0, 0, 0, 0],
        "Ann is known by her address"
    );
}

#[test]
fn contacts_of_outlook_and_of_crms_are_read() {
    let home = home(
        "outlook.csv",
        b"Title,First Name,Middle Name,Last Name,Company,Job Title,Business Fax,Business Phone,Mobile Phone,Anniversary,\
          E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,Web Page\r\n\
          Mr.,J\xfcrgen,,Wei\xdf,M\xfchle,Owner,1,030 1234567,0170 1234567,,j@muehle.example,SMTP,J. W.,w@home.example,muehle.example\r\n",
    );
    assert_eq!(counts(&home, &["outlook.csv"]), [1, 1, 0, 0, 0]);
    let found = people(&home);
    assert_eq!(
        (&found[0]["name"], &found[0]["organisation"]["name"]),
        (&json!("Jürgen Weiß"), &json!("Mühle"))
    );
    assert_eq!(found[0]["phones"], json!(["0170 1234567", "030 1234567"]));
    assert_eq!(
        found[0]["emails"],
        json!(["j@muehle.example", "w@home.example"])
    );
    for (name, text) in [
        (
            "hubspot.csv",
            "Record ID,First Name,Last Name,Email,Phone Number,Lifecycle Stage,Associated Company\n\
             7,Ada,Lovelace,ada@acme.example,312-555-0100,Customer,Acme\n",
        ),
        (
            "pipedrive.csv",
            "Person - ID,Person - Name,Person - Email,Person - Phone,Organization - Name\n\
             88,Jo Vega,\"jo@acme.example,vega@home.example\",312-555-0122,Acme\n",
        ),
        (
            "salesforce.csv",
            "First Name,Last Name,Email,Phone,Account Name,Mailing City,Last Activity\n\
             Grace,Hopper,grace@navy.example,312-555-0111,Navy Yard,Chicago,2026-01-10\n",
        ),
        (
            "zoho.csv",
            "First_Name,Last_Name,Email,Phone,Title,Owner,Account_Name\n\
             Al,Kay,al@park.example,312-555-0133,Fellow,x@y.example,Park\n",
        ),
        (
            "linkedin.csv",
            "Notes:\n\"A sentence, of theirs, on this file.\"\n\n\
             First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
             Mary,Shaw,https://www.linkedin.com/in/mary-shaw,,Works,Head,08 Feb 2026\n,,,,,,09 Feb 2026\n",
        ),
    ] {
        put(&home, name, text);
        assert_eq!(counts(&home, &[name])[0], 1, "{name}");
        repeats(&home, &[name]);
    }
    let found = people(&home);
    let ada = found
        .iter()
        .find(|one| one["name"] == "Ada Lovelace")
        .unwrap();
    assert_eq!(ada["relationship"], "client");
    assert_eq!(found.len(), 6);
}

#[test]
fn a_table_of_ones_own_says_which_column_holds_what() {
    let home = home(
        "list.csv",
        "Wer;Haus;Draht\nAnn Lee;Acme;ann@acme.example\nBob;Acme;keine\n",
    );
    let ran = refused(&home, &["list.csv"], "not in a format that Legwork knows");
    assert!(ran.err.contains("--map"), "{}", ran.err);
    let map = [
        "--map",
        "Wer=name",
        "--map",
        "Haus=organisation",
        "--map",
        "draht=email",
    ];
    assert_eq!(
        counts(&home, &[&["list.csv"], &map[..]].concat()),
        [2, 1, 0, 0, 0]
    );
    assert_eq!(people(&home)[0]["emails"], json!(["ann@acme.example"]));
    repeats(&home, &[&["list.csv"], &map[..]].concat());
}

#[test]
fn a_column_that_is_not_there_and_a_field_that_is_none_are_named() {
    let home = home("list.csv", "Wer;Haus\nAnn;Acme\n");
    refused(&home, &["list.csv", "--map", "Was=name"], "not in a format");
    refused(
        &home,
        &["list.csv", "--map", "Wer=shoe"],
        "nothing a column can hold",
    );
    refused(
        &home,
        &["list.csv", "--map", "Wer"],
        "which column holds what",
    );
}

#[test]
fn cards_of_all_versions_are_read() {
    let text = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Zo=C3=AB;;;\r\n\
        FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB M=C3=BCller\r\nTEL;WORK;FAX:030 111\r\nTEL;CELL:0170 222222\r\n\
        PHOTO;ENCODING=BASE64:/9j/4QFaRXhpZgAASUkqAAgA\r\n AAAAAAABAgABAAAAAAAA\r\n\r\nEND:VCARD\r\n\
        BEGIN:VCARD\nVERSION:3.0\nFN:Ann Lee\nN:Lee;Ann;;;\nORG:Acme;Sales\nTITLE:Buyer\nitem1.EMAIL;TYPE=WORK:ann@acme.ex\n ample\n\
        NOTE:one\\, two\\nthree\nEND:VCARD\n\
        BEGIN:vcard\nVERSION:4.0\nN:Ray;Bob;;;\nTEL;VALUE=uri;TYPE=\"work,voice\":tel:+1-418-656-9254;ext=102\nEND:vcard\n\
        BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Friends\nEND:VCARD\n\
        BEGIN:VCARD\nVERSION:4.0\nNOTE:nobody\nEND:VCARD\n";
    let home = home("all.vcf", text);
    assert_eq!(counts(&home, &["all.vcf"]), [3, 1, 0, 0, 1]);
    let found = people(&home);
    assert_eq!(names(&found), ["Ann Lee", "Bob Ray", "Zoë Müller"]);
    assert_eq!(found[0]["emails"], json!(["ann@acme.example"]));
    assert_eq!(found[0]["note"], "one, two\nthree");
    assert_eq!(found[1]["phones"], json!(["+1-418-656-9254 x102"]));
    assert_eq!(found[2]["phones"], json!(["0170 222222"]));
    repeats(&home, &["all.vcf"]);
}

#[test]
fn who_is_known_becomes_fuller_and_is_never_written_over() {
    let home = home(
        "list.csv",
        "Name,Company,Job title,Email,Phone\nAnn Lee,Beta,Buyer,ann@acme.example,0170 222222\n",
    );
    home.ok(&[
        "people",
        "add",
        "Ann Lee",
        "--at",
        "Acme",
        "--as",
        "client",
        "--email",
        "ann@acme.example",
    ]);
    let taken = home.json(&["import", "list.csv"]);
    assert_eq!(super::of(&taken)[0], 0);
    let found = people(&home);
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0]["organisation"]["name"], "Acme",
        "what was known stays"
    );
    assert_eq!(found[0]["phones"], json!(["0170 222222"]));
    assert_eq!(found[0]["relationship"], "client");
}

#[test]
fn people_are_told_apart_by_profile_and_by_address() {
    let home = home(
        "list.csv",
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
         Ann,Lee,https://www.linkedin.com/in/ann-1,,Acme,,01 Jan 2026\n\
         Ann,Lee,https://www.linkedin.com/in/ann-2,,Acme,,01 Jan 2026\n\
         Ann,Lee,https://linkedin.com/in/ANN-2/,,Beta,,01 Jan 2026\n",
    );
    assert_eq!(counts(&home, &["list.csv"])[0], 2);
}

#[test]
fn labels_groups_and_categories_become_tags_once_and_go_with_the_import() {
    let google = "First Name,Last Name,Labels,E-mail 1 - Value\n\
        Ann,Lee,* myContacts ::: Golf ::: Trade Fair,ann@acme.example\n";
    let home = home("google.csv", google);
    assert_eq!(counts(&home, &["google.csv"]), [1, 0, 0, 0, 0]);
    let tags = || people(&home)[0]["tags"].clone();
    assert_eq!(tags(), json!(["golf", "trade-fair"]));
    repeats(&home, &["google.csv"]);
    // Others add theirs to somebody who is known, and undo takes those away.
    for (name, text, tag) in [
        (
            "old.csv",
            "Name,Given Name,Family Name,Group Membership,E-mail 1 - Value\n\
             Ann Lee,Ann,Lee,Rotary ::: * myContacts,ann@acme.example\n",
            "rotary",
        ),
        (
            "outlook.csv",
            "First Name,Last Name,Categories,E-mail Address,E-mail Display Name\n\
             Ann,Lee,Golf;Board,ann@acme.example,Ann\n",
            "board",
        ),
        (
            "pipedrive.csv",
            "Person - Name,Person - Email,Person - Labels\nAnn Lee,ann@acme.example,\"Golf, VIP\"\n",
            "vip",
        ),
        (
            "cards.vcf",
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Lee\r\nEMAIL:ann@acme.example\r\n\
             CATEGORIES:myContacts,Choir\r\nEND:VCARD\r\n",
            "choir",
        ),
    ] {
        put(&home, name, text);
        assert_eq!(counts(&home, &[name])[0], 0, "{name}");
        let found = tags();
        let found = found.as_array().unwrap();
        assert!(found.contains(&json!(tag)), "{name}: {found:?}");
        assert_eq!(found.len(), 3, "{name}: {found:?}");
        repeats(&home, &[name]);
        home.ok(&["undo"]);
        assert_eq!(tags(), json!(["golf", "trade-fair"]), "{name}");
    }
}
