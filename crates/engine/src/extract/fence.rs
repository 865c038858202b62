//! The code in the fenced block: the right one of several, or several that belong together.

use super::continuation;
use super::support::goal::Goal;
use super::support::look::Look;
use super::support::markdown::{Fence, Tag, fences};
use super::{Draft, Rule, When};
use sallet_analysis::python::Module;
use sallet_core::Language;

pub(super) const RULE: Rule = Rule {
    name: "fence",
    about: "takes the code out of the fenced block that defines what was asked for",
    when: When::Unfinished,
    apply: |draft, goal| Some(Draft::new(choose(&draft.code, goal)?, goal)),
};

/// Blocks looked at, and for each the fences that may close it: back-ticks in a docstring may
/// look like the end.
const MAX_BLOCKS: usize = 64;
const MAX_CLOSERS: usize = 4;

/// How many bytes may be parsed, for answers that are made of fences: a multiple of the answer's
/// length, and enough for any answer that a model gives in earnest.
const MAX_PASSES: usize = 4;
const FREE_BYTES: usize = 1 << 18;

/// A fenced block with its text.
struct Block {
    tag: Tag,
    start: usize,
    end: usize,
    code: String,
    fit: Fit,
}

/// How well a block answers, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    None,
    /// Parses.
    Valid,
    /// Parses as the body of what the prompt leaves open.
    Body,
    /// Defines what was asked for, but is broken, or cannot be parsed.
    Broken,
    /// Defines what was asked for, without a body.
    Empty,
    /// Defines what was asked for and parses.
    Whole,
}

fn choose(text: &str, goal: &Goal<'_>) -> Option<String> {
    let blocks = blocks(text, goal);
    let length = |block: &Block| {
        if goal.asks_for_something() {
            0
        } else {
            block.code.trim().len()
        }
    };
    // The first of equals: what follows is usage or a variation.
    let best = blocks
        .iter()
        .rev()
        .max_by_key(|block| (block.fit, block.tag, length(block)))?;
    match goal.language {
        Language::Python => Some(with_parts(best, &blocks)),
        Language::C | Language::Cpp => Some(best.code.clone()),
    }
}

/// The blocks in the language asked for, in order; all of them when none names it.
fn blocks(text: &str, goal: &Goal<'_>) -> Vec<Block> {
    let fences = fences(text);
    let mut openers = openers(&fences);
    let tag = |&index: &usize| fences[index].tag(goal.language);
    if openers.iter().any(|index| tag(index) != Tag::Other) {
        openers.retain(|index| tag(index) != Tag::Other);
    }
    let mut budget = FREE_BYTES.max(MAX_PASSES * text.len());
    let mut blocks = Vec::new();
    blocks.extend(before_first(text, &fences, goal, &mut budget));
    for index in openers.into_iter().take(MAX_BLOCKS) {
        blocks.extend(best_block(text, &fences[index..], goal, &mut budget));
    }
    blocks
}

/// The fences that may open a block: those with a word, and every bare one that closes nothing.
fn openers(fences: &[Fence<'_>]) -> Vec<usize> {
    let mut open: Option<&Fence<'_>> = None;
    let mut openers = Vec::new();
    for (index, fence) in fences.iter().enumerate() {
        if open.is_some_and(|opener| fence.closes(opener)) {
            open = None;
        } else if !(fence.is_bare() && fence.is_inline()) {
            open = Some(fence);
            openers.push(index);
        }
    }
    openers
}

/// A continuation of the prompt may end with a fence that it never opened.
fn before_first(
    text: &str,
    fences: &[Fence<'_>],
    goal: &Goal<'_>,
    budget: &mut usize,
) -> Option<Block> {
    let first = fences.first().filter(|first| first.is_bare())?;
    let code = text[..first.start].to_owned();
    block(Tag::None, 0..first.start, code, goal, budget)
}

/// The block that `fences[0]` opens, with the closing fence that suits the code best.
fn best_block(
    text: &str,
    fences: &[Fence<'_>],
    goal: &Goal<'_>,
    budget: &mut usize,
) -> Option<Block> {
    let (opener, rest) = fences.split_first()?;
    let closers = rest
        .iter()
        .filter(|fence| fence.closes(opener))
        .map(|fence| fence.start);
    let mut ends: Vec<usize> = closers.take(MAX_CLOSERS).collect();
    if ends.is_empty() {
        ends.push(text.len()); // The token limit came first.
    }
    let mut best: Option<Block> = None;
    for end in ends {
        let tag = opener.tag(goal.language);
        let Some(found) = block(tag, opener.next..end, opener.block(text, end), goal, budget)
        else {
            continue;
        };
        // A later fence is the end only of what parses: the others were text in a string then.
        let parses = found.fit != Fit::Broken;
        if best
            .as_ref()
            .is_none_or(|best| found.fit > best.fit && parses)
        {
            best = Some(found);
        }
        if best.as_ref().is_some_and(|best| best.fit == Fit::Whole) {
            break;
        }
    }
    best
}

fn block(
    tag: Tag,
    range: std::ops::Range<usize>,
    code: String,
    goal: &Goal<'_>,
    budget: &mut usize,
) -> Option<Block> {
    if code.trim().is_empty() {
        return None;
    }
    let fit = fit(&code, goal, budget)?;
    Some(Block {
        tag,
        start: range.start,
        end: range.end,
        code,
        fit,
    })
}

/// `None` when the budget is spent.
fn fit(code: &str, goal: &Goal<'_>, budget: &mut usize) -> Option<Fit> {
    *budget = budget.checked_sub(code.len())?;
    let look = Look::at(code, goal);
    Some(if look.is_good() {
        if look.body { Fit::Whole } else { Fit::Empty }
    } else if look.entry {
        Fit::Broken
    } else if is_body(code, goal, budget) {
        Fit::Body
    } else if look.valid == Some(true) {
        Fit::Valid
    } else {
        Fit::None
    })
}

/// Whether the prompt with `code` in it is a whole file.
fn is_body(code: &str, goal: &Goal<'_>, budget: &mut usize) -> bool {
    let cost = continuation::MAX_CANDIDATES * code.len();
    let Some(left) = budget.checked_sub(cost) else {
        return false;
    };
    *budget = left;
    continuation::join(code, goal).is_some_and(|file| file.look.is_good() && file.look.body)
}

/// `best` with the other blocks that define names which it uses: imports shown apart, helpers.
fn with_parts(best: &Block, blocks: &[Block]) -> String {
    let Some(module) = Module::parse(&best.code).ok().filter(Module::is_valid) else {
        return best.code.clone();
    };
    let wanted = module.free_names();
    let is_part = |block: &&Block| {
        let apart = block.end <= best.start || block.start >= best.end;
        apart && block.fit == Fit::Valid && provides(&block.code, &wanted)
    };
    let (before, after): (Vec<_>, Vec<_>) = blocks
        .iter()
        .filter(is_part)
        .partition(|block| block.start < best.start);
    let codes = before.into_iter().chain([best]).chain(after);
    codes
        .map(|block| block.code.as_str())
        .collect::<Vec<_>>()
        .join("\n")
}

fn provides(code: &str, wanted: &std::collections::HashSet<&str>) -> bool {
    Module::parse(code).is_ok_and(|module| {
        module.is_valid()
            && module
                .bound_names()
                .iter()
                .any(|name| wanted.contains(name))
    })
}

#[cfg(test)]
mod tests {
    use super::super::Context;
    use super::*;
    use sallet_core::experiment::PromptMode;

    fn check_for(
        entry: Option<&str>,
        prompt: Option<&str>,
        language: Language,
        answer: &str,
        expected: Option<&str>,
    ) {
        let goal = Goal::new(&Context {
            language,
            code_prompt: prompt,
            entry_point: entry,
            mode: PromptMode::Code,
        });
        assert_eq!(choose(answer, &goal).as_deref(), expected, "{answer}");
    }

    fn check(answer: &str, expected: &str) {
        check_for(Some("f"), None, Language::Python, answer, Some(expected));
    }

    const F: &str = "def f():\n    return 1\n";

    #[test]
    fn the_only_block_is_taken() {
        check(&format!("Here:\n```python\n{F}```\nIt returns 1.\n"), F);
        check(&format!("Here:\n~~~\n{F}~~~\n"), F);
        check(&format!("```python title=\"f.py\"\n{F}```"), F);
        check(&format!("Here it is: ```python\n{F}```"), F);
        check(
            "1. Do:\n   ```python\n   def f():\n       return 1\n   ```\n",
            F,
        );
        check(&format!("````\n{F}````\n"), F);
        check_for(Some("f"), None, Language::Python, F, None);
    }

    #[test]
    fn the_block_that_answers_is_taken() {
        check(
            &format!("```bash\npip install x\n```\n```python\n{F}```\n"),
            F,
        );
        check(
            &format!("```python\nprint(f())\n```\n```python\n{F}```\n"),
            F,
        );
        check(
            &format!("```python\n{F}```\nUse:\n```python\nprint(f())\n```\n"),
            F,
        );
        check(
            &format!("```python\n{F}```\nOr:\n```python\ndef f():\n    return 2\n```\n"),
            F,
        );
        check(&format!("```\nsome output\n```\n```\n{F}```\n"), F);
        check(&format!("```json\n{{}}\n```\n```flask\n{F}```\n"), F);
    }

    #[test]
    fn back_ticks_in_the_code_do_not_end_it() {
        let inner = "def f():\n    '''\n    ```python\n    f()\n    ```\n    '''\n    return 1\n";
        check(&format!("```python\n{inner}```\nDone.\n"), inner);
        let bare = "def f():\n    '''\n```\nf()\n```\n    '''\n    return 1\n";
        check(
            &format!("```python\n{bare}```\nDone.\n```\nout\n```\n"),
            bare,
        );
    }

    #[test]
    fn a_block_that_was_cut_off_goes_to_the_end() {
        check(
            "Here:\n```python\ndef f():\n    return (",
            "def f():\n    return (",
        );
    }

    #[test]
    fn a_fence_that_was_never_opened_ends_the_code() {
        check_for(
            None,
            Some("def f():\n"),
            Language::Python,
            "    return 1\n```\nThis returns 1.\n",
            Some("    return 1\n"),
        );
        check(&format!("{F}```"), F);
        check("def f():\n    return 1```", "def f():\n    return 1");
    }

    #[test]
    fn blocks_that_belong_together_are_joined() {
        let uses = "def f():\n    return g(os)\n";
        check(
            &format!(
                "```python\nimport os\n```\nThen:\n```python\n{uses}```\nWith:\n```python\ndef g(x):\n    return x\n```\n"
            ),
            "import os\n\ndef f():\n    return g(os)\n\ndef g(x):\n    return x\n",
        );
    }

    #[test]
    fn a_body_is_known_by_its_prompt() {
        check_for(
            None,
            Some("def f(a):\n    'Doc.'\n"),
            Language::Python,
            "```\npip install a b\n```\n```\nif a:\n    return 1\nreturn 2\n```\n",
            Some("if a:\n    return 1\nreturn 2\n"),
        );
    }

    #[test]
    fn c_is_chosen_by_name() {
        check_for(
            Some("f"),
            None,
            Language::C,
            "```sh\nmake\n```\n```c\nint main(void) { return 0; }\n```\n```c\nint f(void) { return 1; }\n```\n",
            Some("int f(void) { return 1; }\n"),
        );
    }
}
