import { MAX_PLAINTEXT_BYTES, type Place, type SubjectCipher } from '@blockscore/vault';

/** Characters of a piece, each of three bytes of UTF-8 at the most: below what the vault encrypts at once. */
const PIECE_LENGTH = Math.floor(MAX_PLAINTEXT_BYTES / 3);

type Encrypting = Pick<SubjectCipher, 'encrypt'>;
type Decrypting = Pick<SubjectCipher, 'decrypt'>;

/** Encrypts a text of any length: one that is longer than the vault encrypts at once in pieces. */
export function encryptLong(cipher: Encrypting, text: string, place: Place): string {
  return piecesOf(text)
    .map((piece, at) => cipher.encrypt(piece, placeOf(place, at)))
    .join(' ');
}

/** @throws CiphertextInvalid where a piece was altered, moved, or written under another key */
export function decryptLong(cipher: Decrypting, sealed: string, place: Place): string {
  return sealed
    .split(' ')
    .map((piece, at) => cipher.decrypt(piece, placeOf(place, at)))
    .join('');
}

function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length; from += pieces.at(-1)?.length ?? 0) {
    const piece = text.slice(from, from + PIECE_LENGTH);
    // No letter of two units is cut in half.
    const isCut = /[\uD800-\uDBFF]$/.test(piece) && from + PIECE_LENGTH < text.length;
    pieces.push(isCut ? piece.slice(0, -1) : piece);
  }
  return pieces.length === 0 ? [''] : pieces;
}

/** The first piece is where a text of one piece is. */
const placeOf = (place: Place, at: number): Place =>
  at === 0 ? place : { ...place, row: `${place.row} ${at + 1}` };
