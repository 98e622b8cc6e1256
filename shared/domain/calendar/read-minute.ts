/** `17:00`, `1700`, `9.30`, `9` as minutes since midnight (1440: the midnight that ends the day); null for anything else. */
export function readMinute(text: string): number | null {
  const match = /^(\d{1,2})(?:[:：.]?(\d{2}))?$/.exec(text.trim());
  if (!match) return null;
  const rest = Number(match[2] ?? 0);
  const minute = Number(match[1]) * 60 + rest;
  return rest < 60 && minute <= 1440 ? minute : null;
}
