import { isIP } from 'node:net';

/**
 * From which machine a request comes that the guard let in, or null when nobody says so. What asks the port itself is on this
 * machine. Behind the proxy the last entry of X-Forwarded-For is the one that the proxy wrote; what stands before it could
 * have been invented by whoever asks.
 */
export function askerAddress(headers: Headers, publicUrl: string | null): string | null {
  const isProxied = publicUrl !== null && headers.get('host') === new URL(publicUrl).host;
  if (!isProxied) return '127.0.0.1';
  const last = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return isIP(last) === 0 ? null : last;
}
