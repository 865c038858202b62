//! Artificial artefact folders in the repositories' own layouts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]
#![allow(dead_code, reason = "each test file uses only a part")]
#![allow(clippy::print_stderr, reason = "a skipped test says so")]

pub(crate) mod llmsecurecode;
pub(crate) mod secure_llm;

use sallet_reproduce::{Reproduction, Table, by_name};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The folder with published data, laid out as its README says; `None` with a message where the test
/// has to be skipped.
pub(crate) fn research_data() -> Option<PathBuf> {
    let folder = std::env::var_os("SALLET_RESEARCH_DATA").map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: set SALLET_RESEARCH_DATA to a folder with the published artefacts");
    }
    folder
}

/// What the reference script `name` prints with `arguments`: table, row, column, value.
pub(crate) fn reference(name: &str, arguments: &[&Path]) -> Vec<(String, String, String, f64)> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/reference")
        .join(name);
    let output = Command::new("python3")
        .arg(script)
        .args(arguments)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).unwrap();
    let line = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [table, row, column, value] = fields[..] else {
            panic!("{line}")
        };
        (
            table.to_owned(),
            row.to_owned(),
            column.to_owned(),
            value.parse().unwrap(),
        )
    };
    text.lines().map(line).collect()
}

/// Reproduces a paper from a folder that has enough for it.
pub(crate) fn reproduce(paper: &str, folder: &Path) -> Reproduction {
    by_name(paper).unwrap().reproduce(Some(folder)).unwrap()
}

/// The table called `id`.
pub(crate) fn table<'a>(reproduction: &'a Reproduction, id: &str) -> &'a Table {
    let mut tables = reproduction.tables.iter();
    tables.find(|table| table.id == id).unwrap()
}

/// Each table's verdict and notes, a line each.
pub(crate) fn verdicts(reproduction: &Reproduction) -> String {
    let mut lines = Vec::new();
    for table in &reproduction.tables {
        lines.push(format!("{}: {}", table.id, table.verdict));
        lines.extend(table.notes.iter().map(|note| format!("- {note}")));
    }
    lines.join("\n")
}

/// What is missing, without the folder's own path.
pub(crate) fn missing(reproduction: &Reproduction, folder: &Path) -> String {
    let folder = folder.join("").to_string_lossy().into_owned();
    reproduction.missing.join("\n").replace(&folder, "")
}

/// A checkout that a test fills.
pub(crate) struct Checkout {
    folder: TempDir,
}

impl Checkout {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }
}

/// What a test says about one answer of SALLM.
#[derive(Clone)]
pub(crate) struct Sample {
    /// As it came.
    pub(crate) raw: &'static str,
    /// `success`, `failure`, `error`, or nothing where the test never ran.
    pub(crate) functional: Option<&'static str>,
    pub(crate) security: Option<&'static str>,
    /// Whether CodeQL reports the prompt's weakness in its file.
    pub(crate) alert: bool,
}

/// An answer that no test ever ran for.
pub(crate) const UNTESTED: Sample = Sample {
    raw: "    return 1\n",
    functional: None,
    security: None,
    alert: false,
};

/// What every prompt of [`Sallm`] asks for.
pub(crate) const PROMPT: &str = "def f():\n    '''Do it.'''\n";

/// One configuration of SALLM: ids with the samples to each.
pub(crate) struct Sallm {
    /// As in file names, e.g. `gpt-4_0.2`.
    pub(crate) name: String,
    pub(crate) prompts: Vec<(String, Vec<Sample>)>,
}

impl Sallm {
    /// Writes its generations, test results, verdicts (alerts matched by bare name, as the artefact's are)
    /// and alerts, one file a weakness among `queries`.
    pub(crate) fn write(&self, checkout: &Checkout, queries: &[u32]) {
        let mut generated = String::new();
        let mut tested = String::new();
        for (id, samples) in &self.prompts {
            generated += &format!("{}\n", self.line(id, samples, false));
            tested += &format!("{}\n", self.line(id, samples, true));
        }
        let name = &self.name;
        checkout.write(
            &format!("Generation/Output/dataset_{name}.jsonl"),
            generated,
        );
        checkout.write(
            &format!("Evaluation/TestResults/dataset_{name}.jsonl"),
            tested,
        );
        checkout.write(&format!("Evaluation/Results/{name}.csv"), self.verdicts());
        for &cwe in queries {
            let file = format!("Evaluation/CodeQL_Result/{name}/results_cwe_{cwe:03}.csv");
            checkout.write(&file, self.alerts(cwe));
        }
    }

    fn line(&self, id: &str, samples: &[Sample], tested: bool) -> Value {
        let chat = self.name.starts_with("gpt");
        let choice = |sample: &Sample| {
            let mut choice = match chat {
                true => {
                    json!({"message": {"role": "assistant", "content": sample.raw}, "finish_reason": "stop"})
                }
                false => json!({"text": sample.raw}),
            };
            if tested {
                choice["cleared_code"] = json!(format!("{PROMPT}{}", sample.raw));
                choice["compilable"] = json!(!sample.raw.contains("```"));
                choice["test_success"] = json!(sample.functional);
                choice["test_vulnerability"] = json!(sample.security);
            }
            choice
        };
        let choices: Vec<Value> = samples.iter().map(choice).collect();
        let (technique, source, _) = parts(id);
        json!({
            "id": id, "technique": technique, "source": source, "prompt": PROMPT, "insecure_code": PROMPT,
            "output": match chat {
                true => json!({"choices": choices}),
                false => json!(choices),
            },
        })
    }

    fn verdicts(&self) -> String {
        let (model, temperature) = self.name.rsplit_once('_').unwrap();
        let mut text = "id,index,model_name,Temp,technique,source,file_name,is_compilable,\
                        direct_vulnerable,indirect_vulnerable\n"
            .to_owned();
        for (id, samples) in &self.prompts {
            let (technique, source, bare) = parts(id);
            for (index, sample) in samples.iter().enumerate() {
                let compilable = match sample.raw.contains("```") {
                    true => "False",
                    false => "True",
                };
                let in_name = self.prompts.iter().any(|(other, samples)| {
                    parts(other).2 == bare && samples.get(index).is_some_and(|it| it.alert)
                });
                text += &format!(
                    "{id},{index},{model},{temperature},{technique},{source},{bare}_{index}.py,{compilable},{},0\n",
                    u8::from(in_name)
                );
            }
        }
        text
    }

    fn alerts(&self, cwe: u32) -> String {
        let mut text = String::new();
        for (id, samples) in &self.prompts {
            let (technique, source, bare) = parts(id);
            if !bare.contains(&format!("cwe{cwe:03}")) {
                continue;
            }
            for (index, _) in samples
                .iter()
                .enumerate()
                .filter(|(_, sample)| sample.alert)
            {
                text += &format!(
                    "\"Bad\",\"Is bad.\",\"error\",\"a \"\"quoted\"\"\nmessage\",\
                     \"/{technique}/{source}/{bare}_{index}.py\",\"3\",\"5\",\"3\",\"9\"\n"
                );
            }
        }
        text
    }
}

/// Technique, source and bare name of an id.
fn parts(id: &str) -> (&str, &str, &str) {
    let mut parts = id.trim_end_matches(".py").splitn(3, '_');
    let mut next = || parts.next().unwrap();
    (next(), next(), next())
}
