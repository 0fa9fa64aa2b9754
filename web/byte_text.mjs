// The other half of source/engine/byte-text.ts, which tells why.

const characters = Array.from({ length: 92 }, (_, i) => String.fromCharCode(35 + i)).filter(
  (character) => character !== "<" && character !== "\\",
);
const single = characters.length - 2;

/** Bytes as text: those below `single` as a character, the others with one of the last two before. */
export function toText(bytes) {
  let text = "";
  for (const byte of bytes) {
    if (byte >= single) text += characters[single + Math.floor(byte / single) - 1];
    text += characters[byte % single];
  }
  return text;
}
