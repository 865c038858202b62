//! The words that a name is made of.

/// The words of `name`: split at everything but letters and digits, and where a small letter
/// stands before a capital. `isAdmin` and `is_admin` have the same words.
fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric())
        .flat_map(humps)
        .filter(|word| !word.is_empty())
}

/// `isAdmin` → `is`, `Admin`.
fn humps(part: &str) -> impl Iterator<Item = &str> {
    let mut rest = part;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut before_small = false;
        let end = rest.char_indices().find_map(|(index, c)| {
            let split = before_small && c.is_uppercase();
            before_small = c.is_lowercase() || c.is_ascii_digit();
            split.then_some(index)
        });
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(word)
    })
}

/// Whether a word of `name` is one of `wanted`, which are in lower case.
pub(crate) fn has_word(name: &str, wanted: &[&str]) -> bool {
    words(name).any(|word| wanted.iter().any(|one| word.eq_ignore_ascii_case(one)))
}

/// Whether `text` contains one of `parts`, which are in lower case. Upper and lower case are the
/// same.
pub(crate) fn contains_any(text: &str, parts: &[&str]) -> bool {
    let text = text.as_bytes();
    parts.iter().any(|part| {
        let part = part.as_bytes();
        part.first().is_some_and(|&first| {
            let starts = memchr::memchr2_iter(first, first.to_ascii_uppercase(), text);
            starts
                .filter_map(|start| text.get(start..start + part.len()))
                .any(|found| found.eq_ignore_ascii_case(part))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_into_words() {
        let check = |name: &str, expected: &[&str]| {
            assert_eq!(words(name).collect::<Vec<_>>(), expected, "{name}");
        };
        check("is_admin", &["is", "admin"]);
        check("isAdmin", &["is", "Admin"]);
        check("X-User-Role", &["X", "User", "Role"]);
        check("/users/<int:id>", &["users", "int", "id"]);
        check("HTTPServer2Go", &["HTTPServer2", "Go"]);
        check("żółćAdmin", &["żółć", "Admin"]);
        check("__", &[]);
    }

    #[test]
    fn words_and_parts_are_found() {
        assert!(has_word("isAdmin", &["admin"]));
        assert!(!has_word("administer", &["admin"]));
        assert!(contains_any("X-Frame-Options", &["frame-opt"]));
        assert!(!contains_any("frame", &["frame-opt"]));
    }
}
