import path from 'node:path';

/** What may be asked of the bundler about a module. */
interface Bundle {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/** What is loaded as one file each: the app's frame with its first page, and what that says in each language. */
const ROOTS: Readonly<Record<string, string>> = { 'src/main.tsx': 'frame', 'src/text/zh-first.ts': 'zh-first', 'src/text/en-first.ts': 'en-first' };

/**
 * Names the file that a module goes into: that of the first view, when a root imports it by a chain of static imports; else whatever the bundler thinks
 * best. Left alone, it makes forty small files of the first view, which a slow network fetches one after the other.
 */
export function firstViewChunks(root: string): (id: string, bundle: Bundle) => string | null {
  const known = new Map<string, string | null>();
  const chunkOf = (id: string, bundle: Bundle): string | null => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const name = ROOTS[path.relative(root, id)];
    // Against circles; a module on one is named by its other importers.
    known.set(id, name ?? null);
    if (name !== undefined) return name;
    const names = (bundle.getModuleInfo(id)?.importers ?? []).map((importer) => chunkOf(importer, bundle));
    const chunk = Object.values(ROOTS).find((each) => names.includes(each)) ?? null;
    known.set(id, chunk);
    return chunk;
  };
  return chunkOf;
}
