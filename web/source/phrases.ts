// How ages are worded in a language.

/** For each unit the counts that the engine can ask for: above them it uses the next unit. */
const COUNTS = { second: 60, minute: 60, hour: 24, day: 31, month: 12, year: 150 } as const;

/**
 * Lines of `unit.count<TAB>phrase` for tb_locale: "minute.5\tvor 5 Minuten". Empty for English,
 * which is built in, and for languages that the browser does not know.
 */
export function agePhrases(language: string): string {
  let format: Intl.RelativeTimeFormat;
  try {
    format = new Intl.RelativeTimeFormat(language, { numeric: "always" });
  } catch {
    return "";
  }
  if (format.resolvedOptions().locale.split("-")[0] === "en") return "";
  const lines: string[] = [];
  for (const [unit, count] of Object.entries(COUNTS)) {
    for (let n = 0; n <= count; ++n) {
      lines.push(`${unit}.${n}\t${format.format(-n, unit as keyof typeof COUNTS)}\n`);
    }
  }
  return lines.join("");
}

/** Numbers as that language writes them. */
export function numberFormat(language: string): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(language);
  } catch {
    return new Intl.NumberFormat();
  }
}
