/**
 * What each fuzzer did in all of its runs: executions and seconds are sums, edges and features the
 * most that one run reached (each goes on from what those before kept), and what broke counts by
 * the last run alone. In the order in which the fuzzers ran last.
 */
export function sums(runs) {
  const fuzzers = new Map();
  for (const run of runs) {
    const before = fuzzers.get(run.harness) ?? { executions: 0, seconds: 0, edges: 0, features: 0 };
    fuzzers.delete(run.harness);
    fuzzers.set(run.harness, {
      harness: run.harness,
      executions: before.executions + run.executions,
      seconds: before.seconds + run.processor,
      edges: Math.max(before.edges, run.edges),
      features: Math.max(before.features, run.features),
      allEdges: run.allEdges,
      broke: run.status !== 0,
    });
  }
  return [...fuzzers.values()];
}
