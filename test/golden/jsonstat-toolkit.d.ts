/** The part of the toolkit that the tests ask; it brings no types. */
declare module 'jsonstat-toolkit' {
  interface Dataset {
    readonly class: 'dataset'
    readonly id: readonly string[]
    readonly value: readonly (number | string | null)[] | null
  }
  interface Bundle {
    readonly class: 'bundle' | 'collection'
    Dataset(at: number): Dataset
  }
  export default function read(answer: unknown): Dataset | Bundle
}
