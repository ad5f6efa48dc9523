import { workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/* One document and gone: the compiler works without pause and keeps what it used, so a thread of its own lives as long
   as its document and gives everything back. What it made is all that it prints. */

const { template, data } = workerData as { template: string; data: string }
// The compiler reads files of its workspace only, and none is there.
const compiler = NodeCompiler.create({ workspace: '/nonexistent' })
process.stdout.write(
  compiler.pdf(
    { mainFileContent: template, inputs: { document: data } },
    { pdfStandard: 'ua-1', creationTimestamp: Math.floor(Date.now() / 1000) },
  ),
)
