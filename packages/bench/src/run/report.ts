import { type Spread, spread } from './measure.ts';
import type { Run } from './race.ts';

/** One line of a table: what a gateway did, and how that compares. */
export interface Line {
  readonly name: string;
  readonly label: string;
  /** Answers in each second of the gateway's processor time. */
  readonly perCpuSecond?: Spread;
  /** The median, as a multiple of what it is compared with. */
  readonly ratio?: number;
  readonly perSecond?: Spread;
  readonly processors?: Spread;
  readonly p50?: Spread;
  readonly p99?: Spread;
  readonly longestPauseMs?: number;
  /** Processor time for each kilobyte of the answer: where that is the same for all sizes, it grows as they do. */
  readonly microsPerKilobyte?: number;
  readonly whyNot?: string;
}

/**
 * @param baseline name of the gateway that counts as 1
 * @param bytes of an answer, in parts that compare sizes
 */
export function linesOf(
  runs: readonly Run[],
  baseline: string,
  labelOf: (name: string) => string,
  bytes?: number,
): readonly Line[] {
  const perCpuSecond = (run: Run) => spread(run.samples.map((each) => each.perCpuSecond));
  const base = runs.find(({ name, whyNot }) => name === baseline && whyNot === undefined);
  const unit = base && perCpuSecond(base).median;
  return runs.map((run) => {
    const { name, samples, whyNot } = run;
    const label = labelOf(name);
    if (whyNot !== undefined || samples.length === 0) {
      return { name, label, whyNot: whyNot ?? 'was not measured' };
    }
    const cpu = perCpuSecond(run);
    const of = (pick: (each: (typeof samples)[number]) => number) => spread(samples.map(pick));
    return {
      name,
      label,
      perCpuSecond: cpu,
      ...(unit !== undefined && { ratio: cpu.median / unit }),
      perSecond: of((each) => each.perSecond),
      processors: of((each) => each.processors),
      p50: of((each) => each.p50),
      p99: of((each) => each.p99),
      longestPauseMs: of((each) => each.longestPauseMs).most,
      ...(bytes !== undefined && { microsPerKilobyte: 1e9 / cpu.median / bytes }),
    };
  });
}

const HEADINGS = ['', 'ratio', 'per CPU s', 'least–most', 'per s', 'CPUs', 'p50 ms', 'p99 ms'];
const PAUSE_HEADING = 'longest pause ms';
const SIZE_HEADING = 'CPU µs per kB';

/** A table for people, with what did not run beneath it. */
export function tableText(title: string, lines: readonly Line[]): string {
  const hasPauses = lines.some(({ longestPauseMs = 0 }) => longestPauseMs > 0);
  const hasSizes = lines.some(({ microsPerKilobyte }) => microsPerKilobyte !== undefined);
  const rows = lines.flatMap((line) => {
    const { perCpuSecond: cpu, whyNot } = line;
    if (cpu === undefined || whyNot !== undefined) return [];
    return [
      [
        line.label,
        figure(line.ratio),
        figure(cpu.median),
        `${figure(cpu.least)}–${figure(cpu.most)}`,
        figure(line.perSecond?.median),
        figure(line.processors?.median),
        figure(line.p50?.median),
        figure(line.p99?.median),
        ...(hasPauses ? [figure(line.longestPauseMs)] : []),
        ...(hasSizes ? [figure(line.microsPerKilobyte)] : []),
      ],
    ];
  });
  const headings = [
    ...HEADINGS,
    ...(hasPauses ? [PAUSE_HEADING] : []),
    ...(hasSizes ? [SIZE_HEADING] : []),
  ];
  const table = aligned([headings, ...rows]);
  const absent = lines.flatMap(({ label, whyNot }) =>
    whyNot === undefined ? [] : [`  did not run: ${label}: ${whyNot}`],
  );
  return [title, ...table, ...absent, ''].join('\n');
}

export function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    `  ${row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('  ')}`.trimEnd(),
  );
}

/** Three digits that count. */
export function figure(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return '–';
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
