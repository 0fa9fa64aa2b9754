// custom-elements.json, for editors and catalogues of components: attributes, methods and events as
// the sources declare them, parts and custom properties as README lists them.
// https://github.com/webcomponents/custom-elements-manifest

import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const web = dirname(dirname(fileURLToPath(import.meta.url)));

/** What browsers call, and nobody else. */
const REACTIONS = /Callback$|^constructor$|^observedAttributes$/;

export async function manifest() {
  const [attributes, events, element] = await Promise.all([
    membersOf("source/element-attributes.ts", "ThreadBareAttributes"),
    membersOf("source/event-details.ts", "ThreadBareEventMap"),
    membersOf("source/element.ts", "ThreadBareElement"),
  ]);
  const readme = await readFile(join(web, "README.md"), "utf8");
  const declaration = {
    kind: "class",
    customElement: true,
    tagName: "thread-bare",
    name: "ThreadBareElement",
    description: "Shows a comment thread as a collapsible tree.",
    superclass: { name: "HTMLElement" },
    attributes: attributes.map(({ name, description, type }) => ({
      name,
      description,
      type: { text: type },
    })),
    events: events.map(({ name, description, type }) => ({ name, description, type: { text: type } })),
    members: element.filter(({ name }) => !REACTIONS.test(name)).map(member),
    cssParts: rowsOf(readme, "Parts").flatMap(([names, , description]) =>
      names.map((name) => ({ name, description })),
    ),
    cssProperties: rowsOf(readme, "Custom properties").flatMap(([names, description, initial]) =>
      names.map((name) => ({ name, description, default: initial })),
    ),
    slots: [{ name: "", description: "Shown until the thread is there, and if it never comes." }],
  };
  return {
    schemaVersion: "1.0.0",
    modules: [
      {
        kind: "javascript-module",
        path: "element.js",
        declarations: [declaration],
        exports: [exported("js", "ThreadBareElement", "element.js")],
      },
      {
        kind: "javascript-module",
        path: "define.js",
        declarations: [],
        exports: [exported("custom-element-definition", "thread-bare", "element.js")],
      },
    ],
  };
}

function exported(kind, name, module) {
  return { kind, name, declaration: { name: "ThreadBareElement", module } };
}

function member({ name, description, type, parameters }) {
  if (!parameters) return { kind: "field", name, description, readonly: true, type: { text: type } };
  return { kind: "method", name, description, parameters, return: { type: { text: type } } };
}

/** The public members of an interface or class, as name, description, type and parameters. */
async function membersOf(path, declared) {
  const text = await readFile(join(web, path), "utf8");
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const aliases = { Order: await orders(), ...aliasesIn(file) };
  const isIt = (node) => node.name?.text === declared && node.members;
  const declaration = file.statements.find(isIt);
  if (!declaration) throw new Error(`there is no ${declared} in ${path}`);
  return declaration.members.filter(isPublic).map((node) => ({
    name: node.name?.text ?? "constructor",
    description: descriptionOf(node),
    type: spelledOut(node.type?.getText() ?? "void", aliases),
    parameters: ts.isMethodDeclaration(node) ? node.parameters.map(parameter) : undefined,
  }));
}

/** What stands for a type in a file of its own, by name. */
function aliasesIn(file) {
  const aliases = file.statements.filter(ts.isTypeAliasDeclaration);
  return Object.fromEntries(aliases.map((alias) => [alias.name.text, alias.type.getText()]));
}

/** The names of orders as a type. */
async function orders() {
  const text = await readFile(join(web, "source", "engine", "orders.ts"), "utf8");
  const [, list] = /ORDERS = \[([^\]]*)\]/.exec(text);
  return [...list.matchAll(/"\w+"/g)].join(" | ");
}

/** A type whose parts are spelled out where they are aliases. */
function spelledOut(type, aliases) {
  return type.replace(/\b[A-Z]\w*\b/g, (name) => aliases[name] ?? name);
}

function isPublic(node) {
  return !(node.name && ts.isPrivateIdentifier(node.name));
}

function parameter(node) {
  const text = node.initializer?.getText();
  return {
    name: node.name.getText(),
    type: { text: node.type?.getText() ?? (text === undefined ? "unknown" : typeof JSON.parse(text)) },
    ...(text === undefined ? {} : { optional: true, default: text }),
  };
}

function descriptionOf(node) {
  const [comment] = ts.getJSDocCommentsAndTags(node);
  return ts.getTextOfJSDocComment(comment?.comment)?.replace(/\s+/g, " ");
}

/**
 * The rows of the table below a heading of README: the names in the first column, which may name
 * several, and the text of the others. `--a-1` to `-6` are six names.
 */
function rowsOf(readme, heading) {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0];
  const rows = section?.match(/^\|.*\|$/gm)?.slice(2) ?? [];
  if (rows.length === 0) throw new Error(`README has no table below ${heading}`);
  return rows.map((row) => {
    const [first, ...others] = row.slice(1, -1).split(/(?<!\\)\|/).map((cell) => cell.trim());
    const names = [...first.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
    return [first.includes("` to `") ? runOf(names) : names, ...others.map(plain)];
  });
}

function runOf([from, to]) {
  const [, stem, first] = /^(.*-)(\d+)$/.exec(from);
  const last = Number(/\d+$/.exec(to)[0]);
  return Array.from({ length: last - first + 1 }, (_, i) => `${stem}${Number(first) + i}`);
}

/** Markdown without its marks. */
function plain(text) {
  return text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll("`", "");
}
