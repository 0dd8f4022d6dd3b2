//! Heads of columns, in letters and digits only and without accents, as other
//! programs write them in English, and in German and French where their exports
//! are translated. What says it best comes first.

use super::fields::Field;

/// Fields with the heads of their columns.
pub(super) type List = &'static [(Field, &'static [&'static str])];

/// Tables of people, firms and deals.
pub(super) const RECORDS: List = &[
    (Field::First, &["firstname", "givenname", "personfirstname", "contactfirstname", "vorname", "prenom"]),
    (Field::Middle, &["middlename", "additionalname", "weiterervorname", "deuxiemeprenom"]),
    (Field::Last, &["lastname", "familyname", "surname", "personlastname", "contactlastname", "nachname", "nom"]),
    (
        Field::Name,
        &[
            "name", "fullname", "personname", "contactname", "contactfullname", "displayname", "contactperson",
            "personcontactname", "contact", "ansprechpartner", "associatedcontact", "nomcomplet", "primarycontact",
        ],
    ),
    (Field::Email, &["email", "emailaddress", "personemail", "contactemail", "mail", "emailadresse", "adressedemessagerie"]),
    (Field::Phone, &["phone", "phonenumber", "mobilephone", "mobile", "personphone", "contactphone", "telephone", "telefon"]),
    (Field::Link, &["linkedinurl", "linkedin", "linkedinprofile", "profileurl", "url", "webpage", "personalwebpage"]),
    (
        Field::Role,
        &["jobtitle", "position", "role", "organizationtitle", "organization1title", "contacttitle", "title", "poste", "fonction"],
    ),
    (
        Field::Relationship,
        &["lifecyclestage", "relationship", "leadstatus", "hsleadstatus", "personlabel", "customertype", "beziehung"],
    ),
    (Field::Note, &["notes", "note", "background", "contactdescription", "notizen", "bemerkungen", "comments"]),
    (
        Field::PersonId,
        &[
            "contactid", "personid", "contactexternalidc", "personpipedrivesystemid", "recordidcontact",
        ],
    ),
    (Field::Id, &["hsobjectid", "externalidc", "recordid", "id"]),
    (
        Field::Organisation,
        &[
            "company", "companyname", "organization", "organisation", "organizationname", "organisationname",
            "accountname", "account", "organization1name", "associatedcompany", "firma", "unternehmen", "societe",
            "entreprise", "kunde", "client", "customer",
        ],
    ),
    (
        Field::OrganisationId,
        &["accountid", "companyid", "organizationid", "accountexternalidc", "organizationpipedrivesystemid", "associatedcompanyid"],
    ),
    (Field::Domain, &["companydomainname", "domain", "companydomain", "website", "websiteurl", "companywebsite", "organizationwebsite"]),
    (Field::Deal, &["dealname", "dealtitle", "opportunityname", "opportunity", "deal", "potentialname"]),
    (Field::DealId, &["dealid", "opportunityid", "opportunityexternalidc", "dealpipedrivesystemid"]),
    (Field::Value, &["amount", "dealvalue", "dealamount", "value", "closevalue", "amountincompanycurrency", "betrag", "montant"]),
    (Field::Currency, &["currency", "dealcurrency", "currencyofvalue", "dealcurrencyofvalue", "currencycode", "currencyisocode", "amountcurrency"]),
    (Field::Stage, &["dealstage", "stage", "stagename", "phase"]),
    (Field::Status, &["dealstatus", "status", "isclosedwon", "hsisclosedwon", "iswon"]),
    (
        Field::Opened,
        &["createdate", "createddate", "dealcreationdate", "dealcreated", "creationdate", "createdtime", "opened", "engagedate", "created"],
    ),
    (Field::Closed, &["closedate", "closingdate", "dealclosedon", "dealclosetime", "closedon", "closed", "dealwontime", "wontime", "dealclosedtime"]),
    (Field::Expected, &["expectedclosedate", "dealexpectedclosedate"]),
    (Field::Reason, &["lossreason", "lostreason", "deallostreason", "closedlostreason"]),
    (
        Field::Owner,
        &["dealowner", "contactowner", "hubspotownerid", "owner", "owneremail", "opportunityowner", "recordowner", "salesagent", "personowner"],
    ),
];

/// Tables of what was done.
pub(super) const ACTS: List = &[
    (
        Field::Kind,
        &[
            "activitytype", "hsactivitytype", "type", "kind", "activity", "activitysubtype", "tasksubtype", "engagementtype",
            "art", "aktivitat", "typ",
        ],
    ),
    (Field::ActivityId, &["activityid", "activitypipedrivesystemid", "engagementid", "hsobjectid", "recordid", "id"]),
    (
        Field::Date,
        &[
            "activitydate", "hstimestamp", "activityduedate", "date", "duedate", "day", "startdatetime", "start",
            "startdate", "hsmeetingstarttime", "meetingstarttime", "calldate", "when", "datum", "createdate", "createddate",
        ],
    ),
    (Field::Time, &["activityduetime", "duetime", "time", "starttime", "uhrzeit"]),
    (Field::End, &["hsmeetingendtime", "meetingendtime", "enddatetime", "end"]),
    (
        Field::Minutes,
        &[
            "durationminutes", "durationinminutes", "minutes", "activityduration", "duration", "hscallduration", "callduration",
            "calldurationinseconds", "minuten", "dauer",
        ],
    ),
    (Field::Hours, &["hours", "stunden"]),
    (Field::Quantity, &["quantity", "count", "number", "anzahl"]),
    (
        Field::Outcome,
        &[
            "outcome", "hscalldisposition", "calldisposition", "callresult", "hscallstatus", "hsmeetingoutcome",
            "meetingoutcome", "hsemailstatus", "emailstatus", "result",
        ],
    ),
    (
        Field::Subject,
        &[
            "activitysubject", "subject", "hsemailsubject", "hscalltitle", "hscallbody", "hsmeetingtitle", "hstasksubject",
            "emailsubject", "callnotes", "meetingtitle", "betreff", "tasksubject",
        ],
    ),
    (
        Field::Note,
        &["hsnotebody", "notebody", "activitynote", "notes", "note", "description", "comments", "hsmeetingbody", "hstaskbody", "notizen"],
    ),
    (Field::Direction, &["hsemaildirection", "hscalldirection", "emaildirection", "calldirection", "direction", "calltype"]),
    (Field::Status, &["activitydone", "status", "completed", "done", "hstaskstatus", "isclosed", "activitystatus"]),
    (Field::Owner, &["activityassignedtouser", "assignedto", "activityowner", "hubspotownerid", "owner", "assigned", "user"]),
    (
        Field::Name,
        &["personname", "contactname", "contact", "contactperson", "name", "person", "people", "associatedcontact", "who", "with", "mit"],
    ),
    (Field::Email, &["contactemail", "personemail", "email", "emailaddress"]),
    (Field::Phone, &["contactphone", "personphone", "phone"]),
    (Field::PersonId, &["contactid", "whoid", "contactexternalidc", "personid"]),
    (
        Field::Organisation,
        &["organizationname", "organization", "organisation", "accountname", "account", "company", "companyname", "associatedcompany", "firma"],
    ),
    (Field::OrganisationId, &["accountid", "accountexternalidc", "organizationid", "companyid"]),
    (Field::Domain, &["companydomainname", "domain"]),
    (Field::Deal, &["dealtitle", "dealname", "deal", "opportunity", "relatedto"]),
    (Field::DealId, &["dealid", "opportunityexternalidc", "whatid", "opportunityid"]),
];

/// Tables of time that was spent.
pub(super) const HOURS: List = &[
    (Field::Date, &["startdate", "date", "start", "day", "workdate", "datum", "tag"]),
    (Field::Time, &["starttime", "time"]),
    (Field::End, &["end", "endtime"]),
    (Field::Minutes, &["durationminutes", "minutes", "minuten", "duration", "durationhmm", "dauer"]),
    (Field::Hours, &["hours", "durationdecimal", "durationdecimalhours", "timespent", "stunden", "hoursworked"]),
    (Field::Project, &["project", "code", "task", "activity", "matter", "timecode", "projectcode", "category", "projekt", "aufgabe", "leistungsart"]),
    (Field::Tags, &["tags", "labels"]),
    (Field::Subject, &["description", "notes", "note", "memo", "beschreibung", "notiz"]),
    (Field::Organisation, &["client", "customer", "kunde"]),
    (Field::Owner, &["user", "email", "person", "employee", "member", "mitarbeiter"]),
    (Field::ActivityId, &["id", "entryid", "timeentryid"]),
];

/// What a column holds whose head names a way to reach someone: "E-mail 2 -
/// Value", "Business Phone 2", "Email (Work)".
pub(super) fn of_address(head: &str) -> Option<Field> {
    const NOT: &[&str] = &["label", "type", "displayname", "fax", "optout", "assistant", "callback", "status", "date", "owner", "bounce", "text", "body", "subject",
        "direction", "disposition", "html", "marketing", "id"];
    if NOT.iter().any(|word| head.contains(word)) {
        return None;
    }
    let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
    if has(&["email"]) || head.starts_with("mail") && head.len() < 8 {
        return Some(Field::Email);
    }
    if has(&["phone", "mobile", "telefon", "mobiltelefon", "handy", "telephone"]) {
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
