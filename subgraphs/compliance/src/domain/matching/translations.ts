/**
 * What organisations call themselves in other languages, in the Latin spelling that lists and
 * transliteration give, and in English: a name that is translated word by word is the same name.
 * Keys are beginnings of words; endings that only say case or gender are left open by `*`.
 * Plain dictionary facts; the words are those that are frequent on the published lists.
 */
const WORDS = `
zavod* plant
fabrik* factory
kombinat* combine
predpriyati* enterprise
obedineni* association
obyedineni* association
kompani* company
korporaci* corporation
korporatsi* corporation
grupp* group
gruppa group
holding* holding
bank* bank
banka bank
banco bank
banque bank
banca bank
institut* institute
instituto institute
universitet* university
universidad university
universite university
tsentr* center
centr* center
centro center
nauchn* scientific
nauchno scientific
issledovatelsk* research
proizvodstvenn* production
proizvodstvo production
konstruktorsk* design
priborostroitel* instrument making
mashinostroitel* machine building
sudostroitel* shipbuilding
aviastroitel* aircraft
aviatsion* aviation
elektron* electronics
energetich* energy
neftyan* oil
gazov* gas
khimich* chemical
metallurg* metallurgical
mekhanich* mechanical
optich* optical
instrument* instrument
gosudarstvenn* state
federaln* federal
natsionaln* national
mezhdunarodn* international
obshchestvo society
fond* foundation
fundacion foundation
fondation foundation
stiftung foundation
bonyad foundation
sharikat company
sherkat company
shirkat company
sanaye industries
daneshgah university
jamiat association
jamiyat association
gesellschaft company
handels trading
handelsgesellschaft trading company
societe company
sociedad company
compania company
compagnie company
comercializadora trading
comercial commercial
grupo group
groupe group
inversiones investments
investimentos investments
transportes transport
transportation transport
servicios services
internacional international
internationale international
nacional national
nationale national
ministerstv* ministry
ministerio ministry
ministere ministry`
  .trim()
  .split('\n')
  .map((line) => {
    const [key = '', ...english] = line.split(' ');
    return { key: key.replace('*', ''), open: key.endsWith('*'), english };
  });

const EXACT = new Map(WORDS.filter(({ open }) => !open).map(({ key, english }) => [key, english]));
const BEGINNINGS = new Map(
  WORDS.filter(({ open }) => open).map(({ key, english }) => [key, english]),
);
const LENGTHS = [...new Set([...BEGINNINGS.keys()].map(({ length }) => length))].sort(
  (one, other) => other - one,
);
/** Letters that may follow an open beginning: the ending of a Slavic noun or adjective. */
const ENDING =
  /^(?:n?(?:y|yy|iy|ii|yi|oy|oe|oye|aya|aia|ya|ye|yj|ij|ogo|omu|ykh|ikh|nyy|niy|noe|naya|nyi|e|a|o|i|u|ov|om|ey|s)?|sk(?:iy|ii|ij|y|aya|oe|oye|ogo))$/;

const PLACE = /^([a-z]{4,}?)s(?:kiy|kii|kij|kaya|koe|koye|kogo)$/;

/** The English words for a word of an organisation's name, or undefined. */
export function inEnglish(word: string): readonly string[] | undefined {
  const exact = EXACT.get(word);
  if (exact) return exact;
  for (const length of LENGTHS) {
    if (length > word.length) continue;
    const english = BEGINNINGS.get(word.slice(0, length));
    if (english && ENDING.test(word.slice(length))) return english;
  }
  // Muromskiy zavod is the plant of Murom.
  const place = PLACE.exec(word)?.[1];
  return place === undefined ? undefined : [place];
}
