import { InvalidArgumentError } from 'commander';

/** An option's value from 1 on. Throws commander's InvalidArgumentError. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError(text);
  return value;
}
