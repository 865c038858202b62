//! The words and punctuation of a text, without comments and directives.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Word,
    /// A string or character.
    Text,
    Mark(u8),
}

/// A token and its bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) token: Token,
    pub(super) start: usize,
    pub(super) end: usize,
    /// How many braces are open before it.
    pub(super) depth: u32,
    /// Whether nothing but white space is before it on its line.
    pub(super) starts_line: bool,
}

/// The tokens of `bytes`.
pub(super) fn tokens(bytes: &[u8]) -> Vec<Span> {
    let mut tokens = Vec::with_capacity(bytes.len() / 5);
    let mut at = 0;
    let mut depth = 0_u32;
    let mut starts_line = true;
    while let Some(&byte) = bytes.get(at) {
        let rest = &bytes[at..];
        let (token, length) = match byte {
            b'\n' => {
                starts_line = true;
                at += 1;
                continue;
            }
            _ if byte.is_ascii_whitespace() => {
                at += 1;
                continue;
            }
            b'#' if starts_line => {
                at += directive_length(rest);
                continue;
            }
            b'/' if rest.starts_with(b"//") => {
                at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
                continue;
            }
            b'/' if rest.starts_with(b"/*") => {
                at += memchr::memmem::find(&rest[2..], b"*/").map_or(rest.len(), |end| end + 4);
                continue;
            }
            b'"' | b'\'' => (Token::Text, text_length(rest)),
            _ if is_word(byte) => (Token::Word, word_length(rest)),
            _ => (Token::Mark(byte), 1),
        };
        if byte == b'}' {
            depth = depth.saturating_sub(1);
        }
        tokens.push(Span {
            token,
            start: at,
            end: at + length,
            depth,
            starts_line,
        });
        if byte == b'{' {
            depth += 1;
        }
        starts_line = false;
        at += length;
    }
    tokens
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn word_length(rest: &[u8]) -> usize {
    rest.iter().take_while(|byte| is_word(**byte)).count()
}

fn text_length(rest: &[u8]) -> usize {
    let mut index = 1;
    while let Some(&byte) = rest.get(index) {
        match byte {
            b'\\' => index += 1,
            b'\n' => return index,
            _ if byte == rest[0] => return index + 1,
            _ => {}
        }
        index += 1;
    }
    rest.len()
}

fn directive_length(rest: &[u8]) -> usize {
    let mut from = 0;
    while let Some(at) = memchr::memchr(b'\n', &rest[from..]) {
        let end = from + at;
        if !rest[from..end].trim_ascii_end().ends_with(b"\\") {
            return end;
        }
        from = end + 1;
    }
    rest.len()
}

/// By token: where the parenthesis is that closes the one there.
pub(super) fn closing(tokens: &[Span]) -> Vec<Option<usize>> {
    let mut closing = vec![None; tokens.len()];
    let mut open = Vec::new();
    for (index, span) in tokens.iter().enumerate() {
        match span.token {
            Token::Mark(b'(') => open.push(index),
            Token::Mark(b')') => {
                if let Some(start) = open.pop() {
                    closing[start] = Some(index);
                }
            }
            // A statement ends every parenthesis that was left open, unless it is the head of a
            // `for`, which closes by itself.
            Token::Mark(b'{' | b'}') => open.clear(),
            _ => {}
        }
    }
    closing
}
