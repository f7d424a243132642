import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkout } from './checkout.ts';
import { testServices } from './services.ts';

/**
 * Environment for a program that a test starts under Node, so that it loads in half of the time: all
 * of a run share what was compiled, and the modules of drizzle-orm are found on the short way, as in
 * the processes of the stack. Nothing measures the coverage of such programs, which code from a cache
 * would make less exact.
 */
export function compileCache(): {
  readonly NODE_COMPILE_CACHE: string;
  readonly NODE_OPTIONS: string;
} {
  const quick = join(checkout(), 'packages', 'stack', 'src', 'quick-resolution.ts');
  return {
    NODE_COMPILE_CACHE: join(testServices().folder, 'compile-cache'),
    NODE_OPTIONS: `--import=${pathToFileURL(quick).href}`,
  };
}
