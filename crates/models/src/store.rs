//! The response store: answers that were paid for once are not paid for again.

use crate::error::{ModelError, StoreProblem};
use crate::provider::{Endpoint, Request};
use rusqlite::{Connection, ErrorCode, OptionalExtension, params};
use sallet_core::experiment::Prompt;
use sallet_core::hash::sha256_hex;
use sallet_core::record::Completion;
use serde::Serialize;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Format of the database, kept in SQLite's `user_version`.
const VERSION: i64 = 1;
/// How long a call waits for another process that is writing.
const BUSY: Duration = Duration::from_secs(10);
const CREATE: &str = "CREATE TABLE IF NOT EXISTS answer (
    key TEXT PRIMARY KEY,
    completion TEXT NOT NULL,
    created_at INTEGER NOT NULL -- seconds since 1970, UTC
)";

/// What an answer is stored under: the hash of everything that shapes it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct StoreKey(String);

/// The parts of the key. A new field, or another meaning of one, makes old answers unreachable.
#[derive(Serialize)]
struct KeyParts<'a> {
    endpoint: &'a Endpoint,
    prompt: &'a Prompt,
    temperature: Option<f64>,
    top_p: Option<f64>,
    max_tokens: Option<u32>,
    stop: &'a [String],
    seed: Option<u64>,
    sample: u32,
}

impl StoreKey {
    /// The key of `request` at `endpoint`. The task's id is no part of it, since it is not sent.
    pub fn new(endpoint: &Endpoint, request: &Request<'_>) -> Self {
        let sampling = request.sampling;
        let parts = KeyParts {
            endpoint,
            prompt: request.prompt,
            temperature: sampling.temperature,
            top_p: sampling.top_p,
            max_tokens: sampling.max_tokens,
            stop: &sampling.stop,
            seed: request.seed(),
            sample: request.sample,
        };
        let parts = serde_json::json!(parts).to_string();
        Self(sha256_hex([parts.as_str()]))
    }
}

/// A SQLite database of answers. Several processes of one machine may use it at the same time; on
/// a network file system give each machine its own, because SQLite's write-ahead log needs shared
/// memory.
///
/// Calls block, also from async code: a look-up takes microseconds, far less than handing it to
/// another thread and back, and comes once before a request that takes seconds.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    connection: Mutex<Connection>,
    turns: Mutex<HashMap<StoreKey, Weak<Turn>>>,
}

/// Held by the one who asks for an answer: who wants the same one waits, and then finds it stored.
pub(crate) type Turn = tokio::sync::Mutex<()>;

impl Store {
    /// Opens the store at `path`, and makes it and its folder if they are not there.
    ///
    /// # Errors
    /// When the folder cannot be made, or the file is locked, damaged, or of a newer format.
    pub fn open(path: &Path) -> Result<Self, ModelError> {
        Self::open_with(path, BUSY)
    }

    fn open_with(path: &Path, busy: Duration) -> Result<Self, ModelError> {
        let failed = |problem| failure(path, problem);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| failed(StoreProblem::Folder(error)))?;
        }
        let connection = connect(path, busy).map_err(|error| failed(error.into()))?;
        let version: i64 = connection
            .pragma_query_value(None, "user_version", |row| row.get(0))
            .map_err(|error| failed(error.into()))?;
        if version > VERSION {
            return Err(failed(StoreProblem::Version(version)));
        }
        connection
            .execute_batch(&format!(
                "BEGIN IMMEDIATE; {CREATE}; PRAGMA user_version = {VERSION}; COMMIT"
            ))
            .map_err(|error| failed(error.into()))?;
        Ok(Self {
            path: path.to_owned(),
            connection: Mutex::new(connection),
            turns: Mutex::default(),
        })
    }

    /// The stored answer, if there is one.
    ///
    /// # Errors
    /// When the database is locked or damaged.
    pub fn get(&self, key: &StoreKey) -> Result<Option<Completion>, ModelError> {
        let json: Option<String> = self
            .lock()
            .prepare_cached("SELECT completion FROM answer WHERE key = ?1")
            .and_then(|mut select| select.query_row([&key.0], |row| row.get(0)).optional())
            .map_err(|error| failure(&self.path, error.into()))?;
        json.map(|json| serde_json::from_str(&json))
            .transpose()
            .map_err(|_| failure(&self.path, StoreProblem::Damaged))
    }

    /// Stores an answer. If another process was first, its answer stays, so that later runs agree.
    ///
    /// # Errors
    /// When the database is locked, damaged or full.
    pub fn put(&self, key: &StoreKey, completion: &Completion) -> Result<(), ModelError> {
        let json = serde_json::json!(completion).to_string();
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let now = now.unwrap_or_default().as_secs().cast_signed();
        self.lock()
            .prepare_cached("INSERT OR IGNORE INTO answer VALUES (?1, ?2, ?3)")
            .and_then(|mut insert| insert.execute(params![key.0, json, now]))
            .map_err(|error| failure(&self.path, error.into()))?;
        Ok(())
    }

    /// The turn to ask for an answer; the same one for all that want it at the same time.
    pub(crate) fn turn(&self, key: &StoreKey) -> Arc<Turn> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        turns.retain(|_, turn| turn.strong_count() > 0);
        let shared = turns.get(key).and_then(Weak::upgrade);
        shared.unwrap_or_else(|| {
            let turn = Arc::default();
            turns.insert(key.clone(), Arc::downgrade(&turn));
            turn
        })
    }

    /// SQLite rolls an interrupted statement back, so a panic elsewhere does not spoil it.
    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn connect(path: &Path, busy: Duration) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(busy)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // A power cut may lose the last answers but cannot damage the file.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    Ok(connection)
}

fn failure(path: &Path, problem: StoreProblem) -> ModelError {
    ModelError::Store {
        path: path.to_owned(),
        problem,
    }
}

impl From<rusqlite::Error> for StoreProblem {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Self::Damaged,
            _ => Self::Sqlite(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{completion, prompt};
    use sallet_core::experiment::Sampling;

    fn key(change: impl FnOnce(&mut Endpoint, &mut Prompt, &mut Sampling, &mut u32)) -> StoreKey {
        let mut endpoint = Endpoint {
            protocol: "openai-chat",
            base_url: "https://x/v1".into(),
            model: "openai/m".into(),
        };
        let mut sampling = Sampling {
            temperature: Some(0.2),
            ..Sampling::default()
        };
        let (mut prompt, mut sample) = (prompt("hello"), 0);
        change(&mut endpoint, &mut prompt, &mut sampling, &mut sample);
        let request = Request {
            task_id: "t",
            prompt: &prompt,
            sampling: &sampling,
            sample,
        };
        StoreKey::new(&endpoint, &request)
    }

    #[test]
    fn everything_that_shapes_an_answer_is_in_its_key() {
        let keys = [
            key(|_, _, _, _| ()),
            key(|e, _, _, _| e.protocol = "openai-completions"),
            key(|e, _, _, _| e.base_url = "https://y/v1".into()),
            key(|e, _, _, _| e.model = "openai/n".into()),
            key(|_, p, _, _| p.messages[0].content = "bye".into()),
            key(|_, _, s, _| s.temperature = None),
            key(|_, _, s, _| s.top_p = Some(0.2)),
            key(|_, _, s, _| s.max_tokens = Some(3)),
            key(|_, _, s, _| s.stop = vec!["\n".into()]),
            key(|_, _, s, _| s.seed = Some(1)),
            key(|_, _, _, sample| *sample = 1),
        ];
        for (i, one) in keys.iter().enumerate() {
            for other in &keys[i + 1..] {
                assert_ne!(one, other);
            }
        }
        assert_eq!(keys[0], key(|_, _, _, _| ()));
    }

    #[test]
    fn an_answer_outlives_the_process_and_the_first_one_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/folder/answers.sqlite");
        let key = key(|_, _, _, _| ());
        {
            let store = Store::open(&path).unwrap();
            assert_eq!(store.get(&key).unwrap(), None);
            store.put(&key, &completion("first")).unwrap();
            store.put(&key, &completion("second")).unwrap();
        }
        let store = Store::open(&path).unwrap();
        assert_eq!(store.get(&key).unwrap(), Some(completion("first")));
    }

    #[test]
    fn many_may_open_and_write_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("answers.sqlite");
        std::thread::scope(|scope| {
            for writer in 0..8u32 {
                let path = &path;
                scope.spawn(move || {
                    let store = Store::open(path).unwrap();
                    for i in 0..20 {
                        let key = key(|_, _, _, sample| *sample = writer * 100 + i);
                        store.put(&key, &completion("x")).unwrap();
                    }
                });
            }
        });
        let store = Store::open(&path).unwrap();
        for sample in (0..800).filter(|s| s % 100 < 20) {
            let key = key(|_, _, _, s| *s = sample);
            assert!(store.get(&key).unwrap().is_some(), "{sample}");
        }
    }

    fn check_damage(spoil: impl FnOnce(&Path), expected: &str) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("answers.sqlite");
        spoil(&path);
        let result = Store::open_with(&path, Duration::ZERO)
            .and_then(|store| store.get(&key(|_, _, _, _| ())));
        let message = result.unwrap_err().to_string();
        assert!(message.contains(expected), "{message}");
        assert!(message.contains("answers.sqlite"), "{message}");
    }

    #[test]
    fn a_store_that_cannot_be_used_says_why() {
        check_damage(
            |path| std::fs::write(path, "no database at all, but long enough").unwrap(),
            "is damaged or no response store",
        );
        check_damage(
            |path| {
                let connection = Connection::open(path).unwrap();
                connection.pragma_update(None, "user_version", 7).unwrap();
            },
            "has format 7",
        );
        check_damage(
            |path| {
                let store = Store::open(path).unwrap();
                store.put(&key(|_, _, _, _| ()), &completion("x")).unwrap();
                let spoiled = "UPDATE answer SET completion = '{'";
                store.lock().execute(spoiled, []).unwrap();
            },
            "is damaged",
        );
        check_damage(
            |path| std::fs::create_dir(path).unwrap(),
            "failed: unable to open",
        );
    }

    #[test]
    fn a_lock_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("answers.sqlite");
        let store = Store::open_with(&path, Duration::ZERO).unwrap();
        let other = Connection::open(&path).unwrap();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        let key = key(|_, _, _, _| ());
        let message = store.put(&key, &completion("x")).unwrap_err().to_string();
        assert!(
            message.contains("is locked by another process"),
            "{message}"
        );
        assert_eq!(store.get(&key).unwrap(), None);
    }
}
