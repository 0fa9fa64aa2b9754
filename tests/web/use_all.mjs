// An engine, used as a page uses it, up to where its memory runs out.
import assert from "node:assert/strict";

/**
 * Opens `text`, in which `word` stands, and does all that takes memory. Returns how far that came, and
 * what was thrown.
 */
export async function useAll(Engine, text, word = "weir") {
  let stage = "opening";
  const failures = [];
  try {
    const engine = await Engine.open(new Blob([text]), {
      onprogress: (progress) => (stage = progress.stage),
    });
    engine.onfailure = (problem) => failures.push(problem);
    stage = "showing";
    const { rows } = engine.select(0);
    stage = "sorting";
    engine.sort("best");
    stage = "finding";
    engine.findText(word);
    while (!engine.findStep(1 << 18).done);
    assert.ok(engine.findMatches().length > 0);
    stage = "rendering";
    engine.rowsHtml(0, rows);
  } catch (problem) {
    if (failures.length > 0) assert.deepEqual(failures, [problem]);
    return { stage, problem };
  }
  return { stage: "done" };
}
