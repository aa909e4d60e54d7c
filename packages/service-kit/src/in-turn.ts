type Receive = (text: string) => Promise<void>

interface Operation {
  /** When the message that began it has been handled to its end. */
  ended: Promise<void>
  /** Until when it waits for another of its id to end. */
  begins: Promise<void> | undefined
  /** Whether the client has said that it is over. */
  left: boolean
}

/**
 * Hands messages of graphql-transport-ws on, so that an id may be used again as soon as its operation was completed. graphql-ws
 * 6 keeps operations by their ids only: one that is still ending would take the next for itself, and both would be told.
 */
export function inTurn(receive: Receive): Receive {
  const operations = new Map<string, Operation>()

  function begin(id: string, text: string): Promise<void> {
    const before = operations.get(id)
    // An id that is in use is a mistake, which graphql-ws answers.
    if (before && !before.left) return receive(text)
    const begins = before?.ended
    const handled = begins ? begins.then(() => receive(text)) : receive(text)
    const operation: Operation = { begins, left: false, ended: handled.catch(() => undefined) }
    operations.set(id, operation)
    void begins?.then(() => {
      operation.begins = undefined
    })
    void operation.ended.then(() => {
      if (operations.get(id) === operation) operations.delete(id)
    })
    return handled
  }

  function leave(id: string, text: string): Promise<void> {
    const operation = operations.get(id)
    if (operation) operation.left = true
    return operation?.begins ? operation.begins.then(() => receive(text)) : receive(text)
  }

  return (text) => {
    const { type, id } = headOf(text)
    if (type === 'subscribe') return begin(id, text)
    return type === 'complete' ? leave(id, text) : receive(text)
  }
}

/** What is no message is answered by graphql-ws. */
function headOf(text: string): { type?: unknown; id: string } {
  try {
    const { type, id } = JSON.parse(text) as { type?: unknown; id?: unknown }
    return typeof id === 'string' ? { type, id } : { id: '' }
  } catch {
    return { id: '' }
  }
}
