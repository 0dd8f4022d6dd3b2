//! The one list of tables, parents before children, and of all statements.

use super::error::{Failure, Result, StoreError};
use super::journal::JournalEntry;
use super::record::{Entity, Record};
use super::sql::Table;
use super::{
    Activity, ActivityPerson, AskedWarning, Capture, CaptureRule, Commitment, CommitmentVersion,
    Connector, ConnectorLook, ConnectorSecret, Correspondent, DayTotal, Deal, DealMove,
    DistinctPair, Due, Excuse, Figure, Forecast, Goal, GoalReset, GoalResult, Holiday, ImportName,
    ImportPart, Job, Kind, LastDay, Member, Merge, NextStep, NudgeMark, NudgeSecret, NudgeSetting,
    NudgeToken, Organisation, OwnAddress, PartnerShare, Pause, Person, PersonAddress, PersonTag,
    PersonWord, PushDevice, Relation, Review, ReviewFacts, Revision, Rhythm, SealedPeriod, Session,
    Trial, Workspace,
};

/// Something to be done with each table in turn.
pub trait EachTable {
    /// Does it with the table of `R`.
    fn table<R: Record>(&mut self) -> impl Future<Output = Result<()>> + Send;
}

/// Passes the list of records, parents first, to another macro.
macro_rules! with_tables {
    ($then:ident!($($with:tt)*)) => {
        $then!(($($with)*) Workspace, Member, LastDay, NudgeSetting, Kind, Figure, Trial, Goal, GoalReset, Commitment, CommitmentVersion, Pause,
            AskedWarning, Holiday, Excuse, SealedPeriod, Organisation, Person, PersonAddress, Rhythm, PersonTag, NextStep, Relation,
            Merge, DistinctPair, Deal, DealMove, Activity, ActivityPerson, DayTotal, GoalResult, Capture, CaptureRule, OwnAddress,
            Correspondent, Connector, Review, ReviewFacts, Forecast, ImportName, ImportPart, JournalEntry)
    };
}

/// The same for the records of [`private_tables`].
macro_rules! with_private {
    ($then:ident!($($with:tt)*)) => {
        $then!(($($with)*) Session, Revision, Due, PersonWord, ConnectorSecret, ConnectorLook, NudgeSecret, NudgeToken,
            NudgeMark, Job, PartnerShare, PushDevice)
    };
}

macro_rules! definitions {
    (() $($record:ident),+) => { &[$(<$record as Record>::TABLE),+] };
}

macro_rules! visits {
    (($visitor:ident) $($record:ident),+) => { $($visitor.table::<$record>().await?;)+ };
}

macro_rules! plain {
    (() $($record:ident),+) => { [$((
        <$record as Record>::TABLE.name,
        &[<$record>::INSERT, <$record>::PUT, <$record>::GET, <$record>::DELETE, <$record>::FIRST,
          <$record>::NEXT, <$record>::COUNT, <$record>::CLEAR] as &[&'static str],
    )),+] };
}

macro_rules! dispatch {
    (($visitor:ident, $name:ident) $($record:ident),+) => {
        $(if <$record as Record>::TABLE.name == $name { return $visitor.table::<$record>().await; })+
    };
}

/// Every table, parents before children.
pub const fn tables() -> &'static [Table] {
    with_tables!(definitions!())
}

/// The tables that belong to this database alone: no part of exports, copies
/// of a workspace, or undo. They are made after all others.
pub const fn private_tables() -> &'static [Table] {
    with_private!(definitions!())
}

/// Does something with every table, parents before children.
pub async fn for_each_table(visitor: &mut impl EachTable) -> Result<()> {
    with_tables!(visits!(visitor));
    Ok(())
}

/// Does something with the table of this name. Fails when there is none.
pub async fn for_table(name: &str, visitor: &mut impl EachTable) -> Result<()> {
    with_tables!(dispatch!(visitor, name));
    Err(StoreError::new(
        Failure::Corrupt,
        format!("there is no table '{name}'"),
    ))
}

/// Every statement that the store runs on both databases, with where it is from.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    let files: &[(&str, &[&str])] = &[
        ("workspace", super::workspace::STATEMENTS),
        ("goal", super::goal::STATEMENTS),
        ("goal_reset", super::goal_reset::STATEMENTS),
        ("asked", super::asked::STATEMENTS),
        ("commitment", super::commitment::STATEMENTS),
        ("pause", super::pause::STATEMENTS),
        ("sealed", super::sealed::STATEMENTS),
        ("organisation", super::organisation::STATEMENTS),
        ("person", super::person::STATEMENTS),
        ("touch", super::touch::STATEMENTS),
        ("due", super::due::STATEMENTS),
        ("search", super::search::STATEMENTS),
        ("next", super::next::STATEMENTS),
        ("tag", super::tag::STATEMENTS),
        ("relation", super::relation::STATEMENTS),
        ("merge", super::merge::STATEMENTS),
        ("story", super::story::STATEMENTS),
        ("deal", super::deal::STATEMENTS),
        ("activity", super::activity::STATEMENTS),
        ("totals", super::totals::STATEMENTS),
        ("result", super::result::STATEMENTS),
        ("capture", super::capture::STATEMENTS),
        ("connector", super::connector::STATEMENTS),
        ("look", super::look::STATEMENTS),
        ("nudge", super::nudge::STATEMENTS),
        ("jobs", super::jobs::STATEMENTS),
        ("partner", super::partner::STATEMENTS),
        ("push", super::push::STATEMENTS),
        ("capture_rule", super::capture_rule::STATEMENTS),
        ("correspondent", super::correspondent::STATEMENTS),
        ("review", super::review::STATEMENTS),
        ("kind", super::kind::STATEMENTS),
        ("figure", super::figure::STATEMENTS),
        ("trial", super::trial::STATEMENTS),
        ("session", super::session::STATEMENTS),
        ("revision", super::revision::STATEMENTS),
        ("imports", super::imports::STATEMENTS),
        ("journal", super::journal::STATEMENTS),
        ("doctor", super::doctor::STATEMENTS),
        ("prefix", PREFIXES),
    ];
    let plain: &[(&str, &[&str])] = &with_tables!(plain!());
    let private: &[(&str, &[&str])] = &with_private!(plain!());
    files
        .iter()
        .chain(plain)
        .chain(private)
        .flat_map(|(file, list)| list.iter().map(|sql| (*file, *sql)))
        .collect()
}

const PREFIXES: &[&str] = &[
    Member::PREFIX,
    Goal::PREFIX,
    Commitment::PREFIX,
    Pause::PREFIX,
    Organisation::PREFIX,
    Person::PREFIX,
    Deal::PREFIX,
    Activity::PREFIX,
    GoalResult::PREFIX,
    Capture::PREFIX,
    Connector::PREFIX,
    Job::PREFIX,
    PartnerShare::PREFIX,
    PushDevice::PREFIX,
    CaptureRule::PREFIX,
    Review::PREFIX,
    Forecast::PREFIX,
];
