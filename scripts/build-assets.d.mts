/** Writes the browser's files and their manifest (plain name → name with hash) to a folder that it empties first. */
export function buildAssets(options: {
  readonly outFolder: string
}): Promise<Readonly<Record<string, string>>>
