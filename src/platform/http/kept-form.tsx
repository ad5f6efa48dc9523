import type { Context } from 'hono'
import { readForm } from './form-body.ts'
import { isOwnForm, namesWriter } from './form-token.ts'
import type { Registered, Typed } from './page.ts'
import { readUploadForItsFields, type SentUpload } from './upload-body.ts'

/** What somebody sent and nobody took: shown again, so that it can be sent again. It is stored nowhere (decisions 0033, 0036). */
export interface KeptForm {
  readonly action: string
  readonly fields: Typed
  readonly token: string | undefined
  readonly once: string | undefined
  /** Of a form that takes a file: which field it came in, where one came. Only the browser has it, and it is chosen again. */
  readonly upload: { readonly field: string | undefined } | undefined
}

/** What cannot be shown again, and is told: a file, or a text. */
export type Lost = 'file' | 'text'

interface Known {
  /** Where it has been read already. */
  readonly sent?: SentUpload | undefined
  /** The visitor's own, where it is known who they are. */
  readonly formToken?: string
}

/**
 * What came with a form that one of our own pages sent. With its key it counts once, also where it had arrived after all. What a
 * foreign page sends is not repeated.
 */
export async function keptForm(
  c: Context,
  page: Registered | undefined,
  { sent, formToken = '' }: Known,
): Promise<KeptForm | Lost | undefined> {
  if (page?.method !== 'POST') return undefined
  const { pathname, search } = new URL(c.req.url)
  try {
    const form = sent ?? (await readNow(c.req.raw, page))
    const { fields, token, once } = form
    if (!isTheirs(c, formToken, token)) return 'text'
    const upload = page.upload ? { field: form.file?.field } : undefined
    return { action: pathname + search, fields, token, once, upload }
  } catch {
    // Too much to be taken is too much to be shown.
    return page.upload ? 'file' : 'text'
  }
}

/** Somebody signed in is shown what was made for them, and not what another one wrote on the same machine (decision 0036). */
const isTheirs = (c: Context, ownToken: string, token: string | undefined): boolean =>
  isOwnForm(ownToken, token) || (!namesWriter(ownToken) && c.req.header('sec-fetch-site') === 'same-origin')

const readNow = async (request: Request, { upload, longText }: Registered): Promise<SentUpload> =>
  upload ? readUploadForItsFields(request) : { ...(await readForm(request, longText)), file: undefined }

/** What is asked for in such a field is read by nobody on a screen, not even by whoever typed it. */
const isSecret = (name: string): boolean => /number|cpr|password|secret|token|code|key/i.test(name)

/** Words, and not a choice or a number: worth copying where sending them again does not work either. */
const isText = ([name, value]: readonly [string, string]): boolean =>
  value.trim().includes(' ') && /\p{L}/u.test(value) && !isSecret(name)

export const textsOf = ({ fields }: Pick<KeptForm, 'fields'>): readonly string[] =>
  Object.entries(fields)
    .filter(isText)
    .map(([, value]) => value)

interface AgainProps {
  readonly kept: KeptForm
  readonly words: string
  readonly button: string
  readonly fileAgain: string
}

export function KeptFormAgain({ kept, words, button, fileAgain }: AgainProps) {
  const { action, token, once, upload } = kept
  return (
    <form method="post" action={action} enctype={upload ? 'multipart/form-data' : undefined}>
      <p>{words}</p>
      {textsOf(kept).map((value) => (
        <blockquote>
          <p>{value}</p>
        </blockquote>
      ))}
      <input type="hidden" name="_token" value={token ?? ''} />
      {once === undefined ? null : <input type="hidden" name="_once" value={once} />}
      {Object.entries(kept.fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {upload?.field === undefined ? null : (
        <p>
          <label for="file-again">{fileAgain}</label>
          <input class="form-input" type="file" id="file-again" name={upload.field} />
        </p>
      )}
      <button type="submit" class="button button-primary">
        {button}
      </button>
    </form>
  )
}
