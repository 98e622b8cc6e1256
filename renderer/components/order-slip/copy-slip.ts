import type { TFunction } from 'i18next';
import { type SlipContent, slipText } from './slip-content.ts';

/** Puts the slip's text where it is pasted from; false: the system does not let us. */
export async function copySlip(t: TFunction, content: SlipContent): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(slipText(t, content));
    return true;
  } catch {
    return false;
  }
}
