// Bytes as text that packs almost as well as they do.
//
// Base64 puts three bytes into four characters, so that what repeats in the bytes no longer repeats
// in the text: a module in it is a third larger once a server has compressed it. Here a byte is one
// character, or two, whatever stands around it; the price is 4 %.

/** Characters in use: those from `#` to `~` that end no string and begin no tag. */
const FIRST = 35;
const LESS_THAN = 60; // left out
const BACKSLASH = 92; // left out

/** Bytes up to here are one character. The last two characters stand before those of larger ones. */
const SINGLE = 88;

/**
 * The bytes that build.mjs made `text` of, in toText(). It runs once, before the browser has
 * optimised it: the loop is plain.
 */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const { length } = text;
  const bytes = new Uint8Array(length);
  let size = 0;
  let above = 0;
  for (let i = 0; i < length; ++i) {
    const code = text.charCodeAt(i);
    const digit = code - FIRST - (code < LESS_THAN ? 0 : code < BACKSLASH ? 1 : 2);
    if (digit < SINGLE) {
      bytes[size++] = above + digit;
      above = 0;
    } else {
      above = (digit - SINGLE + 1) * SINGLE;
    }
  }
  return bytes.subarray(0, size);
}
