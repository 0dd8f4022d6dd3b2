//! Every statement, on both databases.

use legwork::store::{Db, SqliteFile, statements};
use sqlx::{Executor, Row, SqlStr};

use super::harness::on_both;

#[test]
fn every_statement_is_understood_by_both_databases() {
    on_both(async |db| {
        for (file, sql) in statements() {
            let prepared = match db {
                Db::Sqlite(file) => file
                    .lock()
                    .await
                    .prepare(sql)
                    .map(drop)
                    .map_err(|e| e.to_string()),
                Db::Postgres(pool) => {
                    let prepared = pool.prepare(SqlStr::from_static(sql)).await;
                    prepared.map(drop).map_err(|e| e.to_string())
                }
            };
            if let Err(error) = prepared {
                panic!("{}: {file}: {sql}\n{error}", db.engine());
            }
        }
    });
}

/// Words that mean something else, or nothing, on one of the databases.
const FORBIDDEN: &[&str] = &[
    "now(",
    "current_timestamp",
    "current_date",
    "current_time",
    "gen_random_uuid",
    "random(",
    "concat(",
    "to_char",
    "jsonb",
    "date_trunc",
    "interval",
    "strftime",
    "julianday",
    "date(",
    "datetime(",
    "extract(",
    "::",
    "ilike",
    " any(",
    " any (",
    "lateral",
    "skip locked",
    "for update",
    "rollup",
    "using (",
    "on constraint",
    "nextval",
    "set null",
    "glob ",
    "ifnull",
    "group_concat",
    "total(",
    "rowid",
    "autoincrement",
    "as date)",
];

/// Statements about the whole database, not one workspace.
const GLOBAL: &[&str] = &["from workspaces order by", "from workspaces w join members"];

#[test]
fn statements_keep_to_the_portable_subset() {
    for (file, sql) in statements() {
        let text = sql.to_lowercase();
        for word in FORBIDDEN {
            assert!(!text.contains(word), "{file}: '{word}' in {sql}");
        }
        let one_line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let global = GLOBAL.iter().any(|start| one_line.contains(start));
        assert!(
            global || text.contains("workspace_id = $1") || text.starts_with("insert"),
            "{file}: no workspace in {sql}"
        );
        assert!(text.contains("workspace_id"), "{file}: {sql}");
        assert!(!text.contains('?'), "{file}: '?' in {sql}");
    }
}

/// Where text that looks like SQL may stand although it is in no list: what
/// only one database understands, and what comes before there are tables.
const APART: &[&str] = &[
    "migrate.rs",
    "sqlite.rs",
    "postgres.rs",
    "sql.rs",
    "doctor.rs",
    "backup.rs",
    "db.rs",
];

#[test]
fn no_statement_stands_outside_the_lists() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src");
    let listed: Vec<&str> = statements().iter().map(|(_, sql)| *sql).collect();
    for file in sources(folder.as_ref()) {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        let in_store = file.parent().unwrap().ends_with("store");
        if in_store && APART.contains(&name.as_str()) {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        for start in ["\"select ", "\"insert into ", "\"update ", "\"delete from "] {
            for (place, _) in text.match_indices(start) {
                let line: String = text[place + 1..]
                    .chars()
                    .take_while(|c| !matches!(c, '\\' | '"'))
                    .collect();
                let known = listed.iter().any(|sql| sql.starts_with(line.trim_end()));
                assert!(in_store && known, "{}: {line}", file.display());
            }
        }
    }
}

fn sources(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found
}

/// Tables that are not about one workspace.
const NOT_OF_A_WORKSPACE: &[&str] = &["schema_version"];

#[test]
fn every_unique_index_begins_with_the_workspace() {
    on_both(async |db| {
        let Db::Postgres(pool) = db else { return };
        let rows = pool
            .fetch_all(
                "select t.relname as name, a.attname as first from pg_index i \
                 join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace \
                 join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0] \
                 where i.indisunique and n.nspname = 'public'",
            )
            .await
            .unwrap();
        assert!(rows.len() > 20, "only {} unique indexes", rows.len());
        for row in rows {
            let (table, first): (String, String) = (row.get("name"), row.get("first"));
            let allowed = NOT_OF_A_WORKSPACE.contains(&table.as_str());
            assert!(
                allowed || first == "workspace_id",
                "{table} begins with {first}"
            );
        }
    });
}

/// How SQLite would go about a statement, step by step.
async fn plan_of(file: &SqliteFile, sql: &str) -> Vec<String> {
    let on = file.lock().await;
    let mut explain = on.prepare(&format!("explain query plan {sql}")).unwrap();
    let mut rows = explain.raw_query();
    let mut plan = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        plan.push(row.get("detail").unwrap());
    }
    plan
}

#[test]
fn no_statement_reads_the_rows_of_other_workspaces() {
    on_both(async |db| {
        let Db::Sqlite(file) = db else { return };
        for (list, sql) in statements() {
            if list == "workspace" {
                continue;
            }
            let plan = plan_of(file, sql).await;
            let whole = plan.iter().find(|line| line.starts_with("SCAN"));
            assert_eq!(whole, None, "{list}: {sql}\n{plan:#?}");
        }
    });
}

#[test]
fn activities_are_listed_in_the_order_of_an_index() {
    on_both(async |db| {
        let Db::Sqlite(file) = db else { return };
        let wanted = "and (day, activity_id) < ($5, $6)";
        let (_, sql) = statements()
            .into_iter()
            .find(|(_, sql)| sql.contains(wanted))
            .unwrap();
        let plan = plan_of(file, sql).await;
        assert_eq!(plan.len(), 1, "{plan:?}");
        assert!(plan[0].contains("activities_by_day"), "{plan:?}");
    });
}

#[test]
fn people_and_their_last_touch_are_read_in_the_order_of_an_index() {
    on_both(async |db| {
        let Db::Sqlite(file) = db else { return };
        let mut seen = 0;
        for (_, sql) in statements().iter().filter(|(list, _)| *list == "touch") {
            let (index, by) = match sql {
                _ if sql.contains("order by p.name_norm") => ("people_by_name", "LAST TERM"),
                _ if sql.contains("order by d.day, d.activity_id") => ("activities_by_day", ""),
                _ if sql.starts_with("select kind") => ("activities_by_organisation", ""),
                _ if sql.starts_with("select a.kind") => ("activity_people_by_person", ""),
                _ => continue,
            };
            let plan = plan_of(file, sql).await;
            let sorted = |line: &&String| line.contains("TEMP B-TREE");
            let sorts: Vec<_> = plan.iter().filter(sorted).collect();
            assert!(plan[0].contains(index), "{plan:#?}");
            assert!(
                sorts.iter().all(|line| !by.is_empty() && line.contains(by)),
                "{sql}\n{sorts:?}"
            );
            seen += 1;
        }
        assert_eq!(seen, 7);
    });
}
