import type { Context } from 'hono'
import { readForm, type SentForm } from './form-body.ts'
import type { Registered } from './page.ts'

/** What somebody sent while nobody could take it: shown again, so that it can be sent again. */
export interface KeptForm {
  readonly action: string
  readonly sent: SentForm
}

/**
 * What came with a form that one of our own pages sent. With its key it counts once, also where it had arrived after all. What a
 * foreign page sends is not repeated, and neither is a file.
 *
 * @param sent where it has been read already
 */
export async function keptForm(
  c: Context,
  page: Registered | undefined,
  sent: SentForm | undefined,
): Promise<KeptForm | undefined> {
  if (page?.method !== 'POST' || page.upload) return undefined
  if (c.req.header('sec-fetch-site') !== 'same-origin') return undefined
  const { pathname, search } = new URL(c.req.url)
  try {
    return { action: pathname + search, sent: sent ?? (await readForm(c.req.raw, page.longText)) }
  } catch {
    // Too much to be taken is too much to be shown.
    return undefined
  }
}

/** Words, and not a choice or a number: worth copying where sending them again does not work either. */
const isText = (value: string): boolean => value.trim().includes(' ')

export function KeptFormAgain(props: { kept: KeptForm; words: string; button: string }) {
  const { action, sent } = props.kept
  const fields = Object.entries(sent.fields)
  return (
    <form method="post" action={action}>
      <p>{props.words}</p>
      {fields
        .filter(([, value]) => isText(value))
        .map(([, value]) => (
          <blockquote>
            <p>{value}</p>
          </blockquote>
        ))}
      <input type="hidden" name="_token" value={sent.token ?? ''} />
      {sent.once === undefined ? null : <input type="hidden" name="_once" value={sent.once} />}
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class="button button-primary">
        {props.button}
      </button>
    </form>
  )
}
