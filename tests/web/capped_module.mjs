// A module whose memory cannot grow as far: running out of it takes milliseconds, not gigabytes.

/**
 * Bytes of a module with another limit of its memory, in pages of 64 KB: at least those it starts with
 * and less than 2²¹. Stands alone, so that it can be sent into a page.
 */
export function cappedModule(bytes, pages) {
  const capped = new Uint8Array(bytes);
  let at = 8; // behind the magic number and the version
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = capped[at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const memorySection = 5;
  while (at < capped.length) {
    const section = capped[at++];
    const size = number();
    if (section !== memorySection) {
      at += size;
      continue;
    }
    const [count, flags] = [number(), number()];
    number(); // pages at the start
    const start = at;
    const limit = number();
    if (count !== 1 || flags !== 1 || limit !== 65536) throw new Error("not the memory expected");
    // As many bytes as stood there.
    for (let i = start; i < at; ++i) {
      capped[i] = ((pages >> (7 * (i - start))) & 0x7f) | (i + 1 < at ? 0x80 : 0);
    }
    return capped;
  }
  throw new Error("a module without a memory");
}
