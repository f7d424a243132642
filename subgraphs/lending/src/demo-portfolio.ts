import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { Worker } from 'node:worker_threads';
import { holdRelay } from '@blockscore/events';
import { isId } from '@blockscore/ids';
import { runMain } from '@blockscore/service';
import { z } from 'zod';
import { createStage } from './adapters/demo-stage.ts';
import { openResources } from './adapters/resources.ts';
import type { Applied, Apply, ApplyingOptions } from './app/demo/apply-weekly.ts';
import {
  type CloseDay,
  hasPortfolio,
  makePortfolio,
  type PortfolioProgress,
  tallyOf,
} from './app/demo/make-portfolio.ts';
import { notePartner } from './app/note-partner.ts';
import { runEndOfDay } from './app/run-end-of-day.ts';
import { type CommandConfig, configOfCommand, isProduction } from './config.ts';
import type { ApplyingOrder } from './demo-applications.ts';
import { applicantsFor } from './domain/demo/applicant.ts';

const userId = z.string().refine((text) => isId('user', text), 'must be the id of a user');
const day = z.iso.date();

/** What `pnpm demo-portfolio` tells: packages/stack/src/demo-portfolio.ts. */
const order = z.strictObject({
  loans: z.number().int().min(1).max(2_000),
  seed: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1),
  from: day,
  until: day,
  borrowers: z.array(userId),
  partners: z.array(
    z.strictObject({
      partnerId: z.string().refine((text) => isId('partner', text), 'must be the id of a partner'),
      userId,
    }),
  ),
  officerId: userId,
});

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Makes a demo portfolio by moving the clock, of the people it is told of: docs/lending.md. */
runMain('lending demo portfolio', async () => {
  if (isProduction()) throw new Error('Invented loans have no place in production.');
  const config = configOfCommand();
  // Begins to load while it is not known yet who applies.
  const beside = new Worker(new URL('./demo-applications.ts', import.meta.url));
  try {
    const told = await text(process.stdin);
    // Whoever was to tell has failed, and says why.
    if (told !== '') await make(order.parse(JSON.parse(told)), config, beside);
  } finally {
    await beside.terminate();
  }
});

async function make(
  { loans, seed, from, until, ...cast }: z.infer<typeof order>,
  config: CommandConfig,
  beside: Worker,
): Promise<void> {
  const resources = await openResources(config, {}, { awaitDisk: false });
  const stage = createStage(resources, config);
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1_000);
  try {
    const ports = stage.portsAt(() => new Date());
    if (await hasPortfolio(ports, cast.borrowers)) {
      say('The demo portfolio is there: nothing was changed. `npm start -- --fresh` begins anew.');
      return;
    }
    const closed = await ports.transact((work) => work.endOfDays.latest());
    if (closed !== undefined && closed.day >= from) {
      throw new Error(
        `The days of this lender are closed through ${closed.day}, and nothing happens on a day that is closed: begin anew by \`npm start -- --fresh\`.`,
      );
    }
    say(`${loans} loans from ${from} through ${until}; ${applicantsFor(loans)} people apply.`);
    // Identity has told of them, and what it tells may come later than the first consent.
    for (const partner of cast.partners) await notePartner(ports)(partner);
    // Those who hear of it all would take the machine's time from it meanwhile.
    const release = await holdRelay(resources.connection, 'lending');
    const portfolio = { loans, seed, from, until };
    const progressed = ({ day, applications, loans: made }: PortfolioProgress) =>
      say(`${day}  ${applications} applications, ${made} loans, ${seconds()} s`);
    // All of a day is one transaction, in which nothing is done by the side of something else.
    const closeDay: CloseDay = async (each) => void (await runEndOfDay(each, { lanes: 1 })());
    const apply = applyingBeside(beside, { cast, portfolio });
    const making = { stage, cast, portfolio, apply, closeDay, progressed };
    const { loanIds, applications } = await makePortfolio(making);
    await release();
    const tally = await tallyOf(ports, loanIds);
    const said = [...tally].map(([status, count]) => `${count} ${status}`).join(', ');
    say(`${applications} applications and ${loanIds.length} loans in ${seconds()} s: ${said}.`);
    say('The ledger posts what they moved in its own time: `trialBalance` grows for some minutes.');
  } finally {
    await resources.connection.close();
  }
}

/**
 * People apply on a thread of its own: of two processors the other one would have little to do.
 */
function applyingBeside(beside: Worker, cast: Pick<ApplyingOptions, 'cast' | 'portfolio'>): Apply {
  const tell = (order: ApplyingOrder) => beside.postMessage(order);
  tell(cast);
  return async (days) => {
    // Fails where the thread does.
    const answer = once(beside, 'message');
    tell({ days });
    const [applied] = await answer;
    return applied as Applied;
  };
}
