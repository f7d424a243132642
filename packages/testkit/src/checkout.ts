import { join } from 'node:path';

/** The folder of the whole repository. */
export function checkout(): string {
  return join(import.meta.dirname, '..', '..', '..');
}
