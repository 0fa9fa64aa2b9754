// The types of the package: one file for each entry, with all that it needs.

import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { generateDtsBundle } from "dts-bundle-generator";

const web = dirname(dirname(fileURLToPath(import.meta.url)));

/** The declarations of sources in web/, in their order. What is marked as @internal is left out. */
export async function declarationsOf(entries) {
  const folder = await mkdtemp(join(tmpdir(), "threadbare-types-"));
  try {
    const compiler = join(web, "node_modules", "typescript", "bin", "tsc");
    const emit = ["--noEmit", "false", "--declaration", "--emitDeclarationOnly", "--stripInternal"];
    execFileSync(process.execPath, [compiler, "--project", web, ...emit, "--outDir", folder], {
      stdio: "inherit",
    });
    const options = JSON.parse(await readFile(join(web, "tsconfig.json"), "utf8"));
    const { noEmit: _, ...compilerOptions } = options.compilerOptions;
    const project = join(folder, "tsconfig.json");
    // They refer to what is left out; what comes out is checked as the types of the package.
    await writeFile(
      project,
      JSON.stringify({ compilerOptions: { ...compilerOptions, skipLibCheck: true } }),
    );
    const files = entries.map((entry) => ({
      filePath: join(folder, "web", entry.replace(/\.ts$/, ".d.ts")),
      output: { noBanner: true, exportReferencedTypes: false },
    }));
    return generateDtsBundle(files, { preferredConfigPath: project });
  } finally {
    await rm(folder, { recursive: true });
  }
}
