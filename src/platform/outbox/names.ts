/** The job that sends one message: asked for where the message is written. */
export const sendMessageName = 'send-message'
