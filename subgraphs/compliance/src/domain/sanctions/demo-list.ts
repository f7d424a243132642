import type { SanctionsEntry } from './entry.ts';

/**
 * Invented names, so that a lender without a configured list can see what a hit does. Nobody real is
 * meant. It protects from nothing, and says so in its name.
 */
export const DEMO_LIST = {
  id: 'demo',
  name: 'Demo list of invented names: not a sanctions list',
  source: 'Invented for this project',
} as const;

const person = (
  uid: string,
  names: readonly string[],
  year: number,
  country: string,
): SanctionsEntry => ({
  uid,
  type: 'PERSON',
  names: names.map((text, index) => ({ text, quality: index === 0 ? 'PRIMARY' : 'STRONG' })),
  programmes: ['DEMO'],
  datesOfBirth: [{ year, approximate: false }],
  countries: [country],
  addresses: [],
});

export const DEMO_ENTRIES: readonly SanctionsEntry[] = [
  person('1', ['VARKONSKY, Zoltimir', 'VARKONSKI, Soltimir'], 1968, 'HU'),
  person('2', ['QUELLHORST, Brunhilde Agathe'], 1975, 'DE'),
  person('3', ['AL-TAZIRI, Hamdoun Idrees', 'TAZEERI, Hamdun'], 1961, 'YE'),
  person('4', ['OKONJABARI, Themba Lux'], 1980, 'ZW'),
  person('5', ['MORVANDIEU, Casimir Etienne'], 1959, 'FR'),
  {
    uid: '6',
    type: 'ORGANIZATION',
    names: [
      { text: 'GLIMMERFELD TRADING LLC', quality: 'PRIMARY' },
      { text: 'OOO GLIMMERFELD', quality: 'STRONG' },
    ],
    programmes: ['DEMO'],
    datesOfBirth: [],
    countries: ['CY'],
    addresses: [{ street: '1 Nowhere Quay', city: 'Limassol', country: 'Cyprus' }],
  },
  {
    uid: '7',
    type: 'VESSEL',
    names: [{ text: 'MV PALE HERON', quality: 'PRIMARY' }],
    programmes: ['DEMO'],
    datesOfBirth: [],
    countries: ['PA'],
    addresses: [],
  },
];
