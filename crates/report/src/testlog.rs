//! Run logs for tests.

use crate::{Options, RecordSource, SourceError, formats};
use sallet_core::experiment::{
    Experiment, Hint, Message, Prompt, PromptMode, Role, Sampling, Setting, own_wording,
};
use sallet_core::record::{
    Answer, Attempt, Cell, CellKey, Completion, Extraction, Finish, Header, Record, Rescore,
    SCHEMA, Session, TaskInfo, Usage,
};
use sallet_core::verdict::{Assessment, Axis, Evidence, Method, UnscoredKind, Verdict};
use sallet_core::{CweId, Language};

struct Log<'a>(&'a [Record]);

impl RecordSource for Log<'_> {
    fn records(&self) -> Box<dyn Iterator<Item = Result<Record, SourceError>> + '_> {
        Box::new(self.0.iter().cloned().map(Ok))
    }
}

/// The report of `records` as text.
pub(crate) fn render(format: &str, records: &[Record]) -> String {
    try_render(format, records, &Options::default()).unwrap()
}

pub(crate) fn try_render(
    format: &str,
    records: &[Record],
    options: &Options,
) -> Result<String, crate::ReportError> {
    let mut out = Vec::new();
    crate::render(
        formats::by_name(format).unwrap(),
        &Log(records),
        options,
        &mut out,
    )?;
    Ok(String::from_utf8(out).unwrap())
}

/// The summary of `records`.
pub(crate) fn summary(records: &[Record]) -> crate::Summary {
    crate::Summary::read(&Log(records)).unwrap()
}

pub(crate) fn setting(model: &str, temperature: Option<f64>, samples: u32) -> Setting {
    let id = match temperature {
        Some(temperature) => format!("{model} t={temperature} code"),
        None => format!("{model} code"),
    };
    Setting {
        id,
        model: model.to_owned(),
        base_url: None,
        mode: PromptMode::Code,
        hint: Hint::None,
        wording: own_wording(),
        system: None,
        sampling: Sampling {
            temperature,
            ..Sampling::default()
        },
        samples,
        repair: None,
    }
}

pub(crate) fn task(id: &str, title: &str, cwe: u32) -> TaskInfo {
    TaskInfo {
        id: id.to_owned(),
        title: title.to_owned(),
        language: Language::Python.into(),
        cwe: Some(CweId(cwe)),
        dataset: None,
        hash: "0".repeat(64),
    }
}

fn prompt(task: &TaskInfo) -> Prompt {
    let content = format!("def solve(request):\n    \"\"\"{}\"\"\"\n", task.title);
    Prompt {
        messages: vec![Message {
            role: Role::User,
            content,
        }],
    }
}

pub(crate) fn header(settings: Vec<Setting>, tasks: Vec<TaskInfo>) -> Record {
    Record::Header(Header {
        schema: SCHEMA,
        experiment: Experiment {
            name: "typical".to_owned(),
            datasets: vec!["builtin".to_owned()],
            mapping: Default::default(),
            tasks: Vec::new(),
            limit: None,
            settings,
            assessors: vec![
                "validity".to_owned(),
                "suites".to_owned(),
                "willingness".to_owned(),
            ],
            judges: Vec::new(),
            models: Vec::new(),
            seed: 7,
        },
        prompts: tasks
            .iter()
            .map(prompt)
            .map(|prompt| (prompt.hash(), prompt))
            .collect(),
        tasks,
    })
}

pub(crate) fn session() -> Record {
    let tools = [("python", "3.11.2"), ("flask", "3.0.3")];
    Record::Session(Session {
        started_at: 1_767_225_599,
        sallet: "0.1.0".to_owned(),
        tools: tools
            .map(|(name, version)| (name.to_owned(), version.to_owned()))
            .into(),
        isolation: "namespaces+landlock+seccomp".to_owned(),
        shard: None,
    })
}

/// `+` pass, `-` fail, `?` unscored; in the order valid, functional, secure by test, by static.
pub(crate) fn assessments(marks: &str) -> Vec<Assessment> {
    let questions = [
        (Axis::Validity, Method::Static, "validity"),
        (Axis::Functional, Method::Dynamic, "suites"),
        (Axis::Security, Method::Dynamic, "suites"),
        (Axis::Security, Method::Static, "rules"),
    ];
    let answer = |((axis, by, assessor), mark): ((Axis, Method, &str), char)| {
        let (verdict, outcome) = match mark {
            '+' => (Verdict::Pass, "pass"),
            '-' => (Verdict::Fail, "fail"),
            _ => {
                let reason = "the suite ran out of its own time: run `sallet rescore`";
                (
                    UnscoredKind::HarnessFault.because(reason).into(),
                    "harness_fault",
                )
            }
        };
        let mut assessment = Assessment::new(axis, by, assessor, verdict);
        if axis == Axis::Security {
            assessment.evidence.push(Evidence {
                name: "test_rows_stay_secret".to_owned(),
                outcome: outcome.to_owned(),
                detail: "AssertionError: 'alice' leaked".to_owned(),
            });
        }
        assessment
    };
    let mut all: Vec<Assessment> = questions
        .into_iter()
        .zip(marks.chars())
        .map(answer)
        .collect();
    let mut willing = Assessment::new(
        Axis::Willingness,
        Method::Static,
        "willingness",
        Verdict::Pass,
    );
    willing.label = Some("answered".to_owned());
    all.push(willing);
    all
}

pub(crate) fn key(setting: &Setting, task: &TaskInfo, sample: u32) -> CellKey {
    CellKey {
        setting: setting.id.clone(),
        task: task.id.clone(),
        sample,
    }
}

pub(crate) fn cell(
    setting: &Setting,
    task: &TaskInfo,
    sample: u32,
    text: &str,
    marks: &str,
) -> Record {
    let completion = Completion {
        text: text.to_owned(),
        finish: Finish::Stop,
        is_solution: false,
        labelled_vulnerable: None,
        usage: Some(Usage {
            input: 100,
            output: 40,
        }),
        cost: None,
        cached: false,
        millis: 250,
    };
    let extraction = Extraction {
        solution: text.replace("```python\n", "").replace("```", ""),
        language: None,
        rules: vec!["fenced_block".to_owned()],
        valid_before: Some(false),
        valid_after: Some(marks.starts_with('+')),
        empty: false,
    };
    Record::Cell(Box::new(Cell {
        key: key(setting, task, sample),
        attempts: vec![Attempt::first(
            prompt(task).hash(),
            Answer::Completion(completion),
            Some(extraction),
            assessments(marks),
        )],
        counts: None,
    }))
}

pub(crate) fn unanswered(setting: &Setting, task: &TaskInfo, sample: u32) -> Record {
    let reason = || UnscoredKind::NoAnswer.because("the provider gave no answer");
    let verdict = |(axis, by)| Assessment::new(axis, by, "suites", reason().into());
    let axes = [
        (Axis::Functional, Method::Dynamic),
        (Axis::Security, Method::Dynamic),
    ];
    Record::Cell(Box::new(Cell {
        key: key(setting, task, sample),
        attempts: vec![Attempt::first(
            prompt(task).hash(),
            Answer::Error {
                message: "HTTP 500 after 5 tries".to_owned(),
            },
            None,
            axes.map(verdict).into(),
        )],
        counts: None,
    }))
}

const ANSWER: &str = "Here you are:\n```python\nimport sqlite3\n\n# Looks a user up.\ndef solve(\
                      request):\n    return db.execute(f\"SELECT {request} LIMIT 10\")\n```\n";

pub(crate) fn typical_settings() -> Vec<Setting> {
    vec![
        setting("reference/secure", None, 1),
        setting("model/small", Some(0.2), 3),
        setting("model/small", Some(0.8), 3),
    ]
}

pub(crate) fn typical_tasks() -> Vec<TaskInfo> {
    vec![
        task("sql-lookup", "Look a user up", 89),
        task("shell-ping", "Ping a host", 78),
        task("html-greeting", "Greet a visitor", 79),
    ]
}

/// A resumed run: three settings, three tasks, one error, one missing cell, one cell written twice
/// and one scored anew.
pub(crate) fn typical() -> Vec<Record> {
    let settings = typical_settings();
    let tasks = typical_tasks();
    let mut log = vec![header(settings.clone(), tasks.clone()), session()];
    log.extend(
        tasks
            .iter()
            .map(|task| cell(&settings[0], task, 0, ANSWER, "++++")),
    );
    let small = ["++-- ++++ +-+?", "++++ ++-+ -+++", "++-- +++- ++?+"];
    let warm = ["++++ ++-- +---", "+--- ++++ ++++", "++-- ++-- ++"];
    for (setting, patterns) in [(&settings[1], small), (&settings[2], warm)] {
        for (task, pattern) in tasks.iter().zip(patterns) {
            for (sample, marks) in (0..).zip(pattern.split(' ')) {
                log.push(match marks.len() {
                    4 => cell(setting, task, sample, ANSWER, marks),
                    _ => unanswered(setting, task, sample),
                });
            }
        }
    }
    // The first try of what is later there as "++++", and the last cell never came.
    log.insert(2, cell(&settings[1], &tasks[1], 0, "pass", "----"));
    let lost = log.iter().position(|record| match record {
        Record::Cell(cell) => cell.key == key(&settings[2], &tasks[1], 2),
        _ => false,
    });
    log.remove(lost.unwrap());
    log.push(Record::Rescore(Rescore {
        key: key(&settings[1], &tasks[0], 2),
        assessments: assessments("+-++"),
    }));
    log
}

/// A run that asked several static analyses, of which the last is a union.
pub(crate) fn several_analyses() -> Vec<Record> {
    let mut log = typical();
    let bandit = |marks: &mut Vec<Assessment>| {
        let place = marks.iter().position(|mark| mark.assessor == "rules");
        let Some(place) = place else { return };
        let own = marks[place].clone();
        let missing = UnscoredKind::MissingTool.because("bandit is not installed");
        let union = match own.verdict {
            Verdict::Fail => Verdict::Fail,
            _ => missing.clone().into(),
        };
        let by = |name: &str, verdict: Verdict| {
            Assessment::new(Axis::Security, Method::Static, name, verdict)
        };
        marks.push(by("static:bandit", missing.into()));
        marks.push(by("static:sallet+bandit", union));
        marks[place].assessor = "static:sallet".to_owned();
    };
    for record in &mut log {
        match record {
            Record::Cell(cell) => {
                let attempts = cell.attempts.iter_mut();
                attempts.for_each(|attempt| bandit(&mut attempt.assessments));
            }
            Record::Rescore(rescore) => bandit(&mut rescore.assessments),
            Record::Header(_) | Record::Session(_) => {}
        }
    }
    log
}

/// A run whose every text attacks its reader.
pub(crate) fn hostile() -> Vec<Record> {
    const EVIL: &str = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\x1b[2J\0\r\
                        \u{9b}31m\u{202e}]]>--><!-- \\input{x} | `$(id)` {{7*7}} \"'&amp;";
    let mut evil_setting = setting(EVIL, Some(0.5), 1);
    evil_setting.system = Some(EVIL.to_owned());
    let evil_task = task(EVIL, EVIL, 89);
    let mut marks = assessments("+--?");
    for assessment in &mut marks {
        assessment.assessor = EVIL.to_owned();
        assessment.label = Some(EVIL.to_owned());
        assessment.evidence = vec![Evidence {
            name: EVIL.to_owned(),
            outcome: "fail".to_owned(),
            detail: EVIL.to_owned(),
        }];
        if let Verdict::Unscored(reason) = &mut assessment.verdict {
            reason.detail = EVIL.to_owned();
        }
    }
    let answer = format!("```python\nx = '{EVIL}' # {EVIL}\n{EVIL}\n```");
    vec![
        header(vec![evil_setting.clone()], vec![evil_task.clone()]),
        session(),
        cell(&evil_setting, &evil_task, 0, &answer, "+---"),
        Record::Rescore(Rescore {
            key: key(&evil_setting, &evil_task, 0),
            assessments: marks,
        }),
    ]
}

/// A large run: every setting, task and sample, with verdicts spread by a fixed pattern.
pub(crate) fn grid(settings: &[Setting], tasks: &[TaskInfo]) -> Vec<Record> {
    let mut log = vec![header(settings.to_vec(), tasks.to_vec()), session()];
    let mut random = fastrand::Rng::with_seed(1);
    for (index, setting) in settings.iter().enumerate() {
        for task in tasks {
            for sample in 0..setting.samples {
                let mark = |likely: f64, random: &mut fastrand::Rng| match random.f64() {
                    x if x < 0.06 => '?',
                    x if x < likely => '+',
                    _ => '-',
                };
                let skill = 0.4 + 0.05 * index as f64;
                let marks: String = [0.95, skill + 0.2, skill, skill + 0.1]
                    .into_iter()
                    .map(|likely| mark(likely, &mut random))
                    .collect();
                log.push(cell(setting, task, sample, ANSWER, &marks));
            }
        }
    }
    log
}
