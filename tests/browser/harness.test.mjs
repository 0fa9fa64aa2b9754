// The eye that every other test relies on sees what it has to see.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onPage, until } from "./browser.mjs";
import { openSite } from "./site.mjs";

const site = await openSite();

/** What is seen of a page, once there is anything to see. */
function seenOn(body, head = "") {
  return onPage(async (page, seen) => {
    await page.goto(site.page(body, { head, script: "" }));
    await until(() => seen.strays.length + seen.errors.length > 0, "something to be noticed");
  });
}

test("a request that leaves the page is noticed", async () => {
  const { strays } = await seenOn('<img src="http://elsewhere.invalid/pixel.png">');
  assert.deepEqual(strays, ["http://elsewhere.invalid/pixel.png"]);
});

test("an error on the console is noticed", async () => {
  const { errors } = await seenOn("<script>console.error('this is bad')</script>");
  assert.match(errors.join(), /this is bad/);
});

test("an exception is noticed", async () => {
  const { errors } = await seenOn("<script>throw new Error('thrown here')</script>");
  assert.match(errors.join(), /thrown here/);
});

test("a violated policy is noticed", async () => {
  const policy = `<meta http-equiv="Content-Security-Policy" content="img-src 'none'">`;
  const { errors } = await seenOn('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', policy);
  assert.match(errors.join(), /policy violated: img-src/);
});
