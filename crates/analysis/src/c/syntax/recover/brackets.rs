//! Brackets that are open at the end of a text.

/// The most brackets that are closed: a person stops in the middle of a few blocks, not more.
const MAX_CLOSED: usize = 64;

/// The brackets that are open at the end of the text, outermost first, each as what closes it.
pub(super) fn open_at_end(text: &str) -> Vec<char> {
    let bytes = text.as_bytes();
    let mut open = Vec::new();
    let mut index = 0;
    while let Some(&byte) = bytes.get(index) {
        index += 1;
        let after = &bytes[index..];
        let skipped = match byte {
            b'"' | b'\'' => quoted_length(after, byte),
            b'/' if after.first() == Some(&b'/') => memchr::memchr(b'\n', after),
            b'/' if after.first() == Some(&b'*') => {
                memchr::memmem::find(&after[1..], b"*/").map(|at| at + 3)
            }
            b'{' => {
                open.push('}');
                Some(0)
            }
            b'(' => {
                open.push(')');
                Some(0)
            }
            b'}' => {
                close_block(&mut open);
                Some(0)
            }
            b')' => {
                open.pop_if(|closing| *closing == ')');
                Some(0)
            }
            _ => Some(0),
        };
        match skipped {
            Some(skipped) => index += skipped,
            // A comment or a string runs to the end; what follows would be inside it.
            None => return Vec::new(),
        }
    }
    open.truncate(MAX_CLOSED);
    // A statement that was cut off needs its end before the block has one.
    if let Some(block) = open.iter().rposition(|&closing| closing == '}')
        && !text.trim_end().ends_with([';', '}', '{'])
    {
        open.insert(block + 1, ';');
    }
    open
}

/// Closes the innermost block, and the parentheses that were left open in it.
fn close_block(open: &mut Vec<char>) {
    while open.pop().is_some_and(|closing| closing != '}') {}
}

/// How many bytes a quoted text takes after its opening quote, up to the line's end at most.
fn quoted_length(after: &[u8], quote: u8) -> Option<usize> {
    let mut index = 0;
    while index < after.len() {
        match after[index] {
            b'\\' => index += 1,
            b'\n' => return Some(index),
            byte if byte == quote => return Some(index + 1),
            _ => {}
        }
        index += 1;
    }
    None
}
