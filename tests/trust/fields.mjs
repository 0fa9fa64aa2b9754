// Every field of every format as a carrier: small real documents, each time with another value
// replaced by something hostile.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { project } from "./record.mjs";

const golden = join(project, "tests", "golden");

/** What is put into a field: each works in another kind of place. */
export const fieldPayloads = [
  `"'><img src=x onerror=alert(1)><script>alert(1)</script></article></section></details>`,
  "javascript:alert(1)//https://evil.invalid/",
  "[x](javascript:alert(1)) ![x](https://evil.invalid/i.png) <a href='java&Tab;script:alert(1)'>x</a>",
];

/** Documents: { format, file, field, text }. `payload` stands in `field`, alone. */
export function* hostileFields() {
  for (const format of readdirSync(golden)) {
    for (const name of readdirSync(join(golden, format)).filter((each) => /\.input\./.test(each))) {
      const file = `${format}/${name}`;
      const text = readFileSync(join(golden, file), "latin1");
      for (const payload of fieldPayloads) {
        for (const [field, changed] of replaced(text, payload)) {
          yield { format, file, field, text: changed };
        }
      }
    }
  }
}

function* replaced(text, payload) {
  let value;
  try {
    value = JSON.parse(Buffer.from(text, "latin1").toString("utf8"));
  } catch {
    return yield* replacedText(text, payload); // lines of JSON, XML, mail, or text
  }
  for (const [holder, key, path] of leaves(value, "")) {
    const before = holder[key];
    holder[key] = payload;
    yield [path, JSON.stringify(value)];
    holder[key] = before;
  }
}

/** Each string or number in a document, as what holds it and under which key. */
function* leaves(value, path) {
  for (const key of Object.keys(value)) {
    const at = `${path}/${key}`;
    if (value[key] !== null && typeof value[key] === "object") yield* leaves(value[key], at);
    else yield [value, key, at];
  }
}

/** In other documents a field is what stands between tags, in quotes, or after a header's name. */
function* replacedText(text, payload) {
  const escaped = JSON.stringify(payload).slice(1, -1);
  const fields =
    /(?<=>)[^<>]+(?=<)|(?<=<!\[CDATA\[)[^\]]+|(?<=: ?")(?:[^"\\\n]|\\.)+(?=")|(?<=^[A-Za-z-]{2,20}: )[^\n]+|^[^\n<{]{3,}$/gm;
  for (const { 0: found, index } of text.matchAll(fields)) {
    if (found.trim() === "") continue;
    const inJson = text[index - 1] === '"';
    const put = inJson ? escaped : payload;
    yield [`at ${index}`, text.slice(0, index) + put + text.slice(index + found.length)];
  }
}
