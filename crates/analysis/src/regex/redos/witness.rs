//! Texts that are slow to match, and the proof that they are.

use super::super::alphabet::CharSet;
use super::super::matcher::{Input, Matcher};
use super::super::nfa::{Nfa, TooLarge};
use super::super::{Pattern, Use};
use super::Effort;

/// Matching `prefix`, many times `pump`, and `suffix` is slow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// Leads to the repetition.
    pub prefix: String,
    /// Keeps it busy. Never empty.
    pub pump: String,
    /// Makes the match fail, so that every other way is tried.
    pub suffix: String,
}

impl Witness {
    /// The text with so many pumps.
    pub fn text(&self, pumps: usize) -> String {
        let pump = self.pump.repeat(pumps);
        format!("{}{pump}{}", self.prefix, self.suffix)
    }
}

/// The way to a dangerous loop and around it, as sets of characters.
pub(super) struct Attack {
    pub(super) prefix: Vec<CharSet>,
    /// Never empty.
    pub(super) pump: Vec<CharSet>,
    /// The loop. Characters that lead out of it are avoided, as they may lead to a match.
    pub(super) component: usize,
}

/// Tries texts on the backtracking matcher and counts steps.
pub(super) struct Trial<'p> {
    pattern: &'p Pattern<'p>,
    usage: Use,
    /// Compiled for the first candidate: most patterns have none.
    matcher: Option<Matcher>,
    /// The texts that were tried.
    tried: Vec<Witness>,
    /// Steps that are left for this pattern, and for all.
    budget: u64,
    effort: &'p mut Effort,
}

/// Most steps of one run.
const MAX_STEPS: u64 = 100_000;

/// Most steps of all runs together, and what thinking of the texts of one attack counts for.
const MAX_ALL_STEPS: u64 = 5 * MAX_STEPS;
const ATTACK_STEPS: u64 = MAX_STEPS / 20;

impl<'p> Trial<'p> {
    pub(super) fn new(pattern: &'p Pattern<'p>, usage: Use, effort: &'p mut Effort) -> Self {
        Self {
            pattern,
            usage,
            matcher: None,
            tried: Vec::new(),
            budget: MAX_ALL_STEPS,
            effort,
        }
    }

    /// A witness of `attack` that takes exponential time.
    pub(super) fn exponential(
        &mut self,
        nfa: &Nfa,
        attack: &Attack,
    ) -> Result<Option<Witness>, TooLarge> {
        for witness in self.witnesses(nfa, attack)? {
            if self.is_exponential(&witness)? {
                return Ok(Some(witness));
            }
        }
        Ok(None)
    }

    /// A witness of `attack` whose time grows with at least the second power.
    pub(super) fn polynomial(
        &mut self,
        nfa: &Nfa,
        attack: &Attack,
    ) -> Result<Option<Witness>, TooLarge> {
        for witness in self.witnesses(nfa, attack)? {
            if self.is_polynomial(&witness)? {
                return Ok(Some(witness));
            }
        }
        Ok(None)
    }

    /// The texts of `attack` that were not tried yet.
    fn witnesses(&mut self, nfa: &Nfa, attack: &Attack) -> Result<Vec<Witness>, TooLarge> {
        self.spend(ATTACK_STEPS)?;
        let mut witnesses = Vec::new();
        let component = attack.component;
        for avoided in [nfa.exits(component), CharSet::EMPTY] {
            let prefix = self.spell(&attack.prefix, avoided);
            let pump = self.spell(&attack.pump, avoided);
            for suffix in self.suffixes(nfa, component, &prefix, &pump) {
                let witness = Witness {
                    prefix: prefix.iter().collect(),
                    pump: pump.iter().collect(),
                    suffix: suffix.iter().collect(),
                };
                if !self.tried.contains(&witness) {
                    self.tried.push(witness.clone());
                    witnesses.push(witness);
                }
            }
        }
        Ok(witnesses)
    }

    pub(super) fn spend(&mut self, steps: u64) -> Result<(), TooLarge> {
        self.budget = self.budget.checked_sub(steps).ok_or(TooLarge)?;
        self.effort.spend(steps)
    }

    /// A text of one character of each of `sets`, where possible none of `avoided`.
    fn spell(&self, sets: &[CharSet], avoided: CharSet) -> Vec<char> {
        let alphabet = &self.pattern.alphabet;
        let preferred = |set: CharSet| alphabet.example(set.minus(avoided));
        let spelled = sets.iter().copied();
        spelled
            .filter_map(|set| preferred(set).or_else(|| alphabet.example(set)))
            .collect()
    }

    /// Whether steps multiply where pumps are added.
    ///
    /// Over m, 2m and 3m pumps, exponential steps grow twice by the same factor, of at least 2ᵐ
    /// as each pump doubles the ways; steps that grow with a power grow less the second time.
    /// Both bounds leave room for what grows more slowly beside.
    fn is_exponential(&mut self, witness: &Witness) -> Result<bool, TooLarge> {
        for pumps in [5, 3, 1] {
            let most = self.steps(witness, 3 * pumps)?;
            if most >= MAX_STEPS {
                continue;
            }
            let more = self.steps(witness, 2 * pumps)?;
            let few = self.steps(witness, pumps)?;
            let (first, second) = (ratio(more, few), ratio(most, more));
            return Ok(second >= f64::from(1 << (pumps - 1)) && second.ln() >= 0.8 * first.ln());
        }
        // Even three pumps are too many.
        Ok(true)
    }

    /// Whether twice the pumps take clearly more than twice the steps: with the second power they
    /// take four times as many.
    fn is_polynomial(&mut self, witness: &Witness) -> Result<bool, TooLarge> {
        for pumps in [24, 12, 6, 3, 1] {
            let twice = self.steps(witness, 2 * pumps)?;
            if twice < MAX_STEPS || pumps == 1 {
                let once = self.steps(witness, pumps)?;
                return Ok(ratio(twice, once) >= 2.83);
            }
        }
        Ok(false)
    }

    fn steps(&mut self, witness: &Witness, pumps: usize) -> Result<u64, TooLarge> {
        let pattern = self.pattern;
        let input = Input::new(witness.text(pumps).chars(), &pattern.alphabet);
        let matcher = self.matcher.get_or_insert_with(|| Matcher::new(pattern));
        let steps = matcher.run(&input, self.usage, MAX_STEPS).steps;
        self.spend(steps)?;
        Ok(steps)
    }

    /// Texts that may make the match fail after the pumps, the surest first.
    fn suffixes(
        &self,
        nfa: &Nfa,
        component: usize,
        prefix: &[char],
        pump: &[char],
    ) -> Vec<Vec<char>> {
        let alphabet = &self.pattern.alphabet;
        let mut states = nfa.after(&[Nfa::START], prefix, alphabet);
        for _ in 0..2 {
            states = nfa.after(&states, pump, alphabet);
        }
        // Even where every text is matched in the end, a first branch or a lookahead may fail
        // late: on what nothing takes that is in the pattern, or at least in the loop.
        let outside = |is_inside: &dyn Fn(usize) -> bool| {
            let inside = states.iter().filter(|&&state| is_inside(state));
            let edges = inside.flat_map(|&state| nfa.edges(state));
            let edges = edges.filter(|edge| nfa.states[edge.to].span.is_some());
            let free = edges.fold(alphabet.all(), |free, edge| free.minus(edge.set));
            match alphabet.example(free) {
                // One newline may be what `$` allows.
                Some('\n') => Some(vec!['\n', '\n']),
                character => character.map(|character| vec![character]),
            }
        };
        let mut suffixes = Vec::new();
        suffixes.extend(outside(&|state| nfa.states[state].span.is_some()));
        suffixes.extend(outside(&|state| nfa.states[state].component == component));
        suffixes.push(Vec::new());
        suffixes.splice(0..0, nfa.rejected_suffix(states, alphabet));
        suffixes.dedup();
        suffixes
    }
}

fn ratio(more: u64, less: u64) -> f64 {
    more as f64 / less.max(1) as f64
}
