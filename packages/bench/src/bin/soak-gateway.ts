import { parseArgs } from 'node:util';
import { pinThisProcess } from '../run/pinning.ts';
import { aligned, figure } from '../run/report.ts';
import { SAMPLES, type SoakSample, soak } from '../soak/soak.ts';
import { sparkline, trendOf } from '../soak/trend.ts';

/** `pnpm soak:gateway [--requests n]`: whether the gateway's memory stays as it is under load. */
const print = (text: string) => void process.stdout.write(`${text}\n`);

/** Until then caches fill and code is compiled: kept apart, and told all the same. */
const WARM_UP_SHARE = 0.25;

const { values } = parseArgs({ options: { requests: { type: 'string', default: '1000000' } } });
const requests = Number(values.requests);
if (!Number.isInteger(requests) || requests < SAMPLES) {
  throw new Error(`--requests must be a whole number from ${SAMPLES} on.`);
}
const pinning = pinThisProcess();
print(`Node ${process.version}; ${pinning.said}; ${requests} requests`);
const samples: SoakSample[] = [];
await soak({
  requests,
  processor: pinning.processor,
  tell(sample) {
    samples.push(sample);
    const { requests: sent, heapMb, residentMb } = sample;
    print(`${sent} requests: heap ${figure(heapMb)} MB, resident ${figure(residentMb)} MB`);
  },
});
const resting = samples.slice(Math.ceil(samples.length * WARM_UP_SHARE));
const lines = (['heapMb', 'residentMb'] as const).map((key) => {
  const trend = trendOf(resting.map((sample) => sample[key]));
  return { key, trend, picture: sparkline(samples.map((sample) => sample[key])) };
});
print(
  `\n${aligned([
    ['after garbage was collected', 'mean MB', 'growth MB', '± MB', ''],
    ...lines.map(({ key, trend: { mean, growth, error }, picture }) => {
      const label = key === 'heapMb' ? 'heap and buffers' : 'resident';
      return [label, figure(mean), growth.toFixed(2), error.toFixed(2), picture];
    }),
  ]).join('\n')}`,
);
// What is resident follows the allocator; whether something is kept is told by the heap.
const isFlat = lines.every(({ key, trend }) => key !== 'heapMb' || trend.isFlat);
print(isFlat ? 'flat' : 'not flat: something is kept');
process.exitCode = isFlat ? 0 : 1;
