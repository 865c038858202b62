//! Which argument is which.

use super::context::Context;
use super::models::{ArgumentSet, ArgumentSpec, Condition};
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
        &mut self,
        conditions: &[Condition],
        arguments: &[Argument<'a>],
    ) -> bool {
        conditions.iter().all(|condition| {
            let argument = named(&condition.argument, arguments);
            let is = argument.is_some_and(|argument| self.is_literal(argument, &condition.value));
            is == condition.equal
        })
    }

    fn is_literal(&mut self, argument: &Argument<'a>, literal: &str) -> bool {
        let expression = match argument.expression {
            Expr::Name(_) | Expr::Attribute(_) => argument.value.made_by(),
            other => Some(other),
        };
        match expression {
            Some(Expr::BooleanLiteral(node)) => {
                literal == if node.value { "True" } else { "False" }
            }
            Some(Expr::NoneLiteral(_)) => literal == "None",
            Some(Expr::StringLiteral(node)) => node.value.to_str() == literal,
            Some(other) => self.text(other) == literal,
            None => false,
        }
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
