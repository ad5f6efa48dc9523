/** The first thing that is not as it was sealed. The message is one plain sentence. */
export class AuditFault extends Error {}
