import type { KoaContextWithOIDC } from 'oidc-provider'
import { z } from 'zod'
import { pageLanguage } from './request.ts'
import { messagePage } from './views.tsx'

const wished = z.object({ postLogoutRedirectUri: z.string().optional(), state: z.string().optional() })

/**
 * Signing out here asks nothing: no session is kept, so there is nothing to keep or to end, and the page that
 * the library would show in between needs JavaScript. The library has checked the request before we answer it:
 * an address that is not registered never gets this far.
 */
export async function signOutWithoutAsking(
  ctx: KoaContextWithOIDC,
  next: () => Promise<unknown>,
): Promise<void> {
  await next()
  // On an address that is none of the provider's there is no `oidc`, whatever its types say.
  const { oidc } = ctx as Partial<KoaContextWithOIDC>
  if (oidc?.route !== 'end_session' || ctx.status !== 200) return
  const { postLogoutRedirectUri, state } = wished.parse(oidc.session?.state ?? {})
  if (!postLogoutRedirectUri) {
    ctx.type = 'html'
    ctx.body = await messagePage(pageLanguage(ctx.req), 'signedOut')
    return
  }
  const target = new URL(postLogoutRedirectUri)
  if (state) target.searchParams.set('state', state)
  ctx.status = 303
  ctx.redirect(target.href)
}
