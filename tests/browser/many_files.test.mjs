// Several files, a folder, packed files: in the viewer, opened from disk.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { onlyIn, pageTest } from "./browser.mjs";
import { fixtures } from "./site.mjs";
import {
  openViewer,
  pick,
  problemShown,
  temporaryFile,
  temporaryPath,
  warningsShown,
} from "./viewer.mjs";

const bridges = readFileSync(join(fixtures, "bridges.json"), "utf8");
const fords = JSON.stringify({
  threadbare: 1,
  title: "On fords",
  comments: [{ id: "z", body: "Wet." }, 7],
}).replace("7", "\n7");

const name = (page) => page.$eval("#name", (element) => element.textContent);
const titles = async (page) => {
  await page.click("#threads");
  return page.$$eval(".option-title", (options) => options.map((option) => option.textContent));
};

/** A folder with hidden files, a note, and threads at two depths. */
const folder = temporaryPath("export");
const folderFiles = {
  "b/fords.json": fords,
  "a-bridges.json.gz": gzipSync(bridges),
  "note.txt": "Dear diary,\nnobody.\n",
  ".hidden.json": "{",
  ".git/config": "[core]",
};
for (const [path, content] of Object.entries(folderFiles)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

pageTest("files that are picked together are one document", async (page) => {
  const reader = await openViewer(page);
  await pick(
    page,
    temporaryFile("b.json", fords),
    temporaryFile("a.json", bridges),
    temporaryFile("c.txt", "Dear diary,\nnobody.\n"),
  );
  await reader.opened(12);
  assert.equal(await name(page), "a.json and 2 more files");
  const [headline, ...warnings] = await warningsShown(page);
  assert.equal(headline, "2 warnings");
  assert.match(warnings[0], /^b\.json: line 2: /);
  assert.match(warnings[1], /^c\.txt: /);
  assert.deepEqual(await titles(page), ["Which bridge would you cross again?", "On fords"]);
});

pageTest("files that are dropped together are, too", async (page) => {
  const reader = await openViewer(page);
  await page.evaluate(
    (files) => {
      const dataTransfer = new DataTransfer();
      for (const [name, text] of files) dataTransfer.items.add(new File([text], name));
      const options = { dataTransfer, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent("drop", options));
    },
    [
      ["2.json", fords],
      ["1.json", bridges],
    ],
  );
  await reader.opened(12);
  assert.deepEqual(await titles(page), ["Which bridge would you cross again?", "On fords"]);
});

/** What holds of the folder, however it was dropped. */
async function checkFolder(page, reader) {
  await reader.opened(12);
  assert.equal(await name(page), "export/");
  assert.deepEqual(await titles(page), ["Which bridge would you cross again?", "On fords"]);
  const [headline, ...warnings] = await warningsShown(page);
  assert.equal(headline, "2 warnings");
  assert.match(warnings[0], /^export\/b\/fords\.json: line 2: /);
  assert.match(warnings[1], /^export\/note\.txt: /);
}

pageTest(
  "a folder that is dropped is read, hidden files left out",
  async (page) => {
    const reader = await openViewer(page);
    const session = await page.createCDPSession();
    const data = { items: [], files: [folder], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"]) {
      await session.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
    }
    await checkFolder(page, reader);
  },
  { skip: onlyIn("chromium", "no other browser lets a test drop files of the disk") },
);

pageTest("so it is where folders come as entries", async (page) => {
  const reader = await openViewer(page);
  const packed = [...folderFiles["a-bridges.json.gz"]];
  await page.evaluate(
    (fords, note, packed) => {
      const fileEntry = (name, content) => ({
        name,
        isDirectory: false,
        file: (resolve) => resolve(new File([content], name)),
      });
      // A reader gives what there is in several goes.
      const folderEntry = (name, entries) => ({
        name,
        isDirectory: true,
        createReader() {
          const left = [...entries];
          return { readEntries: (resolve) => resolve(left.splice(0, 2)) };
        },
      });
      const entry = folderEntry("export", [
        fileEntry("note.txt", note),
        fileEntry(".hidden.json", "{"),
        folderEntry(".git", [fileEntry("config", "[core]")]),
        folderEntry("b", [fileEntry("fords.json", fords)]),
        fileEntry("a-bridges.json.gz", new Uint8Array(packed)),
      ]);
      const item = { kind: "file", getAsFile: () => null, webkitGetAsEntry: () => entry };
      const drop = new Event("drop", { bubbles: true, cancelable: true });
      drop.dataTransfer = { items: [item], getData: () => "" };
      document.body.dispatchEvent(drop);
    },
    fords,
    folderFiles["note.txt"],
    packed,
  );
  await checkFolder(page, reader);
});

pageTest("a packed file is unpacked", async (page) => {
  const reader = await openViewer(page);
  await pick(page, temporaryFile("bridges.json.gz", gzipSync(bridges)));
  await reader.opened(12);
  assert.equal(await page.$eval("#warnings", (element) => element.hidden), true);
});

pageTest("of a packed file that was cut, what is whole is read", async (page) => {
  const comments = Array.from({ length: 500 }, (_, i) => ({ id: `${i}`, body: `${i * 7919}` }));
  const packed = gzipSync(JSON.stringify({ threadbare: 1, comments }));
  const reader = await openViewer(page);
  await pick(page, temporaryFile("cut.json.gz", packed.subarray(0, packed.length / 2)));
  const [headline, ...warnings] = await warningsShown(page);
  assert.equal(headline, "2 warnings");
  assert.match(warnings[0], /packed file is truncated/);
  const rows = (await reader.rows()).length;
  assert.ok(rows > 150 && rows < 400, `${rows} rows`);
});

pageTest("a packed file of which nothing comes out is refused", async (page) => {
  await openViewer(page);
  await pick(page, temporaryFile("bad.gz", Buffer.from("1f8b0800ffffffffffffffffff", "hex")));
  const { heading, message } = await problemShown(page);
  assert.equal(heading, "This cannot be read: bad.gz");
  assert.match(message, /^This packed file is (damaged|truncated)\.$/);
});

pageTest("where none of several files can be read, the first is named", async (page) => {
  await openViewer(page);
  await pick(page, temporaryFile("1.txt", "Dear diary\n"), temporaryFile("2.txt", "Nobody.\n"));
  const { heading } = await problemShown(page);
  assert.match(heading, /^This cannot be read: 1\.txt/);
});
