/**
 * A button that reads the page's main text aloud, where the browser has a voice of its own for the language.
 * A remote voice would send the text to somebody else, so it never counts.
 */
const blocks = 'h1,h2,h3,h4,p,li,dt,dd,th,td,figcaption,caption,summary,address'
const skipped = 'nav,form,svg,button,[data-read-aloud-skip]'

export function offerReadAloud(): void {
  const main = document.querySelector<HTMLElement>('main[data-read-aloud]')
  if (!main || !('speechSynthesis' in window)) return
  const tryNow = () => {
    if (!main.querySelector('.read-aloud') && findVoice(document.documentElement.lang)) addButton(main)
  }
  tryNow()
  speechSynthesis.addEventListener('voiceschanged', tryNow)
  window.addEventListener('pagehide', () => speechSynthesis.cancel())
}

function findVoice(language: string): SpeechSynthesisVoice | undefined {
  const isFor = (voice: SpeechSynthesisVoice) =>
    voice.lang.toLowerCase().replace('_', '-').startsWith(language)
  return speechSynthesis.getVoices().find((voice) => voice.localService === true && isFor(voice))
}

function addButton(main: HTMLElement): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button button-secondary read-aloud'
  const say = (speaking: boolean) => {
    button.textContent = (speaking ? main.dataset.readAloudStop : main.dataset.readAloud) ?? ''
    button.setAttribute('aria-pressed', String(speaking))
  }
  let speaking = false
  let run = 0
  const finish = () => {
    speaking = false
    say(speaking)
  }
  finish()
  button.addEventListener('click', () => {
    speaking = !speaking
    say(speaking)
    speechSynthesis.cancel()
    run += 1
    const mine = run
    // A reading that was stopped still reports its end; by then another may have begun.
    if (speaking) speak(main, () => mine === run && finish())
  })
  const heading = main.querySelector('h1')
  if (heading) heading.after(button)
  else main.prepend(button)
}

function speak(main: HTMLElement, done: () => void): void {
  const parts = passages(main).flatMap(utterance)
  const last = parts.at(-1)
  if (!last) {
    done()
    return
  }
  last.addEventListener('end', done)
  last.addEventListener('error', done)
  for (const part of parts) speechSynthesis.speak(part)
}

interface Passage {
  readonly block: Element
  readonly language: string
  text: string
}

/** The visible text in order, cut where a new block or another language begins. */
function passages(main: HTMLElement): Passage[] {
  const found: Passage[] = []
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement
    const block = parent?.closest(blocks)
    const text = node.textContent ?? ''
    if (!parent || !block || !text.trim() || parent.closest(skipped) || !parent.checkVisibility()) continue
    const language = parent.closest<HTMLElement>('[lang]')?.lang ?? document.documentElement.lang
    const before = found.at(-1)
    if (before?.block === block && before.language === language) before.text += ` ${text}`
    else found.push({ block, language, text })
  }
  return found
}

/** Nothing for a language that has no local voice here. */
function utterance({ language, text }: Passage): SpeechSynthesisUtterance[] {
  const voice = findVoice(language)
  if (!voice) return []
  const part = new SpeechSynthesisUtterance(text.replaceAll(/\s+/g, ' ').trim())
  part.lang = language
  part.voice = voice
  return [part]
}
