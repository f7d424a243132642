import { aligned, figure } from '../run/report.ts';
import type { CrowdRun } from '../run/subscriptions.ts';

const HEADINGS = [
  '',
  'reached all in ms',
  'ratio',
  'CPU ms',
  'ratio',
  'longest pause ms',
  'kB each',
  'of it heap',
  'most MB',
  'heap left, kB each',
];

/** One line a crowd; ratios are to the bare broadcast of the same bytes, where that was run. */
export function subscriptionsTable(
  runs: readonly CrowdRun[],
  bareTitle: string,
  notes: readonly string[],
): string {
  const bare = runs.find(({ title }) => title === bareTitle)?.delivery;
  const rows = runs.map(({ title, each, delivery, mostResidentMb, left }) => {
    const { milliseconds, cpuMilliseconds, longestPauseMs } = delivery;
    return [
      title,
      figure(milliseconds.median),
      figure(bare && milliseconds.median / bare.milliseconds.median),
      figure(cpuMilliseconds.median),
      figure(bare && cpuMilliseconds.median / bare.cpuMilliseconds.median),
      figure(longestPauseMs),
      figure(each.residentKb),
      figure(each.heapKb),
      figure(mostResidentMb),
      figure(left.heapKb),
    ];
  });
  const [first] = runs;
  const heading = `subscriptions: an event to ${first?.subscribers ?? 'no'} subscribers over WebSocket`;
  return [heading, ...aligned([HEADINGS, ...rows]), ...notes.map((note) => `  ${note}`), ''].join(
    '\n',
  );
}
