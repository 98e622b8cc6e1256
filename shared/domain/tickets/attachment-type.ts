/** What a file begins with: at `at`, these bytes. */
interface Signature {
  readonly at: number;
  readonly bytes: readonly number[];
}

interface FileType {
  readonly extensions: readonly string[];
  readonly mediaType: string;
  /** One of these; none: plain text, which has no zero bytes. */
  readonly signatures?: readonly (readonly Signature[])[];
}

const ascii = (text: string, at = 0): Signature => ({ at, bytes: [...text].map((each) => each.charCodeAt(0)) });
const bytes = (...list: number[]): Signature => ({ at: 0, bytes: list });
const ZIP = [[bytes(0x50, 0x4b, 3, 4)]];
const OLE = [[bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)]];
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Images, PDF, text, office documents without macros, and recordings. Nothing that a browser or a system would run. */
const TYPES: readonly FileType[] = [
  { extensions: ['jpg', 'jpeg'], mediaType: 'image/jpeg', signatures: [[bytes(0xff, 0xd8, 0xff)]] },
  { extensions: ['png'], mediaType: 'image/png', signatures: [[bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a)]] },
  { extensions: ['gif'], mediaType: 'image/gif', signatures: [[ascii('GIF87a')], [ascii('GIF89a')]] },
  { extensions: ['webp'], mediaType: 'image/webp', signatures: [[ascii('RIFF'), ascii('WEBP', 8)]] },
  { extensions: ['bmp'], mediaType: 'image/bmp', signatures: [[ascii('BM')]] },
  { extensions: ['pdf'], mediaType: 'application/pdf', signatures: [[ascii('%PDF-')]] },
  { extensions: ['txt', 'csv', 'log'], mediaType: 'text/plain' },
  { extensions: ['docx'], mediaType: `${OFFICE}.wordprocessingml.document`, signatures: ZIP },
  { extensions: ['xlsx'], mediaType: `${OFFICE}.spreadsheetml.sheet`, signatures: ZIP },
  { extensions: ['pptx'], mediaType: `${OFFICE}.presentationml.presentation`, signatures: ZIP },
  { extensions: ['doc'], mediaType: 'application/msword', signatures: OLE },
  { extensions: ['xls'], mediaType: 'application/vnd.ms-excel', signatures: OLE },
  { extensions: ['ppt'], mediaType: 'application/vnd.ms-powerpoint', signatures: OLE },
  {
    extensions: ['mp3'],
    mediaType: 'audio/mpeg',
    signatures: [[ascii('ID3')], [bytes(0xff, 0xfb)], [bytes(0xff, 0xf3)], [bytes(0xff, 0xf2)]],
  },
  { extensions: ['wav'], mediaType: 'audio/wav', signatures: [[ascii('RIFF'), ascii('WAVE', 8)]] },
  { extensions: ['m4a'], mediaType: 'audio/mp4', signatures: [[ascii('ftyp', 4)]] },
  { extensions: ['ogg', 'opus'], mediaType: 'audio/ogg', signatures: [[ascii('OggS')]] },
  { extensions: ['amr'], mediaType: 'audio/amr', signatures: [[ascii('#!AMR')]] },
];

/** For a file chooser: `.jpg,.jpeg,…`. */
export const ATTACHMENT_EXTENSIONS = TYPES.flatMap(({ extensions }) => extensions.map((each) => `.${each}`)).join(',');
/** So many first bytes say what a file is. */
export const SIGNATURE_BYTES = 4096;
const MOST_NAME = 120;

/**
 * The name as it is kept: without signs that a file system or the eye stumbles over (turning ones make `gpj.exe` look
 * like a picture), at most 120 characters with its extension whole. null: it is a path or nothing is left.
 */
export function cleanFileName(name: string): string | null {
  // A separator in a name is an attempt to get elsewhere; browsers give none.
  if (/[/\\]/.test(name)) return null;
  const clean = name
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go.
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  if (clean === '') return null;
  const extension = /\.[^.]{1,10}$/.exec(clean)?.[0] ?? '';
  return clean.length <= MOST_NAME ? clean : clean.slice(0, MOST_NAME - extension.length) + extension;
}

/** The media type that a name's extension stands for; null: no such file is taken. */
export function attachmentType(fileName: string): string | null {
  return typeOf(fileName)?.mediaType ?? null;
}

/** Whether a file's first bytes are what its extension says. */
export function isContentOf(fileName: string, head: Uint8Array): boolean {
  const type = typeOf(fileName);
  if (type === undefined) return false;
  if (type.signatures === undefined) return isText(head);
  return type.signatures.some((all) =>
    all.every(({ at, bytes: wanted }) => wanted.every((byte, offset) => head[at + offset] === byte)),
  );
}

/** UTF-16 with its mark has zero bytes; other text has none, and does not begin like a program or a web page. */
function isText(head: Uint8Array): boolean {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  return !head.includes(0) && !(first === 0x4d && second === 0x5a && head[2] === 0x90);
}

function typeOf(fileName: string): FileType | undefined {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return TYPES.find(({ extensions }) => extensions.includes(extension));
}
