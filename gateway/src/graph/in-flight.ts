/**
 * Answers that are being worked out, so that the same question of the same rights is worked out once. Nothing is kept: an
 * answer, or a failure, is for those who asked until it was there.
 */
export class InFlight {
  #flights = new Map<string, Promise<unknown>>()
  /** How many did not have to be worked out. */
  joined = 0

  /** @param key says all that the answer depends on: what is asked, and the rights of whoever asks */
  share<T>(key: string, work: () => Promise<T>): Promise<T> {
    const flights = this.#flights
    const known = flights.get(key)
    if (known) {
      this.joined++
      return known as Promise<T>
    }
    const flight = work().finally(() => flights.delete(key))
    flights.set(key, flight)
    return flight
  }

  /**
   * Something has changed: nobody joins what began before, since whoever asks now must see the change. Called when a
   * mutation has ended, of whomever, and when an event was heard.
   */
  seal(): void {
    if (this.#flights.size > 0) this.#flights = new Map()
  }
}
