import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { z } from 'zod';
import { comparable } from '../domain/password.ts';

/** Beyond the 49,000 of the list, so that all of them are within, with what is as easily guessed. */
const FIRST_GUESSES = 100_000;
/**
 * Estimating takes the longer the more characters there are, and a password is never easier to guess
 * than its beginning: of 64 characters it takes some 20 ms at most.
 */
const LOOKED_AT = 64;
/** A word of which more letters are written otherwise is not among the first guesses. */
const MAX_SUBSTITUTIONS = 4;

const PASSWORDS = '@zxcvbn-ts/language-common/src/passwords.json';
const KEYBOARDS = '@zxcvbn-ts/language-common/src/adjacencyGraphs.json';

const passwordsSchema = z.array(z.string());
const keyboardsSchema = z.record(z.string(), z.record(z.string(), z.array(z.string().nullable())));

/**
 * Tells whether a password is among the first 100,000 guesses: by zxcvbn's estimate, of 49,000 common
 * passwords and of repeats, sequences, dates and ways over a keyboard, in whatever case or width.
 */
export function createCommonPasswords(): (password: string) => Promise<boolean> {
  let loading: Promise<ZxcvbnFactory> | undefined;
  return async (password) => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    const estimator = await loading;
    const beginning = [...comparable(password)].slice(0, LOOKED_AT).join('');
    return estimator.check(beginning).guesses <= FIRST_GUESSES;
  };
}

/** About 8 MB once read, in 50 ms; only when the first password is chosen. */
async function load(): Promise<ZxcvbnFactory> {
  const require = createRequire(import.meta.url);
  const read = async (file: string): Promise<unknown> =>
    JSON.parse(await readFile(require.resolve(file), 'utf8'));
  return new ZxcvbnFactory({
    dictionary: { passwords: passwordsSchema.parse(await read(PASSWORDS)) },
    graphs: keyboardsSchema.parse(await read(KEYBOARDS)),
    l33tMaxSubstitutions: MAX_SUBSTITUTIONS,
  });
}
