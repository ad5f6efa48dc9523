import { build, isBuilt } from '../../scripts/build.mjs'

/** Tests of the whole program run what is built from these sources. */
export default async function buildWhenStale(): Promise<void> {
  if (!(await isBuilt())) await build({ say: () => {} })
}
