//! Path of a program with a space, without quotes.

use super::{Hook, PythonRule};
use crate::finding::{Confidence, Severity};
use crate::python::Ranged;
use crate::python::flow::{Call, Context};
use crate::rules::{About, Speaks};
use sallet_core::cwe::CweId;
use sallet_core::task::Language;

/// The rule.
pub(super) const RULE: PythonRule = PythonRule {
    about: About {
        id: "unquoted-program-path",
        title: "Path of a program with a space, without quotes",
        languages: &[Language::Python],
        cwe: &[CweId(428)],
        severity: Severity::Medium,
        confidence: Confidence::Medium,
        speaks: Speaks::Always,
        what: "Reports commands that start with the path of a Windows program which contains a \
               space and is not in quotes.",
        why: "For `C:\\\\Program Files\\\\App\\\\run.exe` Windows tries `C:\\\\Program.exe` first. \
               Who may write there has his program run.",
        example: "\
import subprocess

subprocess.Popen(\"C:\\\\Program Files\\\\App\\\\run.exe --fast\")
",
        better: "\
import subprocess

subprocess.Popen([\"C:\\\\Program Files\\\\App\\\\run.exe\", \"--fast\"])
",
        references: &["https://cwe.mitre.org/data/definitions/428.html"],
    },
    hooks: &[Hook::Call(COMMANDS, check)],
};

const COMMANDS: &[&str] = &[
    "asyncio.create_subprocess_shell",
    "os.popen",
    "os.system",
    "subprocess.Popen",
    "subprocess.call",
    "subprocess.check_call",
    "subprocess.check_output",
    "subprocess.run",
];

fn check<'a>(context: &mut Context<'a>, call: &Call<'a, '_>) {
    let Some(argument) = call.positional(0) else {
        return;
    };
    if context
        .string(argument.expression)
        .is_some_and(|command| splits(&command))
    {
        context.report(
            argument.expression.range(),
            "Windows may take the part before the space for the program",
        );
    }
}

/// Whether a folder of the program that `command` begins with has a space in its name.
fn splits(command: &str) -> bool {
    let mut characters = command.chars();
    let is_drive = characters
        .next()
        .is_some_and(|drive| drive.is_ascii_alphabetic())
        && characters.as_str().starts_with(":\\");
    let program = command.find(".exe").map(|end| &command[..end]);
    is_drive && program.is_some_and(|program| program.contains(' '))
}

#[cfg(test)]
mod tests {
    use crate::rules::python::testing::lines;

    fn check(source: &str, expected: &[usize]) {
        assert_eq!(
            lines("unquoted-program-path", None, source),
            expected,
            "{source}"
        );
    }

    #[test]
    fn split_paths_are_reported() {
        check(
            "import subprocess\nsubprocess.call('C:\\\\Program Files\\\\a.exe')\n",
            &[2],
        );
        check("import os\nos.system(r'D:\\My Tools\\a.exe -x')\n", &[2]);
        check(
            "import subprocess as s\np = r'C:\\a b\\c.exe'\ns.Popen(p, shell=True)\n",
            &[3],
        );
    }

    #[test]
    fn whole_paths_are_not() {
        check("import os\nos.system(r'\"C:\\a b\\c.exe\"')\n", &[]);
        check("import os\nos.system(r'C:\\Tools\\a.exe -x y')\n", &[]);
        check(
            "import subprocess\nsubprocess.run([r'C:\\a b\\c.exe'])\n",
            &[],
        );
        check("import os\nos.system('ls a b.exe')\n", &[]);
    }
}
