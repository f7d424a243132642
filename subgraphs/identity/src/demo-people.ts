import { json } from 'node:stream/consumers';
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

/** Makes the people of a demo portfolio, as it is told on its input, and writes who they are as JSON. */
runMain('identity demo people', async () => {
  const config = configOfProcess();
  if (isProduction()) throw new Error('Invented people have no place in production.');
  const input = order.parse(await json(process.stdin));
  const resources = await openResources(
    config,
    'identity demo people',
    {},
    // A stack that fails in the midst is begun anew: see docs/lending.md.
    { prepare: true, awaitDisk: false },
  );
  try {
    const portsAt = (clock: () => Date) => createPorts({ ...resources, clock }, config);
    const people = await seedDemoPeople(portsAt)(input);
    process.stdout.write(`${JSON.stringify(people)}\n`);
  } finally {
    await resources.connection.close();
  }
});
