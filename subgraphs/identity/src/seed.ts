import { runMain } from '@blockscore/service';
import { z } from 'zod';
import { createPorts, openResources } from './adapters/resources.ts';
import { seedUser } from './app/seed-user.ts';
import { configOfProcess } from './config.ts';
import { ROLES } from './domain/user.ts';

const seeds = z
  .array(
    z.object({
      email: z.string(),
      password: z.string(),
      firstName: z.string(),
      lastName: z.string(),
      phone: z.string().optional(),
      dateOfBirth: z.string(),
      country: z.string(),
      roles: z.array(z.enum(ROLES)),
    }),
  )
  .max(100);

/** Makes the accounts of DEMO_USERS that are not there yet, then ends. */
runMain('identity seed', async () => {
  const config = configOfProcess();
  const users = seeds.parse(JSON.parse(config.DEMO_USERS ?? '[]'));
  const resources = await openResources(config, 'identity seed');
  const seed = seedUser(createPorts(resources, config));
  try {
    for (const user of users) {
      const outcome = await seed(user);
      if (!outcome.ok) throw new Error(outcome.error.map((error) => error.message).join(' '));
    }
  } finally {
    await resources.connection.close();
  }
});
