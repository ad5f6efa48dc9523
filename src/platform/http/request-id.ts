import { randomBytes } from 'node:crypto'

/** A request's number: ours, 128 random bits. What a client calls its request is never taken for it. */
export const newRequestId = (): string => randomBytes(16).toString('base64url')

const clientForm = /^[A-Za-z0-9-]{8,64}$/
/** What could be a person number has no place in a log, whatever it is called (trust requirement T-34). */
const likeAPersonNumber = /\d{6}-?\d{4}/

/** What a client calls its request, for the log only, and only in a form that cannot forge a line there. */
export function clientRequestId(request: Request): string | undefined {
  const given = request.headers.get('x-request-id')
  return given !== null && clientForm.test(given) && !likeAPersonNumber.test(given) ? given : undefined
}
