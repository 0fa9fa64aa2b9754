// The files in a drop, those in folders included.

/** A file, and its path from the folder that was dropped. */
export interface FoundFile {
  readonly path: string;
  readonly file: File;
}

/** More files than this are no thread: somebody has dropped the wrong folder. */
export const MOST_FILES = 10_000;

type Place = { readonly path: string } & (
  | { readonly file: File }
  | { readonly handle: FileSystemHandle }
  | { readonly entry: FileSystemEntry }
);

declare global {
  interface DataTransferItem {
    /** Not in Firefox and Safari. */
    getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
  }
  interface FileSystemDirectoryHandle {
    values(): AsyncIterable<FileSystemHandle>;
  }
}

/**
 * The files that were dropped, in the order of their paths; hidden ones in folders are left out.
 * Call it while the event lasts: afterwards there is nothing in a DataTransfer. Throws what the
 * browser throws when a folder cannot be read, and a RangeError for more than MOST_FILES.
 */
export async function filesIn(transfer: DataTransfer): Promise<FoundFile[]> {
  const dropped = [...transfer.items].filter(({ kind }) => kind === "file").map(placeOf);
  const found: FoundFile[] = [];
  const ahead = (await Promise.all(dropped)).filter((place) => place !== null);
  for (let place = ahead.pop(); place; place = ahead.pop()) {
    const below = await step(place, found);
    ahead.push(...below.filter(({ path }) => !isHidden(path)));
    if (found.length > MOST_FILES) throw new RangeError("too many files");
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A file is taken as such; for folders there are two ways, and no browser has both from a disk. */
async function placeOf(item: DataTransferItem): Promise<Place | null> {
  const file = item.getAsFile();
  const entry = item.webkitGetAsEntry?.() ?? null;
  const whole = (): Place | null => file && { path: file.name, file };
  if (entry && !entry.isDirectory) return whole();
  if (!entry && file && (file.size > 0 || file.type !== "")) return whole();
  // From file:// Chromium reads no entries.
  const handle = await item.getAsFileSystemHandle?.().catch(() => null);
  if (handle?.kind === "directory") return { path: handle.name, handle };
  return entry ? { path: entry.name, entry } : whole();
}

/** What is in a place: a file joins `found`, of a folder all that is directly in it comes back. */
async function step(place: Place, found: FoundFile[]): Promise<Place[]> {
  const { path } = place;
  if ("file" in place) found.push({ path, file: place.file });
  else if ("handle" in place && isFolder(place.handle)) {
    const below: Place[] = [];
    for await (const handle of place.handle.values()) {
      below.push({ path: `${path}/${handle.name}`, handle });
    }
    return below;
  } else if ("handle" in place) {
    found.push({ path, file: await (place.handle as FileSystemFileHandle).getFile() });
  } else if (place.entry.isDirectory) {
    const entries = await entriesIn(place.entry as FileSystemDirectoryEntry);
    return entries.map((entry) => ({ path: `${path}/${entry.name}`, entry }));
  } else {
    const file = await new Promise<File>((resolve, reject) =>
      (place.entry as FileSystemFileEntry).file(resolve, reject),
    );
    found.push({ path, file });
  }
  return [];
}

function isFolder(handle: FileSystemHandle): handle is FileSystemDirectoryHandle {
  return handle.kind === "directory";
}

/** A reader gives a hundred at a time, and then none. */
async function entriesIn(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function isHidden(path: string): boolean {
  return path.slice(path.lastIndexOf("/") + 1).startsWith(".");
}
