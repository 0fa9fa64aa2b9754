// What the interface says, in the words of languages/*.json, with numbers, plurals and ages by Intl.

import { languages } from "threadbare:languages";
import type english from "../../languages/en.json";

/** A phrase in the forms that counts take in a language. */
type Forms = Readonly<Record<string, string>>;
type Table = Readonly<Record<string, string | Forms>>;
type KeyOf<Section, Kind> = {
  [Key in keyof Section]: Section[Key] extends Kind ? Key : never;
}[keyof Section];

export type ThreadSection = (typeof english)["thread"] & (typeof english)["counts"];
/** A phrase of one form. */
export type Phrase<Section = ThreadSection> = KeyOf<Section, string>;
/** A phrase that a count is in. */
export type CountedPhrase<Section = ThreadSection> = Exclude<keyof Section, Phrase<Section>>;
/** What stands for `{name}`; numbers are written as the language does. */
export type Values = Readonly<Record<string, string | number>>;

/** For each unit the counts that the engine can ask for: above them it uses the next unit. */
const AGES = { second: 60, minute: 60, hour: 24, day: 31, month: 12, year: 150 } as const;

/** A section of a language's table. */
export class Phrases<Section extends object = ThreadSection> {
  /** The language of the words, which may be another than was asked for. */
  readonly language: string;
  readonly direction: string;
  /** Numbers, ages and dates as in the language that was asked for, if the browser knows it. */
  readonly locales: readonly string[];
  readonly numbers: Intl.NumberFormat;
  readonly #table: Table;
  readonly #plurals: Intl.PluralRules;

  /** The words for a language tag, as far as there are any: de-AT → de → en. */
  constructor(tag: string, section: "thread" | "viewer" = "thread") {
    const canonical = canonicalTag(tag);
    this.language = languageOf(canonical);
    this.locales = [canonical, this.language];
    this.numbers = new Intl.NumberFormat(this.locales);
    this.#plurals = new Intl.PluralRules(this.language);
    this.direction = languages[this.language]!.writing["direction"] as string;
    const { counts, [section]: words } = languages[this.language]!;
    this.#table = { ...counts, ...words } as Table;
  }

  say(phrase: Phrase<Section>, values: Values = {}): string {
    return this.#filled(this.#table[phrase as string] as string, values);
  }

  /** What the engine says in English, in this language; as it is, where the tables lack it. */
  translated(english: string): string {
    const phrases = Object.entries(languages["en"]!.thread);
    const [phrase] = phrases.find(([, words]) => words === english) ?? [];
    return phrase === undefined ? english : (this.#table[phrase] as string);
  }

  /** The form that a count takes, with the count for `{count}`. */
  counted(phrase: CountedPhrase<Section>, count: number, values: Values = {}): string {
    const forms = this.#table[phrase as string] as Forms;
    const form = forms[this.#plurals.select(count)] ?? forms["other"]!;
    return this.#filled(form, { count, ...values });
  }

  #filled(words: string, values: Values): string {
    return words.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? "";
      return typeof value === "number" ? this.numbers.format(value) : value;
    });
  }
}

/**
 * Lines of `key<TAB>phrase` for tb_locale: what the engine says around comments. Empty for English,
 * which is built in.
 */
export function enginePhrases({ language, locales, numbers }: Phrases): string {
  const { writing, comments } = languages[language]!;
  const lines = Object.entries({ ...(comments ? writing : {}), ...comments }).map(
    ([key, phrase]) => `${key}\t${typeof phrase === "string" ? phrase : inLine(phrase)}\n`,
  );
  const isEnglish = numbers.resolvedOptions().locale.split("-")[0] === "en";
  return isEnglish ? lines.join("") : lines.join("") + numberLines(numbers) + ageLines(locales);
}

function inLine(forms: Forms): string {
  return Object.entries(forms)
    .map(([category, words]) => `${category}:${words}`)
    .join("|");
}

function numberLines(numbers: Intl.NumberFormat): string {
  const parts = numbers.formatToParts(-1234567);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? "";
  const digits = Array.from({ length: 10 }, (_, digit) => numbers.format(digit)).join("");
  const minus = part("minusSign").replace("-", "−");
  return `digits\t${digits}\ngroup\t${part("group")}\nminus\t${minus}\n`;
}

/** "minute.5\tvor 5 Minuten" */
function ageLines(locales: readonly string[]): string {
  const format = new Intl.RelativeTimeFormat([...locales], { numeric: "always" });
  const now = new Intl.RelativeTimeFormat([...locales], { numeric: "auto" }).format(0, "second");
  const lines = [`second.0\t${now}\n`];
  for (const [unit, count] of Object.entries(AGES)) {
    for (let n = 1; n <= count; ++n) {
      lines.push(`${unit}.${n}\t${format.format(-n, unit as keyof typeof AGES)}\n`);
    }
  }
  return lines.join("");
}

/** What is no tag of a language at all is English. */
function canonicalTag(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll("_", "-"))[0] ?? "en";
  } catch {
    return "en";
  }
}

function languageOf(tag: string): string {
  for (let known = tag; known !== ""; known = known.slice(0, Math.max(known.lastIndexOf("-"), 0))) {
    if (Object.hasOwn(languages, known)) return known;
  }
  return "en";
}
