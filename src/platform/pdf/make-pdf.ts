import { existsSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { checkDocument, type PdfDocument } from './document.ts'
import { font, template } from './template.ts'

/** Where the worker is: beside this file, or in the built program beside or above the part that this file is in. */
function workerFile(): string {
  const places = ['./worker.ts', './pdf-worker.js', '../pdf-worker.js']
  const files = places.map((place) => fileURLToPath(new URL(place, import.meta.url)))
  const found = files.find((file) => existsSync(file))
  if (!found) throw new Error('the program was built without its PDF worker')
  return found
}

let before: Promise<unknown> = Promise.resolve()

/**
 * Sets a document as PDF/UA-1, which a screen reader can read: title, language, headings, tables with headers. In a
 * thread of its own, one at a time: a document takes up to a second of one processor and some hundred megabytes.
 */
export function makePdf(document: PdfDocument): Promise<Uint8Array<ArrayBuffer>> {
  checkDocument(document)
  const turn = before.then(() => inWorker(JSON.stringify(document)))
  before = turn.catch(() => undefined)
  return turn
}

async function inWorker(data: string): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(workerFile(), { workerData: { template, data }, execArgv: [], stdout: true })
  const ended = new Promise<void>((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', () => resolve())
  })
  const [made] = await Promise.all([buffer(worker.stdout), ended])
  return withItsFont(new Uint8Array(made))
}

/** The compiler takes another font without a word where one is missing. */
function withItsFont(pdf: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const name = font.replaceAll(' ', '')
  if (!Buffer.from(pdf).includes(name)) throw new Error(`the PDF was not set in ${font}`)
  return pdf
}
