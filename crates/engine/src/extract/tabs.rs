//! Tabs and spaces mixed in one block, as when a body in tabs continues a prompt in spaces.

use super::support::goal::Goal;
use super::{Draft, Rule, When};
use sallet_core::Language;

pub(super) const RULE: Rule = Rule {
    name: "tabs",
    about: "turns tabs in the indentation into four or eight spaces where they clash with spaces",
    when: When::Unfinished,
    apply: expand,
};

fn expand(draft: &Draft, goal: &Goal<'_>) -> Option<Draft> {
    if goal.language != Language::Python || !draft.code.contains('\t') {
        return None;
    }
    let candidates = [4, 8].map(|width| Draft::new(expand_to(&draft.code, width), goal));
    // The first of equals: four spaces are usual.
    let best = candidates
        .into_iter()
        .rev()
        .max_by_key(|candidate| candidate.look.rank())?;
    (best.look.is_good() || best.look.error > draft.look.error).then_some(best)
}

fn expand_to(code: &str, width: usize) -> String {
    let mut out = String::with_capacity(code.len() * 2);
    for line in code.split_inclusive('\n') {
        let text = line.trim_start_matches([' ', '\t']);
        let mut column = 0;
        for c in line[..line.len() - text.len()].chars() {
            column = if c == '\t' {
                (column / width + 1) * width
            } else {
                column + 1
            };
        }
        out.extend(std::iter::repeat_n(' ', column));
        out.push_str(text);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_go_to_the_next_stop() {
        assert_eq!(
            expand_to("\ta\n  \tb\n\t c\td\n", 4),
            "    a\n    b\n     c\td\n"
        );
    }
}
