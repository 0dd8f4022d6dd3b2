//! People with the day on which they were last touched: by name, and those who
//! were not touched for longest.
//!
//! A touch is an activity with the person, or with the organisation. Whoever
//! was touched longest ago is found by walking the activities from the oldest
//! day on: the first whose person has no later one is the answer, so that a
//! page of a list reads some hundred rows of an index and not all activities.

use legwork_core::vocabulary::Relationship;

use super::error::Result;
use super::person::Person;
use super::search::words_of;
use super::sql::{containing, statements};
use super::sqlite::{Cells, FromSqlite};
use super::tx::{Tx, row, rows};
use super::types::{Day, Word};
use crate::ids::{MemberId, OrganisationId, PersonId, WorkspaceId};

/// Most words that people can be looked for by.
pub const WORDS: usize = 6;

/// Fewer words than this are few.
const FEW: i64 = 200;

/// A person with what every list shows of them.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Known {
    /// The person.
    #[sqlx(flatten)]
    pub person: Person,
    /// The name of the organisation.
    pub firm: Option<String>,
    /// The day of the latest activity with the person.
    pub own: Option<Day>,
    /// The day of the latest activity with the organisation.
    pub theirs: Option<Day>,
}

impl Known {
    /// The day of the last touch.
    pub fn touched(&self) -> Option<Day> {
        self.own.max(self.theirs)
    }
}

impl FromSqlite for Known {
    fn read(cells: &mut Cells<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            person: Person::read(cells)?,
            firm: cells.next("firm")?,
            own: cells.next("own")?,
            theirs: cells.next("theirs")?,
        })
    }
}

/// Which people are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Only those who stand so.
    pub relationship: Option<Relationship>,
    /// Only those with this tag.
    pub tag: Option<String>,
    /// Only those of whose name, organisation or addresses a word begins with
    /// each of these, as compared; at most [`WORDS`].
    pub words: Vec<String>,
}

/// The day of the latest activity with a person `p`. Of someone with 500
/// activities or more, not all are read: each member's newest days are walked
/// back to the first with them.
macro_rules! own {
    () => {
        "case when exists (select 1 from activity_people h where h.workspace_id = p.workspace_id \
        and h.person_id = p.person_id limit 1 offset 499) \
        then (select max((select d.day from activities d where d.workspace_id = m.workspace_id \
        and d.member_id = m.member_id and exists (select 1 from activity_people x where x.workspace_id = d.workspace_id \
        and x.activity_id = d.activity_id and x.person_id = p.person_id) order by d.day desc limit 1)) \
        from members m where m.workspace_id = p.workspace_id) \
        else (select max(a.day) from activity_people ap join activities a on a.workspace_id = ap.workspace_id \
        and a.activity_id = ap.activity_id where ap.workspace_id = p.workspace_id and ap.person_id = p.person_id) end as own"
    };
}

/// The day of the latest activity with the organisation of a person `p`.
macro_rules! theirs {
    () => {
        "(select max(a.day) from activities a where a.workspace_id = p.workspace_id \
        and a.organisation_id = p.organisation_id) as theirs "
    };
}

/// What is read of a person `p`.
macro_rules! known {
    () => {
        concat!(
            "select p.workspace_id, p.person_id, p.name, p.name_norm, p.relationship, p.organisation_id, p.role, \
            p.keep_in_touch, p.never, p.snoozed_until, p.note, p.created, \
            (select o.name from organisations o where o.workspace_id = p.workspace_id \
            and o.organisation_id = p.organisation_id) as firm, ",
            own!(),
            ", ",
            theirs!()
        )
    };
}

/// Whether a word of `p` begins so. The last character there is comes after
/// whatever may follow.
macro_rules! begins {
    ($word:literal) => {
        concat!(
            " and (cast(",
            $word,
            " as text) is null or p.person_id in (select w.person_id from person_words w \
            where w.workspace_id = $1 and w.word >= ",
            $word,
            " and w.word < ",
            $word,
            " || '\u{10ffff}'))"
        )
    };
}

/// Whether a word is anywhere in the name, the organisation or an address of `p`.
macro_rules! holds {
    ($word:literal) => {
        concat!(
            " and (cast(",
            $word,
            " as text) is null or p.name_norm like ",
            $word,
            " escape '\\' \
            or p.organisation_id in (select w.organisation_id from organisations w \
            where w.workspace_id = $1 and w.name_norm like ",
            $word,
            " escape '\\') \
            or p.person_id in (select w.person_id from person_addresses w \
            where w.workspace_id = $1 and w.value_norm like ",
            $word,
            " escape '\\'))"
        )
    };
}

/// Whether `p` is wanted, by the beginnings of words or by parts of them.
macro_rules! fits {
    () => {
        fits!(begins)
    };
    ($how:ident) => {
        concat!(
            "where p.workspace_id = $1 and (p.relationship = $2 or $2 is null) \
            and (cast($10 as text) is null or exists (select 1 from person_tags g where g.workspace_id = p.workspace_id \
            and g.person_id = p.person_id and g.tag = $10))",
            $how!("$3"),
            $how!("$4"),
            $how!("$5"),
            $how!("$6"),
            $how!("$7"),
            $how!("$8")
        )
    };
}

statements! {
    LAST = concat!("select ", own!(), ", ", theirs!(), "from people p where p.workspace_id = $1 and p.person_id = $2");
    ONE = concat!(known!(), "from people p where p.workspace_id = $1 and p.person_id = $2");
    FOUND = concat!(known!(), "from people p ", fits!(), " order by p.name_norm, p.person_id limit $9");
    // A cross join keeps SQLite to this order: by word first.
    NARROW = concat!(known!(), "from person_words n cross join people p ", fits!(), " \
        and n.workspace_id = $1 and n.word >= $3 and n.word < $3 || '\u{10ffff}' and p.person_id = n.person_id limit $9");
    BEGINNING = "select word from person_words where workspace_id = $1 and word >= $2 \
        and word < $2 || '\u{10ffff}' limit $3";
    HOLDING = concat!(known!(), "from people p ", fits!(holds), " order by p.name_norm, p.person_id limit $9");
    NEVER = concat!(known!(), "from people p ", fits!(), " \
        and not exists (select 1 from activity_people x where x.workspace_id = $1 and x.person_id = p.person_id) \
        and not exists (select 1 from activities z where z.workspace_id = $1 and z.organisation_id = p.organisation_id) \
        order by p.name_norm, p.person_id limit $9");
    READY = concat!("select u.person_id from dues u join people p on p.workspace_id = u.workspace_id \
        and p.person_id = u.person_id ", fits!(), " \
        and u.workspace_id = $1 and u.due <= $11 order by u.due, u.touched, u.person_id limit $9");
    // A cross join keeps SQLite to this order: by day first.
    LAST_BY_THEM = concat!(known!(), "from activities d cross join activity_people t cross join people p ", fits!(), " \
        and d.workspace_id = $1 and d.member_id = $11 \
        and t.workspace_id = d.workspace_id and t.activity_id = d.activity_id and p.person_id = t.person_id \
        and not exists (select 1 from activity_people x \
        join activities y on y.workspace_id = x.workspace_id and y.activity_id = x.activity_id \
        where x.workspace_id = $1 and x.person_id = t.person_id and (y.day, y.activity_id) > (d.day, d.activity_id)) \
        and not exists (select 1 from activities z \
        where z.workspace_id = $1 and z.organisation_id = p.organisation_id and z.day > d.day) \
        order by d.day, d.activity_id limit $9");
    LAST_BY_FIRM = concat!(known!(), "from activities d cross join people p ", fits!(), " \
        and d.workspace_id = $1 and d.member_id = $11 and p.organisation_id = d.organisation_id \
        and not exists (select 1 from activities z where z.workspace_id = $1 \
        and z.organisation_id = d.organisation_id and (z.day, z.activity_id) > (d.day, d.activity_id)) \
        and not exists (select 1 from activity_people x \
        join activities y on y.workspace_id = x.workspace_id and y.activity_id = x.activity_id \
        where x.workspace_id = $1 and x.person_id = p.person_id and y.day >= d.day) \
        order by d.day, d.activity_id limit $9");
    KIND_WITH = "select a.kind from activity_people ap \
        join activities a on a.workspace_id = ap.workspace_id and a.activity_id = ap.activity_id \
        where ap.workspace_id = $1 and ap.person_id = $2 and a.day = $3 order by ap.activity_id desc limit 1";
    KIND_AT = "select kind from activities where workspace_id = $1 and organisation_id = $2 \
        order by day desc, activity_id desc limit 1";
}

/// A statement with who is wanted bound, and whatever follows.
macro_rules! wanted {
    (of $row:ty, $tx:expr, $sql:expr, $workspace:expr, $wanted:expr, $limit:expr $(, $more:expr)*) => {{
        let words = $wanted.beginnings();
        wanted!(with words, of $row, $tx, $sql, $workspace, $wanted, $limit $(, $more)*)
    }};
    (with $words:ident, of $row:ty, $tx:expr, $sql:expr, $workspace:expr, $wanted:expr, $limit:expr $(, $more:expr)*) => {{
        let word = |place: usize| $words[place].as_deref();
        let relationship = $wanted.relationship.map(Word);
        let tag = $wanted.tag.as_deref();
        rows!($tx, $row, $sql, $workspace, relationship, word(0), word(1), word(2), word(3), word(4), word(5),
            $limit, tag $(, $more)*)
    }};
    ($tx:expr, $sql:expr, $($rest:tt)*) => { wanted!(of Known, $tx, $sql, $($rest)*) };
}

impl Wanted {
    /// How words must begin: those of letters and figures, of each that is wanted.
    fn beginnings(&self) -> [Option<String>; WORDS] {
        let mut words = self.words.iter().flat_map(|word| words_of(word));
        std::array::from_fn(|_| words.next())
    }

    /// A pattern for each word that there is.
    fn patterns(&self) -> [Option<String>; WORDS] {
        let mut words = self.words.iter();
        std::array::from_fn(|_| words.next().map(|word| containing(word)))
    }
}

/// The day of the last touch of a person, by whatever it was.
pub(super) async fn last(tx: &mut Tx, workspace: WorkspaceId, id: PersonId) -> Result<Option<Day>> {
    let found = row!(tx, (Option<Day>, Option<Day>), LAST, workspace, id)?;
    Ok(found.and_then(|(own, theirs)| own.max(theirs)))
}

/// One person.
pub async fn one(tx: &mut Tx, workspace: WorkspaceId, id: PersonId) -> Result<Option<Known>> {
    row!(tx, Known, ONE, workspace, id)
}

/// At most `limit` of the people who are wanted, by name. Where no words begin
/// so, they are looked for anywhere, which takes longer.
pub async fn found(
    tx: &mut Tx,
    workspace: WorkspaceId,
    wanted: &Wanted,
    limit: i64,
) -> Result<Vec<Known>> {
    let plain = |word: &String| words_of(word).next().is_some();
    if wanted.words.iter().all(plain) {
        let found = match narrowed(tx, workspace, wanted).await? {
            Some(found) => first(found, limit),
            None => wanted!(&mut *tx, FOUND, workspace, wanted, limit)?,
        };
        if !found.is_empty() || wanted.words.is_empty() {
            return Ok(found);
        }
    }
    let patterns = wanted.patterns();
    wanted!(with patterns, of Known, tx, HOLDING, workspace, wanted, limit)
}

/// Everybody who is wanted, where a word is so rare that those who have it are
/// few; none where every word is common, or there is none.
async fn narrowed(
    tx: &mut Tx,
    workspace: WorkspaceId,
    wanted: &Wanted,
) -> Result<Option<Vec<Known>>> {
    let mut words = wanted.beginnings();
    let mut rarest = None;
    for (place, word) in words.iter().enumerate() {
        let Some(word) = word else { break };
        let found = rows!(&mut *tx, (String,), BEGINNING, workspace, word, FEW)?;
        let count = i64::try_from(found.len()).unwrap_or(FEW);
        if count < FEW && rarest.is_none_or(|(least, _)| count < least) {
            rarest = Some((count, place));
        }
    }
    let Some((_, place)) = rarest else {
        return Ok(None);
    };
    words.swap(0, place);
    let found = wanted!(with words, of Known, tx, NARROW, workspace, wanted, FEW)?;
    Ok(Some(found))
}

/// The first of these by name, each once.
fn first(mut found: Vec<Known>, limit: i64) -> Vec<Known> {
    let name = |one: &Known| (one.person.name_norm.clone(), one.person.person_id);
    found.sort_by_cached_key(name);
    found.dedup_by_key(|one| one.person.person_id);
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    found
}

/// At most `limit` of those who are due on a day, the longest first.
pub async fn due(
    tx: &mut Tx,
    workspace: WorkspaceId,
    wanted: &Wanted,
    day: Day,
    limit: i64,
) -> Result<Vec<Known>> {
    let ready = wanted!(
        of(PersonId,),
        &mut *tx,
        READY,
        workspace,
        wanted,
        limit,
        day
    )?;
    let mut found = Vec::with_capacity(ready.len());
    for (person,) in ready {
        found.extend(one(tx, workspace, person).await?);
    }
    Ok(found)
}

/// At most `limit` of those who were never touched, by name.
pub async fn never(
    tx: &mut Tx,
    workspace: WorkspaceId,
    wanted: &Wanted,
    limit: i64,
) -> Result<Vec<Known>> {
    wanted!(tx, NEVER, workspace, wanted, limit)
}

/// Those whom a member was the last to touch, the longest ago first: at most
/// `limit` by an act with themselves, and as many by one with the organisation.
pub async fn longest(
    tx: &mut Tx,
    workspace: WorkspaceId,
    member: MemberId,
    wanted: &Wanted,
    limit: i64,
) -> Result<Vec<Known>> {
    let mut all = wanted!(&mut *tx, LAST_BY_THEM, workspace, wanted, limit, member)?;
    all.extend(wanted!(tx, LAST_BY_FIRM, workspace, wanted, limit, member)?);
    Ok(all)
}

/// The kind of the latest activity with a person on a day.
pub async fn kind_with(
    tx: &mut Tx,
    workspace: WorkspaceId,
    person: PersonId,
    day: Day,
) -> Result<Option<String>> {
    let found = row!(tx, (String,), KIND_WITH, workspace, person, day)?;
    Ok(found.map(|(kind,)| kind))
}

/// The kind of the latest activity with an organisation.
pub async fn kind_at(
    tx: &mut Tx,
    workspace: WorkspaceId,
    firm: OrganisationId,
) -> Result<Option<String>> {
    let found = row!(tx, (String,), KIND_AT, workspace, firm)?;
    Ok(found.map(|(kind,)| kind))
}
