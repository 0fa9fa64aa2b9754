// The parts of `./dev trust`, in the order of the report: the commands that each runs, from the
// project's top. A part's commands leave its findings by record.mjs, and fail if something that has
// to hold does not.

export const parts = {
  payloads: [["node", "tests/trust/payloads.run.mjs"]],
  conformance: [["node", "tests/trust/conformance.run.mjs"]],
  depth: [
    ["cmake", "--preset", "wasm-checked"],
    ["cmake", "--build", "--preset", "wasm-checked", "--target", "threadbare_reader", "threadbare_embed"],
    ["node", "tests/trust/depth/run.mjs"],
  ],
  reproducible: [["node", "tests/trust/reproducible.run.mjs"]],
};
