//! Which argument is which.

use super::context::Context;
use super::models::{ArgumentSet, ArgumentSpec, Condition, Expected};
use super::value::{Taint, Value};
use super::view::Argument;
use crate::python::ast::{Expr, Parameters};

impl<'a> Context<'a> {
    /// The data of the arguments that `set` names.
    pub(crate) fn taint_of(
        &mut self,
        set: &ArgumentSet,
        receiver: Option<Value<'a>>,
        arguments: &[Argument<'a>],
    ) -> Taint {
        let mut taint = Taint::CLEAN;
        for spec in set.parts() {
            if matches!(spec, ArgumentSpec::Receiver) {
                let receiver = receiver.map_or(Taint::CLEAN, |value| value.taint);
                taint = self.arena.join(taint, receiver);
            }
        }
        for (argument, index) in arguments.iter().zip(0..) {
            let position = argument.keyword.is_none().then_some(index);
            let meant = argument.is_starred && argument.keyword.is_none()
                || set
                    .parts()
                    .iter()
                    .any(|spec| spec.means(position, argument.keyword));
            if meant {
                taint = self.arena.join(taint, argument.value.0.taint);
            }
        }
        taint
    }

    /// Whether all `conditions` hold for `arguments`.
    pub(crate) fn conditions_hold(
        &self,
        conditions: &[Condition],
        arguments: &[Argument<'a>],
    ) -> bool {
        conditions.iter().all(|condition| {
            let argument = named(&condition.argument, arguments);
            let is = argument.is_some_and(|argument| self.is_expected(argument, &condition.value));
            is == condition.equal
        })
    }

    fn is_expected(&self, argument: &Argument<'a>, expected: &Expected) -> bool {
        let Expected::Text(text) = expected else {
            return true;
        };
        if let Some(name) = argument.value.name() {
            return self.models.names.find(text) == Some(name);
        }
        let expression = match argument.expression {
            Expr::Name(_) | Expr::Attribute(_) => argument.value.made_by(),
            other => Some(other),
        };
        match expression {
            Some(Expr::BooleanLiteral(node)) => {
                &**text == if node.value { "True" } else { "False" }
            }
            Some(Expr::NoneLiteral(_)) => &**text == "None",
            Some(Expr::StringLiteral(node)) => is_like(node.value.to_str(), text),
            Some(other @ Expr::NumberLiteral(_)) => self.text(other) == &**text,
            _ => false,
        }
    }
}

/// Whether `text` is `pattern`, in any case; `*` at an end of the pattern stands for any text.
fn is_like(text: &str, pattern: &str) -> bool {
    let (text, pattern) = (text.to_ascii_lowercase(), pattern.to_ascii_lowercase());
    match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
        (Some(rest), Some(_)) => rest
            .strip_suffix('*')
            .is_some_and(|part| text.contains(part)),
        (Some(end), None) => text.ends_with(end),
        (None, Some(start)) => text.starts_with(start),
        (None, None) => text == pattern,
    }
}

/// The argument that `spec` means.
pub(crate) fn named<'a, 'c>(
    spec: &ArgumentSpec,
    arguments: &'c [Argument<'a>],
) -> Option<&'c Argument<'a>> {
    arguments.iter().zip(0..).find_map(|(argument, index)| {
        let position = argument.keyword.is_none().then_some(index);
        spec.means(position, argument.keyword).then_some(argument)
    })
}

/// The index of the parameter of `parameters` that an argument goes to. `skip` is 1 for a bound
/// method.
pub(crate) fn parameter_of(
    parameters: &Parameters,
    position: Option<usize>,
    keyword: Option<&str>,
    skip: usize,
) -> Option<usize> {
    let positional = parameters.posonlyargs.len() + parameters.args.len();
    if let Some(position) = position {
        let index = position + skip;
        if index < positional {
            return Some(index);
        }
        return parameters.vararg.as_ref().map(|_| positional);
    }
    let keyword = keyword?;
    parameters
        .iter()
        .position(|parameter| parameter.name().as_str() == keyword)
}
