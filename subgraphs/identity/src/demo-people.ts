import { createInterface } from 'node:readline';
import { holdRelay } from '@blockscore/events';
import { runMain } from '@blockscore/service';
import { z } from 'zod';
import { createPorts, openResources } from './adapters/resources.ts';
import { seedDemoPeople } from './app/seed-demo-people.ts';
import { configOfProcess, isProduction } from './config.ts';

const order = z.strictObject({
  borrowers: z.number().int().min(1).max(5_000),
  from: z.iso.datetime().transform((text) => new Date(text)),
  until: z.iso.datetime().transform((text) => new Date(text)),
  officerEmail: z.string(),
  complianceOfficerEmail: z.string(),
  partners: z
    .array(
      z.strictObject({
        name: z.string(),
        email: z.string(),
        password: z.string(),
        firstName: z.string(),
        lastName: z.string(),
      }),
    )
    .max(10),
});

/**
 * Makes the people of a demo portfolio, as the first line of its input tells, and writes who they are as a
 * line of JSON. What it has to tell of them it holds back until its input ends: those who hear it would
 * take the machine's time from whoever lends to them.
 */
runMain('identity demo people', async () => {
  const config = configOfProcess();
  if (isProduction()) throw new Error('Invented people have no place in production.');
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const { value: line } = await lines.next();
  const input = order.parse(JSON.parse(String(line)));
  const resources = await openResources(
    config,
    'identity demo people',
    {},
    // A stack that fails in the midst is begun anew: see docs/lending.md.
    { awaitDisk: false },
  );
  try {
    const portsAt = (clock: () => Date) => createPorts({ ...resources, clock }, config);
    const release = await holdRelay(resources.connection, 'identity');
    await seedDemoPeople(portsAt)(input, (people) => {
      process.stdout.write(`${JSON.stringify(people)}\n`);
    });
    await lines.next();
    await release();
  } finally {
    await resources.connection.close();
  }
});
