import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { TABLE_FORMATS, type TableFormat } from '../../shared/contract/saved-tables.ts';

interface FormatButtonsProps {
  readonly words: Readonly<Record<TableFormat, string>>;
  readonly hints?: Readonly<Record<TableFormat, string>>;
  /** Without one there is nothing to be taken yet. */
  readonly onSave?: ((format: TableFormat) => void) | undefined;
  readonly isSaving: boolean;
  /** What the pressed button is while the file is written: it stays where the focus is. */
  readonly stop?: { readonly text: string; readonly isStopping: boolean; onStop(): void } | null;
  readonly size?: 'small' | 'middle';
}

/** Taking what is shown as a file, a button for each kind of file; the one that was pressed turns until it is there. */
export function FormatButtons({ words, hints, onSave, isSaving, stop = null, size = 'middle' }: FormatButtonsProps) {
  const [pressed, setPressed] = useState<TableFormat | null>(null);
  const isBusy = isSaving || stop !== null;
  return TABLE_FORMATS.map((format) =>
    stop !== null && format === pressed ? (
      <Button
        key={format}
        size={size}
        loading={stop.isStopping}
        // The second half of a double click or a held key was meant for the button that stood here before.
        onClick={({ detail }) => detail <= 1 && stop.onStop()}
        onKeyDown={(event) => event.repeat && event.preventDefault()}
      >
        {stop.text}
      </Button>
    ) : (
      <Button
        key={format}
        size={size}
        icon={<DownloadOutlined aria-hidden />}
        {...(hints ? { title: hints[format] } : {})}
        disabled={onSave === undefined || (isBusy && format !== pressed)}
        loading={isSaving && format === pressed}
        onClick={() => {
          setPressed(format);
          onSave?.(format);
        }}
      >
        {words[format]}
      </Button>
    ),
  );
}
