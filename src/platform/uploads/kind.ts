import { fileTypeFromBuffer } from 'file-type'

/** What a file is by its content. What it is called, or said to be, counts for nothing (trust requirement T-38). */
export type Kind = 'empty' | 'text' | 'zip' | 'spreadsheet' | 'other'

const spreadsheets =
  /^application\/(?:vnd\.(?:openxmlformats-officedocument\.spreadsheetml|oasis|ms-excel)|x-cfb)/

export async function kindOf(bytes: Uint8Array): Promise<Kind> {
  if (bytes.length === 0) return 'empty'
  const found = await fileTypeFromBuffer(bytes)
  if (found?.mime === 'application/zip') return 'zip'
  if (found && spreadsheets.test(found.mime)) return 'spreadsheet'
  // A text in UTF-16 begins with its mark; the library may know it, and that is no reason to refuse it.
  return found && !beginsAsText(bytes) ? 'other' : 'text'
}

const beginsAsText = ([first, second, third]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) ||
  (first === 0xfe && second === 0xff) ||
  (first === 0xef && second === 0xbb && third === 0xbf)
