//! What decorators and base classes make of a function, and what annotations say of its parameters.

use super::context::Context;
use super::models::Handler;
use super::value::Value;
use crate::python::ast::Expr;

impl<'a> Context<'a> {
    pub(super) fn apply_decorator(
        &mut self,
        function: u32,
        value: Value<'a>,
        expression: &'a Expr,
    ) {
        // `@app.route("/")` is a call, `@app.get` and `@staticmethod` are names; models speak of
        // the callee.
        let callee = match expression {
            Expr::Call(call) => {
                self.quiet += 1;
                let callee = self.expression(&call.func);
                self.quiet -= 1;
                callee
            }
            _ => value,
        };
        let mut handler = callee
            .what
            .name()
            .and_then(|name| self.models.facts(name).handler);
        if handler == Some(Handler::Data) && answers_with_page(expression) {
            handler = Some(Handler::Html);
        }
        let info = &mut self.functions[function as usize];
        if let Expr::Call(call) = expression
            && let Some(Expr::StringLiteral(route)) = call.arguments.args.first()
        {
            info.route = route.value.to_str();
        }
        if let Expr::Name(name) = expression {
            info.is_static |= name.id.as_str() == "staticmethod";
            info.is_class_method |= name.id.as_str() == "classmethod";
        }
        info.handler = info.handler.or(handler);
    }

    /// The annotation of the parameter of this function that `expression` names.
    pub(crate) fn parameter_annotation(&mut self, expression: &Expr) -> Option<&'a Expr> {
        let name = expression.as_name_expr()?.id.as_str();
        let function = self.frame().function?;
        let parameters = &self.functions[function as usize].node.parameters;
        let named = parameters.iter().find(|one| one.name() == name)?;
        named.annotation()
    }

    /// `get` and `post` of a class that extends a view of a library handle requests.
    pub(super) fn inherit_handler(&mut self, function: u32, class: u32) {
        const METHODS: &[&str] = &[
            "get", "post", "put", "patch", "delete", "head", "options", "dispatch", "do_GET",
            "do_POST",
        ];
        let Some(base) = self.classes[class as usize].base else {
            return;
        };
        let info = &mut self.functions[function as usize];
        if METHODS.contains(&info.node.name.as_str()) {
            let models = self.models;
            let handler = models
                .names
                .lineage(base)
                .find_map(|name| models.facts(name).handler);
            info.handler = info.handler.or(handler);
        }
    }
}

/// `@app.get("/", response_class=HTMLResponse)`
fn answers_with_page(decorator: &Expr) -> bool {
    let Expr::Call(call) = decorator else {
        return false;
    };
    let class = call.arguments.find_keyword("response_class");
    match class.map(|class| &class.value) {
        Some(Expr::Name(name)) => name.id.as_str() == "HTMLResponse",
        Some(Expr::Attribute(node)) => node.attr.as_str() == "HTMLResponse",
        _ => false,
    }
}
