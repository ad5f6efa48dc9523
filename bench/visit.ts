/** The program of the bench or the same one in this process, as a browser of somebody signed in meets it. */
export interface Visit {
  open(path: string): Promise<string>
  /** Sends a form. @returns where it leads, or the page that answers */
  send(path: string, fields: Readonly<Record<string, string>>): Promise<string>
  /** A form with the token that makes it this visitor's own, as it is sent. */
  form(fields: Readonly<Record<string, string>>): string
}

/**
 * @param door a page that has a form
 * @throws Error for an answer that is none of a page
 */
export async function visit(
  ask: (path: string, init: RequestInit) => Promise<Response> | Response,
  cookie: string,
  door: string,
): Promise<Visit> {
  const answered = async (path: string, init: RequestInit): Promise<string> => {
    const response = await ask(path, { ...init, redirect: 'manual' })
    if (response.status >= 400) throw new Error(`${path} answers ${response.status}`)
    return response.headers.get('location') ?? response.text()
  }
  const open = (path: string) => answered(path, { headers: { cookie } })
  const token = /name="_token" value="([^"]+)"/.exec(await open(door))?.[1]
  if (!token) throw new Error(`${door} has no form`)
  const form = (fields: Readonly<Record<string, string>>) =>
    new URLSearchParams({ _token: token, ...fields }).toString()
  const headers = {
    cookie,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
  }
  return {
    open,
    form,
    send: (path, fields) => answered(path, { method: 'POST', headers, body: form(fields) }),
  }
}
