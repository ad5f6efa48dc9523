import { type Encoding, judgeEncoding } from '../../platform/files/encoding.ts'
import { FileRefused } from '../../platform/files/fault.ts'
import type { FileSource } from '../../platform/files/source.ts'
import type { Declaration } from './declaration.ts'
import type { Kind } from './kind.ts'
import { readRows } from './read-rows.ts'

/** What shows somebody at once whether a file was read in the right encoding. */
export interface Preview {
  readonly encoding: Encoding
  /** Three, of those that have letters beyond the plain ones where there are any. */
  readonly names: readonly string[]
}

/** So many rows are looked through for names worth showing. */
const looked = 500
const shown = 3

const isProtected = (word: string, { codes }: Declaration): boolean =>
  Object.entries(codes.protected ?? {}).some(
    ([known, meaning]) => meaning === 'yes' && known.toLowerCase() === word.toLowerCase(),
  )

/** Read from the file itself, so that no name is kept for it. Nothing where the file cannot be read. */
export async function previewOf(
  file: FileSource,
  declaration: Declaration,
  kinds: readonly Kind[],
): Promise<Preview | undefined> {
  const kind = kinds.find(({ name }) => name === declaration.kind)
  if (!kind) return undefined
  try {
    const { encoding } = await judgeEncoding(file)
    const names: string[] = []
    for await (const rows of readRows(file, declaration, kind)) {
      // Of the protected nothing is shown beside the name of their municipality (trust requirement L-30).
      for (const row of rows)
        if ('fields' in row && !isProtected(row.fields.protected ?? '', declaration))
          names.push(
            kind.named
              .map((field) => row.fields[field] ?? '')
              .join(' ')
              .trim(),
          )
      if (names.length >= looked) break
    }
    const different = [...new Set(names)].filter((name) => name !== '')
    const telling = different.filter((name) => /[^\p{ASCII}]/u.test(name))
    return {
      encoding,
      names: [...telling, ...different.filter((name) => !telling.includes(name))].slice(0, shown),
    }
  } catch (error) {
    if (error instanceof FileRefused) return undefined
    throw error
  }
}
