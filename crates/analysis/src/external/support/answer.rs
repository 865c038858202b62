//! Collects what an analyzer says, file by file.

use super::batch::{Batch, Located};
use super::error::ExternalError;
use super::region::{Region, Text};
use crate::file::{Problem, ProblemKind, Suppressed};
use crate::finding::{Confidence, Finding, Place, Severity, Step};
use sallet_core::cwe::CweId;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// More findings in one file are a tool gone wild; they would only fill the memory.
const MOST_FINDINGS: usize = 10_000;

/// As many paths outside the batch are named; the rest is counted.
const MOST_PATHS: usize = 10;

/// What one analyzer says about a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// One entry for every file that the analyzer was to read, also the clean ones, in the order
    /// of the batch.
    pub files: Vec<FileOutcome>,
    /// What is wrong beyond single files.
    pub problems: Vec<Problem>,
}

/// What one analyzer says about one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileOutcome {
    /// The file, as the batch names it.
    pub path: String,
    /// What it found, by rising place. Fingerprints are empty: who has the whole file and its
    /// other findings makes them.
    pub findings: Vec<Finding>,
    /// What it found and its answer calls suppressed.
    pub suppressed: Vec<Suppressed>,
    /// What it could not read. Empty when it has read all of it.
    pub problems: Vec<Problem>,
}

/// A finding in the analyzer's own terms.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) rule: String,
    pub(crate) cwe: Vec<CweId>,
    pub(crate) severity: Severity,
    pub(crate) confidence: Confidence,
    pub(crate) message: String,
    pub(crate) region: Region,
    /// From source to sink, in the same file.
    pub(crate) flow: Vec<(Region, String)>,
    /// The reason, if the answer calls it suppressed.
    pub(crate) suppressed: Option<String>,
}

/// What is collected.
pub(crate) struct Answer<'a> {
    analyzer: Cow<'static, str>,
    batch: &'a Batch<'a>,
    /// Whether the analyzer reads the whole folder: then what it says of other files is no error.
    reads_folder: bool,
    files: Vec<Collected<'a>>,
    problems: Vec<Problem>,
    outside: BTreeSet<String>,
    outside_count: usize,
    reports: usize,
}

/// What is collected about one file.
#[derive(Default)]
struct Collected<'a> {
    text: Option<Text<'a>>,
    findings: Vec<Finding>,
    suppressed: Vec<Suppressed>,
    problems: Vec<Problem>,
    read: bool,
    beyond: usize,
    left_out: usize,
}

impl<'a> Answer<'a> {
    pub(crate) fn new(analyzer: &'static str, batch: &'a Batch<'a>, reads_folder: bool) -> Self {
        let files = batch.files().iter().map(|_| Collected::default()).collect();
        Self {
            analyzer: Cow::Borrowed(analyzer),
            batch,
            reads_folder,
            files,
            problems: Vec::new(),
            outside: BTreeSet::new(),
            outside_count: 0,
            reports: 0,
        }
    }

    /// What follows was said by `analyzer`. For files that hold the answers of several.
    pub(crate) fn speaks(&mut self, analyzer: String) {
        self.analyzer = Cow::Owned(analyzer);
    }

    /// How much the analyzer said so far: findings and problems.
    pub(crate) fn reports(&self) -> usize {
        self.reports
    }

    /// The file of the batch that the analyzer calls `path`. What it says about a file outside
    /// is a problem of the run.
    pub(crate) fn locate(&mut self, path: &str) -> Option<usize> {
        match self.batch.locate(path) {
            Located::File(file) => return Some(file),
            Located::Unasked if self.reads_folder => {}
            Located::Unasked | Located::Outside => {
                self.outside_count += 1;
                self.reports += 1;
                if self.outside.len() < MOST_PATHS {
                    self.outside.insert(one_line(path, 200));
                }
            }
        }
        None
    }

    /// The same where another file is no matter: a step of a flow through a header, say.
    pub(crate) fn file_of(&self, path: &str) -> Option<usize> {
        match self.batch.locate(path) {
            Located::File(file) => Some(file),
            Located::Unasked | Located::Outside => None,
        }
    }

    /// The analyzer has read this file.
    pub(crate) fn has_read(&mut self, file: usize) {
        self.files[file].read = true;
    }

    pub(crate) fn finding(&mut self, file: usize, found: Found) {
        self.reports += 1;
        let collected = &self.files[file];
        if collected.findings.len() + collected.suppressed.len() >= MOST_FINDINGS {
            self.files[file].left_out += 1;
            return;
        }
        let place = self.place(file, &found.region);
        let steps = found.flow.iter().map(|(region, what)| Step {
            place: self.place(file, region),
            what: Cow::Owned(one_line(what, 200)),
        });
        let flow = steps.collect();
        let finding = Finding {
            analyzer: self.analyzer.clone(),
            rule: Cow::Owned(one_line(&found.rule, 200)),
            cwe: found.cwe,
            severity: found.severity,
            confidence: found.confidence,
            message: Cow::Owned(one_line(&found.message, 500)),
            place,
            flow,
            fix: None,
            fingerprint: String::new(),
        };
        let collected = &mut self.files[file];
        match found.suppressed {
            Some(reason) => collected.suppressed.push(Suppressed {
                finding,
                reason: one_line(&reason, 200),
            }),
            None => collected.findings.push(finding),
        }
    }

    /// Something kept the analyzer from reading all of this file.
    pub(crate) fn problem(
        &mut self,
        file: usize,
        kind: ProblemKind,
        message: &str,
        region: Option<Region>,
    ) {
        self.reports += 1;
        let place = region.map(|region| self.place(file, &region));
        let problem = Problem {
            analyzer: self.analyzer.clone(),
            kind,
            message: format!("{}: {}", self.analyzer, one_line(message, 500)),
            place,
        };
        self.add(file, problem);
    }

    /// Something is wrong beyond single files.
    pub(crate) fn run_problem(&mut self, message: &str) {
        self.reports += 1;
        let problem = Problem {
            analyzer: self.analyzer.clone(),
            kind: ProblemKind::Failed,
            message: format!("{}: {}", self.analyzer, one_line(message, 500)),
            place: None,
        };
        if !self.problems.contains(&problem) && self.problems.len() < MOST_FINDINGS {
            self.problems.push(problem);
        }
    }

    /// None of these files has an answer.
    pub(crate) fn fail(&mut self, files: &[usize], error: &ExternalError) {
        for &file in files {
            self.add(file, error.problem());
        }
    }

    fn add(&mut self, file: usize, problem: Problem) {
        let problems = &mut self.files[file].problems;
        if problems.len() < MOST_FINDINGS {
            problems.push(problem);
        }
    }

    fn place(&mut self, file: usize, region: &Region) -> Place {
        let source = self.batch.files()[file].text;
        let collected = &mut self.files[file];
        let text = collected.text.get_or_insert_with(|| Text::new(source));
        let (place, beyond) = text.place(region);
        collected.beyond += usize::from(beyond);
        place
    }

    /// What was said about `files`, which the analyzer was to read.
    pub(crate) fn finish(mut self, analyzer: &'static str, files: &[usize]) -> Outcome {
        let outside = std::mem::take(&mut self.outside);
        for path in &outside {
            self.run_problem(&format!(
                "it reports something in '{path}', which is no file of this scan; that is left \
                 out (paths like this: {}). Find out why before you trust the rest",
                self.outside_count
            ));
        }
        let outcome = |&file: &usize| {
            let path = self.batch.files()[file].path.to_owned();
            std::mem::take(&mut self.files[file]).finish(analyzer, path)
        };
        Outcome {
            files: files.iter().map(outcome).collect(),
            problems: self.problems,
        }
    }
}

impl Collected<'_> {
    fn finish(mut self, analyzer: &'static str, path: String) -> FileOutcome {
        if !self.read && self.problems.is_empty() {
            self.problems
                .push(ExternalError::Unread { analyzer }.problem());
        }
        let mut note = |count: usize, what: &str| {
            if count > 0 {
                self.problems.push(Problem {
                    analyzer: Cow::Borrowed(analyzer),
                    kind: ProblemKind::Failed,
                    message: format!("{analyzer}: {count} {what}"),
                    place: None,
                });
            }
        };
        note(
            self.beyond,
            "of its places are beyond the end of the file and are shown at its end: the file \
             changed meanwhile, or it is read in another encoding. Scan it again as UTF-8",
        );
        note(
            self.left_out,
            "of its findings are left out, there are too many in this file: split the file",
        );
        sort(&mut self.findings, |finding| finding);
        sort(&mut self.suppressed, |suppressed| &suppressed.finding);
        let mut seen = BTreeSet::new();
        self.problems.retain(|problem| {
            let analyzer = problem.analyzer.clone();
            seen.insert(match problem.kind {
                // One place where the code does not parse says it; others only follow from it.
                ProblemKind::Broken => (analyzer, None, String::new()),
                _ => (analyzer, problem.place, problem.message.clone()),
            })
        });
        FileOutcome {
            path,
            findings: self.findings,
            suppressed: self.suppressed,
            problems: self.problems,
        }
    }
}

/// By place; what was said twice, by two runs over the same file, once.
fn sort<T: PartialEq>(items: &mut Vec<T>, finding: impl Fn(&T) -> &Finding) {
    items.sort_by(|a, b| {
        let (a, b) = (finding(a), finding(b));
        (a.place, &a.rule, &a.message).cmp(&(b.place, &b.rule, &b.message))
    });
    items.dedup();
}

/// `text` as one line of at most `limit` characters that no terminal takes as a command.
pub(crate) fn one_line(text: &str, limit: usize) -> String {
    let mut line = String::new();
    let mut count = 0;
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    for word in words.filter(|word| !word.is_empty()) {
        let space = usize::from(!line.is_empty());
        line.extend(std::iter::repeat_n(' ', space));
        count += space;
        for character in word.chars() {
            if count >= limit {
                line.push('…');
                return line;
            }
            line.push(character);
            count += 1;
        }
    }
    line
}

/// The CWE in `CWE-89`, `CWE-089: SQL Injection` or `external/cwe/cwe-089`.
pub(crate) fn cwe(text: &str) -> Option<CweId> {
    let text = text.trim();
    let text = text.strip_prefix("external/cwe/").unwrap_or(text);
    let prefix = text.get(..3)?;
    if !prefix.eq_ignore_ascii_case("cwe") {
        return None;
    }
    let end = text[3..]
        .find(|c: char| !c.is_ascii_digit() && c != '-' && c != '_')
        .map_or(text.len(), |end| 3 + end);
    text[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_become_one_harmless_line() {
        let check = |text: &str, expected: &str| assert_eq!(one_line(text, 12), expected);
        check("a  b\n\tc", "a b c");
        check("\x1b[31mred\x1b[0m\0", "[31mred [0m");
        check("0123456789abcdef", "0123456789ab…");
        check("żółć żółć żółć", "żółć żółć żó…");
        check("", "");
    }

    #[test]
    fn cwes_are_read_in_the_spellings_of_the_analyzers() {
        let check = |text: &str, expected: Option<u32>| {
            assert_eq!(cwe(text), expected.map(CweId), "{text}");
        };
        check("CWE-89", Some(89));
        check("external/cwe/cwe-089", Some(89));
        check("CWE-78: Improper Neutralization ('OS Command')", Some(78));
        check("CWE-22: a 'Path/Name'", Some(22));
        check("security", None);
        check("89", None);
        check("CWE-", None);
        check("CWE-99999999999", None);
        check("żółć", None);
    }
}
