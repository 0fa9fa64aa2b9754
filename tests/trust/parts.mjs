// The parts of `./dev trust`, in the order of the report: the commands that each runs, from the
// project's top. A part's commands leave its findings by record.mjs, and fail if something that has
// to hold does not.

export const parts = {
  payloads: [["node", "tests/trust/payloads.run.mjs"]],
  conformance: [["node", "tests/trust/conformance.run.mjs"]],
  fuzz: [
    ["./dev", "fuzz", "240"],
    ["cmake", "--preset", "coverage"],
    ["cmake", "--build", "--preset", "coverage", "--target", "threadbare_replay"],
    ["node", "tests/fuzz/coverage.mjs"],
    ["node", "tests/fuzz/record.mjs"],
  ],
  depth: [
    ["cmake", "--preset", "wasm-checked"],
    ["cmake", "--build", "--preset", "wasm-checked", "--target", "threadbare_reader", "threadbare_embed"],
    ["node", "tests/trust/depth/run.mjs"],
  ],
  damage: [
    ["cmake", "--preset", "asan", "-DTHREADBARE_TESTS=ON"],
    ["cmake", "--build", "--preset", "asan", "--target", "threadbare_damage"],
    ["node", "tests/trust/damage/run.mjs"],
  ],
  memory: [
    ["cmake", "--build", "--preset", "wasm", "--target", "threadbare_failing"],
    ["node", "--expose-gc", "tests/trust/memory/run.mjs"],
  ],
  "blow-up": [
    ["bash", "tests/trust/blowup/old_md4c.sh"],
    ["node", "tests/trust/blowup/run.mjs"],
  ],
  same: [["node", "tests/trust/same/run.mjs"]],
  reproducible: [["node", "tests/trust/reproducible.run.mjs"]],
};
