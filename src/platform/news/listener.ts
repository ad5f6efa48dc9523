import type { Municipality } from '../access/actor.ts'

export interface Listening {
  readonly municipality: Municipality
  readonly cookie: string
  readonly actorId: string
  readonly owners: readonly string[]
}

const encoder = new TextEncoder()

/** One open stream of server-sent events (HTML standard, 9.2). */
export class Listener implements Listening {
  readonly municipality: Municipality
  readonly cookie: string
  readonly actorId: string
  readonly owners: readonly string[]
  readonly #stream: ReadableStream<Uint8Array>
  readonly #left: () => void
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined

  /** @param left called once, when the stream has ended from either side */
  constructor({ municipality, cookie, actorId, owners }: Listening, left: () => void) {
    this.municipality = municipality
    this.cookie = cookie
    this.actorId = actorId
    this.owners = owners
    this.#left = left
    this.#stream = new ReadableStream({
      start: (controller) => {
        this.#controller = controller
        // The browser knows at once that it is connected.
        controller.enqueue(encoder.encode(':\n\n'))
      },
      cancel: () => {
        this.#controller = undefined
        left()
      },
    })
  }

  response(): Response {
    return new Response(this.#stream, {
      headers: {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
        // Some proxies would keep it back until it is long enough.
        'X-Accel-Buffering': 'no',
      },
    })
  }

  /** That there is news, and no word of what; then the page has nothing more to wait for. */
  tell(): void {
    this.#controller?.enqueue(encoder.encode('data: news\n\n'))
    this.end()
  }

  /** A line that means nothing: whoever is gone without a word is noticed by it. */
  beat(): void {
    this.#controller?.enqueue(encoder.encode(':\n\n'))
  }

  end(): void {
    const controller = this.#controller
    this.#controller = undefined
    controller?.close()
    this.#left()
  }
}
