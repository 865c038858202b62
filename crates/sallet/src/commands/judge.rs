//! `sallet judge`: asks a model whether files are vulnerable.

use super::model::Model;
use super::scan::files::{self, Target};
use super::scan::{parallel, part, source};
use crate::arguments::{Judge as Options, Selection};
use crate::progress;
use crate::terminal::{output, tell};
use anyhow::{Result, anyhow, bail};
use sallet_analysis::formats::visible;
use sallet_core::CweId;
use sallet_core::cwe_relation::Related;
use sallet_core::record::Answer;
use sallet_engine::judges::{self, Form, Needs, Opinion, Question, Turn};
use sallet_engine::wording::JUDGE_SALLET;
use serde::Serialize;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What came of one file; a line of `--format jsonl`.
#[derive(Serialize)]
struct Judged {
    path: String,
    /// `vulnerable`, `safe`, `unclear`, with `--against` `less safe`, `safer`, `equal` or `depends on the
    /// order`; `none`: no opinion.
    opinion: &'static str,
    /// Whether the file fails; `None` where the judge is not sure or says nothing.
    fails: Option<bool>,
    /// Why there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    complaints: Vec<Named>,
}

/// A weakness that the judge names. What it says is hostile.
#[derive(Serialize)]
struct Named {
    cwe: Option<String>,
    line: Option<usize>,
    why: String,
}

pub fn run(options: &Options) -> Result<ExitCode> {
    let form = form(options)?;
    if options.paths.iter().any(|path| path == Path::new("-")) {
        bail!("sallet judge reads files, and standard input is none: name a file");
    }
    let parts = part::parts(&Selection::unconfigured(), &[], None, options.paths.clone())?;
    let found = files::find(&parts, options.language)?;
    let model = Model::open(&options.asked, &options.provider)?;
    let other = other(options)?;
    let bar = progress::bar(found.targets.len() as u64);
    let mut all = Vec::new();
    let threads = usize::from(options.asked.concurrency).min(found.targets.len().max(1));
    let work = |target: &Target<'_>| judge(target, other.as_deref(), form, options, &model);
    parallel::ordered(threads, found.targets.iter(), work, |judged| {
        bar.inc(1);
        all.push(judged?);
        Ok(())
    })?;
    bar.finish_and_clear();
    let mut out = output();
    for judged in &all {
        match options.format.as_str() {
            "jsonl" => writeln!(out, "{}", serde_json::to_string(judged)?)?,
            _ => show(judged, &mut out)?,
        }
    }
    model.tell_spent();
    let is_without = all.iter().any(|judged| judged.opinion == "none");
    let fails = all.iter().any(|judged| judged.fails == Some(true));
    Ok(match (is_without, fails) {
        (true, _) => ExitCode::from(2),
        (false, true) => ExitCode::from(1),
        (false, false) => ExitCode::SUCCESS,
    })
}

fn form(options: &Options) -> Result<&'static Form> {
    let default = match (&options.against, options.cwe) {
        (Some(_), _) => "pairwise",
        (None, Some(_)) => "cwe",
        (None, None) => "free",
    };
    let form = judges::by_name(options.form.as_deref().unwrap_or(default))?;
    match (form.needs, options.cwe, &options.against) {
        (Needs::Cwe, None, _) => bail!(
            "--form {} asks about one weakness: name it with --cwe",
            form.name
        ),
        (Needs::Other, _, None) => bail!(
            "--form {} compares with another file: name it with --against",
            form.name
        ),
        (Needs::Cwe | Needs::Nothing | Needs::Conversation, _, Some(_)) => {
            bail!("--against is for --form pairwise")
        }
        _ => Ok(form),
    }
}

/// The text of the file that others are compared with.
fn other(options: &Options) -> Result<Option<String>> {
    let read = |path: &PathBuf| {
        std::fs::read_to_string(path)
            .map_err(|error| anyhow!("cannot read {}: {error}", path.display()))
    };
    options.against.as_ref().map(read).transpose()
}

/// Asks until the form has an opinion or gives up.
fn judge(
    target: &Target<'_>,
    other: Option<&str>,
    form: &Form,
    options: &Options,
    model: &Model,
) -> Result<Judged> {
    let code = match source::read(&target.input, target.language) {
        Ok(code) => code,
        Err((_, why)) => return Ok(without_opinion(target, why)),
    };
    let question = Question {
        wording: &JUDGE_SALLET,
        language: target.language.into(),
        code: &code,
        cwe: options.cwe,
        other,
        conversation: None,
    };
    let mut answers: Vec<String> = Vec::new();
    loop {
        let said: Vec<&str> = answers.iter().map(String::as_str).collect();
        let prompt = match form.next(&question, &said) {
            Turn::Ask(prompt) => prompt,
            Turn::Opinion(opinion) => return Ok(with_opinion(target, opinion, options.cwe)),
            Turn::Nothing(why) => return Ok(without_opinion(target, why.to_owned())),
        };
        match model.answer(&target.shown, &prompt, 0)? {
            Answer::Error { message } => return Ok(without_opinion(target, message)),
            Answer::Completion(completion) => answers.push(completion.text),
        }
    }
}

/// Asked about one weakness, complaints of others do not count.
fn with_opinion(target: &Target<'_>, opinion: Opinion, asked: Option<CweId>) -> Judged {
    let opinion = match asked.map(Related::to) {
        Some(related) => opinion.about(|cwe| related.contains(cwe)),
        None => opinion,
    };
    let complaints = opinion.complaints.into_iter().map(|complaint| Named {
        cwe: complaint.cwe.map(|cwe| cwe.to_string()),
        line: complaint.line,
        why: complaint.why,
    });
    Judged {
        path: target.shown.clone(),
        opinion: opinion.label,
        fails: opinion.fails,
        reason: None,
        complaints: complaints.collect(),
    }
}

fn without_opinion(target: &Target<'_>, why: String) -> Judged {
    Judged {
        path: target.shown.clone(),
        opinion: "none",
        fails: None,
        reason: Some(why),
        complaints: Vec::new(),
    }
}

fn show(judged: &Judged, out: &mut dyn Write) -> Result<()> {
    let reason = judged.reason.iter().map(|why| format!(": {why}"));
    let reason: String = reason.collect();
    let line = format!("{}: {}{reason}", judged.path, judged.opinion);
    writeln!(out, "{}", visible(&line))?;
    for complaint in &judged.complaints {
        let place = complaint.line.map(|line| format!("line {line}: "));
        let cwe = complaint.cwe.as_deref().unwrap_or("no known weakness");
        let line = format!("  {}{cwe}: {}", place.unwrap_or_default(), complaint.why);
        writeln!(out, "{}", visible(&line.replace('\n', " ")))?;
    }
    if judged.opinion == "none" {
        tell(format_args!("{}: no opinion", judged.path));
    }
    Ok(())
}
