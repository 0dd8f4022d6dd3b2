//! The spreadsheets of an export: names instead of ids, for people to read.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufWriter};

use legwork_core::money::{Currency, Money};

use super::csv::Csv;
use super::part::PartFolder;
use super::tables::PAGE;
use crate::Result;
use crate::ids::{ActivityId, DealId, OrganisationId, PersonId, WorkspaceId};
use crate::store::{
    self, Activity, ActivityPerson, Deal, Organisation, Person, PersonAddress, Record, Tx, Word,
};

type Sheet = Csv<BufWriter<File>>;

/// What rows refer to, by id.
#[derive(Default)]
struct Names {
    people: HashMap<PersonId, String>,
    organisations: HashMap<OrganisationId, String>,
    deals: HashMap<DealId, String>,
}

/// Writes `people.csv`, `deals.csv` and `activities.csv` into a folder.
pub(super) async fn write(tx: &mut Tx, folder: &PartFolder) -> Result<()> {
    let mut people = Csv::new(folder.file("people.csv")?, &PEOPLE)?;
    let mut deals = Csv::new(folder.file("deals.csv")?, &DEALS)?;
    let mut activities = Csv::new(folder.file("activities.csv")?, &ACTIVITIES)?;
    for workspace in store::workspace::all(tx).await? {
        let workspace = workspace.workspace_id;
        let mut names = Names::default();
        write_people(tx, workspace, &mut names, &mut people).await?;
        write_deals(tx, workspace, &mut names, &mut deals).await?;
        write_activities(tx, workspace, &names, &mut activities).await?;
    }
    for sheet in [people, deals, activities] {
        sheet.finish()?;
    }
    Ok(())
}

const PEOPLE: [&str; 8] = [
    "Name",
    "Relationship",
    "Organisation",
    "Role",
    "Addresses",
    "Note",
    "Added",
    "Id",
];

async fn write_people(
    tx: &mut Tx,
    workspace: WorkspaceId,
    names: &mut Names,
    sheet: &mut Sheet,
) -> Result<()> {
    for row in tx.all::<Organisation>(workspace).await? {
        names.organisations.insert(row.organisation_id, row.name);
    }
    let mut addresses: HashMap<PersonId, Vec<String>> = HashMap::new();
    for row in tx.all::<PersonAddress>(workspace).await? {
        addresses.entry(row.person_id).or_default().push(row.value);
    }
    for row in store::person::list(tx, workspace).await? {
        let reached = addresses
            .remove(&row.person_id)
            .unwrap_or_default()
            .join("; ");
        person(sheet, &row, names, &reached)?;
        names.people.insert(row.person_id, row.name);
    }
    Ok(())
}

fn person(sheet: &mut Sheet, row: &Person, names: &Names, reached: &str) -> io::Result<()> {
    sheet.text(&row.name)?;
    sheet.plain(row.relationship)?;
    sheet.maybe(named(&names.organisations, row.organisation_id))?;
    sheet.maybe(row.role.as_deref())?;
    sheet.text(reached)?;
    sheet.maybe(row.note.as_deref())?;
    sheet.plain(row.created.date())?;
    sheet.plain(row.person_id)?;
    sheet.end_row()
}

const DEALS: [&str; 12] = [
    "Title",
    "Person",
    "Organisation",
    "Value",
    "Currency",
    "Stage",
    "Status",
    "Opened",
    "Expected",
    "Closed",
    "Reason",
    "Id",
];

async fn write_deals(
    tx: &mut Tx,
    workspace: WorkspaceId,
    names: &mut Names,
    sheet: &mut Sheet,
) -> Result<()> {
    for row in store::deal::list(tx, workspace, None).await? {
        deal(sheet, &row, names)?;
        names.deals.insert(row.deal_id, row.title);
    }
    Ok(())
}

fn deal(sheet: &mut Sheet, row: &Deal, names: &Names) -> io::Result<()> {
    sheet.text(&row.title)?;
    sheet.maybe(named(&names.people, row.person_id))?;
    sheet.maybe(named(&names.organisations, row.organisation_id))?;
    money(sheet, row.value, row.currency.as_deref())?;
    sheet.text(&row.stage)?;
    sheet.plain(row.status)?;
    sheet.plain(row.opened)?;
    sheet.known(row.expected_close)?;
    sheet.known(row.closed)?;
    sheet.maybe(row.reason.as_deref())?;
    sheet.plain(row.deal_id)?;
    sheet.end_row()
}

const ACTIVITIES: [&str; 17] = [
    "Date",
    "Kind",
    "Quantity",
    "Minutes",
    "Outcome",
    "Quality",
    "People",
    "Organisation",
    "Deal",
    "Amount",
    "Currency",
    "Tags",
    "Note",
    "Source",
    "Recorded",
    "Zone",
    "Id",
];

async fn write_activities(
    tx: &mut Tx,
    workspace: WorkspaceId,
    names: &Names,
    sheet: &mut Sheet,
) -> Result<()> {
    let mut present = Present::new(workspace);
    let mut after = None;
    loop {
        let page: Vec<Activity> = tx.page(workspace, after.as_ref(), PAGE).await?;
        for row in &page {
            let people = present.of(tx, row.activity_id, names).await?;
            activity(sheet, row, names, &people)?;
        }
        match page.last() {
            Some(last) => after = Some(last.key()),
            None => return Ok(()),
        }
    }
}

fn activity(sheet: &mut Sheet, row: &Activity, names: &Names, people: &str) -> io::Result<()> {
    sheet.plain(row.day)?;
    sheet.text(&row.kind)?;
    sheet.plain(row.quantity)?;
    sheet.known(row.minutes)?;
    sheet.known(row.outcome.map(|Word(outcome)| outcome))?;
    sheet.known(row.quality)?;
    sheet.text(people)?;
    sheet.maybe(named(&names.organisations, row.organisation_id))?;
    sheet.maybe(named(&names.deals, row.deal_id))?;
    money(sheet, row.amount, row.currency.as_deref())?;
    sheet.text(&row.tags.0.join(", "))?;
    sheet.maybe(row.note.as_deref())?;
    sheet.text(&row.source)?;
    sheet.plain(row.recorded)?;
    sheet.text(&row.zone)?;
    sheet.plain(row.activity_id)?;
    sheet.end_row()
}

/// Who took part, read along with the activities: both lie in the order of the
/// activity's id, so that one page of each is enough.
struct Present {
    workspace: WorkspaceId,
    page: std::vec::IntoIter<ActivityPerson>,
    next: Option<ActivityPerson>,
    last: Option<<ActivityPerson as Record>::Key>,
    begun: bool,
}

impl Present {
    fn new(workspace: WorkspaceId) -> Self {
        Self {
            workspace,
            page: Vec::new().into_iter(),
            next: None,
            last: None,
            begun: false,
        }
    }

    /// The names of those who took part in an activity; activities must come
    /// in the order of their ids.
    async fn of(&mut self, tx: &mut Tx, id: ActivityId, names: &Names) -> Result<String> {
        if !std::mem::replace(&mut self.begun, true) {
            self.advance(tx).await?;
        }
        let mut people = String::new();
        while let Some(row) = self.next.clone().filter(|row| row.activity_id <= id) {
            if row.activity_id == id {
                let between = if people.is_empty() { "" } else { ", " };
                people.push_str(between);
                people.push_str(named(&names.people, Some(row.person_id)).unwrap_or_default());
            }
            self.advance(tx).await?;
        }
        Ok(people)
    }

    async fn advance(&mut self, tx: &mut Tx) -> Result<()> {
        self.next = self.page.next();
        if self.next.is_none() {
            let page: Vec<ActivityPerson> =
                tx.page(self.workspace, self.last.as_ref(), PAGE).await?;
            self.last = page.last().map(Record::key).or_else(|| self.last.take());
            self.page = page.into_iter();
            self.next = self.page.next();
        }
        Ok(())
    }
}

fn named<I: std::hash::Hash + Eq>(names: &HashMap<I, String>, id: Option<I>) -> Option<&str> {
    names.get(&id?).map(String::as_str)
}

/// Two cells: an amount in major units, and its currency.
fn money(sheet: &mut Sheet, minor: Option<i64>, code: Option<&str>) -> io::Result<()> {
    match (minor, code.and_then(Currency::from_code)) {
        (Some(minor), Some(currency)) => sheet.plain(Money::from_minor(minor, currency).major())?,
        (minor, _) => sheet.known(minor)?,
    }
    sheet.maybe(code)
}
