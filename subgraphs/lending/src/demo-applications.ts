import { on } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { createStage } from './adapters/demo-stage.ts';
import { openResources } from './adapters/resources.ts';
import { type Apply, type ApplyingOptions, applying } from './app/demo/apply-weekly.ts';
import { configOfCommand } from './config.ts';
import type { LocalDate } from './domain/calendar.ts';

/** Who applies, then again and again the days whose applications are to be played. */
export type ApplyingOrder =
  | Pick<ApplyingOptions, 'cast' | 'portfolio'>
  | { readonly days: readonly LocalDate[] };

/**
 * Plays applications of a demo on a thread of its own: is told who applies, then sent days, and answers
 * those with what came of them.
 */
if (parentPort === null) throw new Error('This is a part of demo-portfolio.ts.');
const orders = on(parentPort, 'message');
const config = configOfCommand();
const resources = await openResources(config, {}, { awaitDisk: false });
const stage = createStage(resources, config);
let apply: Apply | undefined;
// It ends with the thread that asks: what was answered is committed by then.
for await (const [message] of orders) {
  const order = message as ApplyingOrder;
  if (!('days' in order)) apply = await applying({ stage, ...order });
  else if (apply !== undefined) parentPort.postMessage(await apply(order.days));
}
