/**
 * Words that carry little of a name's identity. They are kept in the comparison with a small
 * weight: their absence never decides, and their agreement never makes a match.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Forms of address, ranks and religious titles, in the Latin spelling that lists use. */
export const HONORIFICS = words(`
  mr mrs ms miss dr prof professor sir lord lady dame hon honorable rev reverend father fr sister
  herr frau dipl ing monsieur madame mme mlle senor senora don dona
  general gen colonel col major maj captain capt lieutenant lt brigadier commander admiral sergeant
  marshal president minister ambassador king queen prince princess emir
  sheikh shaikh shaykh sheik cheikh haji hajji hajj haj mullah mulla mawlawi maulvi molvi maulana
  mawlana moulavi mufti qari hafiz ustad ayatollah hojjatoleslam imam sayyid sayyed sayed syed seyyed
  seyed said agha sardar engineer`);

/** Family and place particles: they come and go between spellings of one name. */
export const PARTICLES = words(`
  al el ul ad ash as ar az at an ud
  bin ibn ben bint binti ould ap
  de del della delle di da das do dos du des la le las los lo van von der den ter ten zu zur zum
  af av y e i und`);

/** "Servant of": written apart, joined or left out (Abd al-Latif, Abdul Latif, Abdullatif). */
export const SERVANT_OF = words(
  'abd abdl abdul abdel abdal abdil abdol abdoul abdur abdar abder abdus abdas abdun abdud',
);

/** Legal forms that somebody puts behind a person's name: Mirela Vuckovic LLC. */
export const LEGAL_FORMS_AFTER_PEOPLE = words('llc ltd inc gmbh');

/** Words that organisations share with thousands of others. */
export const GENERIC_ORGANISATION_WORDS = words(`
  company corporation group holding holdings international trading trade general national global
  enterprise enterprises industries industrial industry services service solutions systems
  investment investments management import export establishment organization foundation
  association center centre institute bureau office agency department branch of for and the in on
  bank shipping transport transportation logistics engineering construction development technology
  technologies commercial factory plant works capital fund trust partners`);

/** Words that say nothing at all about which organisation it is. */
export const EMPTY_WORDS = words('the of for and de et und y e a an la le el in on di del des');

/** Prefixes that say "ship" and are not part of the ship's name. */
export const VESSEL_PREFIXES = words('mv mt ms ss my mts fv sy mvs tss motor vessel tanker');

/** Spelled-out forms of what organisations and vessels abbreviate. */
export const ABBREVIATIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['intl', ['international']],
  ['int', ['international']],
  ['natl', ['national']],
  ['corp', ['corporation']],
  ['co', ['company']],
  ['cie', ['company']],
  ['bros', ['brothers']],
  ['mfg', ['manufacturing']],
  ['dept', ['department']],
  ['univ', ['university']],
  ['govt', ['government']],
  ['assn', ['association']],
  ['assoc', ['association']],
  ['tech', ['technology']],
  ['eng', ['engineering']],
  ['inst', ['institute']],
  ['usa', ['united', 'states']],
  ['us', ['united', 'states']],
  ['uk', ['united', 'kingdom']],
  ['uae', ['united', 'arab', 'emirates']],
  ['organisation', ['organization']],
  ['centre', ['center']],
]);

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

/** The number that a word says (`forty`, `first`, `2nd`, `xiv`), or undefined. */
export function numberOf(word: string): number | undefined {
  const digits = /^(\d{1,9})(st|nd|rd|th)?$/.exec(word);
  if (digits) return Number(digits[1]);
  const unit = UNITS.indexOf(word);
  if (unit >= 0) return unit;
  const tens = TENS.indexOf(word);
  if (tens >= 0) return (tens + 2) * 10;
  const ordinal = ORDINALS.indexOf(word);
  return ordinal >= 0 ? ordinal + 1 : undefined;
}
