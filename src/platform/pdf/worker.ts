import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { NodeCompiler as Compiler } from '@myriaddreamin/typst-ts-node-compiler'

/* One document and gone: the compiler works without pause and keeps what it used, so a thread of its own lives as long
   as its document and gives everything back. */

const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as {
  NodeCompiler: typeof Compiler
}
const { template, data } = workerData as { template: string; data: string }
// The compiler reads files of its workspace only, and none is there.
const compiler = NodeCompiler.create({ workspace: '/nonexistent' })
const made = compiler.pdf(
  { mainFileContent: template, inputs: { document: data } },
  { pdfStandard: 'ua-1', creationTimestamp: Math.floor(Date.now() / 1000) },
)
parentPort?.postMessage(new Uint8Array(made))
