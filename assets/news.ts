/**
 * Says that something on the page has changed since it was loaded, and offers to load it again: never by itself, because
 * somebody may be in the middle of a form. What has changed is not told; the page alone knows who may see it.
 */
export function listenForNews(): void {
  const line = document.querySelector<HTMLElement>('[data-news]')
  const from = line?.dataset.news
  if (!line || !from) return
  const source = new EventSource(from)
  source.addEventListener('message', () => {
    line.hidden = false
    source.close()
  })
  // Opened again by itself, it would keep a session alive that nobody uses.
  source.addEventListener('error', () => source.close())
  // A page that somebody leaves waits for nothing any more.
  window.addEventListener('pagehide', () => source.close())
}
