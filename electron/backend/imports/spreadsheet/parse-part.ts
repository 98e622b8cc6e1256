import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { AppError } from '../../../../shared/contract/errors.ts';
import { asDamaged, type ZipParts } from './zip-parts.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Names come without their prefix: some programs write `<x:row>`. */
export interface PartReader {
  onOpen(name: string, attributes: Attributes): void;
  onClose?(name: string): void;
  onText?(text: string): void;
  /** Asked after each piece; true ends the reading. */
  isEnough?(): boolean;
}

const OPEN_ANGLE = 60;
/** Bytes without a tag: no cell is that long, and the parser would keep them all. */
const MOST_TEXT_BYTES = 16 * 1024 ** 2;

/** Reads one XML part from front to back; `onShare` hears how much of it is behind. Error: `invalid/import-file-damaged`. */
export async function parsePart(
  parts: ZipParts,
  name: string,
  reader: PartReader,
  onShare: (share: number) => void = () => undefined,
): Promise<void> {
  const parser = new SaxesParser({ position: false });
  parser.on('opentag', (tag) => reader.onOpen(local(tag.name), (tag as SaxesTagPlain).attributes));
  if (reader.onClose) {
    const onClose = reader.onClose.bind(reader);
    parser.on('closetag', (tag) => onClose(local(tag.name)));
  }
  if (reader.onText) {
    const onText = reader.onText.bind(reader);
    parser.on('text', onText);
    parser.on('cdata', onText);
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const size = parts.size(name);
  let read = 0;
  let tagless = 0;
  try {
    for await (const chunk of await parts.stream(name)) {
      read += chunk.length;
      tagless = chunk.includes(OPEN_ANGLE) ? 0 : tagless + chunk.length;
      if (tagless > MOST_TEXT_BYTES) throw new AppError('invalid', 'import-file-bomb', { part: name });
      parser.write(decoder.decode(chunk, { stream: true }));
      onShare(size === 0 ? 1 : read / size);
      if (reader.isEnough?.()) return;
    }
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    asDamaged(error, name);
  }
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** An attribute by its name without prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  if (Object.hasOwn(attributes, name)) return attributes[name];
  const key = Object.keys(attributes).find((each) => local(each) === name);
  return key === undefined ? undefined : attributes[key];
}
