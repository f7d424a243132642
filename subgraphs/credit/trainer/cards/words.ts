import { type Formula, isList } from '../../src/domain/formula.ts';

/** `0.0668` → «6.7 %», which no line break parts. */
export function percent(share: number, digits = 1): string {
  return `${(100 * share).toFixed(digits)}\u00a0%`;
}

/** `150000` → «150,000»; the same on every machine. */
export function grouped(value: number): string {
  return minus(value.toLocaleString('en-US', { maximumFractionDigits: 9 }));
}

/** `residualIncome` → «residual income», `timesLate30Days` → «times late 30 days». */
export function words(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])/g, ' ').toLowerCase();
}

const SYMBOLS = { add: '+', subtract: '−', multiply: '×', divide: '÷' } as const;

/** A formula as people write it: «times late 30 days + 2 × times late 60 days». */
export function formulaText(formula: Formula): string {
  if (typeof formula === 'number') return grouped(formula);
  if (typeof formula === 'string') return words(formula);
  if (formula[0] === 'round') return `round(${formulaText(formula[1])})`;
  if (isList(formula)) return listText(formula);
  const [operator, left, right] = formula;
  const isProduct = operator === 'multiply' || operator === 'divide';
  const part = (operand: Formula, isRight: boolean) => {
    const text = formulaText(operand);
    const isSum = Array.isArray(operand) && (operand[0] === 'add' || operand[0] === 'subtract');
    const mustGroup = isProduct ? isSum : isSum && isRight && operator === 'subtract';
    return mustGroup || (isRight && operator === 'divide' && Array.isArray(operand))
      ? `(${text})`
      : text;
  };
  return `${part(left, false)} ${SYMBOLS[operator]} ${part(right, true)}`;
}

const LISTS = { sum: 'sum', min: 'least', max: 'greatest' } as const;

/** «greatest of delay months 1, delay months 2». */
function listText([operator, ...operands]: Extract<
  Formula,
  readonly ['sum' | 'min' | 'max', ...Formula[]]
>) {
  return `${LISTS[operator]} of (${operands.map(formulaText).join(', ')})`;
}

/** The values that a bin holds: «below 1», «1 to below 2», «14 and more». */
export function interval(from: number | null, below: number | null): string {
  if (from === null && below === null) return 'any value';
  if (from === null) return `below ${grouped(below ?? 0)}`;
  if (below === null) return `${grouped(from)} and more`;
  return `${grouped(from)} to below ${grouped(below)}`;
}

/** The same as short as it gets, for the axis of a plot: «< 1», «1 to 2», «≥ 14». */
export function shortInterval(from: number | null, below: number | null): string {
  const short = (value: number) =>
    grouped(Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
  if (from === null) return below === null ? 'any' : `< ${short(below)}`;
  return below === null ? `≥ ${short(from)}` : `${short(from)} to ${short(below)}`;
}

/** A Markdown table; numbers are aligned to the right from the second column on. */
export function table(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  textColumns = 1,
): string {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => minus(String(cell))).join(' | ')} |`;
  const rule = header.map((_, i) => (i < textColumns ? '---' : '---:'));
  return [line(header), line(rule), ...rows.map(line)].join('\n');
}

/** A number's hyphen as a minus sign. */
function minus(text: string): string {
  return text.replace(/^-(?=\d)/, '−');
}

/** A Markdown list. */
export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}
