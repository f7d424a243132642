import { createInterface } from 'node:readline';
import { holdRelay } from '@blockscore/events';
import { isId } from '@blockscore/ids';
import { runMain } from '@blockscore/service';
import { z } from 'zod';
import { createStage } from './adapters/demo-stage.ts';
import { createPorts, openResources } from './adapters/resources.ts';
import { castSuspects, suspectsOf } from './app/demo/cast-suspects.ts';
import { onboardCustomers } from './app/demo/onboard-customers.ts';
import { configOfCommand, isProduction } from './config.ts';

const userId = z.string().refine((text) => isId('user', text), 'must be the id of a user');

/** What `pnpm demo-portfolio` tells: packages/stack/src/demo-portfolio.ts. */
const order = z.strictObject({
  officerId: userId,
  customers: z
    .array(
      z.strictObject({
        userId,
        email: z.email(),
        firstName: z.string().min(1).max(100),
        lastName: z.string().min(1).max(100),
        dateOfBirth: z.iso.date(),
        country: z.string().regex(/^[A-Z]{2}$/),
        registeredAt: z.iso.datetime().transform((text) => new Date(text)),
      }),
    )
    .max(5_000),
});

const say = (line: string) => void process.stdout.write(`${line}\n`);

/**
 * Verifies the people of a demo portfolio, as the first line of its input tells of them, on the days on
 * which they registered: docs/compliance/demo.md. What it tells of it is held back until its input
 * ends, like that of whoever lends to them.
 */
runMain('compliance demo customers', async () => {
  if (isProduction()) throw new Error('Invented customers have no place in production.');
  const config = configOfCommand();
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const { value: line } = await lines.next();
  // Whoever was to tell has failed, and says why.
  if (line === undefined) return;
  const { officerId, customers } = order.parse(JSON.parse(line));
  const resources = await openResources(config);
  try {
    const ports = createPorts(resources, config);
    const release = await holdRelay(resources.connection, 'compliance');
    const stage = createStage(resources, ports);
    const tally = await onboardCustomers({ stage, lists: ports.lists, officerId, customers });
    if (tally.size > 0) await castSuspects(stage, suspectsOf(customers));
    await lines.next();
    await release();
    const said = [...tally].map(([status, count]) => `${count} ${status}`).join(', ');
    if (said !== '') say(`Customers verified: ${said}. See docs/compliance/demo.md.`);
  } finally {
    await resources.connection.close();
  }
});
