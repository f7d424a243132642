import { afterAll, beforeAll, vi } from 'vitest';

/**
 * Test files of one project share processes, which saves loading every module again for each file.
 * What one leaves behind would be found by another one: so a file that does, fails.
 */
const folder = process.cwd();
let environment: NodeJS.ProcessEnv;
// Taken after the imports: what a module sets while it loads, it sets once for all.
beforeAll(() => {
  environment = { ...process.env };
});

function leftovers(): string[] {
  const names = new Set([...Object.keys(environment), ...Object.keys(process.env)]);
  const changed = [...names].filter((name) => environment[name] !== process.env[name]);
  return [
    ...changed.map((name) => `process.env.${name} is another; set it back, or use vi.stubEnv`),
    ...(vi.isFakeTimers() ? ['the clock is a fake; call vi.useRealTimers'] : []),
    ...(process.cwd() === folder ? [] : ['the working folder is another; change back']),
  ];
}

// Registered first, so it comes last.
afterAll(() => {
  const found = leftovers();
  vi.useRealTimers();
  if (process.cwd() !== folder) process.chdir(folder);
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  if (found.length > 0) throw new Error(`This test file leaves to the next: ${found.join('; ')}.`);
});
