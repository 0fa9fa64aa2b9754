// Files that are nested far past what anything is: a thread, or an error that says where, from the
// command and from the module. `./dev trust depth` does the same twenty times as deep.
// Usage: node depth.test.mjs COMMAND MODULE.wasm
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { compile } from "../../c_abi/module.mjs";
import { deepInputs } from "./deep_inputs.mjs";
import { throughCommand, throughModule } from "./measure.mjs";

const [command, modulePath] = process.argv.slice(2);
const module = compile(modulePath);
const folder = mkdtempSync(join(tmpdir(), "threadbare-deep-"));
after(() => rmSync(folder, { recursive: true }));
const depth = 50_000;

for (const [name, { make, outcome, replies, deepest = depth }] of Object.entries(deepInputs)) {
  test(name, () => {
    for (const levels of new Set([depth, Math.min(depth, deepest)])) {
      const input = Buffer.from(make(levels));
      const file = join(folder, "deep");
      writeFileSync(file, input);
      const native = throughCommand(command, file, ["html"]);
      const inModule = throughModule(module, input);
      for (const found of [native, inModule]) {
        assert.equal(found.outcome, outcome === "thread" ? "thread" : "error", found.message);
        if (outcome !== "thread") assert.ok(found.place, found.message);
        if (replies) assert.ok(found.depth >= levels - 2, `${found.depth} of ${levels} levels`);
      }
      if (outcome !== "thread") assert.equal(inModule.code, outcome);
      assert.equal(native.comments, inModule.comments);
      assert.equal(native.depth, inModule.depth);
    }
  });
}
