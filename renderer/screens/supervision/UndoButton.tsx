import { UndoOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { formatDuration } from '../../../shared/i18n/format.ts';
import { useServerNow } from '../../state/server-clock.ts';

interface UndoButtonProps {
  readonly text: string;
  /** UTC ms; null: it is over. */
  readonly untilMs: number | null;
  readonly pending: boolean;
  undo(): void;
}

/** Undo with the time that is left for it; gone when it is over. */
export function UndoButton({ text, untilMs, pending, undo }: UndoButtonProps) {
  const nowMs = useServerNow();
  const leftMs = untilMs === null ? 0 : untilMs - nowMs;
  if (leftMs <= 0) return null;
  return (
    <Button size="small" icon={<UndoOutlined aria-hidden />} loading={pending} onClick={undo}>
      {text} <span className="tabular">{formatDuration(Math.ceil(leftMs / 1000))}</span>
    </Button>
  );
}
