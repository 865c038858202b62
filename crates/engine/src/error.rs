//! What can go wrong in the engine.

use sallet_core::CweId;
use sallet_core::cwe::BadCweId;
use sallet_core::experiment::PromptMode;
use sallet_core::task::UnknownLanguage;
use sallet_sandbox::SandboxError;
use std::fmt;
use std::io::ErrorKind;
use std::path::PathBuf;

/// A fault of the input or of the machine. What goes wrong in one cell is not here: it is data
/// in the cell's record.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// A file could not be read or written.
    #[error("{}: {source}{}", path.display(), advice(source))]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Neither a built-in experiment nor a file.
    #[error("there is no experiment '{name}': name a .toml file, or one of {known}")]
    NoSuchExperiment {
        /// What the user wrote.
        name: String,
        /// The built-in ones.
        known: String,
    },
    /// The experiment file cannot be understood.
    #[error("{place}: {reason}: correct the experiment file")]
    ExperimentSyntax {
        /// The line.
        place: Place,
        /// What the parser says.
        reason: String,
    },
    /// Nobody to ask.
    #[error("the experiment names no provider: add providers = [\"…\"] or use --provider")]
    NoProvider,
    /// `models` without any.
    #[error("the experiment names 'models', but has none: add models = [\"…\"] or use --provider")]
    NoModels,
    /// A number that makes no sense.
    #[error("{field} must be {allowed}")]
    OutOfRange {
        /// The field.
        field: &'static str,
        /// What it may be.
        allowed: &'static str,
    },
    /// A field mapping where no file is read.
    #[error(
        "the field mapping is for datasets in files, and built-in ones are none: name a file with --dataset, or leave the mapping out"
    )]
    MappingUnused,
    /// A pattern that chooses no task.
    #[error("no task matches '{pattern}': `sallet dataset list` shows what there is")]
    NoTask {
        /// The pattern.
        pattern: String,
    },
    /// Two tasks of one name, whose cells could not be told apart.
    #[error(
        "the task '{task}' stands in more than one of the experiment's datasets: choose one of them"
    )]
    TaskTwice {
        /// The id.
        task: String,
    },
    /// An assessor that does not exist.
    #[error("there is no assessor '{name}': choose among {known}")]
    NoSuchAssessor {
        /// What the user wrote.
        name: String,
        /// All there are.
        known: String,
    },
    /// An assessor that needs something behind a colon and has nothing, or the other way round.
    #[error("there is no assessor '{name}': write {usage}")]
    AssessorParameter {
        /// What the user wrote.
        name: String,
        /// How it is written.
        usage: String,
    },
    /// A repair strategy that does not exist.
    #[error("there is no repair strategy '{name}': choose among {known}")]
    NoSuchStrategy {
        /// What the user wrote.
        name: String,
        /// All there are.
        known: String,
    },
    /// A wording that does not exist.
    #[error("there is no wording '{name}' of these requests: choose among {known}")]
    NoSuchWording {
        /// What the user wrote.
        name: String,
        /// All there are.
        known: String,
    },
    /// A wording without a text that is sent.
    #[error("the wording '{wording}' has no text for {who} ({template})")]
    WordingLacks {
        /// The wording.
        wording: &'static str,
        /// Who sends it, e.g. `the strategy 'fdsp'`.
        who: String,
        /// The text.
        template: &'static str,
    },
    /// Runs that cannot be counted together.
    #[error("{path}: the task '{task}' is another than in the run before it: count them apart", path = path.display())]
    TaskDiffers {
        /// The second run.
        path: PathBuf,
        /// The task.
        task: String,
    },
    /// A form of asking a judge that does not exist.
    #[error("there is no form '{name}' of asking a judge: choose among {known}")]
    NoSuchForm {
        /// What the user wrote.
        name: String,
        /// All there are.
        known: String,
    },
    /// A judge that is not written like one.
    #[error("'{text}' names no judge: write FORM=MODEL, e.g. cwe=openai/gpt-4o-mini")]
    JudgeSyntax {
        /// What the user wrote.
        text: String,
    },
    /// One judge twice.
    #[error("the judge {name} is there twice")]
    JudgeTwice {
        /// The name of the assessor.
        name: String,
    },
    /// A judge whose answers are stored.
    #[error("{model} cannot judge, as its answers are stored: name a model")]
    StoredJudge {
        /// The model string.
        model: String,
    },
    /// Stored answers answer no other prompts.
    #[error(
        "{model} cannot repair, as its answers are stored: name a model with repairers = [\"…\"] in [repair]"
    )]
    NoRepairer {
        /// The model string.
        model: String,
    },
    /// An analyzer that does not exist.
    #[error("there is no analyzer '{name}': choose among {known}")]
    NoSuchAnalyzer {
        /// What the user wrote.
        name: String,
        /// All there are.
        known: String,
    },
    /// Rules for an analyzer that takes none.
    #[error("{analyzer} always uses its own rules: leave '={rules}' out")]
    OwnRules {
        /// Which.
        analyzer: &'static str,
        /// What the user wrote.
        rules: String,
    },
    /// Rules that are not there.
    #[error("there are no rules '{rules}' for {analyzer}: name a file or folder")]
    NoSuchRules {
        /// Which.
        analyzer: &'static str,
        /// What the user wrote.
        rules: String,
    },
    /// External analyzers run in a sandbox only.
    #[error(transparent)]
    Sandbox(#[from] SandboxError),
    /// A file of a benchmark that cannot be understood.
    #[error("{place}: {reason}")]
    TaskSyntax {
        /// Where.
        place: Place,
        /// What is wrong.
        reason: String,
    },
    /// A task whose folder and id differ.
    #[error("{path} names the task '{found}': a task is called as its folder")]
    TaskName {
        /// Which.
        path: String,
        /// The id in the file.
        found: String,
    },
    /// An id that no task can have.
    #[error(
        "'{id}' is no id of a task: write LANGUAGE-AREA-WHAT in lower case, where LANGUAGE is py, c or cpp, e.g. py-flask-report-download"
    )]
    TaskId {
        /// The id.
        id: String,
    },
    /// A folder that a new task would write into.
    #[error("{} is there already: choose another id, or remove it", path.display())]
    TaskExists {
        /// The folder.
        path: PathBuf,
    },
    /// A further solution whose name does not say whether it is secure.
    #[error("{path}: call a variant secure-HOW or insecure-HOW")]
    VariantName {
        /// The file.
        path: String,
    },
    /// A recorded answer that cannot be read.
    #[error("the built-in file {path}, line {line}: {source}")]
    BuiltInAnswer {
        /// Which.
        path: String,
        /// From 1.
        line: usize,
        /// Why.
        source: serde_json::Error,
    },
    /// A file that must be built in and is not, or is not text.
    #[error("the built-in file {path} is missing or not text")]
    BuiltInMissing {
        /// Which.
        path: String,
    },
    /// A folder without a log.
    #[error("there is no run in {}: name a folder that `sallet eval` wrote", path.display())]
    NoRun {
        /// The folder.
        path: PathBuf,
    },
    /// The log does not start as a log does.
    #[error(
        "{} does not begin with a run's header: name a run's folder; if this run was cut off at its very start, delete it and begin again",
        path.display()
    )]
    LogWithoutHeader {
        /// Which.
        path: PathBuf,
    },
    /// A line of the log that this program did not write.
    #[error(
        "{}, line {line}: not a record of a run ({}): something else wrote there; restore the log, or delete the line",
        path.display(),
        json_reason(source)
    )]
    LogLine {
        /// Which log.
        path: PathBuf,
        /// From 1.
        line: usize,
        /// Why.
        source: serde_json::Error,
    },
    /// A log of another version.
    #[error(
        "{} has schema version {found}, this program reads version {known}: use the version of sallet that wrote it",
        path.display()
    )]
    LogSchema {
        /// Which log.
        path: PathBuf,
        /// Its version.
        found: u32,
        /// Ours.
        known: u32,
    },
    /// A new run where one is already.
    #[error("{} holds a run already: continue it with --resume, or choose another --out", path.display())]
    RunExists {
        /// The folder.
        path: PathBuf,
    },
    /// Another process has the log.
    #[error("another process is working on {}: wait for its end, or choose another folder", path.display())]
    RunBusy {
        /// The log.
        path: PathBuf,
    },
    /// The experiment is not the one of the run.
    #[error(
        "{} was begun with another {what}: resume it without changes (`sallet eval --resume DIR`), or start a new run",
        path.display()
    )]
    ResumeDiffers {
        /// The folder.
        path: PathBuf,
        /// What differs.
        what: &'static str,
    },
    /// `--shard` makes no sense.
    #[error("'{request}' is not a shard: write 2/8 for the second of eight, or auto/8")]
    BadShard {
        /// What the user wrote.
        request: String,
    },
    /// `auto`, but no batch system.
    #[error(
        "--shard auto/N found neither JOB_COMPLETION_INDEX nor SLURM_ARRAY_TASK_ID in the environment"
    )]
    NoShardIndex,
    /// An index without a count.
    #[error("JOB_COMPLETION_INDEX is set, but not how many shards there are: give --shard auto/N")]
    ShardCountUnknown,
    /// `merge` without runs.
    #[error("there is nothing to merge: name at least one run folder")]
    NothingToMerge,
    /// Logs of different experiments.
    #[error("{} and {} are not parts of one experiment over the same tasks: merge only runs of one command", first.display(), other.display())]
    DifferentRuns {
        /// The first.
        first: PathBuf,
        /// The one that differs.
        other: PathBuf,
    },
    /// The provider could not be opened.
    #[error(transparent)]
    Model(#[from] sallet_models::ModelError),
    /// A record could not be written as JSON.
    #[error("a record cannot be written as JSON: {source}")]
    Encode {
        /// Why.
        source: serde_json::Error,
    },
    /// The system refused threads or sockets.
    #[error("the run could not start its workers: {source}")]
    Workers {
        /// Why.
        source: std::io::Error,
    },
    /// A defect of this program showed in one cell.
    #[error("a worker panicked ({said}), which is a defect of Sallet: please report it")]
    WorkerPanicked {
        /// Its message.
        said: String,
    },
    /// The experiment asks for a prompt that the task does not have.
    #[error(
        "task '{task}' has no {mode} prompt: choose prompt mode '{}', or a dataset with {mode} prompts",
        other_mode(*mode)
    )]
    NoPrompt {
        /// The task's id.
        task: String,
        /// The mode that was asked for.
        mode: PromptMode,
    },
    /// A line of the built-in taxonomy does not read.
    #[error(
        "bench/taxonomy/items.tsv:{line} does not read: the program was built from broken files"
    )]
    TaxonomyLine {
        /// The line, from 1.
        line: usize,
    },
    /// The task holds code to be judged, and asks for none.
    #[error("task '{task}' has no prompt, only code to be judged: choose a dataset with prompts")]
    NothingToAsk {
        /// The task's id.
        task: String,
    },
    /// The hint that names the weakness was asked of a task without one.
    #[error(
        "task '{task}' names no CWE, which the hint 'specific' needs: choose 'none' or 'generic'"
    )]
    NoTargetWeakness {
        /// The task's id.
        task: String,
    },
    /// The hint that names the weakness was asked of a task whose CWE has no name.
    #[error(
        "task '{task}' names {cwe}, which is no weakness of CWE 4.14, so the hint 'specific' cannot \
         name it: choose 'none' or 'generic', or correct the task"
    )]
    NamelessWeakness {
        /// The task's id.
        task: String,
        /// Its target.
        cwe: CweId,
    },

    /// A dataset file cannot be read or decompressed.
    #[error("cannot read dataset '{}': {source}: {}", path.display(), how_to_get(source))]
    DatasetUnreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A folder where a file is read.
    #[error("'{}' is a folder: name the file in it that is to be read", path.display())]
    DatasetIsFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A folder with nothing in it that an importer reads.
    #[error(
        "'{}' is no folder that {importer} reads: there is no {wanted} in it: name the checkout as it was published",
        path.display()
    )]
    DatasetLayout {
        /// The folder.
        path: PathBuf,
        /// The importer.
        importer: &'static str,
        /// What it looked for.
        wanted: &'static str,
    },
    /// The file is not there, only a note of Git LFS where it is.
    #[error(
        "'{}' is a pointer of Git LFS, not the file: run `git lfs pull` in its repository",
        path.display()
    )]
    DatasetLfsPointer {
        /// The file.
        path: PathBuf,
    },
    /// An importer that does not exist.
    #[error("there is no importer '{name}': choose among {}", list(known))]
    NoSuchImporter {
        /// What the user wrote.
        name: String,
        /// All there are.
        known: Vec<String>,
    },
    /// A dataset file is larger than any dataset.
    #[error("dataset '{}' is larger than {limit_mib} MiB: split it", path.display())]
    DatasetTooLarge {
        /// The file.
        path: PathBuf,
        /// The most that is read, after decompression.
        limit_mib: u64,
    },
    /// A dataset file holds no task.
    #[error("dataset '{}' is empty: it needs at least one task", path.display())]
    DatasetEmpty {
        /// The file.
        path: PathBuf,
    },
    /// Bytes that are not UTF-8.
    #[error("{place}: not UTF-8: save the file as UTF-8")]
    DatasetNotUtf8 {
        /// The line with the first bad byte.
        place: Place,
    },
    /// Text that is not JSON.
    #[error("{place}: not JSON ({reason}): write one JSON object a line, or one array of objects")]
    DatasetNotJson {
        /// The line.
        place: Place,
        /// What the parser says.
        reason: String,
    },
    /// Text that is not CSV.
    #[error("{place}: not CSV ({reason}): give every row as many columns as the header has")]
    DatasetNotCsv {
        /// The line.
        place: Place,
        /// What the parser says.
        reason: String,
    },
    /// A field that a task cannot do without is absent or blank.
    #[error(
        "{place}: missing field '{field}' (found: {}): add it, or map another field to it",
        list(found)
    )]
    DatasetMissingField {
        /// The record's first line.
        place: Place,
        /// The field, by the name it was looked for.
        field: String,
        /// The fields that are there.
        found: Vec<String>,
    },
    /// A field of the wrong type.
    #[error("{place}: field '{field}' must be {expected}")]
    DatasetWrongType {
        /// The record's first line.
        place: Place,
        /// The field.
        field: String,
        /// Its type, e.g. `a text`.
        expected: &'static str,
    },
    /// A field that should name a CWE.
    #[error("{place}: field '{field}': {source}")]
    DatasetBadCwe {
        /// The record's first line.
        place: Place,
        /// The field.
        field: String,
        /// What it says.
        source: BadCweId,
    },
    /// A field that should name a language.
    #[error("{place}: field '{field}': {source}")]
    DatasetUnknownLanguage {
        /// The record's first line.
        place: Place,
        /// The field.
        field: String,
        /// What it says.
        source: UnknownLanguage,
    },
    /// Two tasks of the same name.
    #[error(
        "duplicate task_id '{id}' in '{}' at lines {first} and {second}: give every task its own",
        path.display()
    )]
    DatasetDuplicateTask {
        /// The file.
        path: PathBuf,
        /// The name.
        id: String,
        /// Line of the first task.
        first: u64,
        /// Line of the second task.
        second: u64,
    },
    /// The user's field mapping names a field that tasks do not have.
    #[error(
        "the field mapping names '{field}', which tasks do not have: use {}",
        list(known)
    )]
    UnknownMappedField {
        /// What the mapping names.
        field: String,
        /// What it may name.
        known: Vec<String>,
    },
}

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: u64,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.path.display(), self.line)
    }
}

/// What helps against the failures of files that users meet; the others speak for themselves.
fn advice(error: &std::io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => ": check the path",
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            ": check who may use it, or choose another place"
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            ": make room, then continue with `sallet eval --resume DIR`"
        }
        ErrorKind::InvalidData => ": save the file as UTF-8",
        _ => "",
    }
}

/// What helps where a dataset's file cannot be read: as [`how_to_read`]; the experiments of papers name files that only their authors give out.
fn how_to_get(error: &std::io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::NotFound => {
            "check the path; what others publish is to be fetched from them first"
        }
        _ => how_to_read(error),
    }
}

/// What helps where a file cannot be read.
fn how_to_read(error: &std::io::Error) -> &'static str {
    match error.kind() {
        // What gzip says of a file that was cut off or damaged.
        ErrorKind::UnexpectedEof | ErrorKind::InvalidInput | ErrorKind::InvalidData => {
            "the file is cut off or damaged; get it again"
        }
        ErrorKind::PermissionDenied => "check who may read it",
        _ => "check the path",
    }
}

/// The parser's message without its own count of lines: it sees one line only.
fn json_reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let reason = message.split(" at line ").next().unwrap_or(&message);
    format!("{reason}, column {}", error.column())
}

fn other_mode(mode: PromptMode) -> PromptMode {
    match mode {
        PromptMode::Code => PromptMode::Text,
        PromptMode::Text | PromptMode::Any => PromptMode::Code,
    }
}

fn list(names: &[String]) -> String {
    match names {
        [] => "none".to_owned(),
        names => names.join(", "),
    }
}
