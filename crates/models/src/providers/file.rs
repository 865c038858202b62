//! Answers from a samples file, `file:PATH`: JSON lines as HumanEval and EvalPlus write them, plain
//! or compressed with gzip (`.gz`).
//!
//! A row holds `task_id` and either `completion`, the raw answer, or `solution`, the code itself
//! (which wins if both are there, as in EvalPlus). The rows of a task are its samples 0, 1, 2 … in
//! their order, unless a row says `sample` or `sample_index`. `vulnerable` (true or false, 1 or 0), where a
//! row has it, is what reviewers say of the sample. Other fields are ignored.
//!
//! Every row is checked when the file is opened, but only its place is kept, so that memory does
//! not grow with the answers. A compressed file cannot be read from the middle and is kept whole.

use super::{KeyUse, Prefix, Target, Unit};
use crate::error::{LineProblem, ModelError};
use crate::provider::{Provider, ProviderOptions, Request, answer};
use async_trait::async_trait;
use flate2::read::MultiGzDecoder;
use sallet_core::record::{Completion, Finish};
use serde::Deserialize;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

pub(super) const UNIT: Unit = Unit {
    name: "file",
    summary: "answers from a samples file (JSON lines, also .gz)",
    prefixes: &[Prefix {
        text: "file:",
        example: "file:samples.jsonl",
        base_url: None,
        key: KeyUse::None,
    }],
    open,
};

/// Far more than any answer, and little enough for a file without line ends not to fill memory.
const MAX_LINE: usize = 64 << 20;
/// The same for a small file that unpacks to a huge one.
const MAX_UNPACKED: u64 = 1 << 30;

#[derive(Deserialize)]
struct Row {
    task_id: String,
    completion: Option<String>,
    solution: Option<String>,
    #[serde(alias = "sample_index")]
    sample: Option<u32>,
    #[serde(default, deserialize_with = "label")]
    vulnerable: Option<bool>,
}

/// `true`, `false`, 1, 0 or nothing.
fn label<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Option<bool>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged, expecting = "vulnerable must be true or false, 1 or 0")]
    enum Label {
        Word(bool),
        Number(f64),
    }
    Ok(match Option::<Label>::deserialize(value)? {
        None => None,
        Some(Label::Word(is)) => Some(is),
        Some(Label::Number(0.0)) => Some(false),
        Some(Label::Number(1.0)) => Some(true),
        Some(Label::Number(other)) => {
            let why = format!("vulnerable must be true or false, 1 or 0, and is {other}");
            return Err(serde::de::Error::custom(why));
        }
    })
}

/// Where a row is.
#[derive(Clone, Copy)]
struct Place {
    sample: u32,
    line: u32,
    offset: u64,
    length: usize,
}

/// Task id → its rows by sample.
type Index = HashMap<String, Vec<Place>>;

enum Source {
    Disk(File),
    Memory(Vec<u8>),
}

struct Samples {
    path: PathBuf,
    source: Source,
    index: Index,
}

fn open(target: &Target<'_>, _: &ProviderOptions) -> Result<Box<dyn Provider>, ModelError> {
    let path = Path::new(target.name);
    let file = File::open(path).map_err(|source| unreadable(path, source))?;
    let (source, index) = if path.extension().is_some_and(|extension| extension == "gz") {
        let bytes = unpack(file, path)?;
        let index = index(bytes.as_slice(), path)?;
        (Source::Memory(bytes), index)
    } else {
        let index = index(BufReader::new(&file), path)?;
        (Source::Disk(file), index)
    };
    Ok(Box::new(Samples {
        path: path.to_owned(),
        source,
        index,
    }))
}

#[async_trait]
impl Provider for Samples {
    async fn complete(&self, request: &Request<'_>) -> Result<Completion, ModelError> {
        let answers = || format!("the samples in {}", self.path.display());
        let task = || request.task_id.to_owned();
        let Some(places) = self.index.get(request.task_id) else {
            return Err(ModelError::NoSuchTask {
                answers: answers(),
                task: task(),
            });
        };
        let Ok(found) = places.binary_search_by_key(&request.sample, |place| place.sample) else {
            return Err(ModelError::NoSuchSample {
                answers: answers(),
                task: task(),
                sample: request.sample,
                available: places.len(),
            });
        };
        self.read(request.task_id, places[found])
    }
}

impl Samples {
    fn read(&self, task_id: &str, place: Place) -> Result<Completion, ModelError> {
        let mut bytes = vec![0; place.length];
        self.source
            .read(place.offset, &mut bytes)
            .map_err(|source| unreadable(&self.path, source))?;
        let row = parse(&bytes).ok().flatten();
        let Some(row) = row.filter(|row| row.task_id == task_id) else {
            return Err(bad_line(&self.path, place.line, LineProblem::Changed));
        };
        let is_solution = row.solution.is_some();
        let text = row.solution.or(row.completion).unwrap_or_default();
        Ok(Completion {
            is_solution,
            labelled_vulnerable: row.vulnerable,
            ..answer(text, Finish::Unknown)
        })
    }
}

impl Source {
    fn read(&self, offset: u64, bytes: &mut [u8]) -> io::Result<()> {
        match self {
            Self::Disk(file) => file.read_exact_at(bytes, offset),
            Self::Memory(all) => {
                let start = usize::try_from(offset).unwrap_or(usize::MAX);
                let mut rest = all.get(start..).unwrap_or_default();
                rest.read_exact(bytes)
            }
        }
    }
}

fn unpack(file: File, path: &Path) -> Result<Vec<u8>, ModelError> {
    let mut bytes = Vec::new();
    MultiGzDecoder::new(file)
        .take(MAX_UNPACKED + 1)
        .read_to_end(&mut bytes)
        .map_err(|source| unreadable(path, source))?;
    if bytes.len() as u64 > MAX_UNPACKED {
        return Err(ModelError::SamplesTooLarge {
            path: path.to_owned(),
            limit: MAX_UNPACKED,
        });
    }
    Ok(bytes)
}

/// Reads and checks every row, and notes where it is.
fn index(mut reader: impl BufRead, path: &Path) -> Result<Index, ModelError> {
    let mut index = Index::new();
    let (mut offset, mut line) = (0, 0u32);
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        let length = reader
            .by_ref()
            .take(MAX_LINE as u64 + 1)
            .read_until(b'\n', &mut bytes)
            .map_err(|source| unreadable(path, source))?;
        if length == 0 {
            break;
        }
        line = line.saturating_add(1);
        if let Some(row) = parse(&bytes).map_err(|problem| bad_line(path, line, problem))? {
            let places = index.entry(row.task_id).or_default();
            let next = u32::try_from(places.len()).unwrap_or(u32::MAX);
            places.push(Place {
                sample: row.sample.unwrap_or(next),
                line,
                offset,
                length,
            });
        }
        offset += length as u64;
    }
    for (task, places) in &mut index {
        places.sort_by_key(|place| place.sample);
        check_distinct(task, places, path)?;
    }
    Ok(index)
}

/// One line as a row; `None` when it is blank.
fn parse(bytes: &[u8]) -> Result<Option<Row>, LineProblem> {
    if bytes.len() > MAX_LINE {
        return Err(LineProblem::TooLong(MAX_LINE));
    }
    let text = str::from_utf8(bytes).map_err(|e| LineProblem::NotUtf8(e.valid_up_to()))?;
    // Windows programs begin a file with a byte order mark.
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Ok(None);
    }
    let row: Row = serde_json::from_str(text).map_err(LineProblem::NotJson)?;
    if row.completion.is_none() && row.solution.is_none() {
        return Err(LineProblem::NoAnswer);
    }
    Ok(Some(row))
}

/// Refuses two rows for one sample. Sorting is stable, so the first of the two is the earlier.
fn check_distinct(task: &str, places: &[Place], path: &Path) -> Result<(), ModelError> {
    let same = places.windows(2).find(|two| two[0].sample == two[1].sample);
    let Some([first, second]) = same else {
        return Ok(());
    };
    let problem = LineProblem::Duplicate {
        task: task.to_owned(),
        sample: first.sample,
        first: first.line,
    };
    Err(bad_line(path, second.line, problem))
}

fn unreadable(path: &Path, source: io::Error) -> ModelError {
    ModelError::SamplesFile {
        path: path.to_owned(),
        source,
    }
}

fn bad_line(path: &Path, line: u32, problem: LineProblem) -> ModelError {
    ModelError::SamplesLine {
        path: path.to_owned(),
        line,
        problem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::ask_for;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;
    use tempfile::TempDir;

    fn write(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        (folder, path)
    }

    fn open_file(path: &Path) -> Result<Box<dyn Provider>, ModelError> {
        let model = format!("file:{}", path.display());
        crate::open(&model, &ProviderOptions::default())
    }

    const ROWS: &str = concat!(
        "\u{feff}{\"task_id\": \"a\", \"completion\": \"a0\", \"model\": 3}\r\n",
        "{\"task_id\": \"b\", \"solution\": \"b0\"}\n",
        "\n",
        "{\"task_id\": \"a\", \"completion\": \"a1 ü\", \"solution\": null}\n",
        "{\"task_id\": \"c\", \"completion\": \"c7\", \"sample\": 7}\n",
        "{\"task_id\": \"c\", \"completion\": \"raw\", \"solution\": \"c2\", \"sample_index\": 2}",
    );

    async fn check_rows(path: &Path) {
        let samples = open_file(path).unwrap();
        assert!(!samples.is_remote());
        let check = async |task, sample, text: &str, is_solution| {
            let answer = ask_for(&*samples, task, sample).await.unwrap();
            assert_eq!(
                (answer.text.as_str(), answer.is_solution),
                (text, is_solution)
            );
        };
        check("a", 0, "a0", false).await;
        check("a", 1, "a1 ü", false).await;
        check("b", 0, "b0", true).await;
        check("c", 7, "c7", false).await;
        check("c", 2, "c2", true).await;

        let refuse = async |task, sample, expected: &str| {
            let message = ask_for(&*samples, task, sample).await.unwrap_err();
            let message = message.to_string().replace(path.to_str().unwrap(), "FILE");
            assert_eq!(message, expected);
        };
        refuse(
            "d",
            0,
            "the samples in FILE hold no answer for the task 'd'",
        )
        .await;
        refuse(
            "c",
            0,
            "the samples in FILE hold 2 answers for the task 'c', none of them sample 0 \
             (counted from 0): ask for fewer samples",
        )
        .await;
    }

    #[tokio::test]
    async fn rows_are_found_in_a_plain_and_in_a_compressed_file() {
        let (_folder, path) = write("s.jsonl", ROWS.as_bytes());
        check_rows(&path).await;
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(ROWS.as_bytes()).unwrap();
        let (_folder, path) = write("s.jsonl.gz", &packed.finish().unwrap());
        check_rows(&path).await;
    }

    #[test]
    fn a_bad_line_is_named() {
        fn check(bytes: &[u8], expected: &str) {
            let (_folder, path) = write("s.jsonl", bytes);
            let message = open_file(&path).err().unwrap().to_string();
            let message = message.replace(path.to_str().unwrap(), "FILE");
            assert_eq!(message, expected);
        }
        let good = r#"{"task_id": "a", "completion": "x"}"#;
        let second = |line: &str| format!("{good}\n{line}\n").into_bytes();
        check(b"{\"a\xff", "FILE:1: not UTF-8 after byte 3 of the line");
        check(
            &second("{]"),
            "FILE:2: not a sample as JSON: key must be a string at line 1 column 2",
        );
        check(
            &second(r#"{"completion": "x"}"#),
            "FILE:2: not a sample as JSON: missing field `task_id` at line 1 column 19",
        );
        check(
            &second(r#"{"task_id": "a", "completion": null}"#),
            "FILE:2: the row has neither `completion` nor `solution`",
        );
        check(
            &second(r#"{"task_id": "a", "completion": "y", "sample": 0}"#),
            "FILE:2: sample 0 of the task 'a' was already given in line 1",
        );
        let mut long = second("");
        long.resize(MAX_LINE + 100, b'x');
        check(&long, "FILE:3: longer than 67108864 bytes");
    }

    #[test]
    fn a_file_that_cannot_be_read_is_named() {
        let missing = open_file(Path::new("/nowhere/s.jsonl")).err().unwrap();
        let start = "cannot read the samples file /nowhere/s.jsonl: No such file";
        assert!(missing.to_string().starts_with(start), "{missing}");
        let (_folder, path) = write("s.jsonl.gz", b"this is no gzip file");
        let broken = open_file(&path).err().unwrap().to_string();
        assert!(broken.contains("invalid gzip header"), "{broken}");
    }

    #[tokio::test]
    async fn a_file_that_changed_is_not_misread() {
        let (_folder, path) = write("s.jsonl", ROWS.as_bytes());
        let samples = open_file(&path).unwrap();
        let changed = ROWS.replace("\"b\"", "\"x\"");
        std::fs::write(&path, changed).unwrap();
        let error = ask_for(&*samples, "b", 0).await.unwrap_err().to_string();
        assert!(
            error.ends_with("changed while the run was using it"),
            "{error}"
        );
    }

    #[tokio::test]
    async fn an_empty_file_has_no_answers() {
        let (_folder, path) = write("s.jsonl", b"");
        let samples = open_file(&path).unwrap();
        assert!(ask_for(&*samples, "a", 0).await.is_err());
    }
}
