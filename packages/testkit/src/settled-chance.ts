import fc from 'fast-check';

/**
 * The examples of properties are the same in each run, so that what fails is the change and not the luck of whoever
 * made it. Other ones are drawn with `PROPERTY_SEED=random`, or a number again with that number.
 */
const SETTLED_SEED = 20_260_101;
const wanted = process.env['PROPERTY_SEED'];

if (wanted !== undefined && wanted !== 'random' && !/^-?\d{1,10}$/.test(wanted)) {
  throw new Error(`PROPERTY_SEED is «${wanted}»; give «random» or a whole number.`);
}
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted ?? SETTLED_SEED) });
