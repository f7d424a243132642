import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { createStage } from './adapters/demo-stage.ts';
import { openResources } from './adapters/resources.ts';
import { type ApplyingOptions, applying } from './app/demo/apply-weekly.ts';
import { configOfCommand } from './config.ts';
import type { LocalDate } from './domain/calendar.ts';

/** Plays applications of a demo on a thread of its own: is sent days, answers with what came of them. */
if (parentPort === null) throw new Error('This is a part of demo-portfolio.ts.');
const { cast, portfolio } = workerData as Pick<ApplyingOptions, 'cast' | 'portfolio'>;
const config = configOfCommand();
const resources = await openResources(config, {}, { prepare: true, awaitDisk: false });
const apply = await applying({ stage: createStage(resources, config), cast, portfolio });
// It ends with the thread that asks: what was answered is committed by then.
for await (const [days] of on(parentPort, 'message')) {
  parentPort.postMessage(await apply(days as readonly LocalDate[]));
}
