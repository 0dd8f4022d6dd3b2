//! When each person is due, kept in the same transaction as everything that
//! decides it, so that whoever is next is found without reading what was done.
//!
//! A row is worked out by the rules of [`legwork_core::next`]. After an act only
//! the day of the last touch can grow, so that nothing else is read again; what
//! is changed or taken back is looked up anew.

use jiff::civil::Date;
use legwork_core::next::{Business, Facts, due_on, lapses_on, usual};
use legwork_core::vocabulary::Relationship;

use super::error::Result;
use super::record::{Record, record};
use super::sql::statements;
use super::sqlite::readable;
use super::touch;
use super::tx::{Tx, row, rows, run};
use super::types::{Day, Instant, Word};
use crate::ids::{ActivityId, OrganisationId, PersonId, WorkspaceId};

record! {
    /// When one person is due. Private to this database: it follows from the rest.
    pub struct Due in "dues" {
        key {
            /// The workspace.
            workspace_id: WorkspaceId,
            /// The person.
            person_id: PersonId,
        }
        /// How the person stands to the member.
        relationship: Word<Relationship>,
        /// From when the person is due; [`Day::MAX`] for never.
        due: Day,
        /// The day of the last touch; [`Day::MIN`] for never.
        touched: Day,
        /// From when the person counts as lapsed; [`Day::MAX`] for never.
        lapses: Day,
        /// Whether a profile on LinkedIn is known.
        linked: bool,
    }
}

/// What a row has to do with when somebody is due.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Concern {
    /// It is about this person.
    Person(PersonId),
    /// It is about everybody of this organisation.
    Organisation(OrganisationId),
    /// It is about everybody of a relationship.
    Relationship(Relationship),
    /// It is about everybody with a tag.
    Tag(String),
    /// The day of an act, with those who took part and with an organisation.
    Act(ActivityId, Day, Option<OrganisationId>),
    /// Somebody took part in an act.
    Part(ActivityId, PersonId),
}

impl Concern {
    /// Whether it holds all of the row that matters here.
    const fn is_whole(&self) -> bool {
        matches!(self, Self::Act(..) | Self::Part(..))
    }
}

/// What decides when a person is due, but for the touches.
#[derive(Debug, sqlx::FromRow)]
struct Known {
    person_id: PersonId,
    relationship: Word<Relationship>,
    keep_in_touch: Option<i64>,
    never: bool,
    snoozed_until: Option<Day>,
    created: Instant,
    tagged: Option<i64>,
    stated: Option<i64>,
    step: Option<Day>,
    won: Option<Day>,
    won_there: Option<Day>,
    deals: i64,
    deals_there: i64,
    profiles: i64,
}

readable!(Known {
    person_id,
    relationship,
    keep_in_touch,
    never,
    snoozed_until,
    created,
    tagged,
    stated,
    step,
    won,
    won_there,
    deals,
    deals_there,
    profiles,
});

/// What is read of a person `p`.
macro_rules! known {
    () => {
        "select p.person_id, p.relationship, p.keep_in_touch, p.never, p.snoozed_until, p.created, \
        (select min(r.days) from person_tags t join rhythms r on r.workspace_id = t.workspace_id and r.about = 'tag' \
        and r.name = t.tag where t.workspace_id = p.workspace_id and t.person_id = p.person_id) as tagged, \
        (select r.days from rhythms r where r.workspace_id = p.workspace_id and r.about = 'relationship' \
        and r.name = p.relationship) as stated, \
        (select n.day from next_steps n where n.workspace_id = p.workspace_id and n.person_id = p.person_id) as step, \
        (select max(d.closed) from deals d where d.workspace_id = p.workspace_id and d.person_id = p.person_id \
        and d.status = 'won') as won, \
        (select max(d.closed) from deals d where d.workspace_id = p.workspace_id \
        and d.organisation_id = p.organisation_id and d.status = 'won') as won_there, \
        (select count(*) from deals d where d.workspace_id = p.workspace_id and d.person_id = p.person_id \
        and d.status = 'open') as deals, \
        (select count(*) from deals d where d.workspace_id = p.workspace_id \
        and d.organisation_id = p.organisation_id and d.status = 'open') as deals_there, \
        (select count(*) from person_addresses l where l.workspace_id = p.workspace_id and l.person_id = p.person_id \
        and l.kind = 'link' and l.value_norm like '%linkedin.com/in/%') as profiles from people p "
    };
}

statements! {
    ONE = concat!(known!(), "where p.workspace_id = $1 and p.person_id = $2");
    ALL = concat!(known!(), "where p.workspace_id = $1 and p.person_id > $2 order by p.person_id limit $3");
    OF_ORGANISATION = "select person_id from people where workspace_id = $1 and organisation_id = $2";
    OF_RELATIONSHIP = "select person_id from people where workspace_id = $1 and relationship = $2";
    OF_TAG = "select person_id from person_tags where workspace_id = $1 and tag = $2";
    OF_ACT = "select person_id from activity_people where workspace_id = $1 and activity_id = $2";
    DAY_OF = "select day from activities where workspace_id = $1 and activity_id = $2";
    CLEAR = "delete from dues where workspace_id = $1";
    MISSING = "select count(*) from people p where p.workspace_id = $1 and not exists \
        (select 1 from dues d where d.workspace_id = p.workspace_id and d.person_id = p.person_id)";
}

/// People looked at together while all are worked out anew.
const TOGETHER: i64 = 1_000;

impl Tx {
    /// Works out anew when those are due whom a row concerns, that was `old`
    /// and is `new`.
    pub(super) async fn follow(
        &mut self,
        workspace: WorkspaceId,
        old: Option<Vec<Concern>>,
        new: Option<Vec<Concern>>,
    ) -> Result<()> {
        if old == new && old.iter().flatten().all(Concern::is_whole) {
            return Ok(());
        }
        let added = old.is_none();
        let mut whom = Vec::new();
        for one in old.into_iter().chain(new).flatten() {
            match one {
                Concern::Part(activity, person) if added => {
                    let day = row!(&mut *self, (Day,), DAY_OF, workspace, activity)?;
                    grow(self, workspace, person, day.map_or(Day::MIN, |(day,)| day)).await?;
                }
                Concern::Act(_, day, Some(firm)) if added => {
                    let all = rows!(&mut *self, (PersonId,), OF_ORGANISATION, workspace, firm)?;
                    for (person,) in all {
                        grow(self, workspace, person, day).await?;
                    }
                }
                Concern::Act(..) if added => {}
                other => whom.extend(concerned(self, workspace, other).await?),
            }
        }
        whom.sort_unstable();
        whom.dedup();
        for person in whom {
            refresh(self, workspace, person).await?;
        }
        Ok(())
    }
}

/// Everybody whom something concerns.
async fn concerned(tx: &mut Tx, workspace: WorkspaceId, concern: Concern) -> Result<Vec<PersonId>> {
    let found = match concern {
        Concern::Person(person) | Concern::Part(_, person) => return Ok(vec![person]),
        Concern::Organisation(firm) => rows!(tx, (PersonId,), OF_ORGANISATION, workspace, firm)?,
        Concern::Relationship(relationship) => rows!(
            tx,
            (PersonId,),
            OF_RELATIONSHIP,
            workspace,
            Word(relationship)
        )?,
        Concern::Tag(tag) => rows!(tx, (PersonId,), OF_TAG, workspace, tag)?,
        Concern::Act(activity, _, firm) => {
            let mut all = rows!(&mut *tx, (PersonId,), OF_ACT, workspace, activity)?;
            if let Some(firm) = firm {
                all.extend(rows!(tx, (PersonId,), OF_ORGANISATION, workspace, firm)?);
            }
            all
        }
    };
    Ok(found.into_iter().map(|(person,)| person).collect())
}

/// Takes in a touch on a day.
async fn grow(tx: &mut Tx, workspace: WorkspaceId, person: PersonId, day: Day) -> Result<()> {
    let Some(old) = tx.get::<Due>(&(workspace, person)).await? else {
        return refresh(tx, workspace, person).await;
    };
    if day <= old.touched {
        return Ok(());
    }
    match row!(&mut *tx, Known, ONE, workspace, person)? {
        Some(known) => keep(tx, &reckon(workspace, &known, day)).await,
        None => Ok(()),
    }
}

/// Works out anew when a person is due.
async fn refresh(tx: &mut Tx, workspace: WorkspaceId, person: PersonId) -> Result<()> {
    let Some(known) = row!(&mut *tx, Known, ONE, workspace, person)? else {
        return Ok(());
    };
    let touched = touch::last(tx, workspace, person).await?;
    let due = reckon(workspace, &known, touched.unwrap_or(Day::MIN));
    keep(tx, &due).await
}

async fn keep(tx: &mut Tx, due: &Due) -> Result<()> {
    tx.write_row(Due::PUT, due).await
}

/// Works out anew when everybody of a workspace is due.
pub async fn rebuild(tx: &mut Tx, workspace: WorkspaceId) -> Result<()> {
    run!(&mut *tx, CLEAR, workspace)?;
    let mut after = PersonId::from(uuid::Uuid::nil());
    loop {
        let page = rows!(&mut *tx, Known, ALL, workspace, after, TOGETHER)?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = last.person_id;
        let mut dues = Vec::with_capacity(page.len());
        for known in &page {
            let touched = touch::last(tx, workspace, known.person_id).await?;
            dues.push(reckon(workspace, known, touched.unwrap_or(Day::MIN)));
        }
        tx.bulk(&dues).await?;
    }
}

/// How many people there are of whom it is not known when they are due; none
/// unless something went wrong.
pub async fn missing(tx: &mut Tx, workspace: WorkspaceId) -> Result<i64> {
    let found = row!(tx, (i64,), MISSING, workspace)?;
    Ok(found.map_or(0, |(count,)| count))
}

fn reckon(workspace: WorkspaceId, known: &Known, touched: Day) -> Due {
    let relationship = known.relationship.0;
    let whole = |days: i64| u32::try_from(days).ok();
    let every = known.keep_in_touch.or(known.tagged).or(known.stated);
    let last = Some(touched).filter(|day| *day != Day::MIN).map(Date::from);
    let facts = Facts {
        never: known.never,
        snoozed_until: known.snoozed_until.map(Date::from),
        step: known.step.map(Date::from),
        added: known.created.date(),
        touched: last,
        every: every.and_then(whole).or(usual(relationship)),
    };
    let business = Business {
        won: known.won.max(known.won_there).map(Date::from),
        open: known.deals + known.deals_there > 0,
    };
    let or_never = |day: Option<Date>| day.map_or(Day::MAX, Day);
    Due {
        workspace_id: workspace,
        person_id: known.person_id,
        relationship: known.relationship,
        due: or_never(due_on(&facts)),
        touched,
        lapses: or_never(lapses_on(relationship, last, business)),
        linked: known.profiles > 0,
    }
}
