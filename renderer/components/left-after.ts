/** What stays in a field once the text that was sent from it is stored: whatever was typed meanwhile, behind it or instead. */
export function leftAfter(sent: string, now: string): string {
  return now.startsWith(sent) ? now.slice(sent.length).trimStart() : now;
}
