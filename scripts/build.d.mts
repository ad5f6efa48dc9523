export function isBuilt(): Promise<boolean>
export function build(options?: { say?: (line: string) => void }): Promise<void>
