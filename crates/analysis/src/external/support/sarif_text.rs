//! The texts and paths in SARIF files.

use super::sarif_log::{Message, Rule};

/// The text of a message: its own or the rule's, with its arguments put in and links to
/// locations, `[text](1)`, replaced by their text.
pub(crate) fn text(message: &Message, rule: Option<&Rule>) -> String {
    let own = message.text.as_ref();
    let own = own.or_else(|| {
        let strings = &rule?.message_strings;
        strings.get(message.id.as_ref()?)?.text.as_ref()
    });
    let Some(mut rest) = own.map(String::as_str) else {
        return String::new();
    };
    let mut text = String::new();
    while let Some(at) = rest.find(['{', '[']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let (part, length) = placeholder(rest, &message.arguments)
            .or_else(|| link(rest))
            .unwrap_or((&rest[..1], 1));
        text.push_str(part);
        rest = &rest[length..];
    }
    text + rest
}

/// `{0}` at the start of `text`: the argument, and the length of the placeholder.
fn placeholder<'t>(text: &str, arguments: &'t [String]) -> Option<(&'t str, usize)> {
    // No message has a thousand arguments.
    let end = text.bytes().take(5).position(|byte| byte == b'}')?;
    let number: usize = text.strip_prefix('{')?.get(..end - 1)?.parse().ok()?;
    Some((arguments.get(number)?, end + 1))
}

/// `[text](1)` at the start of `text`: the text, and the length of the link.
fn link(text: &str) -> Option<(&str, usize)> {
    // Bounded, so that many brackets without an end do not cost their square.
    let end = text.bytes().take(200).position(|byte| byte == b']')?;
    let target = text.get(end + 1..)?.strip_prefix('(')?;
    let length = target.bytes().take(5).position(|byte| byte == b')')?;
    target.get(..length)?.parse::<u32>().ok()?;
    Some((text.strip_prefix('[')?.get(..end - 1)?, end + 3 + length))
}

/// A URI's path with `%20` and the like decoded.
pub(crate) fn percent_decoded(uri: &str) -> String {
    let mut bytes = Vec::with_capacity(uri.len());
    let mut rest = uri.as_bytes();
    while let [first, tail @ ..] = rest {
        let decoded = match rest {
            [b'%', high, low, tail @ ..] => {
                let digit = |byte: u8| char::from(byte).to_digit(16);
                let pair = digit(*high).zip(digit(*low));
                pair.and_then(|(high, low)| u8::try_from(high * 16 + low).ok())
                    .map(|byte| (byte, tail))
            }
            _ => None,
        };
        let (byte, next) = decoded.unwrap_or((*first, tail));
        bytes.push(byte);
        rest = next;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
