// That custom-elements.json says what the element does, and README says all of it.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { packageFolder } from "./installed.mjs";

const web = fileURLToPath(new URL("../../web/", import.meta.url));
const manifest = JSON.parse(readFileSync(join(packageFolder, "custom-elements.json"), "utf8"));
const [element] = manifest.modules[0].declarations;
const { ThreadBareElement } = await import(pathToFileURL(join(packageFolder, "element.js")).href);
const readme = readFileSync(join(web, "README.md"), "utf8");

const read = (folder, ending) =>
  readdirSync(join(web, folder), { recursive: true })
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(web, folder, name), "utf8"))
    .join("\n");
const source = read("source", ".ts");
const styles = read("styles", ".css");

/** The names in the first column of the table below a heading of README. */
const tableOf = (heading) => {
  const section = readme.split(`\n## ${heading}\n`)[1].split("\n## ")[0];
  return [...section.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, cell]) =>
    [...cell.matchAll(/`([\w:-]+)/g)].map(([, name]) => name),
  );
};
const names = (list) => list.map(({ name }) => name);

test("attributes are those that README lists", () => {
  assert.deepEqual(names(element.attributes).sort(), tableOf("Attributes").sort());
});

test("the element listens for them, or asks for them, or its styles do", () => {
  const { observedAttributes } = ThreadBareElement;
  for (const name of observedAttributes) assert.ok(names(element.attributes).includes(name), name);
  for (const { name } of element.attributes) {
    const isAskedFor = new RegExp(`Attribute\\("${name}"\\)`).test(source);
    const isStyled = styles.includes(`[${name}=`) || source.includes(`[${name}]`);
    assert.ok(observedAttributes.includes(name) || isAskedFor || isStyled, name);
  }
});

test("methods and properties are the element's", () => {
  for (const { kind, name } of element.members) {
    const own = Object.getOwnPropertyDescriptor(ThreadBareElement.prototype, name);
    assert.equal(kind === "method" ? typeof own?.value : typeof own?.get, "function", name);
  }
  assert.deepEqual(names(element.members).sort(), tableOf("Methods").sort());
});

test("events are those that README lists, and the element has", () => {
  assert.deepEqual(names(element.events).sort(), tableOf("Events").sort());
  for (const name of names(element.events)) {
    assert.ok(source.includes(`#dispatch("${name.replace("threadbare:", "")}"`), name);
  }
});

test("custom properties are those that the styles ask for", () => {
  const asked = new Set(styles.match(/--threadbare-[\w-]+/g));
  for (const { name } of element.cssProperties) assert.ok(asked.has(name), name);
  for (const name of asked) assert.ok(names(element.cssProperties).includes(name), name);
});

test("parts have a name each, and say what they are", () => {
  assert.ok(element.cssParts.length > 15);
  for (const { name, description } of element.cssParts) assert.match(`${name} ${description}`, /^[\w-]+ ./);
});
