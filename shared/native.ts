/** What only the desktop window can do. `window.orderline` is absent in a browser, and the renderer does without. */
export interface NativeApi {
  /**
   * Asks where to, then saves the finished file behind a one-time `/downloads/…` address there, never half of it.
   * A file that could not be written has been told to the user in a box.
   */
  saveExport(file: ExportToSave): Promise<'saved' | 'cancelled' | 'failed'>;
}

export interface ExportToSave {
  /** `/downloads/TICKET`, as the backend issued it. */
  readonly url: string;
  /** The name that the dialog proposes. */
  readonly fileName: string;
}

/** The property of `window` that the preload fills. */
export const NATIVE_API = 'orderline';
export const SAVE_EXPORT_CHANNEL = 'orderline:save-export';
