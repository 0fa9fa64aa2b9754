// Many small texts as few large ones, which is what writing to a file wants.

const SIZE = 1 << 20;

export function* inPieces(texts) {
  let pending = "";
  for (const text of texts) {
    pending += text;
    if (pending.length < SIZE) continue;
    yield pending;
    pending = "";
  }
  if (pending !== "") yield pending;
}
