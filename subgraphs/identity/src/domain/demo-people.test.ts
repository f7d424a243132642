import { expect, test } from 'vitest';
import { demoPerson } from './demo-people.ts';
import { readRegistration } from './registration.ts';

test('every invented person may register, under an address and a name of their own', () => {
  const people = Array.from({ length: 660 }, (_, index) => demoPerson(index, 660));
  for (const person of people) {
    const read = readRegistration({ ...person, password: 'long enough' }, '2024-01-01');
    expect(read).toMatchObject({ ok: true, value: person });
  }
  const names = people.map(({ firstName, lastName }) => `${firstName} ${lastName}`);
  expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
  expect(new Set(names).size).toBe(people.length);
});

test('some live elsewhere, and the last ones have names of the demo list', () => {
  const people = Array.from({ length: 676 }, (_, index) => demoPerson(index, 676));
  const byCountry = Map.groupBy(people, ({ country }) => country);
  expect(byCountry.get('US')?.length).toBeGreaterThan(590);
  for (const country of ['BG', 'CA', 'GB', 'KE']) expect(byCountry.has(country)).toBe(true);
  const last = people.slice(-3).map(({ lastName }) => lastName);
  expect(last).toEqual(['Quellhorst', 'Tazeeri', 'Varkonski']);
});
