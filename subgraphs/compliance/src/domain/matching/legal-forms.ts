import { distance } from './distance.ts';
import { soundOf } from './sound.ts';

/**
 * Legal forms of organisations, each in a family: forms of one family are the same in law or
 * translations of each other (OAO = Open Joint Stock Company), forms of two families are two
 * companies (AG and GmbH).
 */

export type LegalFamily =
  | 'JOINT_STOCK'
  | 'LIMITED'
  | 'PARTNERSHIP'
  | 'NON_PROFIT'
  | 'STATE'
  | 'ANY';

const FORMS: Readonly<Record<LegalFamily, readonly string[]>> = {
  JOINT_STOCK: [
    'joint stock company',
    'open joint stock company',
    'public joint stock company',
    'closed joint stock company',
    'private joint stock company',
    'joint stock',
    'jsc',
    'ojsc',
    'pjsc',
    'cjsc',
    'ao',
    'oao',
    'pao',
    'zao',
    'aktsionernoe obshchestvo',
    'aktsionernoye obshchestvo',
    'otkrytoe aktsionernoe obshchestvo',
    'publichnoe aktsionernoe obshchestvo',
    'ag',
    'aktiengesellschaft',
    'sa',
    'societe anonyme',
    'sociedad anonima',
    'spa',
    'plc',
    'public limited company',
    'nv',
    'naamloze vennootschap',
    'ab',
    'as',
    'a s',
    'asa',
    'se',
    'oyj',
    'sa de cv',
    'sab de cv',
    'kk',
    'kabushiki kaisha',
    'tbk',
    'sae',
    'sal',
    'saog',
    'psc',
    'pjs',
  ],
  LIMITED: [
    'limited',
    'ltd',
    'ltda',
    'limitada',
    'limited liability company',
    'limited liability',
    'llc',
    'ooo',
    'obshchestvo s ogranichennoi otvetstvennostyu',
    'obshchestvo s ogranichennoy otvetstvennostyu',
    'gmbh',
    'gesellschaft mit beschrankter haftung',
    'bv',
    'bvba',
    'sarl',
    'srl',
    'sl',
    'slu',
    'sas',
    'sprl',
    'pty',
    'pty ltd',
    'pvt',
    'pvt ltd',
    'private limited',
    'proprietary limited',
    'co ltd',
    'company limited',
    'sdn bhd',
    'doo',
    'eood',
    'ood',
    'kft',
    'oy',
    'ohg',
    'aps',
    'sro',
    'sp z oo',
    'tov',
    'too',
    'wll',
    'fzc',
    'fze',
    'fzco',
    'fz llc',
    'pte',
    'pte ltd',
    's de rl de cv',
    's de rl',
    'societatea cu raspundere limitata',
    'societe a responsabilite limitee',
    'sociedad de responsabilidad limitada',
    'lda',
    'unipessoal',
  ],
  PARTNERSHIP: [
    'lp',
    'llp',
    'lllp',
    'kg',
    'kgaa',
    'gmbh and co kg',
    'limited partnership',
    'kollektif',
    'general partnership',
    'snc',
    'sca',
    'scs',
  ],
  NON_PROFIT: ['ano', 'ngo', 'ev', 'eingetragener verein', 'stichting', 'asociacion civil', 'nko'],
  STATE: [
    'fgup',
    'gup',
    'federal state unitary enterprise',
    'state unitary enterprise',
    'mup',
    'fsue',
    'soe',
    'fgbu',
    'gbu',
  ],
  ANY: ['inc', 'incorporated', 'corp', 'corporation', 'co', 'company', 'cia', 'cie', 'na', 'bhd'],
};

interface LegalForm {
  readonly words: readonly string[];
  readonly family: LegalFamily;
}

/** Every form, longest first, so that the longest phrase is taken. */
const LEGAL_FORMS: readonly LegalForm[] = (
  Object.entries(FORMS) as [LegalFamily, readonly string[]][]
)
  .flatMap(([family, phrases]) => phrases.map((phrase) => ({ words: phrase.split(' '), family })))
  .sort((one, other) => other.words.length - one.words.length);

/** Takes legal forms off both ends of a name, as long as a word is left. */
export function takeLegalForms(words: readonly string[]): {
  readonly rest: readonly string[];
  readonly forms: ReadonlySet<LegalFamily>;
} {
  const forms = new Set<LegalFamily>();
  let rest = words;
  for (let next = formAtEdge(rest); next; next = formAtEdge(rest)) {
    rest = next.rest;
    forms.add(next.family);
  }
  return { rest, forms };
}

function formAtEdge(words: readonly string[]) {
  for (const form of LEGAL_FORMS) {
    const length = form.words.length;
    if (length >= words.length) continue;
    if (sameForm(words, words.length - length, form)) {
      return { rest: words.slice(0, -length), family: form.family };
    }
    // "Company" and its like stand last; in front they are part of the name.
    if (form.family !== 'ANY' && sameForm(words, 0, form)) {
      return { rest: words.slice(length), family: form.family };
    }
  }
  return undefined;
}

function sameForm(words: readonly string[], start: number, form: LegalForm): boolean {
  return form.words.every((expected, index) => sameFormWord(words[start + index] ?? '', expected));
}

/** Long words of a form may be misspelt or cut off: "Aktiengeselschaft", "joint stock compan". */
function sameFormWord(found: string, expected: string): boolean {
  if (found === expected) return true;
  if (expected.length < 5 || found.length < 4 || found[0] !== expected[0]) return false;
  if (soundOf(found) === soundOf(expected)) return true;
  if (expected.length < 7 || Math.abs(found.length - expected.length) > 2) return false;
  return expected.startsWith(found) || distance(found, expected) <= 1;
}

/** Whether two organisations' legal forms contradict each other. */
export function contradictoryForms(
  one: ReadonlySet<LegalFamily>,
  other: ReadonlySet<LegalFamily>,
): boolean {
  const known = (families: ReadonlySet<LegalFamily>) =>
    [...families].filter((family) => family !== 'ANY');
  const left = known(one);
  const right = known(other);
  if (left.length === 0 || right.length === 0) return false;
  return !left.some((family) => right.includes(family));
}
