//! From a raw answer to code: rules that repair what is usually wrong with answers.
//!
//! Each rule is one file and does one thing. The rules run in the order of [`ALL`] over the same
//! draft; a rule's change is kept only if it loses nothing: code that parsed still parses, and
//! what the task asks for is still defined. So an answer that is valid code comes out as it went
//! in. The names of the rules that changed something are recorded with the solution.
//!
//! The repair rules of SALLM (Siddiq et al. 2024) are the starting point: take the code out of
//! the fence, prepend the prompt, cut what follows.

mod chat_markers;
mod close;
mod continuation;
mod dedent;
mod doctest;
mod fence;
mod missing_part;
mod normalise;
mod prose;
mod support;
mod tabs;
mod tail;

use sallet_core::Language;
use sallet_core::experiment::PromptMode;
use sallet_core::record::Extraction;

pub use support::completion::of_completion;
pub(crate) use support::markdown::outside_fences;

use support::goal::Goal;
use support::look::Look;

/// What is known about the code that an answer should hold.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The language asked for.
    pub language: Language,
    /// The task's code prompt. In text mode the model has not seen it and nothing is taken
    /// from it.
    pub code_prompt: Option<&'a str>,
    /// The name that the task's suites use, such as `app` or `Parser.parse`.
    pub entry_point: Option<&'a str>,
    /// Which prompt was sent.
    pub mode: PromptMode,
}

/// One way in which answers go wrong, and its repair.
pub struct Rule {
    /// Name in records, also the name of its file.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub about: &'static str,
    when: When,
    apply: fn(&Draft, &Goal<'_>) -> Option<Draft>,
}

/// When a rule is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    /// For every draft.
    Always,
    /// Only while the draft does not parse, or lacks what was asked for, or cannot be judged.
    Unfinished,
}

/// Every rule, in the order of application.
pub const ALL: &[Rule] = &[
    normalise::RULE,
    chat_markers::RULE,
    fence::RULE,
    doctest::RULE,
    prose::RULE,
    dedent::RULE,
    continuation::RULE,
    tabs::RULE,
    tail::RULE,
    close::RULE,
    missing_part::RULE,
];

/// Code on its way from the answer to the solution.
struct Draft {
    code: String,
    look: Look,
}

impl Draft {
    fn new(code: String, goal: &Goal<'_>) -> Self {
        let look = Look::at(&code, goal);
        Self { code, look }
    }
}

/// A repair may uncover work for an earlier rule. Two rounds are the rule; the bound is for
/// hostile answers.
const MAX_ROUNDS: usize = 8;

/// Takes the code out of `answer` and repairs it. Never fails: what cannot be repaired is
/// returned with `valid_after` false. Takes time linear in the answer.
pub fn extract(answer: &str, context: &Context<'_>) -> Extraction {
    let goal = Goal::new(context);
    let mut draft = Draft::new(answer.to_owned(), &goal);
    let valid_before = draft.look.valid;
    let mut rules = Vec::new();
    for _ in 0..MAX_ROUNDS {
        let changed = run_once(&mut draft, &goal, &mut rules);
        // The rules that still look at good code have just seen this one, or made it; only a mark
        // that was inside the answer may have come to stand first.
        let is_done = draft.look.is_good() && !draft.code.starts_with('\u{feff}');
        if !changed || is_done {
            break;
        }
    }
    Extraction {
        rules: rules.into_iter().map(str::to_owned).collect(),
        valid_before,
        valid_after: draft.look.valid,
        empty: is_empty(&draft),
        solution: draft.code,
        language: None,
    }
}

/// Judges `solution` without a change, for providers that give code rather than an answer.
pub fn as_given(solution: &str, context: &Context<'_>) -> Extraction {
    let draft = Draft::new(solution.to_owned(), &Goal::new(context));
    Extraction {
        rules: Vec::new(),
        valid_before: draft.look.valid,
        valid_after: draft.look.valid,
        empty: is_empty(&draft),
        solution: draft.code,
        language: None,
    }
}

/// Asks every rule once; whether one of them changed something.
fn run_once(draft: &mut Draft, goal: &Goal<'_>, rules: &mut Vec<&'static str>) -> bool {
    let mut changed = false;
    for rule in ALL {
        if rule.when == When::Unfinished && draft.look.is_good() {
            continue;
        }
        let Some(proposal) = (rule.apply)(draft, goal) else {
            continue;
        };
        if proposal.code != draft.code && proposal.look.is_no_worse_than(draft.look) {
            *draft = proposal;
            changed = true;
            if !rules.contains(&rule.name) {
                rules.push(rule.name);
            }
        }
    }
    changed
}

/// Broken code is not empty: nobody knows what it was to be.
fn is_empty(draft: &Draft) -> bool {
    match draft.look.valid {
        Some(valid) => valid && !draft.look.body && draft.look.entry,
        None => !draft.look.body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::path::Path;

    const PROMPT: &str = "import os\n\n\ndef read(name):\n    '''Read a file.'''\n";

    fn context(language: Language) -> Context<'static> {
        Context {
            language,
            code_prompt: Some(PROMPT),
            entry_point: None,
            mode: PromptMode::Code,
        }
    }

    fn check(answer: &str, expected: &str, rules: &[&str]) {
        let extraction = extract(answer, &context(Language::Python));
        assert_eq!(extraction.solution, expected, "{answer}");
        assert_eq!(extraction.rules, rules, "{answer}");
        assert_eq!(extraction.valid_after, Some(true), "{answer}");
    }

    #[test]
    fn every_file_is_in_the_list() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract");
        let files = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let mut files: Vec<String> = files
            .filter(|path| {
                path.extension().is_some_and(|end| end == "rs") && !path.ends_with("mod.rs")
            })
            .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
            .collect();
        files.sort();
        let mut names: Vec<&str> = ALL.iter().map(|rule| rule.name).collect();
        names.sort_unstable();
        assert_eq!(files, names);
    }

    #[test]
    fn rules_work_together() {
        let whole = "import os\n\n\ndef read(name):\n    '''Read a file.'''\n    return open(name).read()\n";
        check(whole, whole, &[]);
        check(
            &format!("Sure!\n\n```python\n{whole}```\n\nIt reads.\n"),
            whole,
            &["fence"],
        );
        check("    return open(name).read()", whole, &["continuation"]);
        check(
            "```python\nreturn open(name).read()\n```<|im_end|>",
            whole,
            &["chat_markers", "fence", "continuation"],
        );
        check(
            "Here is the code:\r\n\r\n\treturn open(name).read()\r\n",
            whole,
            &["normalise", "prose", "continuation"],
        );
        check(
            "def read(name):\n    return os.read(name, 9)\n\nThis reads it.\n",
            "import os\n\ndef read(name):\n    return os.read(name, 9)\n",
            &["tail", "missing_part"],
        );
        check(
            "    if name:\n\treturn 1\n    return open(name\n",
            "import os\n\n\ndef read(name):\n    '''Read a file.'''\n    if name:\n        return 1\n    return open(name)\n",
            &["continuation", "tabs", "close"],
        );
    }

    #[test]
    fn emptiness_is_told_from_brokenness() {
        let check = |answer: &str, mode, expected: (Option<bool>, bool)| {
            let extraction = extract(
                answer,
                &Context {
                    mode,
                    ..context(Language::Python)
                },
            );
            assert_eq!(
                (extraction.valid_after, extraction.empty),
                expected,
                "{answer}"
            );
        };
        check("", PromptMode::Code, (Some(true), true));
        check("", PromptMode::Text, (Some(true), true));
        check("\n\n", PromptMode::Text, (Some(true), true));
        check("# later\n", PromptMode::Text, (Some(true), true));
        check("import os\n", PromptMode::Text, (Some(true), true));
        check("    pass\n", PromptMode::Code, (Some(true), true));
        check(
            "\n\ndef other():\n    return 1\n",
            PromptMode::Code,
            (Some(true), true),
        );
        check(
            "def read(name):\n    ...\n",
            PromptMode::Code,
            (Some(true), true),
        );
        check(
            "    raise NotImplementedError('todo')\n",
            PromptMode::Code,
            (Some(true), true),
        );
        check(
            "def read(name):\n    return 1\n",
            PromptMode::Text,
            (Some(true), false),
        );
        check(
            "I cannot help with that.",
            PromptMode::Code,
            (Some(false), false),
        );
        check(
            "I cannot help with that.",
            PromptMode::Text,
            (Some(false), false),
        );
    }

    #[test]
    fn a_given_solution_is_judged_and_not_changed() {
        let given = as_given("```\nx = 1\n```", &context(Language::Python));
        assert_eq!(
            (given.valid_before, given.valid_after, given.empty),
            (Some(false), Some(false), false)
        );
        assert_eq!(given.solution, "```\nx = 1\n```");
        assert!(as_given("def read(name):\n    pass\n", &context(Language::Python)).empty);
    }

    #[test]
    fn c_is_judged_by_its_grammar() {
        let prompt = "#include <stdio.h>\n\nvoid copy(char *to) {\n";
        let context = Context {
            code_prompt: Some(prompt),
            entry_point: Some("copy"),
            ..context(Language::C)
        };
        let check = |answer: &str, expected: &str, valid: (bool, bool)| {
            let extraction = extract(answer, &context);
            assert_eq!(extraction.solution, expected, "{answer}");
            assert_eq!(
                (extraction.valid_before, extraction.valid_after),
                (Some(valid.0), Some(valid.1)),
                "{answer}"
            );
        };
        check(
            "```c\nvoid copy(char *to) { }\n```\nDone.\n",
            "void copy(char *to) { }\n",
            (false, true),
        );
        check(
            "    to[0] = 0;\n}\n",
            "#include <stdio.h>\n\nvoid copy(char *to) {\n    to[0] = 0;\n}\n",
            (false, true),
        );
        check(
            "void copy(char *to) {\n    to[0] = 0;\n",
            "void copy(char *to) {\n    to[0] = 0;\n}\n",
            (false, true),
        );
    }

    /// Anything worse than linear would take hours here.
    #[test]
    fn hostile_answers_end() {
        let check = |part: &str, size: usize| {
            let answer = part.repeat(size / part.len());
            for language in [Language::Python, Language::C] {
                extract(&answer, &context(language));
            }
        };
        for part in ["`", "(", "\n"] {
            check(part, 1 << 20);
        }
        for part in [
            "```\n",
            "```python\n",
            "~~~\n```\n",
            "{",
            " ",
            "\t",
            "'''",
            "'''\n",
            "\"",
            "\\",
            "def f(\n",
            "def read(\n",
            "@",
            "# x\n",
            "x = (\n",
            "```python\ndef read(name):\n    return (\n```\n",
            ">>> x\n",
            "<think>",
            "</s>",
            "<|im_end|>",
            "class A:\n",
            "  x\n x\n",
            "f'{",
            "import os\n",
            "/*",
            "Note: it.\n",
            "\r",
        ] {
            check(part, 1 << 14);
        }
    }

    const PROMPTS: &[Option<&str>] = &[
        None,
        Some(PROMPT),
        Some("class A:\n    def m(self):\n        'Doc.'"),
        Some("from web import app\n\n@app.route('/')\ndef read(name):\n"),
        Some("import os\nwith open(p) as f:\n"),
        Some("# nothing\n"),
        Some("def read(name):\n    pass\n\n\nread(1)\n"),
        Some("def read(name):\r\n    '''cut"),
        Some("int f() {\r\n"),
    ];

    /// Texts made of what answers are made of.
    fn answer() -> impl Strategy<Value = String> {
        let parts = prop::sample::select(vec![
            "```",
            "```python\n",
            "```\n",
            "~~~\n",
            "\n",
            "    ",
            "\t",
            "def read(name):\n",
            "    return 1\n",
            "return 1\n",
            "import os\n",
            "@app.route('/')\n",
            "class A:\n",
            "Sure!\n",
            "Note: it.\n",
            "'''",
            "\"",
            "(",
            ")",
            "[",
            "{",
            "}",
            ">>> x = 1\n",
            "<|im_end|>",
            "[/INST]",
            "<think>",
            "</think>",
            "x = 1\n",
            "if name:\n",
            "\r\n",
            "\u{feff}",
            "\0",
            "- ",
            "1. ",
            "# c\n",
            "else:\n",
            "pass\n",
            "é",
            "#include <a.h>\n",
            "int f() {\n",
            ";\n",
        ]);
        prop::collection::vec(
            prop_oneof![9 => parts.prop_map(str::to_owned), 1 => ".{0,4}"],
            0..24,
        )
        .prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn extraction_settles_and_loses_nothing(
            answer in answer(),
            code_prompt in prop::sample::select(PROMPTS),
            entry_point in prop::sample::select(&[None, Some("read"), Some("app"), Some("A.m")]),
            mode in prop::sample::select(&[PromptMode::Code, PromptMode::Code, PromptMode::Text]),
            language in prop::sample::select(&[Language::Python, Language::Python, Language::C]),
        ) {
            let context = Context { language, code_prompt, entry_point, mode };
            let first = extract(&answer, &context);
            let again = extract(&first.solution, &context);
            prop_assert_eq!(&again.solution, &first.solution);
            prop_assert_eq!(&again.rules, &Vec::<String>::new());
            prop_assert!(first.valid_after >= first.valid_before);
        }

        #[test]
        fn a_valid_answer_stays_as_it_is(body in "[a-z]{1,8}", words in "[A-Za-z .]{0,40}") {
            let answer = format!("import os\n\n\ndef read(name):\n    # {words}\n    return '{words}', '{body}', os\n");
            let extraction = extract(&answer, &context(Language::Python));
            prop_assert_eq!(extraction.solution, answer);
            prop_assert!(extraction.rules.is_empty());
        }
    }
}
