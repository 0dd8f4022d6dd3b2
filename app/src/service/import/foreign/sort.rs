//! What a table is, told by its heads: who wrote it, and what its rows are.

use csv::StringRecord;

use super::fields::{Columns, Field, Told};
use super::heads::{ACTS, HOURS, RECORDS};
use crate::service::sheet::heads::letters;

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// People, firms and deals.
    Records,
    /// What was done.
    Acts,
    /// Time that was spent.
    Hours,
    /// A file of a LinkedIn archive.
    Linkedin(Part),
    /// The days of one habit, or of several.
    Checkmarks,
}

/// A file of a LinkedIn archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Whom one is connected with.
    Connections,
    /// Whom one invited, and who invited.
    Invitations,
    /// Messages both ways.
    Messages,
    /// Posts.
    Shares,
    /// Comments on posts.
    Comments,
    /// Likes and the like.
    Reactions,
}

/// What a table is; none when its heads are of no kind that is known. Columns
/// that were told of decide first.
pub(super) fn sort(heads: &StringRecord, told: &[Told]) -> Option<Sort> {
    let plain: Vec<String> = heads.iter().map(letters).collect();
    if !told.is_empty() {
        let there = |(column, _): &Told| plain.contains(&letters(column));
        return told.iter().all(there).then(|| by_told(told));
    }
    linkedin(&plain)
        .map(Sort::Linkedin)
        .or_else(|| checkmarks(&plain))
        .or_else(|| by_heads(heads, &plain))
}

fn by_told(told: &[Told]) -> Sort {
    let has = |fields: &[Field]| told.iter().any(|(_, field)| fields.contains(field));
    if has(&[Field::Project]) {
        Sort::Hours
    } else if has(&[Field::Kind, Field::Date, Field::Subject]) {
        Sort::Acts
    } else {
        Sort::Records
    }
}

fn linkedin(plain: &[String]) -> Option<Part> {
    let has = |words: &[&str]| {
        words
            .iter()
            .all(|word| plain.iter().any(|head| head == word))
    };
    [
        (
            Part::Connections,
            &["firstname", "lastname", "connectedon"][..],
        ),
        (Part::Messages, &["conversationid", "from", "to", "date"]),
        (Part::Invitations, &["from", "to", "sentat", "direction"]),
        (Part::Shares, &["date", "sharelink"]),
        (Part::Comments, &["date", "link", "message"]),
        (Part::Reactions, &["date", "type", "link"]),
    ]
    .into_iter()
    .find_map(|(part, heads)| has(heads).then_some(part))
}

/// The days of habits: a day and a value, or a day and a column for each habit.
fn checkmarks(plain: &[String]) -> Option<Sort> {
    let heads: Vec<&str> = plain.iter().map(String::as_str).collect();
    matches!(
        heads.as_slice(),
        ["date", "value", "notes"] | ["date", "value"]
    )
    .then_some(Sort::Checkmarks)
}

/// Heads of which any says that a table is of deeds.
const OF_ACTS: &[&str] = &[
    "activitytype",
    "hsactivitytype",
    "activitysubject",
    "activityduedate",
    "activitydate",
    "hstimestamp",
    "hscalltitle",
    "hscallbody",
    "hsmeetingtitle",
    "hstasksubject",
    "notebody",
    "activitysubtype",
    "tasksubtype",
    "callstarttime",
    "calltitle",
    "meetingname",
];

/// Heads of which any says that a table is of deals.
const OF_DEALS: &[&str] = &[
    "dealname",
    "dealtitle",
    "dealstage",
    "dealvalue",
    "stagename",
    "opportunityname",
    "potentialname",
];

/// Heads of which any says that a table is of firms, where it is not of people.
pub(super) const OF_FIRMS: &[&str] = &[
    "industry",
    "annualrevenue",
    "numberofemployees",
    "employees",
    "billingcity",
    "billingcountry",
    "employeecount",
];

fn by_heads(heads: &StringRecord, plain: &[String]) -> Option<Sort> {
    let any = |words: &[&str]| plain.iter().any(|head| words.contains(&head.as_str()));
    // The owner of an archive is none of the people they sell to.
    if any(&["maidenname", "twitterhandles", "paymentmethodtype"]) {
        return None;
    }
    if any(OF_ACTS) {
        return Some(Sort::Acts);
    }
    if any(OF_DEALS) {
        return Some(Sort::Records);
    }
    let find = |list| Columns::find(heads, list, &[]).ok();
    let hours = find(HOURS)?;
    let spent = hours.has_any(&[Field::Minutes, Field::Hours]);
    if hours.has(Field::Date) && spent && hours.has_any(&[Field::Project, Field::Subject]) {
        let acts = find(ACTS)?;
        let is_act = acts.has(Field::Kind) && !any(&["project", "task", "code"]);
        return Some(if is_act { Sort::Acts } else { Sort::Hours });
    }
    let acts = find(ACTS)?;
    let named = any(&[
        "firstname",
        "lastname",
        "givenname",
        "familyname",
        "first_name",
    ]);
    if acts.has(Field::Date) && acts.has_any(&[Field::Kind, Field::Subject]) && !named {
        return Some(Sort::Acts);
    }
    let records = find(RECORDS)?;
    // A word or two in a sentence are no heads.
    let short = heads
        .iter()
        .all(|head| head.trim().chars().count() <= 60 && !head.contains('`'));
    (short && records.len() > 1 && is_records(&records, any(OF_FIRMS))).then_some(Sort::Records)
}

/// Whether columns name people in more than one way, or firms by more than a name.
fn is_records(columns: &Columns, of_firm: bool) -> bool {
    let has = |fields: &[Field]| columns.has_any(fields);
    let named = has(&[Field::Name]) || (has(&[Field::First]) && has(&[Field::Last]));
    let reached = has(&[Field::Email, Field::Phone]);
    let placed = has(&[
        Field::Organisation,
        Field::Role,
        Field::Relationship,
        Field::Domain,
    ]);
    let firm = has(&[Field::Organisation, Field::Name]) && (of_firm || has(&[Field::Domain]));
    reached || (named && placed) || (has(&[Field::First]) && has(&[Field::Last])) || firm
}

/// The program that wrote a table, by its heads: the source of its rows.
pub(super) fn program(heads: &StringRecord) -> &'static str {
    let plain: Vec<String> = heads.iter().map(letters).collect();
    let any = |words: &[&str]| plain.iter().any(|head| words.contains(&head.as_str()));
    let raw = |starts: &[&str]| {
        heads
            .iter()
            .any(|head| starts.iter().any(|start| head.trim().starts_with(start)))
    };
    let ends = |end: &str| heads.iter().any(|head| head.trim().ends_with(end));
    if raw(&["Person - ", "Deal - ", "Organization - ", "Activity - "]) {
        "pipedrive"
    } else if any(&["connectedon", "conversationid", "sharelink"]) {
        "linkedin"
    } else if raw(&["hs_", "hubspot_"])
        || any(&[
            "lifecyclestage",
            "associatedcompany",
            "associatedcontact",
            "companydomainname",
        ])
    {
        "hubspot"
    } else if ends("__c")
        || any(&[
            "stagename",
            "whoid",
            "whatid",
            "opportunityname",
            "lastactivity",
            "accountid18",
        ])
    {
        "salesforce"
    } else if raw(&[
        "Account_Name",
        "Deal_Name",
        "Activity_Type",
        "Contact_Name",
        "Closing_Date",
    ]) {
        "zoho"
    } else if any(&[
        "email1value",
        "groupmembership",
        "organization1name",
        "phoneticfirstname",
    ]) {
        "google"
    } else if any(&[
        "emaildisplayname",
        "businessphone",
        "anniversary",
        "telephoneprofessionnel",
    ]) {
        "outlook"
    } else if any(&["billable"]) && any(&["startdate", "duration"]) {
        "toggl"
    } else {
        "csv"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(heads: &str) -> (Option<Sort>, &'static str) {
        let heads: StringRecord = heads.split(',').collect();
        (sort(&heads, &[]), program(&heads))
    }

    #[test]
    fn tables_are_known_by_their_heads() {
        use Sort::{Acts, Hours, Linkedin, Records};
        for (heads, sort, program) in [
            (
                "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
                Linkedin(Part::Connections),
                "linkedin",
            ),
            (
                "From,To,Sent At,Message,Direction",
                Linkedin(Part::Invitations),
                "csv",
            ),
            (
                "Name,Given Name,E-mail 1 - Type,E-mail 1 - Value",
                Records,
                "google",
            ),
            (
                "Person - ID,Person - Name,Person - Email",
                Records,
                "pipedrive",
            ),
            (
                "Activity - Subject,Activity - Type,Activity - Due date",
                Acts,
                "pipedrive",
            ),
            (
                "Record ID,Deal Name,Deal Stage,Amount,Create Date",
                Records,
                "csv",
            ),
            (
                "hs_activity_type,hs_timestamp,Contact Email",
                Acts,
                "hubspot",
            ),
            (
                "External_ID__c,Name,StageName,Amount,CloseDate",
                Records,
                "salesforce",
            ),
            (
                "Type,Subject,ActivityDate,Status,Account_External_ID__c",
                Acts,
                "salesforce",
            ),
            ("Account_Name,Industry,Website", Records, "zoho"),
            (
                "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,Duration,Tags",
                Hours,
                "toggl",
            ),
            ("Date,Activity,Person", Acts, "csv"),
            ("When,Kind,Minutes", Acts, "csv"),
            ("Date,Code,Hours,Note", Hours, "csv"),
            ("Name,Mail", Records, "csv"),
        ] {
            assert_eq!(of(heads), (Some(sort), program), "{heads}");
        }
        for none in ["a,b", "Copyright", "Name", "x"] {
            assert_eq!(of(none).0, None, "{none}");
        }
    }
}
