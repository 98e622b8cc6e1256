import { describe, expect, it } from 'vitest';
import { isTypedOver, withSaved, withStored, workingCopyOf } from './working-copy.ts';

const OLD = { name: 'old' };
const TYPED = { name: 'typed' };
const FURTHER = { name: 'typed further' };

describe('a working copy', () => {
  it('follows what the server stores while nothing was typed over it', () => {
    expect(withStored(workingCopyOf(OLD), TYPED).copy).toBe(TYPED);
  });

  it('keeps what is typed whatever the server tells', () => {
    const work = withStored({ ...workingCopyOf(OLD), copy: TYPED }, { name: 'of another window' });
    expect(work.copy).toBe(TYPED);
    expect(isTypedOver(work)).toBe(true);
  });

  it('shows what was saved, not what was there before, until the server tells it', () => {
    const saved = withSaved({ ...workingCopyOf(OLD), copy: TYPED }, TYPED);
    expect(saved.copy).toBe(TYPED);
    expect(isTypedOver(saved)).toBe(false);
    const told = { ...TYPED };
    expect(withStored(saved, told)).toEqual(workingCopyOf(told));
  });

  it('keeps what was typed while it was being saved, as not saved yet', () => {
    const work = withStored(withSaved({ ...workingCopyOf(OLD), copy: FURTHER }, TYPED), { ...TYPED });
    expect(work.copy).toBe(FURTHER);
    expect(isTypedOver(work)).toBe(true);
  });
});
