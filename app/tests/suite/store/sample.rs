//! One workspace with a row or two in every table.

use jiff::Timestamp;
use jiff::civil::Date;
use legwork::ids::{
    ActivityId, CommitmentId, DealId, GoalId, Ids, MemberId, OrganisationId, PersonId, WorkspaceId,
};
use legwork::store::{
    Activity, ActivityPerson, AddressKind, AskedWarning, Capture, CaptureRule, CaptureState,
    Commitment, CommitmentVersion, Connector, ConnectorKind, Correspondent, Db, Deal, DealMove,
    DealStatus, DistinctPair, Excuse, Figure, Forecast, Goal, GoalReset, GoalResult, GoalStatus,
    Holiday, ImportName, ImportPart, Instant, Json, Kind, LastDay, Member, Merge, Merged, NextStep,
    NudgeSetting, Organisation, OwnAddress, Pause, Person, PersonAddress, PersonTag, Record,
    Relation, Review, ReviewFacts, Rhythm, RhythmOf, SealedPeriod, Trial, Tx, Word, Workspace,
};
use legwork_core::cadence::Warning;
use legwork_core::classify::{Entry, Rule, Then, When};
use legwork_core::vocabulary::{Audience, Channel, Direction, Outcome, PeriodUnit, Relationship};
use serde_json::json;

/// The ids by which tests refer to what is in the sample.
#[derive(Debug, Clone)]
pub(crate) struct Sample {
    pub(crate) workspace: WorkspaceId,
    pub(crate) member: MemberId,
    pub(crate) goal: GoalId,
    pub(crate) commitment: CommitmentId,
    pub(crate) organisation: OrganisationId,
    pub(crate) ann: PersonId,
    pub(crate) bob: PersonId,
    pub(crate) deal: DealId,
    pub(crate) calls: Vec<ActivityId>,
}

pub(crate) fn day(text: &str) -> legwork::store::Day {
    text.parse::<Date>().unwrap().into()
}

pub(crate) fn at(second: i64) -> Instant {
    Timestamp::new(1_800_000_000 + second, 123_456_789)
        .unwrap()
        .into()
}

impl Sample {
    /// Puts the sample into a database.
    pub(crate) async fn put(db: &Db, seed: u64) -> Self {
        let mut tx = db.write().await.unwrap();
        let sample = Self::with_ids(&Ids::seeded(seed));
        sample.people_and_promises(&mut tx).await;
        sample.history(&mut tx).await;
        sample.the_rest(&mut tx, &Ids::seeded(seed + 1)).await;
        tx.commit().await.unwrap();
        sample
    }

    fn with_ids(ids: &Ids) -> Self {
        Self {
            workspace: ids.entity(),
            member: ids.entity(),
            goal: ids.entity(),
            commitment: ids.entity(),
            organisation: ids.entity(),
            ann: ids.entity(),
            bob: ids.entity(),
            deal: ids.entity(),
            calls: (0..3).map(|n| ids.ordered(at(n).timestamp())).collect(),
        }
    }

    async fn people_and_promises(&self, tx: &mut Tx) {
        put(tx, &self.workspace()).await;
        put(tx, &self.member()).await;
        put(tx, &self.last_day()).await;
        put(tx, &self.kind()).await;
        put(tx, &self.figure()).await;
        put(tx, &self.trial()).await;
        put(tx, &self.nudges()).await;
        put(tx, &self.import_name()).await;
        put(tx, &self.import_part()).await;
        put(tx, &self.goal()).await;
        put(tx, &self.goal_reset()).await;
        put(tx, &self.commitment()).await;
        put(tx, &self.asked_warning()).await;
        put(tx, &self.version("2027-01-01", 2)).await;
        put(tx, &self.version("2027-02-01", 3)).await;
        put(tx, &self.organisation()).await;
        put(tx, &self.person(self.ann, "Ann Lee", "ann lee")).await;
        put(tx, &self.person(self.bob, "Bob 100%", "bob 100%")).await;
        put(tx, &self.address()).await;
        put(tx, &self.rhythm()).await;
        put(tx, &self.tag()).await;
        put(tx, &self.next_step()).await;
        put(tx, &self.relation()).await;
        put(tx, &self.merge()).await;
        put(tx, &self.distinct()).await;
        put(tx, &self.deal()).await;
        put(tx, &self.step(1)).await;
        put(tx, &self.step(2)).await;
    }

    async fn history(&self, tx: &mut Tx) {
        for (n, day) in ["2027-02-01", "2027-02-01", "2027-02-03"]
            .iter()
            .enumerate()
        {
            put(tx, &self.activity(n, day)).await;
        }
        put(tx, &self.took_part(0, self.ann)).await;
        put(tx, &self.took_part(2, self.bob)).await;
        put(tx, &self.sealed("2027-01-04")).await;
        put(tx, &self.sealed("2027-01-11")).await;
        put(tx, &self.excuse()).await;
        put(tx, &self.holiday("2027-01-06", false)).await;
        put(tx, &self.holiday("2027-05-01", true)).await;
    }

    async fn the_rest(&self, tx: &mut Tx, ids: &Ids) {
        put(tx, &self.pause(ids, None)).await;
        put(tx, &self.pause(ids, Some(self.commitment))).await;
        put(tx, &self.result(ids)).await;
        put(tx, &self.capture(ids, CaptureState::Waiting)).await;
        put(tx, &self.capture(ids, CaptureState::Dismissed)).await;
        put(tx, &self.rule(ids)).await;
        put(tx, &self.own_address()).await;
        put(tx, &self.correspondent()).await;
        put(tx, &self.connector(ids)).await;
        let review = self.review(ids);
        put(tx, &review).await;
        put(tx, &self.review_facts(&review)).await;
        put(tx, &self.forecast(ids)).await;
    }

    pub(crate) fn workspace(&self) -> Workspace {
        Workspace {
            workspace_id: self.workspace,
            name: "Harbour Studio".into(),
            currency: Some("EUR".into()),
            week_start: 1,
            workdays: 31,
            fiscal_month: 1,
            zone: "Europe/Berlin".into(),
            day_first: true,
            holiday_country: None,
            created: at(0),
        }
    }

    fn member(&self) -> Member {
        Member {
            workspace_id: self.workspace,
            member_id: self.member,
            name: "Mia".into(),
            weekly_minutes: Some(240),
            created: at(0),
        }
    }

    fn last_day(&self) -> LastDay {
        LastDay {
            workspace_id: self.workspace,
            member_id: self.member,
            last_today: day("2027-02-08"),
        }
    }

    fn figure(&self) -> Figure {
        Figure {
            workspace_id: self.workspace,
            member_id: self.member,
            name: "deal.worth".into(),
            value: "20000".into(),
            currency: Some("EUR".into()),
        }
    }

    fn nudges(&self) -> NudgeSetting {
        NudgeSetting {
            workspace_id: self.workspace,
            member_id: self.member,
            settings: Json(json!({"times": {"daily": "09:00"}})),
        }
    }

    fn trial(&self) -> Trial {
        Trial {
            workspace_id: self.workspace,
            trial_id: self.deal.uuid().into(),
            member_id: self.member,
            a: "cold-call".into(),
            b: "linkedin-invite".into(),
            starts_on: day("2027-01-04"),
            weeks: "abba".into(),
            ended_on: None,
            created: at(1),
        }
    }

    fn import_name(&self) -> ImportName {
        ImportName {
            workspace_id: self.workspace,
            source: "hubspot".into(),
            what: "person".into(),
            source_id: "4421".into(),
            own_id: self.workspace.uuid(),
        }
    }

    fn import_part(&self) -> ImportPart {
        ImportPart {
            workspace_id: self.workspace,
            import_id: self.workspace.uuid().into(),
            part: 1,
            span: false,
            items: Json(serde_json::json!([["people", ["\u{1f33f}"], null]])),
        }
    }

    fn kind(&self) -> Kind {
        Kind {
            workspace_id: self.workspace,
            slug: "site-visit".into(),
            title: "Site visit".into(),
            one: "visit".into(),
            many: "visits".into(),
            channel: Some(Word(Channel::InPerson)),
            audience: None,
            minutes: 90,
            selling: true,
            counts_as: Json(vec!["meeting".into()]),
            phrases: Json(vec![]),
            custom: true,
        }
    }

    pub(crate) fn goal(&self) -> Goal {
        Goal {
            workspace_id: self.workspace,
            goal_id: self.goal,
            member_id: self.member,
            sentence: "earn 20 % more".into(),
            metric: "revenue".into(),
            target: "growth".into(),
            amount: Some("20".into()),
            unit: Some("percent".into()),
            currency: None,
            baseline: Some("500000.50".into()),
            starts_on: Some(day("2027-01-01")),
            due: Some(day("2027-12-31")),
            direction: Word(Direction::AtLeast),
            recurs: None,
            why: None,
            status: Word(GoalStatus::Open),
            closed_on: None,
            reason: None,
            created: at(1),
        }
    }

    pub(crate) fn commitment(&self) -> Commitment {
        Commitment {
            workspace_id: self.workspace,
            commitment_id: self.commitment,
            member_id: self.member,
            goal_id: Some(self.goal),
            lineage_id: self.commitment.uuid().into(),
            kind: "cold-call".into(),
            title: "Cold calls".into(),
            sentence: "ring up two strangers a week".into(),
            direction: Word(Direction::AtLeast),
            unit: Word(PeriodUnit::Week),
            every: 1,
            mask: 31,
            week_start: 1,
            anchor: None,
            fiscal_month: 1,
            starts_on: day("2027-01-01"),
            ends_on: None,
            quantity_unit: "times".into(),
            audience: Some(Word(Audience::Prospect)),
            channel: Some(Word(Channel::Phone)),
            time_of_day: None,
            minutes: None,
            cap: 0,
            grace: 2,
            retired_on: None,
            reason: None,
            created: at(2),
        }
    }

    pub(crate) fn version(&self, from: &str, target: i64) -> CommitmentVersion {
        CommitmentVersion {
            workspace_id: self.workspace,
            commitment_id: self.commitment,
            from_day: day(from),
            target,
            upper: None,
            reason: Some("it went well".into()),
            added: day(from),
        }
    }

    fn organisation(&self) -> Organisation {
        Organisation {
            workspace_id: self.workspace,
            organisation_id: self.organisation,
            name: "Acme".into(),
            name_norm: "acme".into(),
            relationship: Word(Relationship::Client),
            domain: Some("acme.example".into()),
            note: None,
            created: at(3),
        }
    }

    pub(crate) fn person(&self, id: PersonId, name: &str, norm: &str) -> Person {
        Person {
            workspace_id: self.workspace,
            person_id: id,
            name: name.into(),
            name_norm: norm.into(),
            relationship: Word(Relationship::Prospect),
            organisation_id: Some(self.organisation),
            role: None,
            keep_in_touch: Some(30),
            never: false,
            snoozed_until: None,
            note: Some("12".into()),
            created: at(4),
        }
    }

    fn address(&self) -> PersonAddress {
        PersonAddress {
            workspace_id: self.workspace,
            person_id: self.ann,
            kind: Word(AddressKind::Email),
            value_norm: "ann@acme.example".into(),
            value: "Ann@Acme.example".into(),
        }
    }

    fn rhythm(&self) -> Rhythm {
        Rhythm {
            workspace_id: self.workspace,
            about: Word(RhythmOf::Tag),
            name: "golf".into(),
            days: 45,
        }
    }

    fn tag(&self) -> PersonTag {
        PersonTag {
            workspace_id: self.workspace,
            person_id: self.ann,
            tag: "golf".into(),
        }
    }

    fn next_step(&self) -> NextStep {
        NextStep {
            workspace_id: self.workspace,
            person_id: self.ann,
            day: day("2027-03-01"),
            what: "send the offer".into(),
        }
    }

    fn relation(&self) -> Relation {
        Relation {
            workspace_id: self.workspace,
            person_id: self.ann,
            from_day: day("2026-05-01"),
            relationship: Word(Relationship::Prospect),
        }
    }

    fn distinct(&self) -> DistinctPair {
        let (workspace_id, what, one_id, other_id) = DistinctPair::key_of(
            self.workspace,
            Merged::Person,
            self.ann.uuid(),
            self.goal.uuid(),
        );
        DistinctPair {
            workspace_id,
            what,
            one_id,
            other_id,
            day: day("2026-06-02"),
        }
    }

    fn merge(&self) -> Merge {
        Merge {
            workspace_id: self.workspace,
            merge_id: self.goal.uuid(),
            what: Word(Merged::Person),
            kept_id: self.ann.uuid(),
            gone_id: self.commitment.uuid(),
            day: day("2026-06-01"),
            name: "A. Lee".into(),
            remembered: Json(json!({"person": {"name": "A. Lee"}})),
        }
    }

    pub(crate) fn deal(&self) -> Deal {
        Deal {
            workspace_id: self.workspace,
            deal_id: self.deal,
            member_id: self.member,
            title: "Quay".into(),
            person_id: Some(self.ann),
            organisation_id: Some(self.organisation),
            value: Some(1_250_000),
            currency: Some("EUR".into()),
            stage: "proposal".into(),
            opened: day("2027-01-20"),
            expected_close: None,
            closed: None,
            status: Word(DealStatus::Open),
            reason: None,
            origin_activity_id: None,
            created: at(5),
        }
    }

    fn step(&self, step: i64) -> DealMove {
        DealMove {
            workspace_id: self.workspace,
            deal_id: self.deal,
            step,
            stage: "talk".into(),
            day: day("2027-01-20"),
            value: None,
        }
    }

    pub(crate) fn activity(&self, n: usize, on: &str) -> Activity {
        Activity {
            workspace_id: self.workspace,
            activity_id: self.calls[n],
            member_id: self.member,
            kind: "cold-call".into(),
            quantity: 2,
            day: day(on),
            at: Some(at(10)),
            recorded: day("2027-02-03"),
            recorded_at: at(11),
            zone: "Europe/Berlin".into(),
            minutes: Some(15),
            outcome: Some(Word(Outcome::Voicemail)),
            quality: None,
            amount: None,
            currency: None,
            organisation_id: Some(self.organisation),
            deal_id: Some(self.deal),
            note: Some("Wants 50%_off".into()),
            tags: Json(vec!["spring".into()]),
            source: "manual".into(),
            source_id: Some(format!("row-{n}")),
        }
    }

    pub(crate) fn took_part(&self, n: usize, person: PersonId) -> ActivityPerson {
        ActivityPerson {
            workspace_id: self.workspace,
            activity_id: self.calls[n],
            person_id: person,
        }
    }

    pub(crate) fn sealed(&self, from: &str) -> SealedPeriod {
        SealedPeriod {
            workspace_id: self.workspace,
            commitment_id: self.commitment,
            starts_on: day(from),
            ends_on: day("2027-01-18"),
            required: 2,
            done: 3,
            bank: 0,
            status: "met".into(),
            streak: 4,
            kept: 0.1 + 0.2,
            missed: 1.0 / 3.0,
            sealed_on: day("2027-01-20"),
            standing: Json(json!({"streak": 4, "kept": 0.1 + 0.2})),
        }
    }

    fn excuse(&self) -> Excuse {
        Excuse {
            workspace_id: self.workspace,
            commitment_id: self.commitment,
            starts_on: day("2027-01-11"),
            reason: Some("ill".into()),
            marked: at(6),
        }
    }

    fn holiday(&self, on: &str, removed: bool) -> Holiday {
        Holiday {
            workspace_id: self.workspace,
            day: day(on),
            name: "Feast".into(),
            source: "manual".into(),
            added: day("2027-01-01"),
            removed,
        }
    }

    fn pause(&self, ids: &Ids, commitment: Option<CommitmentId>) -> Pause {
        Pause {
            workspace_id: self.workspace,
            pause_id: ids.entity(),
            member_id: self.member,
            commitment_id: commitment,
            first_day: day("2027-08-10"),
            last_day: day("2027-08-21"),
            reason: None,
            added: day("2027-02-01"),
        }
    }

    fn result(&self, ids: &Ids) -> GoalResult {
        GoalResult {
            workspace_id: self.workspace,
            result_id: ids.entity(),
            member_id: self.member,
            goal_id: Some(self.goal),
            deal_id: Some(self.deal),
            day: day("2027-02-02"),
            amount: "12500.00".into(),
            unit: None,
            currency: Some("EUR".into()),
            note: None,
            created: at(7),
        }
    }

    fn capture(&self, ids: &Ids, state: CaptureState) -> Capture {
        Capture {
            workspace_id: self.workspace,
            capture_id: ids.ordered(at(8).timestamp()),
            member_id: self.member,
            source: "calendar".into(),
            source_id: state.to_string(),
            seen: at(8),
            day: day("2027-02-03"),
            kind: "meeting".into(),
            summary: "Coffee with Bob".into(),
            proposal: Json(json!({"kind": "meeting"})),
            evidence: None,
            state: Word(state),
            decided: None,
            activity_id: Some(self.calls[2]),
        }
    }

    fn rule(&self, ids: &Ids) -> CaptureRule {
        CaptureRule {
            workspace_id: self.workspace,
            rule_id: ids.entity(),
            member_id: self.member,
            place: 1,
            active: true,
            rule: Json(Entry::Own(Rule {
                when: When {
                    words: Some("stand-up".into()),
                    ..When::default()
                },
                then: Then::Ignore,
            })),
            created: at(8),
        }
    }

    fn own_address(&self) -> OwnAddress {
        OwnAddress {
            workspace_id: self.workspace,
            member_id: self.member,
            address_norm: "me@harbour.example".into(),
        }
    }

    fn correspondent(&self) -> Correspondent {
        Correspondent {
            workspace_id: self.workspace,
            member_id: self.member,
            address_norm: "bob@acme.example".into(),
            first_day: day("2027-01-05"),
            last_day: day("2027-02-03"),
        }
    }

    fn connector(&self, ids: &Ids) -> Connector {
        Connector {
            workspace_id: self.workspace,
            connector_id: ids.entity(),
            member_id: self.member,
            kind: Word(ConnectorKind::Feed),
            title: "Harbour blog".into(),
            settings: Json(
                json!({"address": "https://harbour.example/feed", "since": "2027-01-01"}),
            ),
            paused: true,
            created: at(9),
        }
    }

    fn goal_reset(&self) -> GoalReset {
        GoalReset {
            workspace_id: self.workspace,
            goal_id: self.goal,
            reset_on: day("2027-04-01"),
            target: "growth".into(),
            amount: Some("20".into()),
            unit: Some("percent".into()),
            currency: Some("EUR".into()),
            baseline: Some("500000".into()),
            due: Some(day("2027-12-31")),
            reason: Some("a large client left".into()),
        }
    }

    fn asked_warning(&self) -> AskedWarning {
        AskedWarning {
            workspace_id: self.workspace,
            commitment_id: self.commitment,
            asked_on: day("2027-02-03"),
            step: Word(Warning::Recommit),
            answer: Some("recommit".into()),
            fresh_from: Some(day("2027-02-08")),
        }
    }

    fn review_facts(&self, review: &Review) -> ReviewFacts {
        ReviewFacts {
            workspace_id: self.workspace,
            review_id: review.review_id,
            seen: at(9),
            facts: Json(json!({"week": "2027-W05"})),
        }
    }

    fn review(&self, ids: &Ids) -> Review {
        Review {
            workspace_id: self.workspace,
            review_id: ids.entity(),
            member_id: self.member,
            starts_on: day("2027-02-01"),
            ends_on: day("2027-02-08"),
            started: at(9),
            finished: None,
            decisions: Json(json!([])),
        }
    }

    fn forecast(&self, ids: &Ids) -> Forecast {
        Forecast {
            workspace_id: self.workspace,
            forecast_id: ids.entity(),
            member_id: self.member,
            goal_id: self.goal,
            shown: at(9),
            as_of: day("2027-02-03"),
            chance: 0.57,
            p10: 1.0 / 3.0,
            p50: 2.0,
            p90: 1e9,
            detail: Json(json!({"draws": 4000})),
        }
    }
}

async fn put<R: Record>(tx: &mut Tx, row: &R) {
    tx.insert(row).await.unwrap();
}
