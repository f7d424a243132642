/**
 * How a characteristic is computed from the inputs of a score, as data: the trainer writes the
 * formula into the model and scoring evaluates the same one, so that the two cannot drift apart.
 *
 * `'monthlyIncome'` names an input, a number is itself, `['subtract', a, b]` applies an operator,
 * `['max', a, b, c]` takes as many operands as there are. What has an operand that is not known is
 * not known either; nor is what would be divided by zero.
 */
export type Formula =
  | number
  | string
  | readonly ['round', Formula]
  | readonly [BinaryOperator, Formula, Formula]
  | readonly [ListOperator, Formula, ...Formula[]];

type BinaryOperator = 'add' | 'subtract' | 'multiply' | 'divide';
type ListOperator = 'sum' | 'min' | 'max';

/**
 * A known number, or why there is none: `MISSING` was not stated, `SPECIAL` is a code that the
 * data's publisher wrote in place of a number.
 */
export type InputValue = number | 'MISSING' | 'SPECIAL';

/** Looks an input up by its name. */
export type Lookup = (name: string) => InputValue;

/** A formula over numbers in slots; NaN where it would divide by zero. */
export type Numeric = (slots: Float64Array) => number;

/**
 * Turns a formula over known numbers into a function once, so that scoring many profiles does not
 * walk it again.
 * @param slotOf where an input's number lies
 */
export function compileNumeric(formula: Formula, slotOf: (name: string) => number): Numeric {
  if (typeof formula === 'number') return () => formula;
  if (typeof formula === 'string') {
    const slot = slotOf(formula);
    return (slots) => slots[slot] ?? Number.NaN;
  }
  const [operator, first, ...others] = formula;
  const operand = compileNumeric(first, slotOf);
  if (operator === 'round') return (slots) => Math.round(operand(slots));
  return others
    .map((other) => compileNumeric(other, slotOf))
    .reduce((left, right) => apply(operator, left, right), operand);
}

/** A function of its own for each operator: one that is given the operator takes twice the time. */
function apply(operator: BinaryOperator | ListOperator, left: Numeric, right: Numeric): Numeric {
  switch (operator) {
    case 'add':
    case 'sum':
      return (slots) => left(slots) + right(slots);
    case 'subtract':
      return (slots) => left(slots) - right(slots);
    case 'multiply':
      return (slots) => left(slots) * right(slots);
    case 'divide':
      return (slots) => {
        const divisor = right(slots);
        return divisor === 0 ? Number.NaN : left(slots) / divisor;
      };
    case 'min':
      return (slots) => Math.min(left(slots), right(slots));
    case 'max':
      return (slots) => Math.max(left(slots), right(slots));
  }
}

/** The same over inputs of which some may not be known. */
export function compileFormula(formula: Formula): (lookup: Lookup) => InputValue {
  const names = inputsOf(formula);
  const compute = compileNumeric(formula, (name) => names.indexOf(name));
  const slots = new Float64Array(names.length);
  return (lookup) => {
    let unknown: InputValue | undefined;
    for (const [slot, name] of names.entries()) {
      const value = lookup(name);
      if (typeof value === 'number') slots[slot] = value;
      else if (unknown !== 'SPECIAL') unknown = value;
    }
    if (unknown !== undefined) return unknown;
    const value = compute(slots);
    return Number.isNaN(value) ? 'MISSING' : value;
  };
}

/** Whether an operator takes as many operands as there are. */
export function isList(
  formula: Exclude<Formula, number | string>,
): formula is readonly [ListOperator, Formula, ...Formula[]] {
  return ['sum', 'min', 'max'].includes(formula[0]);
}

/** The names of all inputs that a formula reads. */
export function inputsOf(formula: Formula): readonly string[] {
  if (typeof formula === 'number') return [];
  if (typeof formula === 'string') return [formula];
  const [, ...operands] = formula;
  return [...new Set(operands.flatMap(inputsOf))];
}
