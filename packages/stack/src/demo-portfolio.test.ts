import { describe, expect, test } from 'vitest';
import { daysOf, readPortfolioOrder } from './demo-portfolio.ts';

describe('the command that makes a demo portfolio', () => {
  test('makes 500 loans over 24 months unless told otherwise', () => {
    expect(readPortfolioOrder([])).toEqual({ loans: 500, months: 24, seed: 1 });
    const words = ['--loans', '20', '--months=6', '--seed', '3'];
    expect(readPortfolioOrder(words)).toEqual({ loans: 20, months: 6, seed: 3 });
    expect(readPortfolioOrder(['--help'])).toBe('HELP');
  });

  test.each([[['--loans', '0']], [['--months', '1.5']], [['--seed', '-1']], [['--many']], [['x']]])(
    'refuses %j and says how it is called',
    (words) => {
      expect(() => readPortfolioOrder(words)).toThrow('Usage: pnpm demo-portfolio');
    },
  );

  test('ends yesterday, and begins as many months before, at the end of a shorter one', () => {
    const order = { loans: 1, months: 6, seed: 1 };
    expect(daysOf(order, new Date('2026-09-01T10:00:00Z'))).toEqual({
      from: '2026-02-28',
      until: '2026-08-31',
    });
  });
});
