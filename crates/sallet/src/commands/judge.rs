//! `sallet judge`: asks a model whether files are vulnerable.

use super::model::Model;
use super::scan::files::{self, Target};
use super::scan::{parallel, part, source};
use crate::arguments::{Judge as Options, Selection};
use crate::progress;
use crate::terminal::{output, tell};
use anyhow::{Result, bail};
use sallet_analysis::formats::visible;
use sallet_core::CweId;
use sallet_core::cwe_relation::Related;
use sallet_core::experiment::Prompt;
use sallet_core::record::Answer;
use sallet_engine::judges::{self, Form, Opinion, Question};
use serde::Serialize;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// What came of one file; a line of `--format jsonl`.
#[derive(Serialize)]
struct Judged {
    path: String,
    /// `vulnerable`, `safe`, `unclear`, or `none`: no opinion.
    opinion: &'static str,
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
    let bar = progress::bar(found.targets.len() as u64);
    let mut all = Vec::new();
    let threads = usize::from(options.asked.concurrency).min(found.targets.len().max(1));
    let work = |target: &Target<'_>| judge(target, form, options, &model);
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
    let is = |wanted: &str| all.iter().any(|judged| judged.opinion == wanted);
    Ok(match (is("none"), is("vulnerable")) {
        (true, _) => ExitCode::from(2),
        (false, true) => ExitCode::from(1),
        (false, false) => ExitCode::SUCCESS,
    })
}

fn form(options: &Options) -> Result<&'static Form> {
    let default = match options.cwe {
        Some(_) => "cwe",
        None => "free",
    };
    let form = judges::by_name(options.form.as_deref().unwrap_or(default))?;
    if form.needs_cwe && options.cwe.is_none() {
        bail!(
            "--form {} asks about one weakness: name it with --cwe",
            form.name
        );
    }
    Ok(form)
}

/// Asks, and once more if the answer cannot be read.
fn judge(target: &Target<'_>, form: &Form, options: &Options, model: &Model) -> Result<Judged> {
    let code = match source::read(&target.input, target.language) {
        Ok(code) => code,
        Err((_, why)) => return Ok(without_opinion(target, why)),
    };
    let question = Question {
        language: target.language.into(),
        code: &code,
        cwe: options.cwe,
    };
    let mut prompt = form.prompt(&question);
    for _ in 0..2 {
        match ask(target, form, &prompt, model)? {
            Said::Opinion(opinion) => return Ok(with_opinion(target, &opinion, options.cwe)),
            Said::Nothing(why) => return Ok(without_opinion(target, why)),
            Said::Unreadable(answer) => prompt = form.again(&prompt, &answer),
        }
    }
    let why = "the model answered something else, twice".to_owned();
    Ok(without_opinion(target, why))
}

/// What an answer came to.
enum Said {
    Opinion(Opinion),
    /// Text that is no opinion.
    Unreadable(String),
    /// No answer, and why.
    Nothing(String),
}

fn ask(target: &Target<'_>, form: &Form, prompt: &Prompt, model: &Model) -> Result<Said> {
    Ok(match model.answer(&target.shown, prompt, 0)? {
        Answer::Error { message } => Said::Nothing(message),
        Answer::Completion(completion) => match form.read(&completion.text) {
            Some(opinion) => Said::Opinion(opinion),
            None => Said::Unreadable(completion.text),
        },
    })
}

/// Asked about one weakness, complaints of others do not count.
fn with_opinion(target: &Target<'_>, opinion: &Opinion, asked: Option<CweId>) -> Judged {
    let complaints = opinion.complaints.iter().map(|complaint| Named {
        cwe: complaint.cwe.map(|cwe| cwe.to_string()),
        line: complaint.line,
        why: complaint.why.clone(),
    });
    let vulnerable = match asked.map(Related::to) {
        Some(related) => opinion.is_vulnerable_to(|cwe| related.contains(cwe)),
        None => opinion.vulnerable,
    };
    Judged {
        path: target.shown.clone(),
        opinion: match vulnerable {
            Some(true) => "vulnerable",
            Some(false) => "safe",
            None => "unclear",
        },
        reason: None,
        complaints: complaints.collect(),
    }
}

fn without_opinion(target: &Target<'_>, why: String) -> Judged {
    Judged {
        path: target.shown.clone(),
        opinion: "none",
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
