import { NotFound } from '../platform/http/errors.ts'
import type { PageContext, View } from '../platform/http/page.ts'
import { chartPicture } from '../ui/charts/picture.ts'

type Address = Pick<PageContext, 'pathname' | 'query'>

/**
 * Where a chart of a page is to be had as a picture: at the page's own address, so that whoever may see the one may have the other,
 * and the log has both.
 */
export function pictureHref({ pathname, query }: Address, id: string): string {
  const asked = new URLSearchParams(query)
  asked.set('picture', id)
  return `${pathname}?${asked.toString()}`
}

/** The page, or of its charts the one that was asked for. @throws NotFound for one that the page does not have */
export async function pageOrPicture({ query }: Address, view: View): Promise<View | Response> {
  const id = query.get('picture')
  if (id === null) return view
  if (!/^[a-z0-9-]{1,80}$/.test(id)) throw new NotFound()
  const picture = await chartPicture(view.main, id).catch(() => {
    throw new NotFound()
  })
  return new Response(picture, {
    headers: { 'Content-Type': 'image/svg+xml', 'Content-Disposition': `attachment; filename="${id}.svg"` },
  })
}
