import { expect, test } from 'vitest';
import { comparable, isTooLittle, withoutContext } from './password.ts';

const ada = {
  email: 'ada.byrne@mill.example',
  firstName: 'Ada',
  lastName: "O'Byrne",
  phone: '+14155550100',
  dateOfBirth: '1990-05-17',
  country: 'US',
  address: null,
};

test.each([
  ['Ada.Byrne@mill.example', ''],
  ['BlockScore!!1', '1'],
  ['block score 1990', ''],
  ["ada o'byrne 12", '12'],
  ['+1 415 555 0100', ''],
  ['17051990ada', ''],
  ['adapassword', 'password'],
  ['Ada plays the organ', 'playstheorgan'],
])('%j leaves %j without what is known of the person', (password, rest) => {
  expect(withoutContext(password, ada)).toBe(rest);
});

test('a password that has nothing of it is left alone', () => {
  expect(withoutContext('seven bridges of Königsberg', ada)).toBeUndefined();
});

test('three letters or digits are too little, four are not', () => {
  expect(['', '123', 'abcd'].map(isTooLittle)).toEqual([true, true, false]);
});

test('case and width make no other password', () => {
  expect(comparable('ＰａｓｓＷｏｒｄ')).toBe('password');
});
