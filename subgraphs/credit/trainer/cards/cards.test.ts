import { readdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readScoringModel } from '../../src/adapters/scoring-model-file.ts';
import { inputsOf } from '../../src/domain/formula.ts';
import { FOUR_FIFTHS } from '../../src/domain/group-fairness.ts';
import { gateResults } from '../../src/domain/model-about.ts';
import { writePage } from './page.ts';
import { renderCard } from './render.ts';
import { formulaText, interval, list, percent, shortInterval, table, words } from './words.ts';

const sdl = await readFile(
  new URL('../../src/graphql/profiles/schema.graphql', import.meta.url),
  'utf8',
);
/** What a person states, and whether the API asks for it. */
const STATED = new Map(
  [
    ...(/^input SubmitFinancialProfileInput \{([^}]*)\}/m.exec(sdl)?.[1] ?? '').matchAll(
      /^ {2}(\w+): .*?(!?)$/gm,
    ),
  ].map(([, name = '', mark]) => [name, mark === '!' ? 'asked for' : 'may be left out']),
);
const MODELS = new URL('../../models/', import.meta.url);
const files = readdirSync(MODELS).filter((name) => name.endsWith('.json'));

describe.each(files)('the card of %s', async (file) => {
  const model = await readScoringModel(new URL(file, MODELS));
  const card = await renderCard(model);
  const page = card.get('index.html') ?? '';
  const markdown = card.get('README.md') ?? '';

  test('is what «pnpm model-cards» writes', async () => {
    const folder = new URL(`cards/${model.id}/`, MODELS);
    expect((await readdir(folder)).sort()).toEqual([...card.keys()].sort());
    for (const [name, text] of card) {
      const isSame = (await readFile(new URL(name, folder), 'utf8')) === text;
      expect([name, isSame]).toEqual([name, true]);
    }
  });

  test('shows every plot that is drawn, and draws every plot that it shows', () => {
    const shown = [...markdown.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, name]) => name);
    const drawn = [...card.keys()].filter((name) => name.endsWith('.svg'));
    expect(shown.sort()).toEqual(drawn.sort());
    expect(page.match(/<svg /g)).toHaveLength(drawn.length);
  });

  test('says of its kind and subject only what is so', () => {
    expect(markdown).toContain('](index.html)');
    expect(page).not.toContain('index.html');
    expect(markdown.includes('bins, weights and points alike')).toBe(model.kind === 'SCORECARD');
    expect(markdown.includes('are those of all rows, and outcomes')).toBe(
      model.kind !== 'SCORECARD',
    );
    expect(markdown).not.toMatch(/every figure on this card is such/i);
    const isApplication = model.subject === 'APPLICATION';
    expect(markdown.includes(`read in ${model.currency}`)).toBe(isApplication);
    expect(markdown.includes('have defaulted (`scoreCalibration`)')).toBe(isApplication);
    for (const { figure } of gateResults(model)) {
      if (figure === 'peerLead')
        expect(markdown).toMatch(/\| Lead of the other kind .* \| held \|/);
    }
  });

  test('asks the network for nothing', () => {
    const text = [...card.values()].join('\n');
    expect(text).not.toMatch(/<(script|link|img|iframe|image|use)\b|@import|url\(|@font-face/i);
    // Links that a reader may follow are in the words; the drawings name their namespaces only.
    const drawings = [...card].filter(([name]) => name.endsWith('.svg')).map(([, svg]) => svg);
    const addresses = drawings.join('\n').match(/https?:\/\/[^"' )]+/g) ?? [];
    expect(addresses.filter((address) => !address.startsWith('http://www.w3.org/'))).toEqual([]);
  });

  test('has a dark counterpart for every colour', () => {
    for (const [name, svg] of card) {
      if (!name.endsWith('.svg')) continue;
      const style = svg.match(/<style>[\s\S]*<\/style>/)?.[0] ?? '';
      for (const [, property, colour] of svg.matchAll(/ (fill|stroke)="(#[^"]+)"/g)) {
        expect(style).toContain(`[${property}="${colour}"]`);
      }
      expect(svg).not.toMatch(/ (fill|stroke)="(black|white|rgb)/);
    }
  });

  test('says what fails as plainly as what holds', () => {
    for (const { adverseImpactRatio, protectedGroup } of model.figures.fairness) {
      const alarm = new RegExp(`fails the four-fifths rule.*${protectedGroup.label}`);
      expect(alarm.test(markdown)).toBe(adverseImpactRatio < FOUR_FIFTHS);
    }
    expect(markdown).toContain(model.data.terms);
    expect(markdown).toContain(model.data.sha256);
    for (const limit of model.about?.limits ?? []) expect(markdown).toContain(limit);
    expect(markdown).not.toMatch(/undefined|NaN|\[object/);
  });

  test('promises of what is missing what holds: no more than neutral, and nothing can be left out', () => {
    expect(markdown).toContain('earns no more than the neutral points');
    expect(markdown).not.toMatch(/never pays/);
    // The first half is held for trees by score-by-trees.test.ts, for any values.
    if (model.kind === 'SCORECARD') {
      for (const { missing, special, neutralPoints } of model.characteristics) {
        expect(Math.max(missing.points, special.points)).toBeLessThanOrEqual(neutralPoints);
      }
    }
    const read = model.characteristics.flatMap(({ formula }) => inputsOf(formula));
    expect(markdown.includes('the API lets no scored field be left out')).toBe(
      model.subject === 'APPLICATION',
    );
    if (model.subject === 'BEHAVIOUR') {
      expect(read.filter((name) => !STATED.has(name))).toEqual(read);
      return;
    }
    for (const name of read) expect([name, STATED.get(name)]).toEqual([name, 'asked for']);
  });
});

describe('the words of a card', () => {
  test('turn names and formulas into what people write', () => {
    expect(words('timesLate30Days')).toBe('times late 30 days');
    expect(words('residualIncome')).toBe('residual income');
    expect(
      formulaText([
        'divide',
        ['subtract', 'a', ['subtract', 'b', 'c']],
        ['add', 'monthlyIncome', 1],
      ]),
    ).toBe('(a − (b − c)) ÷ (monthly income + 1)');
    expect(formulaText(['round', ['multiply', 2, 'a']])).toBe('round(2 × a)');
    expect(formulaText(['divide', 'a', ['divide', 'b', 'c']])).toBe('a ÷ (b ÷ c)');
  });

  test('name the values of a bin', () => {
    expect([
      interval(null, 1),
      interval(1, 2_500),
      interval(-3, null),
      interval(null, null),
    ]).toEqual(['below 1', '1 to below 2,500', '−3 and more', 'any value']);
    expect([shortInterval(null, 0.059547), shortInterval(1, 2), shortInterval(9, null)]).toEqual([
      '< 0.0595',
      '1 to 2',
      '≥ 9',
    ]);
    expect(shortInterval(null, null)).toBe('any');
  });

  test('stand in tables and lists', () => {
    expect(table(['a', 'b'], [['x', -1.5]])).toBe('| a | b |\n| --- | ---: |\n| x | −1.5 |');
    expect(list(['a', 'b'])).toBe('- a\n- b');
    expect(percent(0.0668)).toBe('6.7\u00a0%');
  });

  test('show no plot that was not drawn', () => {
    expect(() => writePage('title', '![A plot](plot.svg)', new Map())).toThrow(/plot\.svg/);
  });
});
