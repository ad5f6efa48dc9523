import type { Scan } from '../uploads/scan.ts'
import type { UploadedFile } from '../uploads/uploaded-file.ts'
import { ForgedRequest, TooLarge } from './errors.ts'
import { readBounded, readForm, type SentForm, sentForm } from './form-body.ts'
import type { Registered } from './page.ts'

const mostFileBytes = 10 * 1024 * 1024
/** Room for the other fields and the marks between the parts. */
const mostOtherBytes = 256 * 1024
const mostBytes = mostFileBytes + mostOtherBytes

export const nothingSent: SentUpload = { fields: {}, token: undefined, once: undefined, file: undefined }

/** What came with a POST, in the form that its page takes. */
export const readSent = async (
  request: Request,
  { upload, longText }: Pick<Registered, 'upload' | 'longText'>,
  scan: Scan | undefined,
): Promise<SentUpload> =>
  upload ? readUpload(request, scan) : { ...(await readForm(request, longText)), file: undefined }

export interface SentUpload extends SentForm {
  readonly file: UploadedFile | undefined
}

/**
 * The same form only for what was typed into it: no more of it is read than of any other form, because nobody knows yet whose it is.
 *
 * @throws TooLarge where it has a file of any size
 */
export const readUploadForItsFields = (request: Request): Promise<SentUpload> =>
  readUpload(request, undefined, mostOtherBytes)

/**
 * Reads a form that carries one file. It is counted while it arrives, and its parts are taken apart only when all of
 * it is known to be small enough. A file's name and type are the sender's word, and go no further than this.
 *
 * @throws TooLarge, or ForgedRequest for what no browser makes of a form of ours
 */
async function readUpload(request: Request, scan: Scan | undefined, most = mostBytes): Promise<SentUpload> {
  const type = request.headers.get('content-type') ?? ''
  const body = await readBounded(request, most)
  const entries = await partsOf(body, type)
  const fields: [string, string][] = []
  const files: [string, File][] = []
  for (const [name, value] of entries)
    if (typeof value === 'string') fields.push([name, value])
    else if (value.size > 0 || value.name !== '') files.push([name, value])
  const [first, ...more] = files
  if (more.length > 0 || (first && first[1].size > mostFileBytes)) throw new TooLarge()
  return { ...sentForm(fields), file: first && (await uploaded(first, scan)) }
}

async function partsOf(body: Uint8Array<ArrayBuffer>, type: string): Promise<[string, string | File][]> {
  try {
    const whole = new Response(body, { headers: { 'content-type': type } })
    // Advised against because it does not bound what it reads; here that has been done.
    // oxlint-disable-next-line typescript/no-deprecated
    return [...(await whole.formData())]
  } catch {
    throw new ForgedRequest()
  }
}

async function uploaded([field, file]: [string, File], scan: Scan | undefined): Promise<UploadedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const verdict = scan ? await scan(bytes) : 'clean'
  if (verdict === 'clean') return { field, bytes }
  return { field, bytes: new Uint8Array(), refused: verdict === 'infected' ? 'infected' : 'unchecked' }
}
