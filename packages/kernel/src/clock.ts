/** The present instant. Rules never ask for it: it is handed to them. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()
