/**
 * How safe the working copy is. `unreachable`: it could not be stored and is sent again by itself; `refused`: the
 * backend would not take it and the person must decide.
 */
export type SaveState = 'saved' | 'unsaved' | 'saving' | 'unreachable' | 'refused';

/** What was typed and is not acknowledged. */
export interface UnsavedCopy<Snapshot> {
  readonly snapshot: Snapshot;
  readonly baseRevision: number;
  /** An older snapshot that was sent on `baseRevision` and may be stored: no answer said so. */
  readonly unanswered: Snapshot | null;
}

export interface DraftSaverPorts<Snapshot> {
  /** Stores the snapshot on top of `baseRevision`; resolves with the new revision. The same again is no change. */
  save(snapshot: Snapshot, baseRevision: number): Promise<{ readonly revision: number }>;
  /** Keeps the unacknowledged working copy where a kill does not reach it; null: everything is acknowledged. */
  keep(copy: UnsavedCopy<Snapshot> | null): void;
  /** `none`: nobody knows whether it was stored; `passing`: it was not, and may be later; `final`: it never will be. */
  answerIn(error: unknown): 'none' | 'passing' | 'final';
  onState(state: SaveState, error: unknown): void;
}

export interface DraftSaver<Snapshot> {
  edit(snapshot: Snapshot): void;
  /** Resolves when everything typed so far is acknowledged; rejects with the answer that prevents it. */
  flush(): Promise<void>;
  readonly revision: number;
  /** Forgets what is not sent yet and stays silent from now on. */
  stop(): void;
}

/**
 * A keystroke waits at most this long until its save is sent (design.md section 3 allows 150 ms); behind a save that takes
 * longer it goes as soon as that one is answered.
 */
export const SAVE_WITHIN_MS = 80;
export const RETRY_MS = 1_000;

/**
 * Saves a working copy: throttled, one save in flight, each on the revision of the last answer. Whatever is not
 * acknowledged is kept locally at every keystroke, so that neither a kill nor a lost connection loses it. A save whose
 * answer was lost is sent again as it was, before anything newer: it may be stored, and only then the newer one fits on it.
 */
export function createDraftSaver<Snapshot>(
  ports: DraftSaverPorts<Snapshot>,
  baseRevision: number,
): DraftSaver<Snapshot> {
  let revision = baseRevision;
  let unsaved: { readonly snapshot: Snapshot } | null = null;
  let unanswered: { readonly snapshot: Snapshot } | null = null;
  /** When the oldest keystroke was made that no save has been sent with; monotonic ms. */
  let waitingSinceMs: number | null = null;
  let inFlight: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refusal: unknown = null;
  let failure: unknown = null;
  let stopped = false;

  const tell = (state: SaveState, error: unknown = null) => {
    if (!stopped) ports.onState(state, error);
  };

  const keep = () => {
    if (!unsaved) return ports.keep(null);
    const older = unanswered === unsaved ? null : (unanswered?.snapshot ?? null);
    ports.keep({ snapshot: unsaved.snapshot, baseRevision: revision, unanswered: older });
  };

  const schedule = () => {
    const dueMs = (waitingSinceMs ?? 0) + SAVE_WITHIN_MS;
    timer ??= setTimeout(
      () => {
        timer = undefined;
        void send();
      },
      Math.max(0, dueMs - performance.now()),
    );
  };

  const send = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    inFlight ??= sendOnce().finally(() => {
      inFlight = null;
      if (unsaved && refusal === null && !stopped) schedule();
    });
    return inFlight;
  };

  const sendOnce = async (): Promise<void> => {
    const sending = unanswered ?? unsaved;
    if (!sending || stopped) return;
    unanswered = sending;
    if (sending === unsaved) waitingSinceMs = null;
    tell('saving');
    try {
      ({ revision } = await ports.save(sending.snapshot, revision));
      if (stopped) return;
      failure = null;
      unanswered = null;
      if (unsaved === sending) unsaved = null;
      keep();
      tell(unsaved ? 'unsaved' : 'saved');
    } catch (error) {
      failure = error;
      if (ports.answerIn(error) === 'final') {
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
      waitingSinceMs ??= performance.now();
      keep();
      if (refusal !== null) return;
      if (failure === null) tell(inFlight ? 'saving' : 'unsaved');
      if (!inFlight) schedule();
    },
    async flush() {
      while (unsaved && !stopped) {
        if (refusal !== null) throw refusal;
        await send();
        if (failure !== null && ports.answerIn(failure) !== 'none') throw failure;
      }
      if (refusal !== null) throw refusal;
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
