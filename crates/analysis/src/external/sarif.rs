//! SARIF 2.1.0, of any analyzer.
//!
//! A result's CWEs are what its taxa, its rule's tags or relationships, or its own tags name
//! (`external/cwe/cwe-089`, `CWE-89: …`). Its severity is the rule's `security-severity`, else
//! its level; its confidence is the rule's `precision`.

use super::support::answer::{Answer, Found, Outcome};
use super::support::region::{Columns, Region};
pub(super) use super::support::sarif_log::Log;
use super::support::sarif_log::{
    FileName, Location, Notification, Physical, Reported, Rule, Run, Stretch,
};
use super::support::sarif_rules::{Rules, confidence, reason, severity, weaknesses};
use super::support::sarif_text::{percent_decoded, text};
use super::{Batch, Unreadable};
use crate::file::ProblemKind;

/// What a result is to Sallet.
pub(super) enum Role {
    Finding,
    Problem(ProblemKind),
    Nothing,
}

/// What the SARIF file `bytes` says about the files of `batch`. Whether a file without results
/// was analysed it cannot say. Files of the folder that are not in the batch are left out.
///
/// # Errors
/// When it is no SARIF 2.
pub fn read(bytes: &[u8], batch: &Batch<'_>) -> Result<Outcome, Unreadable> {
    let log = Log::read(bytes)?;
    let files: Vec<usize> = (0..batch.files().len()).collect();
    let mut answer = Answer::new("sarif", batch, true);
    for run in &log.runs {
        answer.speaks(run.tool.driver.name.clone());
        run.tell(&mut answer, &files, &|_| Role::Finding);
    }
    Ok(answer.finish("sarif", &files))
}

impl Log {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        Ok(serde_json::from_slice(bytes)?)
    }

    /// Adds everything to `answer`, in its analyzer's name. `judge` may complete a finding.
    pub(super) fn tell(
        &self,
        answer: &mut Answer<'_>,
        files: &[usize],
        judge: impl Fn(&mut Found) -> Role,
    ) {
        for run in &self.runs {
            run.tell(answer, files, &judge);
        }
    }
}

impl Run {
    fn tell(&self, answer: &mut Answer<'_>, files: &[usize], judge: &dyn Fn(&mut Found) -> Role) {
        self.tell_of_files(answer, files);
        self.tell_of_trouble(answer);
        let Some(results) = &self.results else {
            return answer.run_problem("its answer has no results: it did not come to its end");
        };
        let rules = Rules::new(self);
        for result in results.iter().filter(|result| result.is_current()) {
            self.tell_of_result(result, &rules, answer, judge);
        }
    }

    /// CodeQL names the files that it could read. Where none are named, all were read.
    fn tell_of_files(&self, answer: &mut Answer<'_>, files: &[usize]) {
        let mut named = self.notifications().filter(|note| note.is_of_read_file());
        let mut named = named.by_ref().peekable();
        if named.peek().is_none() {
            files.iter().for_each(|&file| answer.has_read(file));
        }
        for path in named.flat_map(|note| self.paths(note)) {
            if let Some(file) = answer.locate(&path) {
                answer.has_read(file);
            }
        }
    }

    fn tell_of_trouble(&self, answer: &mut Answer<'_>) {
        for note in self.notifications().filter(|note| note.is_trouble()) {
            let text = text(&note.message, None);
            let text = if text.is_empty() { note.id() } else { &text };
            let kind = match text.contains("yntax") || note.id().contains("extraction") {
                true => ProblemKind::Broken,
                false => ProblemKind::Failed,
            };
            let physical = note.locations.iter().filter_map(Location::physical);
            let mut is_placed = false;
            for physical in physical {
                if let Some(file) = self.path(physical).and_then(|path| answer.locate(&path)) {
                    let region = physical.region.as_ref().map(|region| self.region(region));
                    answer.problem(file, kind, text, region);
                }
                is_placed = true;
            }
            if !is_placed {
                answer.run_problem(text);
            }
        }
        let failed = |success: Option<bool>| success == Some(false);
        if self
            .invocations
            .iter()
            .any(|invocation| failed(invocation.execution_successful))
        {
            answer.run_problem("it says of itself that it failed: run it by hand to see why");
        }
    }

    fn tell_of_result(
        &self,
        result: &Reported,
        rules: &Rules<'_>,
        answer: &mut Answer<'_>,
        judge: &dyn Fn(&mut Found) -> Role,
    ) {
        let rule = rules.of(result);
        let physical = result.locations.iter().find_map(Location::physical);
        let path = physical.and_then(|physical| self.path(physical));
        let Some((physical, path)) = physical.zip(path) else {
            return answer.run_problem(&format!(
                "a result without a file: {}",
                text(&result.message, rule)
            ));
        };
        let Some(file) = answer.locate(&path) else {
            return;
        };
        let whole = Stretch::default();
        let region = self.region(physical.region.as_ref().unwrap_or(&whole));
        let mut found = Found {
            rule: result.rule_name(rule),
            cwe: weaknesses(result, rule),
            severity: severity(result, rule),
            confidence: confidence(result, rule),
            message: text(&result.message, rule),
            region,
            flow: self.flow(result, file, answer),
            suppressed: reason(&result.suppressions),
        };
        match judge(&mut found) {
            Role::Finding => answer.finding(file, found),
            Role::Problem(kind) => answer.problem(file, kind, &found.message, Some(region)),
            Role::Nothing => {}
        }
    }

    /// The steps in the finding's own file.
    fn flow(&self, result: &Reported, file: usize, answer: &Answer<'_>) -> Vec<(Region, String)> {
        let thread = result.code_flows.first();
        let thread = thread.and_then(|flow| flow.thread_flows.first());
        let steps = thread.map_or(&[][..], |thread| &thread.locations).iter();
        steps
            .filter_map(|step| {
                let location = step.location.as_ref()?;
                let physical = location.physical()?;
                let path = self.path(physical)?;
                (answer.file_of(&path) == Some(file)).then_some(())?;
                let what = location.message.as_ref();
                let what = what.map_or(String::new(), |message| text(message, None));
                Some((self.region(physical.region.as_ref()?), what))
            })
            .collect()
    }

    fn notifications(&self) -> impl Iterator<Item = &Notification> {
        self.invocations.iter().flat_map(|invocation| {
            let execution = invocation.tool_execution_notifications.iter();
            execution.chain(&invocation.tool_configuration_notifications)
        })
    }

    fn paths(&self, note: &Notification) -> Vec<String> {
        let physical = note.locations.iter().filter_map(Location::physical);
        physical
            .filter_map(|physical| self.path(physical))
            .collect()
    }

    /// The standard asks for the unit of columns; those that leave it out count characters.
    fn region(&self, stretch: &Stretch) -> Region {
        let line = stretch.start_line.unwrap_or(0);
        let is_line = stretch.start_column.is_none()
            && stretch.end_column.is_none()
            && stretch.end_line.is_none_or(|end| end == line);
        if is_line {
            return Region::of_line(line);
        }
        Region {
            columns: match self.column_kind.as_deref() {
                Some("utf16CodeUnits") => Columns::Utf16,
                _ => Columns::Characters,
            },
            line,
            column: Some(stretch.start_column.unwrap_or(1)),
            end: Some((stretch.end_line.unwrap_or(line), stretch.end_column)),
        }
    }

    fn path(&self, physical: &Physical) -> Option<String> {
        let name = physical.artifact_location.as_ref()?;
        if name.uri.is_some() {
            return self.resolve(name, 0);
        }
        let artifact = self.artifacts.get(usize::try_from(name.index?).ok()?)?;
        self.resolve(artifact.location.as_ref()?, 0)
    }

    /// The path of a URI, which may be relative to a base that is relative to another. A base
    /// that is not given (`%SRCROOT%`) is the folder of the scan.
    fn resolve(&self, name: &FileName, depth: usize) -> Option<String> {
        let uri = name.uri.as_ref()?;
        if let Some(rest) = uri.strip_prefix("file:") {
            // `file:/a`, `file:///a` and `file://host/a`.
            let path = rest
                .strip_prefix("//")
                .map_or(Some(rest), |rest| rest.find('/').map(|at| &rest[at..]))?;
            return Some(percent_decoded(path));
        }
        let own = percent_decoded(uri);
        let base = name.uri_base_id.as_ref();
        let base = base.and_then(|base| self.original_uri_base_ids.get(base));
        match base.filter(|_| depth < 8) {
            Some(base) if !own.starts_with('/') => match self.resolve(base, depth + 1) {
                Some(folder) => Some(format!("{folder}/{own}")),
                None => Some(own),
            },
            _ => Some(own),
        }
    }
}

impl Location {
    fn physical(&self) -> Option<&Physical> {
        self.physical_location.as_ref()
    }
}

impl Reported {
    /// Whether it says that something is wrong now.
    fn is_current(&self) -> bool {
        let is_wrong = !matches!(
            self.kind.as_deref(),
            Some("pass" | "notApplicable" | "informational")
        );
        is_wrong && self.baseline_state.as_deref() != Some("absent")
    }

    fn rule_name(&self, rule: Option<&Rule>) -> String {
        let own = self.rule_id.as_ref();
        let own = own.or_else(|| self.rule.as_ref()?.id.as_ref());
        let own = own.or_else(|| Some(&rule?.id));
        own.cloned().unwrap_or_else(|| "unnamed".to_owned())
    }
}

impl Notification {
    fn id(&self) -> &str {
        let descriptor = self.descriptor.as_ref();
        descriptor
            .and_then(|descriptor| descriptor.id.as_deref())
            .unwrap_or("")
    }

    fn is_of_read_file(&self) -> bool {
        self.id().ends_with("/successfully-extracted-files")
    }

    fn is_trouble(&self) -> bool {
        let level = self.level.as_deref().unwrap_or("warning");
        matches!(level, "warning" | "error") && !self.is_of_read_file()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::external::support::testing::{answer, shown, with_batch};

    /// What a file says, without files of which it says nothing.
    fn told(bytes: &[u8]) -> String {
        let outcome = with_batch(|batch| read(bytes, batch));
        match outcome {
            Ok(mut outcome) => {
                outcome.files.retain(|file| {
                    !(file.findings.is_empty()
                        && file.suppressed.is_empty()
                        && file.problems.is_empty())
                });
                shown(&outcome)
            }
            Err(error) => error.to_string(),
        }
    }

    /// What a file with this run says.
    fn of_run(inside: &str) -> String {
        let text = format!(r#"{{"version": "2.1.0", "runs": [{{{inside}}}]}}"#);
        told(text.as_bytes())
    }

    /// What a file with this result, in line 13 of `web/view.py`, says.
    fn of_result(result: &str, region: &str, rule: &str) -> String {
        of_run(&format!(
            r#""tool": {{"driver": {{"name": "x", "rules": [{{"id": "r", {rule}}}]}}}},
            "results": [{{"ruleId": "r", {result}, "locations": [{{"physicalLocation":
            {{"artifactLocation": {{"uri": "web/view.py"}}, "region": {region}}}}}]}}]"#
        ))
    }

    #[test]
    fn the_sarif_of_ruff_and_semgrep() {
        insta::assert_snapshot!(told(&answer("ruff.sarif")), @r#"
        web/broken.py
          5:1-5:1 invalid-syntax  High/Medium: unexpected EOF while parsing
        web/search.py
          7:33-7:80 S608  High/Medium: Possible SQL injection vector through string-based query construction
          11:5-11:19 S602  High/Medium: `subprocess` call with `shell=True` identified, security issue
        web/view.py
          13:5-13:14 S605  High/Medium: Starting a process with a shell, possible injection detected
          21:13-21:65 S608  High/Medium: Possible SQL injection vector through string-based query construction
        "#);
        insta::assert_snapshot!(told(&answer("semgrep.sarif")), @r#"
        ! Failed: Semgrep OSS: Syntax error at line /scan/web/partial.py:8: `db.execute(f"{x}"` was unexpected
        web/partial.py
          5:15-5:32 rules.os-command-from-request CWE-78 High/High: Data of the request reaches a shell.
        web/view.py
          13:15-13:22 rules.os-command-from-request CWE-78 High/High: Data of the request reaches a shell.
        "#);
    }

    #[test]
    fn severity_confidence_and_weakness() {
        let check = |result: &str, rule: &str, expected: &str| {
            let result = format!(r#""message": {{"text": "m"}} {result}"#);
            let told = of_result(&result, r#"{"startLine": 13}"#, rule);
            assert!(told.contains(expected), "{told}");
        };
        let none = r#""properties": null"#;
        check("", none, "13:5-13:23 r  Medium/Medium: m");
        check(r#", "level": "error""#, none, "High/Medium");
        check(r#", "level": "note", "kind": "review""#, none, "Low/Low");
        let score = |score: &str| format!(r#""properties": {{"security-severity": {score}}}"#);
        check("", &score(r#""9.8""#), "Critical/");
        check("", &score("7.0"), "High/");
        check("", &score(r#""6.9""#), "Medium/");
        check("", &score(r#""0.1""#), "Low/");
        check("", &score(r#""NaN""#), "Medium/");
        check("", &score(r#""1e999""#), "Medium/");
        check(r#", "level": "error""#, &score("[1]"), "High/");
        let tags = r#""properties": {"precision": "very-high", "tags":
            ["security", "external/cwe/cwe-089", "CWE-79: x", "CWE-89", 7]}"#;
        check("", tags, "r CWE-89 CWE-79 Medium/High");
        check(
            r#", "taxa": [{"id": "22", "toolComponent": {"name": "CWE"}}, {"id": "7"}]"#,
            r#""relationships": [{"target": {"id": "CWE-23"}}]"#,
            "r CWE-22 CWE-23 ",
        );
        check(r#", "kind": "pass""#, none, "");
        assert_eq!(
            of_result(r#""message": {}, "kind": "pass""#, "{}", none),
            ""
        );
        assert_eq!(
            of_result(r#""message": {}, "baselineState": "absent""#, "{}", none),
            ""
        );
    }

    #[test]
    fn messages() {
        let check = |message: &str, expected: &str| {
            let rule = r#""messageStrings": {"one": {"text": "has {0} and {1}"}}"#;
            let result = format!(r#""message": {message}"#);
            let told = of_result(&result, r#"{"startLine": 13}"#, rule);
            assert_eq!(
                told,
                format!("web/view.py\n  13:5-13:23 r  Medium/Medium: {expected}\n")
            );
        };
        check(r#"{"text": "a [value](1) here"}"#, "a value here");
        check(r#"{"text": "x[0](y) {z} {9} [("}"#, "x[0](y) {z} {9} [(");
        check(r#"{"id": "one", "arguments": ["p", "q"]}"#, "has p and q");
        check(r#"{"id": "two"}"#, "");
        check(r#"{"text": "[ż](1)[żó](x) {ż}"}"#, "ż[żó](x) {ż}");
    }

    #[test]
    fn regions() {
        let check = |region: &str, expected: &str| {
            let told = of_result(r#""message": {"text": "m"}"#, region, r#""x": 1"#);
            assert!(told.contains(expected), "{region}: {told}");
        };
        check(
            r#"{"startLine": 13, "startColumn": 15, "endColumn": 22}"#,
            " 13:15-13:22 ",
        );
        // The end of the line is what the standard says of an end that is left out.
        check(r#"{"startLine": 13, "startColumn": 15}"#, " 13:15-13:23 ");
        check(r#"{"startLine": 13, "endLine": 14}"#, " 13:1-14:18 ");
        check("{}", " 1:1-1:10 ");
        check(r#"{"startLine": 0, "startColumn": 0}"#, " 1:1-1:10 ");
        check(
            r#"{"startLine": 4000000000}"#,
            "1 of its places are beyond the end",
        );
        check(r#"{"startLine": -1}"#, "invalid value: integer `-1`");
        check(r#"{"startLine": "13"}"#, "invalid type: string");
    }

    #[test]
    fn files() {
        let check = |location: &str, bases: &str, expected: &str| {
            let told = of_run(&format!(
                r#""tool": {{"driver": {{"name": "x"}}}}, "originalUriBaseIds": {bases},
                "artifacts": [{{"location": {{"uri": "web/keys.py"}}}}],
                "results": [{{"message": {{"text": "m"}}, "locations": [{{"physicalLocation":
                {{"artifactLocation": {location}}}}}]}}]"#
            ));
            assert!(told.contains(expected), "{location}: {told}");
        };
        let found = "web/keys.py\n  1:1";
        check(r#"{"uri": "web/keys.py"}"#, "null", found);
        check(r#"{"uri": "file:///scan/web/%6beys.py"}"#, "{}", found);
        check(r#"{"uri": "file://host/scan/web/keys.py"}"#, "{}", found);
        check(
            r#"{"uri": "web/keys.py", "uriBaseId": "%SRCROOT%"}"#,
            "{}",
            found,
        );
        check(r#"{"index": 0}"#, "{}", found);
        let bases = r#"{"A": {"uri": "web/", "uriBaseId": "B"}, "B": {"uri": "file:///scan/"},
            "C": {"uri": "c/", "uriBaseId": "C"}}"#;
        check(r#"{"uri": "keys.py", "uriBaseId": "A"}"#, bases, found);
        check(r#"{"index": 7}"#, "{}", "a result without a file: m");
        check("{}", "{}", "a result without a file: m");
        check(
            r#"{"uri": "../../etc/passwd"}"#,
            "{}",
            "in '../../etc/passwd', which is no file",
        );
        check(
            r#"{"uri": "%2e%2e/%2e%2e/etc/passwd"}"#,
            "{}",
            "in '../../etc/passwd'",
        );
        check(r#"{"uri": "file:///etc/passwd"}"#, "{}", "in '/etc/passwd'");
        // A base that is its own base is followed a few times, to nowhere.
        check(
            r#"{"uri": "../../../../../../../../../../../a", "uriBaseId": "C"}"#,
            bases,
            "! ",
        );
    }

    #[test]
    fn trouble() {
        let check = |inside: &str, expected: &str| {
            let told = of_run(inside);
            assert!(told.contains(expected), "{told}");
        };
        let run = r#""tool": {"driver": {"name": "x"}}, "results": []"#;
        check(run, "");
        check(
            r#""tool": {"driver": {"name": "x"}}"#,
            "x: its answer has no results",
        );
        check(
            &format!(r#"{run}, "invocations": [{{"executionSuccessful": false}}]"#),
            "x: it says of itself that it failed",
        );
        check(
            &format!(
                r#"{run}, "invocations": [{{"toolConfigurationNotifications":
                [{{"message": {{"text": "rule r is broken"}}, "level": "error"}}]}}]"#
            ),
            "! Failed: x: rule r is broken",
        );
    }

    #[test]
    fn what_is_no_sarif() {
        let check = |bytes: &[u8], expected: &str| {
            let told = told(bytes);
            assert!(told.contains(expected), "{told}");
        };
        check(b"", "EOF while parsing");
        check(b"{}", "missing field `version`");
        check(
            br#"{"version": "1.0.0", "runs": []}"#,
            "expected SARIF version 2.1.0",
        );
        check(
            br#"{"version": "2.1.0", "runs": [{"tool": 7}]}"#,
            "invalid type",
        );
        check(
            format!("{{\"x\": {}", "[".repeat(100_000)).as_bytes(),
            "EOF while parsing",
        );
        check(b"\xff\xfe", "expected value");
    }
}
