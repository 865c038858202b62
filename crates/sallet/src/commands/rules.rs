//! `sallet rules`: what the analyzer knows, and whether it holds.

mod accuracy;
mod check;
mod coverage;

use super::scan::{models, names};
use crate::arguments::Rules;
use crate::terminal::output;
use anyhow::{Context, Result};
use comfy_table::{Table, presets};
use sallet_analysis::rules::{self, About, Speaks};
use sallet_core::task::Language;
use serde::Serialize;
use std::io::Write;
use std::process::ExitCode;

pub fn run(command: &Rules) -> Result<ExitCode> {
    match command {
        Rules::List { format, coverage } => list(format, *coverage),
        Rules::Show { rule } => show(rule),
        Rules::Check => check_all(),
        Rules::Accuracy(options) => accuracy::run(options),
    }
}

fn list(format: &str, coverage: bool) -> Result<ExitCode> {
    let mut out = output();
    match (coverage, format) {
        (true, _) => coverage::write(format, &mut out)?,
        (false, "json") => {
            let rules: Vec<_> = rules::all().map(Described::of).collect();
            serde_json::to_writer_pretty(&mut out, &rules)?;
            writeln!(out)?;
        }
        (false, _) => table(&rules::all().collect::<Vec<_>>(), &mut out)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn table(rules: &[&About], out: &mut impl Write) -> Result<()> {
    let mut table = Table::new();
    table.load_style(presets::UTF8_BORDERS_ONLY).set_header([
        "rule",
        "CWE",
        "languages",
        "severity",
        "confidence",
        "speaks",
        "title",
    ]);
    for about in rules {
        let numbers = about.cwe.iter().map(|cwe| cwe.0.to_string());
        table.add_row([
            about.id,
            &numbers.collect::<Vec<_>>().join(" "),
            &languages(about),
            &word(&about.severity)?,
            &word(&about.confidence)?,
            speaks(about),
            about.title,
        ]);
    }
    writeln!(out, "{table}\nrules: {}", rules.len())?;
    Ok(())
}

fn languages(about: &About) -> String {
    let names = about.languages.iter().copied();
    names
        .map(Language::display_name)
        .collect::<Vec<_>>()
        .join(", ")
}

/// The name of a value as it stands in files.
fn word(value: &impl Serialize) -> Result<String> {
    let value = serde_json::to_value(value)?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

fn speaks(about: &About) -> &'static str {
    match about.speaks {
        Speaks::Always => "always",
        Speaks::WhenAsked => "when asked",
    }
}

/// A rule as JSON shows it.
#[derive(Serialize)]
struct Described {
    id: &'static str,
    title: &'static str,
    languages: &'static [Language],
    cwe: &'static [sallet_core::CweId],
    severity: sallet_analysis::finding::Severity,
    confidence: sallet_analysis::finding::Confidence,
    speaks: &'static str,
    what: &'static str,
    why: &'static str,
    example: &'static str,
    better: &'static str,
    references: &'static [&'static str],
}

impl Described {
    fn of(about: &'static About) -> Self {
        Self {
            id: about.id,
            title: about.title,
            languages: about.languages,
            cwe: about.cwe,
            severity: about.severity,
            confidence: about.confidence,
            speaks: speaks(about),
            what: about.what,
            why: about.why,
            example: about.example,
            better: about.better,
            references: about.references,
        }
    }
}

fn show(name: &str) -> Result<ExitCode> {
    names::check_rule(name)?;
    let about = rules::all().find(|about| about.id == name);
    describe(about.context("no such rule")?, &mut output())?;
    Ok(ExitCode::SUCCESS)
}

fn describe(about: &About, out: &mut impl Write) -> Result<()> {
    writeln!(out, "{}: {}", about.id, about.title)?;
    writeln!(
        out,
        "{} · severity {} · confidence {} · speaks {}",
        languages(about),
        word(&about.severity)?,
        word(&about.confidence)?,
        speaks(about)
    )?;
    for cwe in about.cwe {
        writeln!(out, "{}", cwe.title())?;
    }
    let parts = [
        ("what it does", about.what),
        ("why it is bad", about.why),
        ("example", about.example),
        ("better", about.better),
    ];
    for (title, text) in parts {
        writeln!(out, "\n── {title} ──\n{}", text.trim_end())?;
    }
    if !about.references.is_empty() {
        writeln!(out, "\n── references ──\n{}", about.references.join("\n"))?;
    }
    Ok(())
}

fn check_all() -> Result<ExitCode> {
    let analyzer = models::analyzer(None)?;
    let mut out = output();
    let (mut all, mut failed) = (0, 0);
    for about in rules::all() {
        all += 1;
        let complaints = check::check(about, &analyzer);
        failed += usize::from(!complaints.is_empty());
        for complaint in complaints {
            writeln!(out, "{}: {complaint}", about.id)?;
        }
    }
    writeln!(
        out,
        "{} of {all} rules hold: the example is reported, the better way is not, and fixes parse, \
         silence the finding and add no other",
        all - failed
    )?;
    Ok(ExitCode::from(u8::from(failed > 0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;
    use sallet_analysis::finding::{Confidence, Severity};
    use sallet_core::CweId;

    static ABOUT: About = About {
        id: "sql-injection",
        title: "A query is built from outside text",
        languages: &[Language::Python, Language::Cpp],
        cwe: &[CweId(89), CweId(943)],
        severity: Severity::Critical,
        confidence: Confidence::High,
        speaks: Speaks::WhenAsked,
        what: "What it does.",
        why: "Why.",
        example: "execute(text)\n",
        better: "execute(text, values)\n",
        references: &["https://cwe.mitre.org/data/definitions/89.html"],
    };

    fn written(write: impl FnOnce(&mut Vec<u8>) -> Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_rule_is_described() {
        assert_snapshot!(written(|out| describe(&ABOUT, out)), @"
        sql-injection: A query is built from outside text
        Python, C++ · severity critical · confidence high · speaks when asked
        CWE-89 (Improper Neutralization of Special Elements used in an SQL Command ('SQL Injection'))
        CWE-943 (Improper Neutralization of Special Elements in Data Query Logic)

        ── what it does ──
        What it does.

        ── why it is bad ──
        Why.

        ── example ──
        execute(text)

        ── better ──
        execute(text, values)

        ── references ──
        https://cwe.mitre.org/data/definitions/89.html
        ");
    }

    #[test]
    fn rules_are_listed() {
        assert_snapshot!(written(|out| table(&[&ABOUT], out)), @"
        ┌────────────────────────────────────────────────────────────────────────────────────────────────────────────────┐
        │ rule            CWE      languages     severity   confidence   speaks       title                              │
        ╞════════════════════════════════════════════════════════════════════════════════════════════════════════════════╡
        │ sql-injection   89 943   Python, C++   critical   high         when asked   A query is built from outside text │
        └────────────────────────────────────────────────────────────────────────────────────────────────────────────────┘
        rules: 1
        ");
        let json = serde_json::to_value(Described::of(&ABOUT)).unwrap();
        assert_eq!(json["cwe"][0], "CWE-89");
        assert_eq!(json["languages"][1], "cpp");
        assert_eq!(json["speaks"], "when asked");
    }
}
