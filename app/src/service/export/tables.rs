//! Walking over all rows of all tables without holding more than a page.

use std::collections::BTreeMap;

use super::sink::Sink;
use super::{Progress, unwritten};
use crate::ids::WorkspaceId;
use crate::store::{self, EachTable, Failure, Record, StoreError, Tx, Workspace};
use crate::{Error, Result};

/// How many rows are read at once.
pub(super) const PAGE: i64 = 1_000;

/// How many rows each table has, over all workspaces.
pub(super) async fn counts(tx: &mut Tx) -> Result<BTreeMap<String, u64>> {
    let workspaces = store::workspace::all(tx).await?;
    let mut count = Count {
        tx,
        workspaces,
        counts: BTreeMap::new(),
    };
    store::for_each_table(&mut count).await?;
    Ok(count.counts)
}

struct Count<'a> {
    tx: &'a mut Tx,
    workspaces: Vec<Workspace>,
    counts: BTreeMap<String, u64>,
}

impl EachTable for Count<'_> {
    async fn table<R: Record>(&mut self) -> store::Result<()> {
        let mut sum = 0;
        for workspace in &self.workspaces {
            let count = self.tx.count::<R>(workspace.workspace_id).await?;
            sum += u64::try_from(count).unwrap_or(0);
        }
        self.counts.insert(R::TABLE.name.to_owned(), sum);
        Ok(())
    }
}

/// Writes every row of every table into a sink.
pub(super) struct Export<'a> {
    tx: &'a mut Tx,
    workspaces: Vec<Workspace>,
    sink: Sink<'a>,
    json: Vec<u8>,
    done: u64,
    total: u64,
    progress: Progress<'a>,
    failure: Option<Error>,
}

impl<'a> Export<'a> {
    pub(super) fn new(
        tx: &'a mut Tx,
        workspaces: Vec<Workspace>,
        sink: Sink<'a>,
        total: u64,
        progress: Progress<'a>,
    ) -> Self {
        Self {
            tx,
            workspaces,
            sink,
            json: Vec::new(),
            done: 0,
            total,
            progress,
            failure: None,
        }
    }

    /// Ends the export; a failure to write wins over the walk's own words.
    pub(super) fn end(self, walked: store::Result<()>) -> Result<()> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        walked?;
        self.sink.end()
    }

    async fn pages<R: Record>(&mut self, workspace: WorkspaceId) -> Result<()> {
        let mut after = None;
        loop {
            let page: Vec<R> = self.tx.page(workspace, after.as_ref(), PAGE).await?;
            for row in &page {
                self.write(row)?;
            }
            self.done += page.len() as u64;
            (self.progress)(self.done, self.total);
            match page.last() {
                Some(last) if i64::try_from(page.len()) == Ok(PAGE) => after = Some(last.key()),
                _ => return Ok(()),
            }
        }
    }

    fn write<R: Record>(&mut self, row: &R) -> Result<()> {
        self.json.clear();
        serde_json::to_writer(&mut self.json, row).map_err(unwritten)?;
        self.sink.row(&self.json)
    }

    async fn all<R: Record>(&mut self) -> Result<()> {
        self.sink.begin(R::TABLE.name)?;
        let workspaces: Vec<WorkspaceId> = self
            .workspaces
            .iter()
            .map(|workspace| workspace.workspace_id)
            .collect();
        for workspace in workspaces {
            self.pages::<R>(workspace).await?;
        }
        Ok(())
    }
}

impl EachTable for Export<'_> {
    async fn table<R: Record>(&mut self) -> store::Result<()> {
        match self.all::<R>().await {
            Ok(()) => Ok(()),
            Err(failure) => {
                self.failure = Some(failure);
                Err(StoreError::new(Failure::Internal, "the export stopped"))
            }
        }
    }
}
