/** So long after somebody began to type again, what they have written is sent. */
const pause = 3000
/** So long until it is tried again, where the program could not answer. */
const patience = 10_000

/**
 * Keeps what is typed into a form as a draft on the server (`data-draft` says where), so that nothing is lost when the page is left
 * or the browser goes. Without JavaScript a button of the same form does it.
 *
 * Each saving names the version that it goes on from. What another tab has saved meanwhile is not overwritten: that is said, and
 * what is typed stays where it is.
 */
export function keepDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) keepDraft(form)
}

function keepDraft(form: HTMLFormElement): void {
  const version = form.elements.namedItem('draft')
  const said = form.querySelector<HTMLElement>('[data-draft-said]')
  const to = form.dataset.draft
  if (!(version instanceof HTMLInputElement) || !said || !to) return
  let isChanged = false
  let isOver = false
  // Asked anew after waiting for an answer.
  const hasEnded = () => isOver
  let isSending = false
  let isWaiting = false
  // Sent again word for word until there is an answer: it may have arrived, and only its answer was lost.
  let unanswered: URLSearchParams | undefined
  const say = (what: 'saved' | 'stale' | 'unsaved') => {
    said.textContent = said.dataset[what] ?? ''
  }
  const later = (milliseconds: number) => {
    if (isWaiting) return
    isWaiting = true
    window.setTimeout(() => {
      isWaiting = false
      void save()
    }, milliseconds)
  }
  const save = async () => {
    if (isOver || isSending || !(isChanged || unanswered)) return
    if (!unanswered) {
      unanswered = typedIn(form)
      isChanged = false
    }
    isSending = true
    const status = await send(to, unanswered)
    isSending = false
    if (hasEnded()) return
    if (status === 'kept') {
      version.value = String(Number(version.value) + 1)
      unanswered = undefined
      say('saved')
      if (isChanged) later(pause)
    } else if (status === 'again') {
      say('unsaved')
      later(patience)
    } else {
      isOver = true
      say(status)
    }
  }
  form.addEventListener('input', () => {
    isChanged = true
    later(pause)
  })
  form.addEventListener('submit', () => {
    isOver = true
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void save()
  })
}

/** What stands in the form. Its key is left out: with it only the first saving would count. */
function typedIn(form: HTMLFormElement): URLSearchParams {
  const typed = new URLSearchParams()
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && name !== '_once') typed.append(name, value)
  return typed
}

async function send(to: string, body: URLSearchParams): Promise<'kept' | 'stale' | 'again' | 'unsaved'> {
  try {
    // A form that is done leads on to a page; which one does not matter here.
    const answer = await fetch(to, { method: 'POST', body, redirect: 'manual', keepalive: true })
    if (answer.type === 'opaqueredirect') return 'kept'
    if (answer.status === 409) return 'stale'
    return answer.status === 429 || answer.status >= 500 ? 'again' : 'unsaved'
  } catch {
    return 'again'
  }
}
