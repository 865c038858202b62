//! The functions of a file: their parameters, and summaries for their callers.

use super::atoms::Atom;
use super::context::{Context, Frame};
use super::environment::End;
use super::hits::ParameterSink;
use super::kind::{Kinds, Origin};
use super::models::Handler;
use super::names::Name;
use super::value::{Flags, Source, Value, What};
use super::view::FunctionView;
use crate::python::ast::{AnyParameterRef, Expr, StmtClassDef, StmtFunctionDef};
use rustc_hash::FxHashMap;

/// A function of the file.
pub(crate) struct FunctionInfo<'a> {
    pub(crate) node: &'a StmtFunctionDef,
    pub(crate) handler: Option<Handler>,
    pub(crate) class: Option<u32>,
    pub(crate) is_method: bool,
    pub(crate) is_nested: bool,
    pub(crate) is_static: bool,
    pub(crate) is_class_method: bool,
    /// Whether code that is not in this file may call it.
    pub(crate) is_public: bool,
    /// The path that a decorator names, e.g. `/members/<int:number>`; empty: none.
    pub(super) route: &'a str,
    /// The import that its definition took the name of.
    shadowed: Option<Name>,
    state: State,
    pub(crate) summary: Summary<'a>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    /// Being followed; a recursive call knows nothing.
    Running,
    Done,
}

impl FunctionInfo<'_> {
    /// How many parameters a call on `receiver` fills by itself: `self` or `cls`.
    pub(crate) fn bound_parameters(&self, receiver: Option<What>) -> usize {
        let bound = match receiver {
            None => false,
            Some(What::Class(_)) => self.is_class_method,
            Some(_) => self.is_method && !self.is_static,
        };
        usize::from(bound)
    }
}

/// The type that a route such as `/members/<int:number>` makes of its part `name`.
fn converter(route: &str, name: &str) -> Option<&'static str> {
    const TYPES: &[(&str, &str)] = &[
        ("int", "builtins.int"),
        ("float", "builtins.float"),
        ("uuid", "uuid.UUID"),
    ];
    let mut parts = route.split('<').filter_map(|part| part.split_once('>'));
    let (kind, _) = parts.find_map(|(part, _)| {
        let (kind, called) = part.split_once(':')?;
        (called == name).then_some((kind, called))
    })?;
    TYPES
        .iter()
        .find(|(known, _)| *known == kind)
        .map(|(_, type_name)| *type_name)
}

/// Parameters, each with the kinds of sink that it is safe for.
pub(crate) type Cleared = Vec<(u16, Kinds)>;

/// What callers need to know.
pub(crate) struct Summary<'a> {
    /// What it returns; data of its own parameters stands for that of the arguments.
    pub(crate) returned: Value<'a>,
    /// The sinks that its parameters reach.
    pub(crate) sinks: Vec<ParameterSink>,
    /// For which kinds of sink a parameter is safe when the function returns a true value.
    pub(crate) guards: Cleared,
    /// … when it returns a false value, such as `None` where others say what is wrong.
    pub(crate) denials: Cleared,
    /// … when it returns at all.
    pub(crate) checks: Cleared,
}

/// A class of the file.
pub(crate) struct ClassInfo<'a> {
    pub(crate) node: &'a StmtClassDef,
    pub(crate) fields: FxHashMap<Atom, Value<'a>>,
    pub(crate) methods: FxHashMap<&'a str, u32>,
    /// The class of a library that it extends.
    pub(crate) base: Option<Name>,
    /// The class of this file that it extends.
    pub(crate) local_base: Option<u32>,
}

/// For each parameter, the kinds that the ways out of a function so far have cleared.
#[derive(Default)]
pub(crate) struct Exits {
    parameters: Vec<(u16, Atom)>,
    any: Option<Vec<Kinds>>,
    truthy: Option<Vec<Kinds>>,
    falsy: Option<Vec<Kinds>>,
}

/// Calls of functions not yet summarised that are followed into each other. Beyond it a call
/// knows nothing; the function is still analysed on its own.
const MAX_CALL_DEPTH: usize = 48;

impl<'a> Context<'a> {
    /// Makes the functions that stand at the top of the file known before it is followed, so
    /// that a function can call one that stands below it.
    pub(crate) fn register(&mut self, statements: &'a [crate::python::ast::Stmt]) {
        for statement in statements {
            if let crate::python::ast::Stmt::FunctionDef(def) = statement {
                let function = self.function_of(def);
                let atom = self.atoms.name(def.name.as_str());
                self.set(
                    atom,
                    Value {
                        what: What::Function(function),
                        ..Value::UNKNOWN
                    },
                );
            }
        }
    }

    fn function_of(&mut self, def: &'a StmtFunctionDef) -> u32 {
        if let Some(&known) = self.functions_by_range.get(&def.range) {
            return known;
        }
        let index = u32::try_from(self.functions.len()).unwrap_or(u32::MAX);
        let class = self.frame().class;
        let name = def.name.as_str();
        let is_special = name.starts_with("__") && name.ends_with("__");
        let nested = self.frames.iter().any(|frame| frame.function.is_some());
        self.functions.push(FunctionInfo {
            node: def,
            handler: None,
            class,
            is_method: class.is_some(),
            is_nested: nested,
            is_static: false,
            route: "",
            is_class_method: false,
            is_public: !nested && (!name.starts_with('_') || is_special),
            shadowed: None,
            state: State::New,
            summary: Summary {
                returned: Value::UNKNOWN,
                sinks: Vec::new(),
                guards: Vec::new(),
                denials: Vec::new(),
                checks: Vec::new(),
            },
        });
        self.functions_by_range.insert(def.range, index);
        index
    }

    /// Follows a `def`: its decorators and defaults now, its body when it is first called.
    pub(crate) fn define_function(&mut self, def: &'a StmtFunctionDef) {
        let function = self.function_of(def);
        for decorator in &def.decorator_list {
            let value = self.expression(&decorator.expression);
            self.apply_decorator(function, value, &decorator.expression);
        }
        for parameter in def.parameters.iter_non_variadic_params() {
            if let Some(default) = parameter.default() {
                let value = self.expression(default);
                let label = Some(parameter.parameter.name.as_str());
                self.tell_assignment(None, label, None, (default, value), parameter.range);
            }
        }
        if let Some(class) = self.frame().class {
            self.functions[function as usize].class = Some(class);
            self.classes[class as usize]
                .methods
                .insert(def.name.as_str(), function);
            self.inherit_handler(function, class);
        }
        let atom = self.atoms.name(def.name.as_str());
        let before = self.lookup(atom).and_then(|value| value.what.name());
        self.functions[function as usize].shadowed = before;
        self.set(
            atom,
            Value {
                what: What::Function(function),
                ..Value::UNKNOWN
            },
        );
        let is_nested = self.frames.iter().any(|frame| frame.function.is_some());
        if is_nested && self.frame().class.is_none() {
            // Now, while the variables of the function around it are there.
            self.summarize(function);
        }
    }

    /// What is meant by a call of `function` by its own body with more arguments than it takes:
    /// `def redirect(): return redirect(url)` means the `redirect` that was imported.
    pub(crate) fn meant(&mut self, function: u32, arguments: usize) -> Option<Name> {
        let info = &self.functions[function as usize];
        let (shadowed, takes) = (info.shadowed, info.node.parameters.len());
        shadowed.filter(|_| self.frame().function == Some(function) && arguments > takes)
    }

    /// Follows every function that no call made necessary.
    pub(crate) fn remaining_functions(&mut self) {
        let mut index = 0;
        while index < self.functions.len() {
            self.summarize(u32::try_from(index).unwrap_or(u32::MAX));
            index += 1;
        }
    }

    /// Makes the summary of `function` if it is not there yet.
    pub(crate) fn summarize(&mut self, function: u32) {
        let info = &mut self.functions[function as usize];
        if info.state != State::New || self.frames.len() > MAX_CALL_DEPTH || self.late {
            return;
        }
        info.state = State::Running;
        let quiet = std::mem::take(&mut self.quiet);
        stacker::maybe_grow(64 * 1024, 1024 * 1024, || self.follow(function));
        self.quiet = quiet;
        self.functions[function as usize].state = State::Done;
    }

    fn follow(&mut self, function: u32) {
        let def = self.functions[function as usize].node;
        let nested = self.frames.len() > 1 && !self.functions[function as usize].is_public;
        let parent = if nested { self.frames.len() - 1 } else { 0 };
        self.frames.push(Frame {
            function: Some(function),
            parent: Some(parent),
            ..Frame::default()
        });
        self.bind_parameters(function);
        if self.block(&def.body) == End::Falls {
            self.leave_function(None);
        }
        let info = &self.functions[function as usize];
        let view = FunctionView {
            node: def,
            handler: info.handler,
            is_method: info.is_method,
        };
        self.call_hooks(
            |rules| &rules.function,
            |check, context| check(context, &view),
        );
        if let Some(frame) = self.frames.pop() {
            let summary = &mut self.functions[function as usize].summary;
            summary.returned = frame.returned.unwrap_or(Value::UNKNOWN);
            let exits = frame.exits;
            summary.checks = exits.list(exits.any.as_deref());
            summary.guards = exits.list(exits.truthy.as_deref());
            summary.denials = exits.list(exits.falsy.as_deref());
        }
    }

    fn bind_parameters(&mut self, function: u32) {
        let info = &self.functions[function as usize];
        let (def, class, handler) = (info.node, info.class, info.handler);
        let has_self = info.is_method && !info.is_static;
        let names_request = |index: usize| {
            let parameter = def.parameters.iter().nth(index);
            parameter.is_some_and(|one| one.name().as_str() == "request")
        };
        // A function that takes a request first gets the parts of the path next, as in Django.
        let is_verb = matches!(
            def.name.as_str(),
            "get" | "post" | "put" | "patch" | "delete" | "dispatch"
        );
        // A client's library makes requests and is sent none.
        let takes_request = names_request(usize::from(has_self))
            && (!has_self || is_verb)
            && self.file_mentions(&["django", "httpresponse", "render", "pyramid"]);
        let is_handler = matches!(handler, Some(Handler::Html | Handler::Data)) || takes_request;
        for (parameter, index) in def.parameters.iter().zip(0..) {
            let atom = self.atoms.name(parameter.name().as_str());
            let value = match class {
                Some(class) if has_self && index == 0 => Value {
                    what: What::Instance(class),
                    ..Value::UNKNOWN
                },
                _ => self.parameter(function, index, parameter, is_handler),
            };
            self.set(atom, value);
            self.frame().exits.parameters.push((index, atom));
        }
    }

    fn parameter(
        &mut self,
        function: u32,
        index: u16,
        parameter: AnyParameterRef<'a>,
        is_handler: bool,
    ) -> Value<'a> {
        let annotation = parameter.annotation();
        let typed = annotation.and_then(|annotation| self.annotation(annotation));
        let by_name = || self.models.parameter(parameter.name().as_str());
        let route = self.functions[function as usize].route;
        let converted = || {
            self.models
                .names
                .find(converter(route, parameter.name().as_str())?)
        };
        let what = typed
            .or_else(converted)
            .or_else(by_name)
            .map_or(What::Unknown, What::Name);
        let mut value = Value {
            what,
            ..Value::UNKNOWN
        };
        if let What::Name(name) = what {
            let facts = self.models.facts(name);
            if facts.number {
                value.flags = Flags::NUMBER;
            } else if !facts.data {
                // A connection, a request, …: what it gives is said by its model.
                return value;
            }
        }
        let handler = self.functions[function as usize].handler;
        let origin = match handler {
            Some(Handler::Command) => Origin::Local,
            Some(Handler::Error) => Origin::Exception,
            _ if is_handler && !is_injected(parameter) => Origin::Remote,
            _ => Origin::Parameter,
        };
        let (name, range) = (parameter.name().as_str(), parameter.name().range);
        let parameter = (origin == Origin::Parameter).then_some((function, index));
        let mut taint = self.arena.spring(Source {
            origin,
            range,
            parameter,
        });
        if let Some(type_name) = what.name() {
            taint = self.clear_by_model(taint, type_name, &[]);
        }
        self.secret_by_name(value.tainted(taint), name, range)
    }

    /// The library thing that a type annotation names; of `Optional[X]` and `X | None`, X.
    pub(crate) fn annotation(&mut self, annotation: &'a Expr) -> Option<Name> {
        match annotation {
            Expr::Name(_) | Expr::Attribute(_) => {
                self.quiet += 1;
                let value = self.expression(annotation);
                self.quiet -= 1;
                value.what.name()
            }
            Expr::Subscript(node) => match &*node.value {
                Expr::Name(name) if matches!(name.id.as_str(), "Optional" | "Annotated") => {
                    match &*node.slice {
                        Expr::Tuple(parts) => self.annotation(parts.elts.first()?),
                        inner => self.annotation(inner),
                    }
                }
                _ => None,
            },
            Expr::BinOp(node) => match &*node.right {
                Expr::NoneLiteral(_) => self.annotation(&node.left),
                _ => None,
            },
            _ => None,
        }
    }

    /// A way out of the innermost function: what it has cleared of the parameters by now.
    pub(crate) fn leave_function(&mut self, returned: Option<&'a Expr>) {
        let Some(function) = self.frame().function else {
            return;
        };
        let cleared = self.cleared_parameters(function);
        let frame = self.frame();
        Exits::meet(&mut frame.exits.any, cleared);
        for truth in [true, false] {
            let mark = self.frame().scope.mark();
            match returned {
                Some(returned) if may_be(returned, truth) => self.refine(returned, truth),
                None if !truth => {}
                _ => continue,
            }
            let cleared = self.cleared_parameters(function);
            let _ = self.frame().scope.take_back(mark, End::Falls);
            let exits = &mut self.frame().exits;
            let known = match truth {
                true => &mut exits.truthy,
                false => &mut exits.falsy,
            };
            Exits::meet(known, cleared);
        }
    }

    fn cleared_parameters(&mut self, function: u32) -> Vec<Kinds> {
        let parameters = std::mem::take(&mut self.frame().exits.parameters);
        let cleared = parameters
            .iter()
            .map(|(index, atom)| {
                let Some(value) = self.frame().scope.get(*atom) else {
                    return Kinds::NONE;
                };
                let flows = self.arena.flows(value.taint);
                let own = flows
                    .iter()
                    .find(|flow| self.arena.source(flow).parameter == Some((function, *index)));
                match own {
                    Some(flow) => Origin::Parameter.harms().without(flow.harms),
                    // Nothing is left of it, and nothing else was put in its place.
                    None if value.made_by.is_none() && value.what == What::Unknown => Kinds::ALL,
                    None => Kinds::NONE,
                }
            })
            .collect();
        self.frame().exits.parameters = parameters;
        cleared
    }
}

impl Exits {
    fn meet(known: &mut Option<Vec<Kinds>>, cleared: Vec<Kinds>) {
        match known {
            None => *known = Some(cleared),
            Some(known) => {
                for (known, cleared) in known.iter_mut().zip(cleared) {
                    *known = known.and(cleared);
                }
            }
        }
    }

    /// The parameters of which `kinds`, one for each, clears anything.
    fn list(&self, kinds: Option<&[Kinds]>) -> Cleared {
        let parameters = self.parameters.iter().map(|(index, _)| *index);
        let pairs = parameters.zip(kinds.unwrap_or_default().iter().copied());
        pairs.filter(|(_, kinds)| !kinds.is_empty()).collect()
    }
}

/// Whether `expression` can be true (`truth`) or false.
fn may_be(expression: &Expr, truth: bool) -> bool {
    match expression {
        Expr::BooleanLiteral(literal) => literal.value == truth,
        Expr::NoneLiteral(_) => !truth,
        Expr::StringLiteral(literal) => literal.value.is_empty() != truth,
        Expr::Tuple(node) => node.elts.is_empty() != truth,
        // `f"{name} is not allowed"`
        Expr::FString(node) => truth || !node.value.elements().any(|element| element.is_literal()),
        _ => true,
    }
}

/// Whether a framework, not the client, gives the parameter: `db = Depends(get_db)`.
fn is_injected(parameter: AnyParameterRef<'_>) -> bool {
    match parameter.default() {
        Some(Expr::Call(call)) => match &*call.func {
            Expr::Name(name) => matches!(name.id.as_str(), "Depends" | "Security"),
            Expr::Attribute(attribute) => {
                matches!(attribute.attr.as_str(), "Depends" | "Security")
            }
            _ => false,
        },
        _ => false,
    }
}
