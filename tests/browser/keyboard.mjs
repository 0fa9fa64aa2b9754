// Keys that are pressed together.

/** Takes back what was done last. */
export async function takeBack(page) {
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
}
