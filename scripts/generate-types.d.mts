export function generateTypes(url: string, options?: { verify?: boolean }): { fresh: boolean; said: string }
