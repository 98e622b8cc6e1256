/** Sends one change of a case, decided on as it was at the given version. */
type Send<Output> = (version: number) => Promise<Output>;

/**
 * Changes of a case are refused when somebody else was faster. Whoever goes on quickly is not somebody else: the changes
 * that a window makes of one case are sent one after another, each for the version that the own ones before it have led
 * to, though nothing of them is shown yet.
 */
export function createCaseTurns() {
  /** The version that an own change has led to, by `<case> <version it was decided on>`. */
  const led = new Map<string, number>();
  /** Settled, never refused, once the last own change of a case that is under way is answered. */
  const underWay = new Map<string, Promise<void>>();

  function now(ticketId: string, seen: number): number {
    let version = seen;
    for (let next = led.get(`${ticketId} ${version}`); next !== undefined; next = led.get(`${ticketId} ${version}`)) {
      version = next;
    }
    return version;
  }

  return function inTurn<Output extends { readonly version: number }>(
    ticketId: string,
    seen: number,
    send: Send<Output>,
  ): Promise<Output> {
    const before = underWay.get(ticketId);
    const work = (async () => {
      await before;
      const from = now(ticketId, seen);
      const answer = await send(from);
      if (answer.version > from) led.set(`${ticketId} ${from}`, answer.version);
      return answer;
    })();
    const settled = work.then(
      () => undefined,
      () => undefined,
    );
    underWay.set(ticketId, settled);
    void settled.then(() => {
      if (underWay.get(ticketId) === settled) underWay.delete(ticketId);
    });
    return work;
  };
}

export const inTurn = createCaseTurns();
