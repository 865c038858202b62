//! What it says that a text stays as it is where something harmless is made of it.

use super::context::Context;
use crate::python::ast::Expr;

impl<'a> Context<'a> {
    /// `text` is equal to `made`: if that is made of it, as in `os.path.basename(name) == name`,
    /// it is as harmless.
    pub(crate) fn refine_unchanged(&mut self, text: &'a Expr, made: &'a Expr) {
        let Expr::Call(call) = made else {
            return;
        };
        let Some(atom) = self.atoms.of(text) else {
            return;
        };
        let mut parts = call.arguments.args.iter();
        if !parts.any(|part| self.atoms.of(part) == Some(atom)) {
            return;
        }
        self.quiet += 1;
        let before = self.expression(text).taint;
        let after = self.expression(made).taint;
        self.quiet -= 1;
        let kept = self.arena.all_harms(after);
        self.clear(text, self.arena.all_harms(before).without(kept));
    }
}
