//! The rules for C and C++, one file each.
//!
//! A rule says what it is about, and hooks into what the engine shows: calls, accesses to memory,
//! arithmetic, what is freed, what is returned, or the syntax tree.

use super::About;
use crate::c::{Access, CallSite, Operation, Release, Run, SyntaxCheck};
use crate::c::{Kind, Node, Temp, VarId};
use crate::finding::Confidence;
use rustc_hash::FxHashMap;
use sallet_core::task::Language;
use std::sync::LazyLock;

/// A rule for C and C++.
pub(crate) struct CRule {
    /// What people read about it.
    pub(crate) about: About,
    /// How sure it is when all it knows is that a caller chooses the data.
    pub(crate) from_caller: Confidence,
    /// What it wants to see.
    pub(crate) hooks: &'static [Hook],
}

pub(crate) type OnCall = for<'src> fn(&mut Run<'_, 'src>, &CallSite<'_, 'src>);
pub(crate) type OnAccess = fn(&mut Run<'_, '_>, &Access);
pub(crate) type OnOperation = fn(&mut Run<'_, '_>, &Operation);
pub(crate) type OnRelease = fn(&mut Run<'_, '_>, &Release<'_>);
pub(crate) type OnReturn = fn(&mut Run<'_, '_>, Option<Temp>, Node);
pub(crate) type OnUnset = fn(&mut Run<'_, '_>, Temp, VarId);
pub(crate) type OnNode = fn(&mut SyntaxCheck<'_, '_>, Node);

/// What a rule wants to see.
pub(crate) enum Hook {
    /// Calls of these functions and methods.
    Call(&'static [&'static str], OnCall),
    /// Every call of a function with a name.
    AnyCall(OnCall),
    /// Every access through a pointer, or to an element of an array.
    Access(OnAccess),
    /// Every arithmetic operation and comparison.
    Arithmetic(OnOperation),
    /// Every `free`, `delete` and `fclose`.
    Release(OnRelease),
    /// Every `return`, and the end of the function.
    Return(OnReturn),
    /// Every read of a variable that nothing was stored in.
    Unset(OnUnset),
    /// Every node of these kinds, without any analysis.
    Syntax(&'static [Kind], OnNode),
    /// Calls of these functions, without any analysis; `new` and methods are not among them.
    SyntaxCall(&'static [&'static str], OnNode),
}

pub(crate) const BOTH_LANGUAGES: &[Language] = &[Language::C, Language::Cpp];

/// Numbers of weaknesses, the closest first.
macro_rules! cwes {
    ($($number:literal),* $(,)?) => {
        &[$(sallet_core::cwe::CweId($number)),*]
    };
}

macro_rules! rules {
    ($($name:ident,)*) => {
        $(mod $name;)*

        /// Every rule, by the name of its file.
        pub(crate) static ALL: &[&CRule] = &[$(&$name::RULE),*];
    };
}

mod fixes;
mod overflow;
mod words;

rules! {
    buffer_overflow,
    certificate_check_off,
    check_then_use,
    chroot_without_chdir,
    cleartext_transfer,
    command_injection,
    cross_site_scripting,
    dangerous_function,
    dead_erase,
    double_free,
    endless_loop,
    format_string,
    gets,
    hard_coded_credentials,
    hard_coded_key,
    ignored_result,
    integer_overflow,
    invalidated_iterator,
    ldap_injection,
    log_injection,
    loop_from_outside,
    memory_leak,
    mismatched_release,
    missing_terminator,
    null_dereference,
    obsolete_protocol,
    out_of_bounds,
    path_traversal,
    permissive_file_mode,
    privilege_order,
    realloc_leak,
    request_forgery,
    returned_local_address,
    secret_in_output,
    short_key,
    signal_handler_work,
    signed_size,
    sizeof_pointer,
    sql_injection,
    suspicious_condition,
    temporary_file_name,
    terminator_outside,
    text_comparison,
    timing_comparison,
    unbounded_copy,
    unbounded_format,
    unchecked_argument_count,
    unchecked_index,
    unchecked_number,
    unchecked_privilege_drop,
    unchecked_scan,
    uncontrolled_size,
    uninitialized_read,
    unrestricted_bind,
    untrusted_search_path,
    use_after_free,
    weak_cipher,
    weak_hash,
    weak_random,
    weak_work_factor,
    xml_external_entity,
    zero_divisor,
}

/// The hooks of all rules, sorted by what they want to see.
#[derive(Default)]
pub(crate) struct Hooks {
    calls: FxHashMap<&'static str, Vec<OnCall>>,
    pub(crate) any_call: Vec<OnCall>,
    pub(crate) access: Vec<OnAccess>,
    pub(crate) arithmetic: Vec<OnOperation>,
    pub(crate) release: Vec<OnRelease>,
    pub(crate) returns: Vec<OnReturn>,
    pub(crate) unset: Vec<OnUnset>,
    syntax: FxHashMap<Kind, Vec<OnNode>>,
    syntax_calls: FxHashMap<&'static str, Vec<OnNode>>,
}

impl Hooks {
    /// The hooks of [`ALL`].
    pub(crate) fn all() -> &'static Self {
        static HOOKS: LazyLock<Hooks> = LazyLock::new(|| {
            let mut hooks = Hooks::default();
            for hook in ALL.iter().flat_map(|rule| rule.hooks) {
                hooks.add(hook);
            }
            hooks
        });
        &HOOKS
    }

    fn add(&mut self, hook: &Hook) {
        match *hook {
            Hook::Call(names, on) => {
                for name in names {
                    self.calls.entry(name).or_default().push(on);
                }
            }
            Hook::AnyCall(on) => self.any_call.push(on),
            Hook::Access(on) => self.access.push(on),
            Hook::Arithmetic(on) => self.arithmetic.push(on),
            Hook::Release(on) => self.release.push(on),
            Hook::Return(on) => self.returns.push(on),
            Hook::Unset(on) => self.unset.push(on),
            Hook::Syntax(kinds, on) => {
                for kind in kinds {
                    self.syntax.entry(*kind).or_default().push(on);
                }
            }
            Hook::SyntaxCall(names, on) => {
                for name in names {
                    self.syntax_calls.entry(name).or_default().push(on);
                }
            }
        }
    }

    /// The hooks that want to see calls of `name`.
    pub(crate) fn of_call(&self, name: &str) -> &[OnCall] {
        self.calls.get(name).map_or(&[], Vec::as_slice)
    }

    /// The hooks that want to see nodes of `kind`.
    pub(crate) fn of_kind(&self, kind: Kind) -> &[OnNode] {
        self.syntax.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// The hooks that want to see the syntax of calls of `name`.
    pub(crate) fn of_syntax_call(&self, name: &str) -> &[OnNode] {
        self.syntax_calls.get(name).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests;
