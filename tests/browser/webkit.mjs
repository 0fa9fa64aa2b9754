// WebKit, through WebKitWebDriver and the MiniBrowser that comes with WebKitGTK.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { installed, packages, skipWithout, until } from "./browser.mjs";

/** The browser that the driver drives is in no folder of PATH. */
function miniBrowser() {
  const libraries = [
    "/usr/libexec",
    "/usr/lib",
    ...readdirSync("/usr/lib").map((name) => `/usr/lib/${name}`),
  ];
  return libraries
    .flatMap((folder) =>
      ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"].map(
        (name) => `${folder}/${name}/MiniBrowser`,
      ),
    )
    .find((path) => existsSync(path));
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function connect(server, binary) {
  const { Builder, Capabilities } = packages("selenium-webdriver");
  const capabilities = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary, args: ["--automation"] },
  });
  return new Builder().usingServer(server).withCapabilities(capabilities).build();
}

/** Starts WebKit on a display of its own. Returns its driver, and a function that ends both. */
export async function launchWebKit() {
  const binary = miniBrowser();
  if (!binary || !installed(["WebKitWebDriver"]) || !installed(["xvfb-run"])) skipWithout("webkit");
  const port = await freePort();
  // As root its sandbox cannot be set up. A group of its own, so that all of it can be ended.
  const running = spawn("xvfb-run", ["-a", "WebKitWebDriver", `--port=${port}`], {
    env: {
      ...process.env,
      ...(process.getuid() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" }),
    },
    detached: true,
    stdio: "ignore",
  });
  const server = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(`${server}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(answers, "WebKitWebDriver");
  const driver = await connect(server, binary);
  const close = async () => {
    await driver.quit();
    process.kill(-running.pid);
  };
  return { driver, close };
}
