/** What every child process may know of the machine: how to find programs and where to be. */
const INHERITED = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TZ',
  'LANG',
  'NODE_ENV',
  'NODE_COMPILE_CACHE',
] as const;

/** The part of this process's environment that is handed to every child. */
export function baseEnvironment(source: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const inherited: Record<string, string> = {};
  for (const name of INHERITED) {
    const value = source[name];
    if (value !== undefined) inherited[name] = value;
  }
  return inherited;
}
