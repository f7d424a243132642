// Brings a database to what this version needs, then ends: the migration job of a deployment.
import { readDeployment } from '../deployment/config.ts';
import { provisionAll } from '../provisioning.ts';
import { runCommand } from './command.ts';

await runCommand(async () => {
  const applied = await provisionAll(readDeployment());
  return `The database is up to date; migrations applied: ${applied}.`;
});
