/** How safe the working copy is. `refused`: the backend would not take it and the person must decide. */
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'unreachable' | 'refused';

export interface DraftSaverPorts<Snapshot> {
  /** Stores the snapshot on top of `baseRevision`; resolves with the new revision. */
  save(snapshot: Snapshot, baseRevision: number): Promise<{ readonly revision: number }>;
  /** Keeps the unacknowledged working copy where a kill does not reach it; null: everything is acknowledged. */
  keep(copy: { readonly snapshot: Snapshot; readonly baseRevision: number } | null): void;
  /** True for an error that is an answer (asking again would get the same one). */
  isRefusal(error: unknown): boolean;
  onState(state: SaveState, error: unknown): void;
}

export interface DraftSaver<Snapshot> {
  edit(snapshot: Snapshot): void;
  /** Resolves when everything typed so far is acknowledged; rejects with the refusal that prevents it. */
  flush(): Promise<void>;
  readonly revision: number;
  /** Forgets what is not sent yet and stays silent from now on. */
  stop(): void;
}

/** A keystroke waits at most this long until its save is sent (design.md section 3 allows 150 ms). */
export const SAVE_WITHIN_MS = 100;
const RETRY_MS = 1_000;

/**
 * Saves a working copy: throttled, one save in flight, each on the revision of the last answer. Whatever is not
 * acknowledged is kept locally at every keystroke, so that neither a kill nor a lost connection loses it.
 */
export function createDraftSaver<Snapshot>(
  ports: DraftSaverPorts<Snapshot>,
  baseRevision: number,
): DraftSaver<Snapshot> {
  let revision = baseRevision;
  let unsaved: { readonly snapshot: Snapshot } | null = null;
  let inFlight: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refusal: unknown = null;
  let stopped = false;

  const tell = (state: SaveState, error: unknown = null) => {
    if (!stopped) ports.onState(state, error);
  };

  const schedule = (afterMs: number) => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void send();
    }, afterMs);
  };

  const send = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    inFlight ??= sendOnce().finally(() => {
      inFlight = null;
      if (unsaved && refusal === null && !stopped) schedule(SAVE_WITHIN_MS);
    });
    return inFlight;
  };

  const sendOnce = async (): Promise<void> => {
    const sending = unsaved;
    if (!sending || stopped) return;
    tell('saving');
    try {
      ({ revision } = await ports.save(sending.snapshot, revision));
      if (stopped) return;
      if (unsaved === sending) {
        unsaved = null;
        ports.keep(null);
        tell('saved');
      } else if (unsaved) {
        ports.keep({ snapshot: unsaved.snapshot, baseRevision: revision });
        tell('unsaved');
      }
    } catch (error) {
      if (ports.isRefusal(error)) {
        refusal = error;
        tell('refused', error);
        return;
      }
      tell('unreachable', error);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  };

  return {
    get revision() {
      return revision;
    },
    edit(snapshot) {
      if (stopped) return;
      unsaved = { snapshot };
      ports.keep({ snapshot, baseRevision: revision });
      if (refusal !== null) return;
      tell(inFlight ? 'saving' : 'unsaved');
      if (!inFlight) schedule(SAVE_WITHIN_MS);
    },
    async flush() {
      while (unsaved && !stopped) {
        if (refusal !== null) throw refusal;
        await send();
      }
      if (refusal !== null) throw refusal;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
