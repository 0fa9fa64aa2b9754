// That languages/*.json are tables of the same phrases, and agree with Intl.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const folder = new URL("../languages/", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const english = read("en.json");
const tables = readdirSync(folder).map((name) => [name.replace(".json", ""), read(name)]);
assert.ok(tables.length >= 3);

/** The phrases of a table, as [section.key, phrase]. */
const phrases = (table) =>
  Object.entries(table).flatMap(([section, entries]) =>
    Object.entries(entries).map(([key, phrase]) => [`${section}.${key}`, phrase]),
  );
const placeholders = (words) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

/** As src/render/words/plural_rule.h has it. */
function category(rule, number) {
  for (const line of rule.split(";")) {
    const [name, condition] = line.split(":");
    let rest = number;
    for (const word of condition.trim().split(" ")) {
      if (word.startsWith("%")) rest %= Number(word.slice(1));
      else {
        const [first, last = first] = word.split("-").map(Number);
        if (rest >= first && rest <= last) return name.trim();
      }
    }
  }
  return "other";
}

for (const [language, table] of tables) {
  test(`${language} has just the phrases of English, in their order`, () => {
    assert.equal(table.writing.language, language);
    assert.deepEqual(Object.keys(table), Object.keys(english));
    assert.deepEqual(
      phrases(table).map(([key, phrase]) => [key, typeof phrase]),
      phrases(english).map(([key, phrase]) => [key, typeof phrase]),
    );
    for (const [key, phrase] of phrases(table)) {
      const forms = typeof phrase === "string" ? [phrase] : Object.values(phrase);
      for (const words of forms) assert.ok(words.trim() !== "" && !/[|\t\n]|\)~/.test(words), key);
    }
  });

  test(`${language} puts what English puts into a phrase`, () => {
    const originals = new Map(phrases(english));
    for (const [key, phrase] of phrases(table)) {
      const original = originals.get(key);
      if (typeof phrase === "string") {
        assert.deepEqual(placeholders(phrase), placeholders(original), key);
        continue;
      }
      const known = placeholders(original.other);
      assert.deepEqual(placeholders(phrase.other), known, `${key}.other`);
      // "one reply" needs no number, nor the name of it.
      for (const [form, words] of Object.entries(phrase)) {
        const unknown = placeholders(words).filter((name) => !known.includes(name));
        assert.deepEqual(unknown, [], `${key}.${form}`);
      }
    }
  });

  test(`${language} has the forms that Intl has for it`, () => {
    const plurals = new Intl.PluralRules(language);
    const forms = plurals.resolvedOptions().pluralCategories.toSorted();
    for (const [key, phrase] of phrases(table)) {
      if (typeof phrase !== "string") assert.deepEqual(Object.keys(phrase).toSorted(), forms, key);
    }
    for (let n = 0; n < 2500; ++n) {
      assert.equal(category(table.writing.plurals, n), plurals.select(n), String(n));
    }
    assert.equal(category(table.writing.plurals, 1_000_000), plurals.select(1_000_000));
  });

  test(`${language} writes digits and groups as Intl does`, () => {
    const { digits, group } = table.writing;
    const numbers = new Intl.NumberFormat(language);
    assert.equal([...digits].length, 10);
    assert.equal([...digits].join(""), Array.from({ length: 10 }, (_, n) => numbers.format(n)).join(""));
    const parts = numbers.formatToParts(1234567);
    assert.equal(group, parts.find(({ type }) => type === "group").value);
  });
}

test("what the engine says of a find that it cannot read is in the tables", () => {
  const source = readFileSync(
    new URL("../src/arrange/find/find_expression.cpp", import.meta.url),
    "utf8",
  );
  const said = [...source.matchAll(/fail\(\w+,\s*"([^"]+)"\)/g)].map(([, words]) => words);
  const known = Object.entries(english.thread)
    .filter(([key]) => key.startsWith("find_wrong_"))
    .map(([, words]) => words);
  assert.equal(said.length, 9);
  assert.deepEqual([...said].sort(), [...known].sort());
});
