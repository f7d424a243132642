import { join } from 'node:path';
import { testServices } from './services.ts';

/**
 * Environment for a program that a test starts under Node: all of a run share what was compiled, so
 * each but the first loads in 0.7 of the time. Nothing measures the coverage of such programs,
 * which code from a cache would make less exact.
 */
export function compileCache(): { readonly NODE_COMPILE_CACHE: string } {
  return { NODE_COMPILE_CACHE: join(testServices().folder, 'compile-cache') };
}
