/**
 * What each of the fuzzers `names` did in all of its runs: executions and seconds are sums, edges and
 * features the most that one run reached (each goes on from what those before kept), and what broke
 * counts by the last run alone. One that never ran has done nothing.
 */
export function sums(names, runs) {
  return names.map((harness) => {
    const its = runs.filter((run) => run.harness === harness);
    const sum = (key) => its.reduce((total, run) => total + run[key], 0);
    const most = (key) => its.reduce((most, run) => Math.max(most, run[key]), 0);
    return {
      harness,
      executions: sum("executions"),
      seconds: sum("processor"),
      edges: most("edges"),
      features: most("features"),
      allEdges: most("allEdges"),
      broke: its.length > 0 && its.at(-1).status !== 0,
    };
  });
}
